import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { claim } from '../../utils/queue/claim';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { loadKnown } from '../../utils/queue/journal';
import { nameCredentials } from '../../utils/queue/nameCredentials';
import { releaseLeases } from '../../utils/queue/releaseLeases';
import { toProblem, toStorageError } from '../../utils/queue/storageError';
import { bindTenant, loadTenant } from '../../utils/queue/tenants';
import { openFixtureDatabase } from '../support/openFixtureDatabase';
import { leaseMs } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const KEPT = ['activity', 'budget', 'documents', 'intents', 'jobs', 'links', 'problems', 'secrets'];

/** Every released schema, and the present one. */
const releases = ['v1', 'v2'];

describe.each(releases)('the database of release %s', (release) => {
  it('is opened with every row but those of the caches', async () => {
    const { indexedDB, rows } = await openFixtureDatabase(release);
    const database = openTestDatabase(indexedDB);
    const kept = Object.entries(rows).filter(([table]) => table !== 'reference' && table !== 'catalogue');
    expect(kept.map(([table]) => table)).toEqual(expect.arrayContaining(KEPT));
    for (const [table, stored] of kept)
      expect([table, await database.table(table).count()]).toEqual([table, stored.length]);
    const links = await database.links.toArray();
    expect(links.map(({ key, id }) => `${key} ${id}`)).toEqual(rows.links?.map(({ key, id }) => `${key} ${id}`));
  });

  it('goes on with its live queue: what ran, what waits, what was clicked by number', async () => {
    const { indexedDB, tenant, rows } = await openFixtureDatabase(release);
    const database = openTestDatabase(indexedDB);
    const now = Date.now() + 10 * 60_000;
    await releaseLeases(database, { owner: 'new', now });
    const taken = [];
    for (;;) {
      const job = await claim(database, { tenant, owner: 'new', now, leaseMs });
      if (!job) break;
      taken.push(job.ref);
    }
    const own = (rows.jobs ?? []).filter((job) => job.tenant === tenant && job.state !== 'parked');
    expect(taken.sort()).toEqual(own.map((job) => job.ref).sort());
    expect(taken.length).toBeGreaterThan(2);
  });

  it('still knows the unanswered create, and the problems', async () => {
    const { indexedDB, tenant } = await openFixtureDatabase(release);
    const database = openTestDatabase(indexedDB);
    const [intent] = await database.intents.toArray();
    const known = await loadKnown(database, intent?.documentKey ?? '', Date.now());
    expect(known.intents).toMatchObject([{ entity: 'Quotes' }]);
    expect(known.links.map(({ key }) => key)).toContain('opportunity');
    const shown = await loadDocumentStatus(database, { tenant, ref: 'quote:110', now: Date.now() });
    expect(shown).toMatchObject({ state: 'failed', problem: { code: 'product-not-found' } });
  });

  it('gives its rows to the tenant of its credentials, and to no other', async () => {
    const { indexedDB, tenant } = await openFixtureDatabase(release);
    const database = openTestDatabase(indexedDB);
    const [secrets] = await database.secrets.toArray();
    const credentials = secrets ? nameCredentials(secrets) : '';
    const identity = { portal: ['1@2020-01-01T00:00:00'], database: 5 };
    const connection = { addresses: tenant, credentials };
    expect(await loadTenant(database, connection)).toMatchObject({ id: tenant });
    const iv = new Uint8Array([7, 7, 7]);
    await database.secrets.put({ id: 'credentials', iv, data: new ArrayBuffer(0), version: 1 });
    const other = { connection: { ...connection, credentials: nameCredentials({ iv }) }, identity, now: 1 };
    expect(await bindTenant(database, other)).toBe(`${tenant}#2`);
    if (secrets) await database.secrets.put(secrets);
    expect(await bindTenant(database, { connection, identity: { ...identity, database: 6 }, now: 2 })).toBe(tenant);
  });
});

/** A database of a later release, in the same profile. */
async function installLater(indexedDB: IDBFactory): Promise<void> {
  const later = new Dexie('test', { indexedDB, IDBKeyRange });
  later.version(9).stores({ jobs: 'key, tenant, state, runAt', novelties: 'id' });
  await later.table('novelties').put({ id: 1, text: 'kept' });
  later.close();
}

describe('a database of a newer release', () => {
  it('is refused with a sentence, and nothing of it changes', async () => {
    const indexedDB = new IDBFactory();
    await installLater(indexedDB);
    const database = openTestDatabase(indexedDB);
    const error = await enqueue(database, { tenant: 't', ref: 'quote:1', now: 1 }).catch((thrown: unknown) => thrown);
    expect(toProblem(error)).toMatchObject({ code: 'storage-newer' });
    const again = await loadDocumentStatus(database, { tenant: 't', ref: 'quote:1', now: 1 }).catch((e: unknown) => e);
    expect(toProblem(again)).toMatchObject({ code: 'storage-newer' });
    const later = new Dexie('test', { indexedDB, IDBKeyRange });
    await later.open();
    expect([later.verno, await later.table('novelties').count(), await later.table('jobs').count()]).toEqual([9, 1, 0]);
  });
});

/** A page of the first release that has the database open, and lets go of it or not. */
function openOldPage(indexedDB: IDBFactory, letsGo: boolean): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('test', 10);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const page = request.result;
      if (letsGo) page.onversionchange = () => page.close();
      resolve(page);
    };
  });
}

describe('an upgrade while an older page is open', () => {
  it('happens as soon as the page lets go', async () => {
    const { indexedDB, tenant } = await openFixtureDatabase('v1');
    await openOldPage(indexedDB, true);
    const job = await enqueue(openTestDatabase(indexedDB), { tenant, ref: 'quote:500', now: 1 });
    expect(job.state).toBe('queued');
  });

  it('is given up with a sentence where the page does not, and works once it is closed', async () => {
    const { indexedDB, tenant, rows } = await openFixtureDatabase('v1');
    const page = await openOldPage(indexedDB, false);
    const database = new QuotebridgeDatabase('test', { indexedDB, IDBKeyRange }, { blockedMs: 30 });
    const click = () => enqueue(database, { tenant, ref: 'quote:500', now: 1 });
    const refused = async () => toProblem(await click().catch((error: unknown) => error)).code;
    expect([await refused(), await refused()]).toEqual(['storage-blocked', 'storage-blocked']);
    page.close();
    await expect.poll(() => click().catch(String)).toMatchObject({ state: 'queued' });
    expect(await database.jobs.count()).toBe((rows.jobs ?? []).length + 1);
  });

  it('lets a page of the present release go when a later one upgrades', async () => {
    const indexedDB = new IDBFactory();
    const database = openTestDatabase(indexedDB);
    await enqueue(database, { tenant: 't', ref: 'quote:1', now: 1 });
    await installLater(indexedDB);
    const error = await database.jobs.count().catch((thrown: unknown) => thrown);
    expect(toProblem(toStorageError(error))).toMatchObject({ code: 'storage-newer' });
  });
});
