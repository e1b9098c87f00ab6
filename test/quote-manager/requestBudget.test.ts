import { describe, expect, it } from 'vitest';
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
  const store = { stamps };
  const save = async (next: number[]) => {
    store.stamps = next;
  };
  return { store, load: async () => store.stamps, save };
}

describe('createRequestBudget', () => {
  it('lets a minute of requests go and holds back the next until the first leaves the window', async () => {
    const time = createFakeTime();
    const { load, save } = createStore();
    const told: number[] = [];
    const budget = createRequestBudget({ perMinute: 3, ...time, load, save, onWait: (ms) => told.push(ms) });
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
    const { load, save } = createStore();
    const budget = createRequestBudget({ perMinute: 5, ...time, load, save });
    const sentAt: number[] = [];
    await Promise.all(Array.from({ length: 23 }, () => budget.take().then(() => sentAt.push(time.clock()))));
    for (const at of sentAt) {
      expect(sentAt.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(5);
    }
  });

  it('knows the requests of a worker that was stopped', async () => {
    const time = createFakeTime();
    const { store, load, save } = createStore();
    await createRequestBudget({ perMinute: 1, ...time, load, save }).take();
    expect(store.stamps.length).toBe(1);
    await createRequestBudget({ perMinute: 1, ...time, load, save }).take();
    expect(time.waits).toEqual([61_000]);
  });

  it('serves first come, first served', async () => {
    const time = createFakeTime();
    const { load, save } = createStore();
    const budget = createRequestBudget({ perMinute: 1, ...time, load, save });
    const served: number[] = [];
    await Promise.all([1, 2, 3].map((name) => budget.take().then(() => served.push(name))));
    expect(served).toEqual([1, 2, 3]);
  });

  it('lets the next one go when one gives up waiting', async () => {
    const time = createFakeTime();
    const { load, save } = createStore();
    const budget = createRequestBudget({ perMinute: 1, ...time, load, save });
    await budget.take();
    const gone = budget.take(AbortSignal.abort(new Error('tab closed')));
    const next = budget.take();
    await expect(gone).rejects.toThrow('tab closed');
    await expect(next).resolves.toBeUndefined();
  });

  it('is not blocked for longer than a window by stamps from the future', async () => {
    const time = createFakeTime();
    const { load, save } = createStore([time.clock() + 86_400_000]);
    await createRequestBudget({ perMinute: 1, ...time, load, save }).take();
    expect(time.waits).toEqual([61_000]);
  });

  it('tells who asks when the stamps cannot be stored', async () => {
    const time = createFakeTime();
    const save = () => Promise.reject(new Error('disk full'));
    const budget = createRequestBudget({ perMinute: 1, ...time, load: async () => [], save });
    await expect(budget.take()).rejects.toThrow('disk full');
  });
});
