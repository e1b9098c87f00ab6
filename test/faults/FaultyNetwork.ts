import { resolveRoute } from '../sandbox/autotask/resolveRoute';
import type { LoggedRequest } from '../sandbox/types';
import { type Cut, never } from './cut';
import type { Life } from './Life';

const AUTOTASK = '/ATServicesRest/V1.0/';
const REFUSALS: ReadonlySet<number> = new Set([401, 403]);

type RemoteSide = LoggedRequest['side'];

/** What happens in the world just before a worker's nth request leaves. */
export type BeforeRequest = (nth: number, network: FaultyNetwork) => void;

/** The network of one worker: counts its requests, bounds nothing, and ends with it. */
export class FaultyNetwork {
  requests = 0;
  /** Which of them changed something in Autotask. */
  readonly writes: number[] = [];
  /** Most requests of this worker at the same time, by Autotask's endpoint. */
  readonly peaks = new Map<string, number>();
  /** Requests that had left when the worker died; each reaches the other side when it is called. */
  readonly late: (() => Promise<unknown>)[] = [];
  /** Requests under way to a system when its first refusal of the credentials came back, that one included. */
  readonly refusedAmong = new Map<RemoteSide, number>();
  /** While true nothing gets through. */
  isOffline = false;
  private readonly running = new Map<string, number>();
  private readonly pending = new Map<Promise<unknown>, RemoteSide>();
  private readonly life: Life;
  private readonly cut: Cut | null;
  private readonly before: BeforeRequest;

  constructor({ life, cut, beforeRequest }: { life: Life; cut: Cut | null; beforeRequest?: BeforeRequest }) {
    this.life = life;
    this.cut = cut;
    this.before = beforeRequest ?? (() => undefined);
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    if (this.life.isOver) return never;
    this.requests += 1;
    const nth = this.requests;
    if (isWrite(input, init)) this.writes.push(nth);
    this.before(nth, this);
    if (this.isCut('before-send', nth)) return this.life.end();
    if (this.isOffline) throw new TypeError('fetch failed');
    if (this.isCut('under-way', nth)) {
      const request = new Request(input, { ...init, signal: null });
      this.late.push(() => globalThis.fetch(request));
      return this.life.end();
    }
    const response = await this.deliver(input, init);
    if (this.isCut('after-answer', nth)) return this.life.end();
    return this.life.isOver ? never : response;
  };

  /** Resolves when the other side is done with everything that was sent; a dead worker's requests still arrive there. */
  async quiet(): Promise<void> {
    await Promise.allSettled(this.pending.keys());
  }

  private isCut(moment: Cut['moment'], nth: number): boolean {
    return this.cut?.moment === moment && this.cut.nth === nth;
  }

  private async deliver(input: RequestInfo | URL, init: RequestInit | undefined): Promise<Response> {
    const endpoint = endpointOf(input);
    this.count(endpoint, 1);
    const sending = globalThis.fetch(input, init);
    this.pending.set(sending, sideOf(input));
    try {
      const response = await sending;
      if (REFUSALS.has(response.status)) this.noteRefusal(sideOf(input));
      return response;
    } catch (error) {
      return this.life.isOver ? never : await Promise.reject(error);
    } finally {
      this.count(endpoint, -1);
      this.pending.delete(sending);
    }
  }

  private noteRefusal(side: RemoteSide): void {
    const underWay = [...this.pending.values()].filter((other) => other === side).length;
    if (!this.refusedAmong.has(side)) this.refusedAmong.set(side, underWay);
  }

  private count(endpoint: string, change: number): void {
    const now = (this.running.get(endpoint) ?? 0) + change;
    this.running.set(endpoint, now);
    this.peaks.set(endpoint, Math.max(now, this.peaks.get(endpoint) ?? 0));
  }
}

function isWrite(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  const { method, url } = new Request(input, { ...init, signal: null });
  return method !== 'GET' && !/\/query(\/count)?$/.test(new URL(url).pathname);
}

function sideOf(input: RequestInfo | URL): RemoteSide {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  return pathname.startsWith(AUTOTASK) ? 'autotask' : 'quoteManager';
}

/** Autotask counts by entity; the zone is asked outside of its limits, Quote Manager limits by the minute only. */
function endpointOf(input: RequestInfo | URL): string {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  if (!pathname.startsWith(AUTOTASK)) return 'elsewhere';
  return resolveRoute(pathname.slice(AUTOTASK.length))?.entity.name ?? 'elsewhere';
}
