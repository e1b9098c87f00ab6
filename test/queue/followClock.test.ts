import { expect, it } from 'vitest';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { enqueue } from '../../utils/queue/enqueue';
import { followClock } from '../../utils/queue/followClock';
import { loadKnown, recordIntent } from '../../utils/queue/journal';
import { openTestDatabase } from './openTestDatabase';

const HOUR_MS = 3_600_000;
const tenant = 'tenant';

it('makes due what was planned by a clock that is a day ahead, and nothing that waits for an hour', async () => {
  const database = openTestDatabase();
  const now = 100 * HOUR_MS;
  const ahead = await enqueue(database, { tenant, ref: 'quote:1', now: now + 24 * HOUR_MS });
  const waiting = await enqueue(database, { tenant, ref: 'quote:2', now, runAt: now + HOUR_MS });
  await followClock(database, now);
  expect((await database.jobs.get(ahead.key))?.runAt).toBe(now);
  expect((await database.jobs.get(waiting.key))?.runAt).toBe(now + HOUR_MS);
});

it('makes due what was planned by a clock that was ahead by less than any wait, in its order, and once', async () => {
  const database = openTestDatabase();
  const now = 100 * HOUR_MS;
  const ahead = now + HOUR_MS / 2;
  const plan = (ref: DocumentRef, waitMs: number) =>
    enqueue(database, { tenant, ref, now: ahead, runAt: ahead + waitMs });
  await plan('quote:2', 1_000);
  await plan('quote:1', 3_000);
  await plan('quote:3', 5_000);
  await followClock(database, now);
  const jobs = await database.jobs.orderBy('runAt').toArray();
  expect(jobs.map(({ ref }) => ref)).toEqual(['quote:2', 'quote:1', 'quote:3']);
  for (const { runAt, changedAt } of jobs) {
    expect(runAt).toBeLessThanOrEqual(now);
    expect(changedAt).toBe(now);
  }
  await followClock(database, now);
  expect(await database.jobs.orderBy('runAt').toArray()).toEqual(jobs);
});

it('lets the settle time of an intent from the future begin now', async () => {
  const database = openTestDatabase();
  const now = 100 * HOUR_MS;
  const intent = { documentKey: 'd', key: 'quote', entity: 'Quotes', fields: {} } as const;
  await recordIntent(database, { ...intent, at: now + 24 * HOUR_MS });
  await followClock(database, now);
  const known = await loadKnown(database, 'd', now + 11_000);
  expect(known.intents[0]?.ageMs).toBe(11_000);
});
