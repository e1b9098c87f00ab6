import { afterEach, expect, test, vi } from 'vitest';
import { resolveHint } from '../../../entrypoints/background/resolveHint';
import { createProblem } from '../../../utils/domain/problem';
import { claim } from '../../../utils/queue/claim';
import { enqueue } from '../../../utils/queue/enqueue';
import { fail } from '../../../utils/queue/fail';
import type { SyncSession } from '../../../utils/sync/queueRunnerPorts';
import { leaseMs, refused, startJob, tenant } from '../../queue/jobFixtures';
import { openTestDatabase } from '../../queue/openTestDatabase';

afterEach(() => void vi.useRealTimers());

const number = 'QO00000123';
const byNumber = `quote:${number}` as const;
const pageUrl = 'https://portal.example/quote/edit/7';
const session: Pick<SyncSession, 'resolveNumber'> = { resolveNumber: async () => ({ ok: true, value: 55 }) };

/** What a page shows of the document, and what Quote Manager says about its number. */
function createPage(resolveNumber = session.resolveNumber) {
  const database = openTestDatabase();
  const hint = { kind: 'quote', id: 7, number } as const;
  const click = () => enqueue(database, { tenant, ref: byNumber, now: 1, clearProblem: true, pageUrl });
  const lookedAt = new Map<string, number>();
  return { database, click, look: () => resolveHint(hint, { database, tenant, session: { resolveNumber }, lookedAt }) };
}

test('a document is known by its number from the first look on', async () => {
  const { database, look } = createPage();
  expect(await look()).toBe('quote:55');
  expect(await database.documents.toArray()).toMatchObject([{ ref: 'quote:55', number }]);
});

test('what was stored under the number goes to the id: the problem, the page, the waiting job', async () => {
  const { database, click, look } = createPage();
  await startJob(database, 1, byNumber);
  await fail(database, { key: `${tenant}|${byNumber}`, owner: 'a', now: 2, random: () => 0, problem: refused });
  expect(await look()).toBe('quote:55');
  expect(await database.problems.toArray()).toMatchObject([{ ref: 'quote:55', problem: refused }]);

  const other = createPage();
  await other.click();
  expect(await other.look()).toBe('quote:55');
  expect(await other.database.jobs.toArray()).toMatchObject([{ ref: 'quote:55', state: 'queued', rank: 0 }]);
  expect(await other.database.documents.toArray()).toMatchObject([{ ref: 'quote:55', number, pageUrl }]);
  expect(await click()).toMatchObject({ ref: 'quote:55' });
});

test('a job that runs under the number is left to its worker, and the page goes on showing it', async () => {
  const { database, click, look } = createPage();
  await click();
  await claim(database, { tenant, owner: 'a', now: 1, leaseMs });
  expect(await look()).toBe(byNumber);
  expect(await database.jobs.toArray()).toMatchObject([{ ref: byNumber, state: 'running', lease: { owner: 'a' } }]);
});

test('a number without an answer is asked for now and then, however often the page asks', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
  const asked: string[] = [];
  const { look } = createPage(async (_, name) => {
    asked.push(name);
    return { ok: false, problem: createProblem('offline') };
  });
  for (let second = 0; second < 61; second += 1) {
    expect(await look()).toBe(byNumber);
    vi.setSystemTime(1_000_000 + 1_000 * second);
  }
  expect(asked).toHaveLength(1);
  vi.setSystemTime(1_061_000);
  expect(await look()).toBe(byNumber);
  expect(asked).toHaveLength(2);
});
