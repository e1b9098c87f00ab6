import { describe, expect, it } from 'vitest';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { enqueue } from '../../utils/queue/enqueue';
import { holdForeignJobs } from '../../utils/queue/holdForeignJobs';
import { recordOutcome } from '../../utils/queue/journal';
import { nameCredentials } from '../../utils/queue/nameCredentials';
import { bindTenant, loadTenant, toConnectionMark } from '../../utils/queue/tenants';
import { openTestDatabase } from './openTestDatabase';

const addresses = 'api.example~zone.example';
/** A connection, by a name for the credentials that are stored then. */
const startOf = (name: string) => new TextEncoder().encode(name);
const under = (name: string) => ({ addresses, credentials: nameCredentials({ iv: startOf(name) }) });
const alpha = { portal: ['1@2019-02-03T08:00:00', '2@2019-05-01T08:00:00'], database: 7 };
const beta = { portal: ['1@2021-07-09T10:00:00'], database: 8 };

async function bind(database: QuotebridgeDatabase, name: string, identity: typeof alpha, now = 1_000) {
  await database.secrets.put({ id: 'credentials', iv: startOf(name), data: new ArrayBuffer(0), version: 1 });
  const id = await bindTenant(database, { connection: under(name), identity, now });
  if (id === null) throw new Error('Other credentials are stored.');
  return id;
}

describe('the tenant of a connection', () => {
  it('is the pair of addresses until both systems were asked', async () => {
    const database = openTestDatabase();
    expect(await loadTenant(database, under('k1'))).toEqual({ id: addresses, identity: null });
    expect(await bind(database, 'k1', alpha)).toBe(addresses);
    expect(await loadTenant(database, under('k1'))).toEqual({ id: addresses, identity: alpha });
  });

  it('stays when a key is rotated, also when an employee is gone', async () => {
    const database = openTestDatabase();
    const id = await bind(database, 'k1', alpha);
    expect(await loadTenant(database, under('k2'))).toEqual({ id, identity: null });
    const fewer = { ...alpha, portal: [...alpha.portal.slice(1), '9@2022-01-01T00:00:00'] };
    expect(await bind(database, 'k2', fewer)).toBe(id);
    expect(await bind(database, 'k3', { ...alpha, portal: ['9@2022-01-01T00:00:00'] })).toBe(id);
  });

  it('stays when Autotask moves the database and the credentials are the same', async () => {
    const database = openTestDatabase();
    const id = await bind(database, 'k1', alpha);
    expect(await bind(database, 'k1', { ...alpha, database: 70 })).toBe(id);
    expect((await loadTenant(database, under('k1'))).identity?.database).toBe(70);
  });

  it.each([
    ['another portal', { ...alpha, portal: beta.portal }],
    ['another database', { ...alpha, database: beta.database }],
    ['a portal that lists nobody', { ...alpha, portal: [] }],
  ])('is another one for %s at the same addresses, and the old one comes back', async (_, identity) => {
    const database = openTestDatabase();
    const first = await bind(database, 'k1', alpha);
    const second = await bind(database, 'k2', identity, 2_000);
    expect(second).not.toBe(first);
    expect(await bind(database, 'k3', alpha, 3_000)).toBe(first);
    expect((await loadTenant(database, under('k3'))).id).toBe(first);
    expect(await bind(database, 'k4', identity, 4_000)).toBe(second);
  });

  it('is never bound by credentials that are not the stored ones any more', async () => {
    const database = openTestDatabase();
    await bind(database, 'k1', alpha);
    const before = await database.tenants.toArray();
    expect(await bindTenant(database, { connection: under('k2'), identity: beta, now: 2_000 })).toBeNull();
    expect(await database.tenants.toArray()).toEqual(before);
  });

  it('is reached by one connection only', async () => {
    const database = openTestDatabase();
    await bind(database, 'k1', alpha);
    await bind(database, 'k2', beta, 2_000);
    const marks = (await database.tenants.toArray()).map((row) => row.connection);
    expect(marks).toEqual([toConnectionMark(under('k1')), toConnectionMark(under('k2'))]);
  });
});

describe('changing the connection', () => {
  const click = (database: QuotebridgeDatabase, ref: DocumentRef, tenant: string, credentials: string) => {
    const connection = toConnectionMark(under(credentials));
    return enqueue(database, { tenant, ref, now: 500, clearProblem: true, connection });
  };

  it('takes the clicks along that came before anybody knew where it leads, and leaves the others', async () => {
    const database = openTestDatabase();
    const first = await bind(database, 'k1', alpha);
    await click(database, 'quote:1', first, 'k1');
    const assumed = await loadTenant(database, under('k2'));
    await click(database, 'quote:2', assumed.id, 'k2');
    const second = await bind(database, 'k2', beta, 2_000);
    const jobs = (await database.jobs.toArray()).map((job) => [job.tenant, job.ref]);
    expect(new Map(jobs.map(([tenant, ref]) => [ref, tenant]))).toEqual(
      new Map([
        ['quote:1', first],
        ['quote:2', second],
      ]),
    );
  });

  it('takes the page along where a click was made, so that View opens it', async () => {
    const database = openTestDatabase();
    await bind(database, 'k1', alpha);
    const { id: assumed } = await loadTenant(database, under('k2'));
    const pageUrl = 'https://portal.example/quote/edit/7';
    const connection = toConnectionMark(under('k2'));
    await enqueue(database, { tenant: assumed, ref: 'quote:2', now: 500, clearProblem: true, connection, pageUrl });
    const second = await bind(database, 'k2', beta, 2_000);
    expect(await database.documents.get(`${second}|quote:2`)).toMatchObject({ pageUrl });
  });

  it('keeps the links of the tenant that was left', async () => {
    const database = openTestDatabase();
    const first = await bind(database, 'k1', alpha);
    const link = { key: 'quote', entity: 'Quotes', id: 7, base: {} } as const;
    await recordOutcome(database, { documentKey: `${first}|quote:1`, ...link, madeAt: 1 });
    const second = await bind(database, 'k2', beta, 2_000);
    expect(await database.links.where('documentKey').startsWith(`${second}|`).count()).toBe(0);
    expect(await bind(database, 'k3', alpha, 3_000)).toBe(first);
    expect(await database.links.where('documentKey').equals(`${first}|quote:1`).toArray()).toMatchObject([link]);
  });

  it('holds the jobs of others, says so, and lets them go on in their order when their tenant is back', async () => {
    const database = openTestDatabase();
    for (const [index, ref] of (['quote:3', 'quote:1', 'quote:2'] as const).entries())
      await enqueue(database, { tenant: 'one', ref, now: index });
    await enqueue(database, { tenant: 'other', ref: 'quote:9', now: 0 });
    await holdForeignJobs(database, { tenant: 'other', now: 1_000 });
    const held = await database.jobs.where('tenant').equals('one').toArray();
    expect(held).toHaveLength(3);
    expect(new Set(held.map((job) => `${job.state} ${job.lastProblem?.code}`))).toEqual(
      new Set(['parked connection-changed']),
    );
    await holdForeignJobs(database, { tenant: 'one', now: 2_000 });
    const back = await database.jobs.where('tenant').equals('one').sortBy('runAt');
    expect(back.map((job) => `${job.state} ${job.ref}`)).toEqual([
      'queued quote:3',
      'queued quote:1',
      'queued quote:2',
    ]);
    expect((await database.jobs.get('other|quote:9'))?.state).toBe('parked');
  });
});
