import { describe, expect, it, vi } from 'vitest';
import type { BudgetUse } from '../../utils/quote-manager/budgetUse';
import { createRequestBudget } from '../../utils/quote-manager/requestBudget';

function createFakeTime(start = 1_000_000) {
  let now = start;
  const waits: number[] = [];
  return {
    clock: () => now,
    advance: (ms: number) => {
      now += ms;
    },
    waits,
    wait: async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      now += ms;
    },
  };
}

function createStore(stamps: number[] = []) {
  const store: { use: BudgetUse } = { use: { stamps, hours: [] } };
  const save = async (next: BudgetUse) => {
    store.use = next;
  };
  return { store, load: async () => store.use, save, perDay: 10_000 };
}

const HOUR_MS = 60 * 60_000;

describe('createRequestBudget', () => {
  it('lets a minute of requests go and holds back the next until the first leaves the window', async () => {
    const time = createFakeTime();
    const { load, save, perDay } = createStore();
    const told: number[] = [];
    const budget = createRequestBudget({ perMinute: 3, ...time, load, save, perDay, onWait: (ms) => told.push(ms) });
    for (let index = 0; index < 3; index += 1) {
      await budget.take();
      time.advance(1_000);
    }
    expect(time.waits).toEqual([]);
    await budget.take();
    expect(time.waits).toEqual([58_000]);
    expect(told).toEqual([58_000]);
    await budget.take();
    expect(time.waits).toEqual([58_000, 1_000]);
  });

  it('never lets more go in any window than allowed, however many ask at once', async () => {
    const time = createFakeTime();
    const { load, save, perDay } = createStore();
    const budget = createRequestBudget({ perMinute: 5, ...time, load, save, perDay });
    const sentAt: number[] = [];
    await Promise.all(Array.from({ length: 23 }, () => budget.take().then(() => sentAt.push(time.clock()))));
    for (const at of sentAt) {
      expect(sentAt.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(5);
    }
  });

  it('knows the requests of a worker that was stopped', async () => {
    const time = createFakeTime();
    const { store, load, save, perDay } = createStore();
    await createRequestBudget({ perMinute: 1, ...time, load, save, perDay }).take();
    expect(store.use.stamps.length).toBe(1);
    await createRequestBudget({ perMinute: 1, ...time, load, save, perDay }).take();
    expect(time.waits).toEqual([61_000]);
  });

  it('serves first come, first served', async () => {
    const time = createFakeTime();
    const { load, save, perDay } = createStore();
    const budget = createRequestBudget({ perMinute: 1, ...time, load, save, perDay });
    const served: number[] = [];
    await Promise.all([1, 2, 3].map((name) => budget.take().then(() => served.push(name))));
    expect(served).toEqual([1, 2, 3]);
  });

  it('lets the next one go when one gives up waiting', async () => {
    const time = createFakeTime();
    const { load, save, perDay } = createStore();
    const budget = createRequestBudget({ perMinute: 1, ...time, load, save, perDay });
    await budget.take();
    const gone = budget.take(AbortSignal.abort(new Error('tab closed')));
    const next = budget.take();
    await expect(gone).rejects.toThrow('tab closed');
    await expect(next).resolves.toEqual({ granted: true });
  });

  it('is not blocked for longer than a window by stamps from the future', async () => {
    const time = createFakeTime();
    const { load, save, perDay } = createStore([time.clock() + 86_400_000]);
    await createRequestBudget({ perMinute: 1, ...time, load, save, perDay }).take();
    expect(time.waits).toEqual([61_000]);
  });

  it('tells who asks when the stamps cannot be stored', async () => {
    const time = createFakeTime();
    const save = () => Promise.reject(new Error('disk full'));
    const budget = createRequestBudget({ perMinute: 1, ...time, load: createStore().load, save, perDay: 10 });
    await expect(budget.take()).rejects.toThrow('disk full');
  });
});

describe('the allowance of the day', () => {
  it('is spent for everybody, and says when it comes back', async () => {
    const time = createFakeTime(10 * HOUR_MS);
    const { load, save } = createStore();
    const budget = createRequestBudget({ perMinute: 100, perDay: 3, ...time, load, save });
    for (let index = 0; index < 3; index += 1) expect(await budget.take()).toEqual({ granted: true });
    expect(await budget.take()).toEqual({ granted: false, retryAfterMs: 25 * HOUR_MS });
    time.advance(25 * HOUR_MS);
    expect(await budget.take()).toEqual({ granted: true });
  });

  it('is known to a worker that starts', async () => {
    const time = createFakeTime();
    const { load, save } = createStore();
    await createRequestBudget({ perMinute: 100, perDay: 1, ...time, load, save }).take();
    time.advance(2 * HOUR_MS);
    const next = createRequestBudget({ perMinute: 100, perDay: 1, ...time, load, save });
    expect(await next.take()).toMatchObject({ granted: false });
    expect(await next.spent('user')).toEqual({ all: 1, own: 1 });
  });
});

describe('work that nobody waits for', () => {
  it('leaves two thirds of the minute to people and is told when to come back', async () => {
    const time = createFakeTime();
    const { load, save, perDay } = createStore();
    const budget = createRequestBudget({ perMinute: 60, ...time, load, save, perDay });
    const catalogue = budget.behind({ purpose: 'catalogue', perDay });
    for (let index = 0; index < 20; index += 1) expect(await catalogue.take()).toEqual({ granted: true });
    expect(await catalogue.take()).toEqual({ granted: false, retryAfterMs: 61_000 });
    for (let index = 0; index < 40; index += 1) await budget.take();
    expect(time.waits).toEqual([]);
  });

  it('stays behind people who wait for the next minute', async () => {
    const time = createFakeTime();
    const { load, save, perDay } = createStore();
    let release: (() => void) | null = null;
    const wait = () =>
      new Promise<void>((resolve) => {
        release = () => {
          time.advance(61_000);
          resolve();
        };
      });
    const budget = createRequestBudget({ perMinute: 1, clock: time.clock, wait, load, save, perDay });
    await budget.take();
    const person = budget.take();
    expect(await budget.behind({ purpose: 'automatic', perDay }).take()).toEqual({
      granted: false,
      retryAfterMs: 5_000,
    });
    await vi.waitFor(() => expect(release).not.toBeNull());
    (release as (() => void) | null)?.();
    expect(await person).toEqual({ granted: true });
  });

  it('spends no more than its own share of the day', async () => {
    const time = createFakeTime(10 * HOUR_MS);
    const { load, save, perDay } = createStore();
    const budget = createRequestBudget({ perMinute: 60, ...time, load, save, perDay });
    const automatic = budget.behind({ purpose: 'automatic', perDay: 2 });
    await automatic.take();
    await automatic.take();
    expect(await automatic.take()).toEqual({ granted: false, retryAfterMs: 25 * HOUR_MS });
    expect(await budget.behind({ purpose: 'catalogue', perDay }).take()).toEqual({ granted: true });
    expect(await budget.take()).toEqual({ granted: true });
    expect(await budget.spent('automatic')).toEqual({ all: 4, own: 2 });
  });

  it('leaves the last tenth of the day to people', async () => {
    const time = createFakeTime();
    const { load, save } = createStore();
    const budget = createRequestBudget({ perMinute: 60, perDay: 10, ...time, load, save });
    const catalogue = budget.behind({ purpose: 'catalogue', perDay: 10 });
    for (let index = 0; index < 9; index += 1) await catalogue.take();
    expect(await catalogue.take()).toMatchObject({ granted: false });
    expect(await budget.take()).toEqual({ granted: true });
  });
});
