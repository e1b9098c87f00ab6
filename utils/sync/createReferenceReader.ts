import type { AutotaskClient } from '../autotask/autotaskClient';
import { fetchReferenceData } from '../autotask/fetchReferenceData';
import type { ReferenceData } from '../domain/referenceData';
import type { Result } from '../domain/result';
import { isFresh } from '../domain/schedule/isFresh';
import type { QuotebridgeDatabase } from '../queue/database';
import { dropReference, loadReference, saveReference } from '../queue/referenceCache';
import type { SyncPorts } from './ports';
import type { TenantListPorts } from './readTenantLists';

/** Lists change rarely; a value that Autotask refuses makes the planner ask for fresh ones anyway. */
const LISTS_MAX_AGE_MS = 60 * 60_000;
/** Until then a sync goes on with what is there while they are read behind it. */
const LISTS_USABLE_MS = 24 * 60 * 60_000;

interface ReaderOptions {
  tenant: string;
  clock: () => number;
  client: AutotaskClient;
  /** Reading behind a sync failed; the next one tries again. */
  report(error: unknown): void;
}

/** The tenant's own lists, renewed once an hour and whenever they are asked for afresh. Throws `StorageError`. */
export function createReferenceReader(
  database: QuotebridgeDatabase,
  { tenant, clock, client, report }: ReaderOptions,
): Pick<SyncPorts, 'readReference' | 'forgetReference'> & Pick<TenantListPorts, 'listsReadAt'> {
  const key = `tenant-lists|${tenant}`;
  let reading: Promise<Result<ReferenceData>> | null = null;

  async function readNow(): Promise<Result<ReferenceData>> {
    const read = await fetchReferenceData(client);
    if (read.ok) await saveReference(database, { key, value: read.value, at: clock() });
    return read;
  }

  /** Whoever asks meanwhile shares the same reading. */
  function readOnce(): Promise<Result<ReferenceData>> {
    reading ??= readNow().finally(() => {
      reading = null;
    });
    return reading;
  }

  const readReference: SyncPorts['readReference'] = async ({ fresh }) => {
    const stored = fresh ? null : await loadReference(database, key);
    const now = clock();
    if (!stored || !isFresh(stored.at, now, LISTS_USABLE_MS)) return readOnce();
    if (!isFresh(stored.at, now, LISTS_MAX_AGE_MS)) readOnce().catch(report);
    return { ok: true, value: stored.value as ReferenceData };
  };

  return {
    readReference,
    listsReadAt: async () => (await loadReference(database, key))?.at ?? null,
    forgetReference: () => dropReference(database, key),
  };
}
