import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import type { DocumentKey } from './records';
import { saveDocument } from './saveDocument';

export interface RekeyMove {
  tenant: string;
  from: DocumentRef;
  to: DocumentRef;
  fromKey: DocumentKey;
  toKey: DocumentKey;
  now: number;
}

/** Moves all but the job; what stands under the id already is newer and stays. Needs `rekey`'s transaction. */
export async function moveRecords(database: QuotebridgeDatabase, move: RekeyMove): Promise<void> {
  await moveDocument(database, move);
  await moveProblem(database, move);
  await moveJournal(database, move);
  await moveDecisions(database, move);
  const { fromKey, toKey } = move;
  await database.activity.where('documentKey').equals(fromKey).modify({ documentKey: toKey });
}

async function moveDocument(database: QuotebridgeDatabase, move: RekeyMove): Promise<void> {
  const { tenant, to: ref, now } = move;
  const from = await database.documents.get(move.fromKey);
  const to = await database.documents.get(move.toKey);
  // The number is what a page knows the document by: later questions by number find the id through it.
  const number = to?.number ?? from?.number ?? move.from.slice(move.from.indexOf(':') + 1);
  const pageUrl = to?.pageUrl ?? from?.pageUrl ?? null;
  const facts = to ? { number, pageUrl } : { ...(from ? withoutIdentity(from) : {}), number };
  await saveDocument(database, { tenant, ref, now, facts });
  await database.documents.delete(move.fromKey);
}

function withoutIdentity<T extends { key: string; ref: DocumentRef; tenant: string }>(record: T) {
  const { key: _key, ref: _ref, tenant: _tenant, ...facts } = record;
  return facts;
}

async function moveProblem(database: QuotebridgeDatabase, move: RekeyMove): Promise<void> {
  const from = await database.problems.get(move.fromKey);
  if (!from) return;
  const to = await database.problems.get(move.toKey);
  if (!to) await database.problems.put({ ...from, key: move.toKey, ref: move.to });
  await database.problems.delete(move.fromKey);
}

async function moveJournal(database: QuotebridgeDatabase, { fromKey, toKey }: RekeyMove): Promise<void> {
  for (const table of [database.links, database.intents] as const) {
    const rows = await table.where('documentKey').equals(fromKey).toArray();
    for (const row of rows) {
      const present = await table.get([toKey, row.key]);
      if (!present) await database.table(table.name).put({ ...row, documentKey: toKey });
    }
    await table.where('documentKey').equals(fromKey).delete();
  }
}

async function moveDecisions(database: QuotebridgeDatabase, { fromKey, toKey }: RekeyMove): Promise<void> {
  const from = await database.decisions.get(fromKey);
  if (from && !(await database.decisions.get(toKey))) await database.decisions.put({ ...from, documentKey: toKey });
  await database.decisions.delete(fromKey);
}
