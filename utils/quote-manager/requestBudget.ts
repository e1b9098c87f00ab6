import { type BudgetUse, bookRequest, type Purpose, spentInDay, trimUse, WINDOW_MS, waitForDay } from './budgetUse';

/** Of each minute this much is kept for people: who clicks while the catalogue is read goes on at once. */
const SHARE_OF_BACKGROUND = 1 / 3;
/** Of each day this much is kept for people. */
const DAY_SHARE_OF_BACKGROUND = 0.9;
/** When to ask again while people wait for the next minute. */
const BEHIND_PEOPLE_MS = 5_000;

export interface RequestBudgetOptions {
  /** Requests allowed in a minute; Quote Manager: 60 for everything together. */
  perMinute: number;
  /** Requests allowed in a day; Quote Manager: 10,000. */
  perDay: number;
  /** Now, in milliseconds since 1970. */
  clock: () => number;
  /** What was sent before, also by a worker that was stopped since. */
  load: () => Promise<BudgetUse>;
  save: (use: BudgetUse) => Promise<void>;
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Told before each pause, so that progress can name it. */
  onWait?: (ms: number) => void;
}

/** Whether one request may be sent now; else when to ask again. */
export type Grant = { granted: true } | { granted: false; retryAfterMs: number };

export interface RequestBudget {
  /**
   * Resolves when one request may be sent, first come first served, or when the day's allowance is spent; rejects when `signal`
   * ends the wait or the use cannot be stored.
   */
  take(signal?: AbortSignal): Promise<Grant>;
}

export interface SharedBudget extends RequestBudget {
  /**
   * The same allowance for work that nobody waits for: it never waits either but is told to come back, stays behind people, and
   * spends at most `perDay` requests in a day for its purpose.
   */
  behind(work: { purpose: Exclude<Purpose, 'user'>; perDay: number }): RequestBudget;
  /** Requests of the last day: all, and those of one purpose. */
  spent(purpose: Purpose): Promise<{ all: number; own: number }>;
}

/** A sliding window over all requests to one system; share one instance among all callers. */
export function createRequestBudget(options: RequestBudgetOptions): SharedBudget {
  return new Budget(options);
}

class Budget implements SharedBudget {
  private readonly options: RequestBudgetOptions;
  private use: BudgetUse | null = null;
  private lastTurn: Promise<void> = Promise.resolve();
  private waitingPeople = 0;

  constructor(options: RequestBudgetOptions) {
    this.options = options;
  }

  async take(signal?: AbortSignal): Promise<Grant> {
    this.waitingPeople += 1;
    try {
      return await this.inTurn(() => this.claimSlot(signal));
    } finally {
      this.waitingPeople -= 1;
    }
  }

  behind({ purpose, perDay }: { purpose: Exclude<Purpose, 'user'>; perDay: number }): RequestBudget {
    return {
      take: async () => {
        if (this.waitingPeople > 0) return { granted: false, retryAfterMs: BEHIND_PEOPLE_MS };
        return await this.inTurn(() => this.claimSpare(purpose, perDay));
      },
    };
  }

  async spent(purpose: Purpose): Promise<{ all: number; own: number }> {
    const use = await this.presentUse();
    return { all: spentInDay(use), own: spentInDay(use, purpose) };
  }

  /** Who comes next waits for the end of this turn, not for its success; a failure is the caller's alone. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.lastTurn.then(work);
    this.lastTurn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  private async claimSlot(signal?: AbortSignal): Promise<Grant> {
    signal?.throwIfAborted();
    const { perMinute, perDay, clock, wait, onWait } = this.options;
    for (;;) {
      const use = await this.presentUse();
      if (spentInDay(use) >= perDay) return { granted: false, retryAfterMs: waitForDay(use, clock()) };
      const oldest = use.stamps.at(-perMinute);
      if (oldest === undefined) return this.record('user');
      const ms = oldest + WINDOW_MS - clock();
      onWait?.(ms);
      await wait(ms, signal);
    }
  }

  private async claimSpare(purpose: Purpose, ownPerDay: number): Promise<Grant> {
    const { perMinute, perDay, clock } = this.options;
    const use = await this.presentUse();
    const isDaySpent = spentInDay(use) >= perDay * DAY_SHARE_OF_BACKGROUND || spentInDay(use, purpose) >= ownPerDay;
    if (isDaySpent) return { granted: false, retryAfterMs: waitForDay(use, clock()) };
    const oldest = use.stamps.at(-Math.max(1, Math.floor(perMinute * SHARE_OF_BACKGROUND)));
    if (oldest === undefined) return this.record(purpose);
    return { granted: false, retryAfterMs: oldest + WINDOW_MS - clock() };
  }

  private async presentUse(): Promise<BudgetUse> {
    this.use = trimUse(this.use ?? (await this.options.load()), this.options.clock());
    return this.use;
  }

  /** Stored before the request leaves: a worker that is stopped right after must still know of it. */
  private async record(purpose: Purpose): Promise<Grant> {
    this.use = bookRequest(await this.presentUse(), purpose, this.options.clock());
    await this.options.save(this.use);
    return { granted: true };
  }
}
