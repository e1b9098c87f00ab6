import { beforeEach, describe, expect, it } from 'vitest';
import { createProblem, type Problem } from '../../utils/domain/problem';
import { claim } from '../../utils/queue/claim';
import { complete } from '../../utils/queue/complete';
import { countProblems } from '../../utils/queue/countProblems';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { dismiss } from '../../utils/queue/dismiss';
import { enqueue } from '../../utils/queue/enqueue';
import { fail } from '../../utils/queue/fail';
import { rekey } from '../../utils/queue/rekey';
import { retry } from '../../utils/queue/retry';
import { saveDocument } from '../../utils/queue/saveDocument';
import { leaseMs, ref, refused, rejected, startJob, tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const number = 'QO00000123';
const byNumber = `quote:${number}` as const;

/** A job that was clicked by number failed, and the document's id became known by another way. */
async function failUnderNumber(database: QuotebridgeDatabase, problem: Problem) {
  await startJob(database, 1, byNumber);
  await fail(database, { key: `${tenant}|${byNumber}`, owner: 'a', now: 2, random: () => 0.5, problem });
  await saveDocument(database, { tenant, ref, now: 3, facts: { number } });
}

describe.each([byNumber, ref])('a problem that stands under a number, named %s', (named) => {
  let database: QuotebridgeDatabase;

  beforeEach(async () => {
    database = openTestDatabase();
    await failUnderNumber(database, refused);
    expect(await countProblems(database)).toBe(1);
  });

  it('is dismissed', async () => {
    await dismiss(database, { tenant, ref: named });
    expect(await countProblems(database)).toBe(0);
  });

  it('goes with Retry', async () => {
    expect((await retry(database, { tenant, ref: named, now: 4 })).ref).toBe(ref);
    expect(await database.problems.count()).toBe(0);
  });

  it('goes with a click, not with what nobody asked for', async () => {
    await enqueue(database, { tenant, ref: named, now: 4 });
    expect(await database.problems.count()).toBe(1);
    await enqueue(database, { tenant, ref: named, now: 5, clearProblem: true });
    expect(await database.problems.count()).toBe(0);
  });

  it('goes with success', async () => {
    const { key } = await enqueue(database, { tenant, ref: named, now: 4 });
    await claim(database, { tenant, owner: 'a', now: 5, leaseMs });
    expect(await complete(database, { key, owner: 'a', now: 6, facts: { number }, summary: '' })).toBe('done');
    expect(await database.problems.count()).toBe(0);
  });

  it('of a record that was deleted is forgotten with Retry, so that it is made anew', async () => {
    const gone = openTestDatabase();
    await failUnderNumber(gone, createProblem('target-gone', { what: 'quote' }));
    await gone.links.put({ documentKey: `${tenant}|${ref}`, key: 'quote', entity: 'Quotes', id: 7, base: {} });
    await retry(gone, { tenant, ref: named, now: 4 });
    expect(await gone.links.count()).toBe(0);
  });
});

it('Retry lets the tenant go on that the problem under a number had stopped', async () => {
  const database = openTestDatabase();
  await startJob(database, 1, byNumber);
  await enqueue(database, { tenant, ref: 'quote:2', now: 1 });
  await fail(database, { key: `${tenant}|${byNumber}`, owner: 'a', now: 2, random: () => 0, problem: rejected });
  expect(await database.jobs.where('state').equals('parked').count()).toBe(2);
  await saveDocument(database, { tenant, ref, now: 3, facts: { number } });
  await retry(database, { tenant, ref: byNumber, now: 4 });
  expect(await database.jobs.where('state').equals('parked').count()).toBe(0);
  expect(await database.problems.count()).toBe(0);
});

it('what is known of the page is kept when a document gets its id', async () => {
  const database = openTestDatabase();
  const pageUrl = 'https://portal.example/quote/edit/7';
  await enqueue(database, { tenant, ref: byNumber, now: 1, pageUrl });
  await saveDocument(database, { tenant, ref, now: 2, facts: { number } });
  await rekey(database, { tenant, from: byNumber, to: ref, now: 3 });
  expect(await database.documents.toArray()).toMatchObject([{ ref, number, pageUrl }]);
});
