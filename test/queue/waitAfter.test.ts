import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProblem } from '../../utils/domain/problem';
import { backoff, SHORTEST_BACKOFF_MS } from '../../utils/queue/backoff';
import { claim } from '../../utils/queue/claim';
import { fail } from '../../utils/queue/fail';
import { LONGEST_STATED_WAIT_MS, waitAfter } from '../../utils/queue/waitAfter';
import { leaseMs, own, startJob, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const HALF = { attempt: 3, random: () => 0.5 };

test('a stated wait holds, within bounds', () => {
  const stated = (retryAfterMs: number) => waitAfter({ retryAfterMs }, HALF);
  expect([90_000, 1, 1_999, 30 * 86_400_000].map(stated)).toEqual([90_000, 2_000, 2_000, LONGEST_STATED_WAIT_MS]);
});

test('no wait, or one that has passed, leaves the backoff as it is', () => {
  for (const retryAfterMs of [undefined, 0, -5_000, Number.NaN]) {
    expect(waitAfter(retryAfterMs === undefined ? {} : { retryAfterMs }, HALF)).toBe(backoff(HALF));
  }
});

test('whatever is stated, nothing is asked again within two seconds', () => {
  const stated = fc.option(fc.double(), { nil: undefined });
  fc.assert(
    fc.property(
      stated,
      fc.integer({ min: 0, max: 100 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (wait, attempt, value) => {
        const problem = wait === undefined ? {} : { retryAfterMs: wait };
        const waitMs = waitAfter(problem, { attempt, random: () => value });
        expect(waitMs).toBeGreaterThanOrEqual(SHORTEST_BACKOFF_MS);
        expect(waitMs).toBeLessThanOrEqual(LONGEST_STATED_WAIT_MS);
      },
    ),
  );
});

test.each(['rate-limited', 'threads-exceeded'] as const)('%s with "at once" backs off', async (code) => {
  const database = openTestDatabase();
  await startJob(database);
  const problem = createProblem(code, { system: 'Autotask' }, { retryAfterMs: 0 });
  const waits: number[] = [];
  for (let now = 1_000; waits.length < 5; ) {
    expect(await fail(database, { ...own, problem, now, random: () => 0.5 })).toBe('queued');
    expect(await claim(database, { tenant, owner: 'a', now, leaseMs })).toBeNull();
    const runAt = (await database.jobs.get(own.key))?.runAt ?? 0;
    waits.push(runAt - now);
    now = runAt;
    await claim(database, { tenant, owner: 'a', now, leaseMs });
  }
  expect(waits).toEqual([3_000, 5_000, 9_000, 17_000, 33_000]);
});
