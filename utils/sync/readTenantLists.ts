import type { Result } from '../domain/result';
import { isFresh } from '../domain/schedule/isFresh';
import { mapTenantLists, type TenantLists } from '../domain/tenantLists';
import type { QuotebridgeDatabase } from '../queue/database';
import { loadReference, saveReference } from '../queue/referenceCache';
import type { QuoteManagerClient } from '../quote-manager/createQuoteManagerClient';
import type { SyncPorts } from './ports';

/** Where the lists of a tenant come from. */
export interface TenantListPorts {
  readReference: SyncPorts['readReference'];
  /** When Autotask's lists were read, in milliseconds; null while they are not cached. */
  listsReadAt(): Promise<number | null>;
  /** Names of Quote Manager's categories. */
  readCategories(options: { fresh: boolean }): Promise<Result<string[]>>;
}

/**
 * What the settings can be chosen from, from the caches or, when asked for, `fresh`. Autotask's lists are needed; where Quote
 * Manager does not answer, its categories are left out. Problems: those of reading Autotask. Throws `StorageError`.
 */
export async function readTenantLists(ports: TenantListPorts, fresh: boolean): Promise<Result<TenantLists>> {
  const [reference, categories] = await Promise.all([ports.readReference({ fresh }), ports.readCategories({ fresh })]);
  if (!reference.ok) return reference;
  const readAt = (await ports.listsReadAt()) ?? 0;
  return {
    ok: true,
    value: mapTenantLists(reference.value, { readAt, categories: categories.ok ? categories.value : null }),
  };
}

const CATEGORIES_MAX_AGE_MS = 60 * 60_000;

/** Names of Quote Manager's categories, read once an hour and whenever they are asked for afresh. Throws `StorageError`. */
export function createCategoryReader(
  database: QuotebridgeDatabase,
  {
    tenant,
    clock,
    client,
  }: { tenant: string; clock: () => number; client: Pick<QuoteManagerClient, 'fetchCategories'> },
): TenantListPorts['readCategories'] {
  const key = `categories|${tenant}`;
  return async ({ fresh }) => {
    const stored = fresh ? null : await loadReference(database, key);
    if (stored && isFresh(stored.at, clock(), CATEGORIES_MAX_AGE_MS))
      return { ok: true, value: stored.value as string[] };
    const read = await client.fetchCategories();
    if (!read.ok) return read;
    const names = read.value.map(({ name }) => name);
    await saveReference(database, { key, value: names, at: clock() });
    return { ok: true, value: names };
  };
}
