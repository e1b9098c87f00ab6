import { describe, expect, it } from 'vitest';
import { createLanes } from '../../utils/autotask/lanes';

/** Tasks that end when told to. */
function createTasks() {
  const started: number[] = [];
  const endings = new Map<number, () => void>();
  const task = (name: number) => () => {
    started.push(name);
    return new Promise<number>((resolve) => endings.set(name, () => resolve(name)));
  };
  return { started, task, end: (name: number) => endings.get(name)?.() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('createLanes', () => {
  it('runs three at once per endpoint, first come, first served', async () => {
    const lanes = createLanes({ perEndpoint: 3 });
    const { started, task, end } = createTasks();
    const runs = [1, 2, 3, 4, 5].map((name) => lanes.run('Quotes', task(name)));
    const other = lanes.run('Products', task(6));
    await settle();
    expect(started).toEqual([1, 2, 3, 6]);
    end(2);
    await settle();
    expect(started).toEqual([1, 2, 3, 6, 4]);
    for (const name of [1, 3, 4, 6]) end(name);
    await settle();
    end(5);
    expect(await Promise.all([...runs, other])).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('frees the lane of a task that fails, and hands the failure on', async () => {
    const lanes = createLanes({ perEndpoint: 1 });
    await expect(lanes.run('Quotes', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await lanes.run('Quotes', async () => 'next')).toBe('next');
  });

  it('keeps at least one lane and gets them back after 20 successes each', async () => {
    const lanes = createLanes({ perEndpoint: 3 });
    for (let index = 0; index < 5; index += 1) lanes.narrow('Quotes');
    expect(await countAtOnce(lanes, 19)).toBe(1);
    expect(await countAtOnce(lanes, 1)).toBe(1);
    expect(await countAtOnce(lanes, 20)).toBe(2);
    expect(await countAtOnce(lanes, 20)).toBe(3);
    expect(await countAtOnce(lanes, 20)).toBe(3);
  });

  it('counts no success of a task during which a thread was refused', async () => {
    const lanes = createLanes({ perEndpoint: 2 });
    await lanes.run('Quotes', async () => lanes.narrow('Quotes'));
    await countAtOnce(lanes, 19);
    expect(await countAtOnce(lanes, 1)).toBe(1);
    expect(await countAtOnce(lanes, 2)).toBe(2);
  });

  it('gives no endpoint more than the cap, and starts what waits when it is lifted', async () => {
    const lanes = createLanes({ perEndpoint: 3 });
    lanes.cap(1);
    const { started, task, end } = createTasks();
    const runs = [1, 2, 3].map((name) => lanes.run('Quotes', task(name)));
    await settle();
    expect(started).toEqual([1]);
    lanes.cap(3);
    await settle();
    expect(started).toEqual([1, 2, 3]);
    for (const name of [1, 2, 3]) end(name);
    await Promise.all(runs);
    lanes.cap(0);
    expect(await countAtOnce(lanes, 2)).toBe(1);
  });
});

/** Runs `count` tasks and says how many ran at the same time. */
async function countAtOnce(lanes: ReturnType<typeof createLanes>, count: number): Promise<number> {
  let running = 0;
  let most = 0;
  const task = async () => {
    running += 1;
    most = Math.max(most, running);
    await settle();
    running -= 1;
  };
  await Promise.all(Array.from({ length: count }, () => lanes.run('Quotes', task)));
  return most;
}
