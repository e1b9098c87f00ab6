import { inspect } from 'node:util';
import { IDBFactory } from 'fake-indexeddb';
import type { DocumentState } from '../../utils/domain/documentState';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { retry } from '../../utils/queue/retry';
import type { Sandbox } from '../sandbox/startSandbox';
import type { Engine, EngineParts } from '../support/createEngine';
import type { Cut } from './cut';
import { quietSandbox } from './startOver';
import { moveClock } from './virtualClock';
import { Worker, type WorkerOptions } from './Worker';

/** Lives of the background after which work that is still not done counts as going round in circles. */
const MOST_LIVES = 40;
const SOONEST_MS = 2_000;
/** How long a browser takes to start a background again. */
const RESTART_MS = 1_000;

export interface ProfileOptions extends Pick<EngineParts, 'wrapSession' | 'withdrawnOrigins'> {
  settings?: Record<string, unknown>;
  /** `items.order: exact`. */
  isInLineOrder?: boolean;
  /** A storage that was used before. */
  indexedDB?: IDBFactory;
}

/** What befalls one life of the background. */
export type LifeOptions = Pick<WorkerOptions, 'refuse' | 'beforeRequest'> & { cut?: Cut | null };

/** One browser of one user: its storage outlives every background, its clicks are remembered by the test. */
export class Profile {
  readonly sandbox: Sandbox;
  /** Whether its settings ask for a quote's items in line order. */
  readonly isInLineOrder: boolean;
  /** Clicks that were confirmed. */
  readonly acknowledged = new Set<DocumentRef>();
  /** Everything that was logged. */
  readonly logged: string[] = [];
  /** Most requests at once that any worker had, by endpoint. */
  readonly peaks = new Map<string, number>();
  deaths = 0;
  lives = 0;
  requests = 0;
  longestWaitMs = 0;
  /** Work was left after more lives than any fault explains. */
  isRestless = false;
  private indexedDB: IDBFactory;
  private readonly options: ProfileOptions;
  private late: (() => Promise<unknown>)[] = [];

  constructor(sandbox: Sandbox, options: ProfileOptions = {}) {
    this.sandbox = sandbox;
    this.options = options;
    this.isInLineOrder = options.isInLineOrder ?? false;
    this.indexedDB = options.indexedDB ?? new IDBFactory();
  }

  /** Starts the background on what the profile holds. */
  async start(life: LifeOptions = {}): Promise<Worker> {
    const { settings = {}, wrapSession, withdrawnOrigins } = this.options;
    this.lives += 1;
    const write = (...values: unknown[]) => void this.logged.push(inspect(values, { depth: 6 }));
    return await Worker.start(this.sandbox, {
      settings: this.isInLineOrder ? { ...settings, items: { order: 'exact' } } : settings,
      wrapSession,
      withdrawnOrigins,
      indexedDB: this.indexedDB,
      console: { info: write, warn: write, error: write },
      ...life,
      cut: life.cut ?? null,
    });
  }

  /** A click in a background without faults. */
  async click(ref: DocumentRef): Promise<void> {
    const worker = await this.start();
    if (await worker.click(ref)) this.acknowledged.add(ref);
    worker.stop();
  }

  /** A click, and everything that follows from it. */
  async sync(ref: DocumentRef): Promise<DocumentState> {
    await this.click(ref);
    await this.settle();
    return await this.stateOf(ref);
  }

  /** *Retry* of a notification, and everything that follows from it. */
  async retry(ref: DocumentRef): Promise<DocumentState> {
    await this.inspect(({ database, tenant }) => retry(database, { tenant, ref, now: Date.now() }));
    await this.settle();
    return await this.stateOf(ref);
  }

  /** What the pages of this browser show. */
  async stateOf(ref: DocumentRef): Promise<DocumentState> {
    const [state = 'unlinked'] = await this.statesOf([ref]);
    return state;
  }

  async statesOf(refs: DocumentRef[]): Promise<DocumentState[]> {
    const statuses = await this.inspect((engine) => Promise.all(refs.map((ref) => engine.status(ref))));
    return statuses.map(({ state }) => state);
  }

  /** The browser threw its storage away, as when a person clears it; the user still knows what was clicked. */
  loseStorage(): void {
    this.indexedDB = new IDBFactory();
  }

  /**
   * Works until nothing is due any more: the first backgrounds die at the cuts, the next one goes on; waits are skipped by
   * moving the clock. Requests of a dead one that were under way arrive during its successor's life.
   */
  async settle(cuts: Cut[] = []): Promise<void> {
    const deaths = [...cuts];
    for (let life = 0; life < MOST_LIVES + cuts.length; life += 1) {
      const worker = await this.start({ cut: deaths.shift() });
      const next = await this.live(worker);
      if (next === null) return;
      const wait = Math.max(0, next - Date.now());
      this.longestWaitMs = Math.max(this.longestWaitMs, wait);
      // Time that stands still between two lives would let those wait that are due a moment after another.
      moveClock(Math.max(wait, SOONEST_MS));
    }
    this.isRestless = true;
  }

  /** One life to its end; when to look again, null when there is nothing left to do. */
  async live(worker: Worker): Promise<number | null> {
    const end = await worker.run().catch((error: unknown) => {
      // The background logs it and looks again at its next wake-up.
      this.logged.push(inspect(error));
      return 'thrown' as const;
    });
    await quietSandbox(this.sandbox);
    await this.deliverLate();
    this.late = worker.network.late;
    this.note(worker);
    const next = end === 'idle' ? await worker.nextRunAt() : Date.now() + RESTART_MS;
    if (end !== 'idle') this.deaths += 1;
    worker.stop();
    if (next === null) await this.deliverLate();
    return next;
  }

  /** Does something with the profile's storage, without a background at work. */
  async inspect<T>(look: (engine: Engine) => Promise<T>): Promise<T> {
    const worker = await this.start();
    this.lives -= 1;
    const found = await look(worker.engine);
    worker.stop();
    return found;
  }

  private async deliverLate(): Promise<void> {
    await Promise.allSettled(this.late.map((send) => send()));
    this.late = [];
  }

  private note(worker: Worker): void {
    this.requests += worker.network.requests;
    for (const [endpoint, peak] of worker.network.peaks)
      this.peaks.set(endpoint, Math.max(peak, this.peaks.get(endpoint) ?? 0));
  }
}
