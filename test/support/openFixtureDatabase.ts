import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';

/** A database as an earlier release left it: its schema in Dexie's words, and its rows. */
interface FixtureDatabase {
  version: number;
  tenant: string;
  schema: Record<string, string>;
  rows: Record<string, unknown[]>;
}

export interface FixtureDisk {
  indexedDB: IDBFactory;
  tenant: string;
  rows: Record<string, Record<string, unknown>[]>;
}

/**
 * Writes `test/fixtures/databases/{name}.json` into an empty profile, as the release of that name would have. `tenant` takes
 * the place of the one in the file; tables named `without` stay empty.
 */
export async function openFixtureDatabase(
  name: string,
  { database = 'test', tenant = '', without = [] as string[] } = {},
): Promise<FixtureDisk> {
  const text = await readFile(resolve('test/fixtures/databases', `${name}.json`), 'utf8');
  const stated = JSON.parse(text) as FixtureDatabase;
  const named = tenant === '' ? text : text.replaceAll(stated.tenant, tenant);
  const fixture = JSON.parse(named, revive) as FixtureDatabase & FixtureDisk;
  const indexedDB = new IDBFactory();
  const dexie = new Dexie(database, { indexedDB, IDBKeyRange });
  dexie.version(fixture.version).stores(fixture.schema);
  for (const [table, rows] of Object.entries(fixture.rows))
    if (!without.includes(table)) await dexie.table(table).bulkPut(rows);
  dexie.close();
  return { indexedDB, tenant: fixture.tenant, rows: fixture.rows };
}

function revive(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value) return new Uint8Array(Buffer.from(String(value.$bytes), 'base64'));
  if ('$buffer' in value) return new Uint8Array(Buffer.from(String(value.$buffer), 'base64')).buffer;
  return value;
}
