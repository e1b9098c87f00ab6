import type { AutotaskClient } from '../autotask/autotaskClient';
import { fetchReferenceData } from '../autotask/fetchReferenceData';
import type { ReferenceData } from '../domain/referenceData';
import type { QuotebridgeDatabase } from '../queue/database';
import { dropReference, loadReference, saveReference } from '../queue/referenceCache';
import type { SyncPorts } from './ports';
import type { TenantListPorts } from './readTenantLists';

/** Lists change rarely; a value that Autotask refuses makes the planner ask for fresh ones anyway. */
const LISTS_MAX_AGE_MS = 60 * 60_000;

/** The tenant's own lists, read once an hour and whenever they are asked for afresh. Throws `StorageError`. */
export function createReferenceReader(
  database: QuotebridgeDatabase,
  { tenant, clock, client }: { tenant: string; clock: () => number; client: AutotaskClient },
): Pick<SyncPorts, 'readReference' | 'forgetReference'> & Pick<TenantListPorts, 'listsReadAt'> {
  const key = `tenant-lists|${tenant}`;
  const readReference: SyncPorts['readReference'] = async ({ fresh }) => {
    const stored = fresh ? null : await loadReference(database, key);
    if (stored && clock() - stored.at <= LISTS_MAX_AGE_MS) return { ok: true, value: stored.value as ReferenceData };
    const read = await fetchReferenceData(client);
    if (read.ok) await saveReference(database, { key, value: read.value, at: clock() });
    return read;
  };
  return {
    readReference,
    listsReadAt: async () => (await loadReference(database, key))?.at ?? null,
    forgetReference: () => dropReference(database, key),
  };
}
