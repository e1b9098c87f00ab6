import type { Result } from '../domain/result';
import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from '../queue/database';
import { toDocumentKey } from '../queue/documentKey';
import { enqueue } from '../queue/enqueue';
import type { DocumentRecord } from '../queue/records';
import { loadReference, saveReference } from '../queue/referenceCache';
import { reading } from '../queue/storageError';
import type { PageQuery, QuoteManagerClient } from '../quote-manager/createQuoteManagerClient';
import { PAGE_SIZE } from '../quote-manager/fetchRows';
import { modifiedSince } from '../quote-manager/modifiedSince';

/** More pages than this in one look would spend the day's share at once; what is left out comes with a click. */
const MOST_PAGES = 5;

export interface PollingPorts {
  database: QuotebridgeDatabase;
  tenant: string;
  quoteManager: Pick<QuoteManagerClient, 'fetchQuotePage' | 'fetchSalesOrderPage'>;
  now: number;
}

/** What the last look saw. */
interface PollingRecord {
  lastLookAt: number;
  /** When the last look that was answered began: the next one asks for what changed since. */
  coveredUntil: number;
  /** Quote Manager's own stamp of each document in the window, so that one change is followed once. */
  seen: Record<DocumentRef, string>;
}

const keyOf = (tenant: string): string => `polling|${tenant}`;

/** When Quote Manager was last asked for changes, in milliseconds; null = never. Throws `StorageError`. */
export async function loadLastLook(database: QuotebridgeDatabase, tenant: string): Promise<number | null> {
  return (await loadPolling(database, tenant))?.lastLookAt ?? null;
}

async function loadPolling(database: QuotebridgeDatabase, tenant: string): Promise<PollingRecord | null> {
  return ((await loadReference(database, keyOf(tenant)))?.value as PollingRecord | undefined) ?? null;
}

/**
 * Schedules the linked documents that changed in Quote Manager since they were verified (sync-rules § 8, automatic sync). A
 * document that was never synced stays as it is: its first sync is a person's. Returns how many. Throws `StorageError`.
 */
export async function pollChanges({ database, tenant, quoteManager, now }: PollingPorts): Promise<Result<number>> {
  const before = await loadPolling(database, tenant);
  // Never from the future, where a clock that was set back has left it: nothing would be found until then.
  const since = modifiedSince(Math.min(before?.coveredUntil ?? now, now));
  const quotes = await readPages((query) => quoteManager.fetchQuotePage(query), since);
  const orders = await readPages((query) => quoteManager.fetchSalesOrderPage(query), since);
  if (!quotes.ok || !orders.ok) await skipLook(database, tenant, now);
  if (!quotes.ok) return quotes;
  if (!orders.ok) return orders;
  const changed = [...toChanges('quote', quotes.value), ...toChanges('order', orders.value)];
  let count = 0;
  for (const { ref, modifiedAt } of changed) {
    const document = await reading(() => database.documents.get(toDocumentKey(tenant, ref)));
    if (!isLinked(document) || document.sourceModifiedAt === modifiedAt || before?.seen[ref] === modifiedAt) continue;
    await enqueue(database, { tenant, ref, now });
    count += 1;
  }
  const seen = Object.fromEntries(changed.map(({ ref, modifiedAt }) => [ref, modifiedAt]));
  await saveReference(database, { key: keyOf(tenant), value: { lastLookAt: now, coveredUntil: now, seen }, at: now });
  return { ok: true, value: count };
}

/** Only what went through once is followed by itself. */
export function isLinked(document: DocumentRecord | undefined): document is DocumentRecord {
  return document !== undefined && document.verifiedAt !== null;
}

/** No look was possible: the next one comes at its time, and covers this one. Throws `StorageError`. */
export async function skipLook(database: QuotebridgeDatabase, tenant: string, now: number): Promise<void> {
  const before = (await loadPolling(database, tenant)) ?? { coveredUntil: now, seen: {} };
  const value: PollingRecord = { ...before, lastLookAt: now };
  await saveReference(database, { key: keyOf(tenant), value, at: now });
}

interface ChangedRow {
  id: number;
  modifiedDate: string | null;
}

async function readPages(
  fetchPage: (query: PageQuery) => Promise<Result<ChangedRow[]>>,
  since: string,
): Promise<Result<ChangedRow[]>> {
  const rows = new Map<number, ChangedRow>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await fetchPage({ page, since });
    if (!answer.ok) return answer;
    const knownBefore = rows.size;
    for (const row of answer.value) rows.set(row.id, row);
    if (answer.value.length < PAGE_SIZE || rows.size === knownBefore) break;
  }
  return { ok: true, value: [...rows.values()] };
}

function toChanges(kind: 'quote' | 'order', rows: ChangedRow[]): { ref: DocumentRef; modifiedAt: string }[] {
  return rows.flatMap(({ id, modifiedDate }) =>
    modifiedDate === null ? [] : [{ ref: `${kind}:${id}` as const, modifiedAt: modifiedDate }],
  );
}
