import { describe, expect, it } from 'vitest';
import { claim } from '../../utils/queue/claim';
import { decide } from '../../utils/queue/decide';
import { clearDecisions, loadDecisions } from '../../utils/queue/decisions';
import { openTestDatabase } from './openTestDatabase';

const tenant = 'portal~autotask';
const ref = 'quote:1';
const documentKey = `${tenant}|${ref}`;
const now = 1_000;

describe('decide', () => {
  it('stores the answers together with the job that carries them out', async () => {
    const database = openTestDatabase();
    const job = await decide(database, { tenant, ref, now, decisions: { reopen: true } });
    expect(job).toMatchObject({ key: documentKey, state: 'queued', runAt: now });
    expect(await loadDecisions(database, documentKey)).toEqual({ decisions: { reopen: true }, at: now });
  });

  it('joins answers that are kept by key, and replaces the others', async () => {
    const database = openTestDatabase();
    await decide(database, { tenant, ref, now, decisions: { products: { A: 1 }, opportunity: { use: 7 } } });
    await decide(database, { tenant, ref, now, decisions: { products: { B: 2 }, opportunity: { make: 'new' } } });
    expect((await loadDecisions(database, documentKey)).decisions).toEqual({
      products: { A: 1, B: 2 },
      opportunity: { make: 'new' },
    });
  });

  it('stores neither where one of both cannot be stored', async () => {
    const database = openTestDatabase();
    database.decisions.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(decide(database, { tenant, ref, now, decisions: { reopen: true } })).rejects.toThrow();
    expect(await database.jobs.count()).toBe(0);
  });

  it('lets a running sync run once more, which does not forget what it was not told', async () => {
    const database = openTestDatabase();
    await decide(database, { tenant, ref, now, decisions: { reopen: true } });
    await claim(database, { tenant, owner: 'w', now, leaseMs: 60_000 });
    const { at } = await loadDecisions(database, documentKey);
    const job = await decide(database, { tenant, ref, now, decisions: { takeOver: true } });
    expect(job).toMatchObject({ state: 'running', dirty: true });
    await clearDecisions(database, { documentKey, at });
    const later = await loadDecisions(database, documentKey);
    expect(later.decisions).toEqual({ reopen: true, takeOver: true });
    await clearDecisions(database, { documentKey, at: later.at });
    expect(await database.decisions.count()).toBe(0);
  });
});
