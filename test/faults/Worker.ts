import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { enqueue } from '../../utils/queue/enqueue';
import { nextRunAt } from '../../utils/queue/nextRunAt';
import type { Sandbox } from '../sandbox/startSandbox';
import { createEngine, type Engine, type EngineParts } from '../support/createEngine';
import type { Cut } from './cut';
import { type CommitCount, cutDatabase } from './cutDatabase';
import { type BeforeRequest, FaultyNetwork } from './FaultyNetwork';
import { Life } from './Life';

export interface WorkerOptions extends Pick<EngineParts, 'indexedDB' | 'console' | 'wrapSession' | 'withdrawnOrigins'> {
  settings: Record<string, unknown>;
  cut: Cut | null;
  /** What the disk throws at the nth commit. */
  refuse?: (nth: number) => Error | null;
  beforeRequest?: BeforeRequest;
}

/** One life of the background in a profile: the real engine, whose database and network end where the cut says. */
export class Worker {
  readonly engine: Engine;
  readonly network: FaultyNetwork;
  private readonly life: Life;
  private readonly count: CommitCount;

  private constructor(parts: { engine: Engine; network: FaultyNetwork; life: Life; count: CommitCount }) {
    this.engine = parts.engine;
    this.network = parts.network;
    this.life = parts.life;
    this.count = parts.count;
  }

  static async start(sandbox: Sandbox, options: WorkerOptions): Promise<Worker> {
    const { settings, cut, refuse, beforeRequest, ...parts } = options;
    const life = new Life();
    const network = new FaultyNetwork({ life, cut, beforeRequest });
    const engine = await createEngine(sandbox, settings, { ...parts, fetch: network.fetch });
    const count = cutDatabase(engine.database, { life, cut, refuse });
    return new Worker({ engine, network, life, count });
  }

  get commits(): number {
    return this.count.commits;
  }

  /** Resolves with true once the click is stored, as the page is told; false when the worker died before. */
  async click(ref: DocumentRef): Promise<boolean> {
    const { database, tenant } = this.engine;
    const stored = enqueue(database, { tenant, ref, now: Date.now(), clearProblem: true }).then(
      () => 'stored' as const,
    );
    return (await Promise.race([stored, this.life.over])) === 'stored';
  }

  /** Works off what is due, until nothing is left or the worker dies; throws what the engine throws. */
  async run(): Promise<'idle' | 'dead'> {
    const running = this.engine.run().then(() => 'idle' as const);
    // What a dead worker's code still runs into concerns nobody.
    running.catch(() => undefined);
    const end = await Promise.race([running, this.life.over]);
    await this.network.quiet();
    return end;
  }

  /** When this profile has to look again; null = nothing to do. */
  nextRunAt(): Promise<number | null> {
    return nextRunAt(this.engine.database, this.engine.tenant);
  }

  /** Ends it between two requests, if it still lives. */
  stop(): void {
    void this.life.end();
    this.engine.database.close({ disableAutoOpen: true });
  }
}
