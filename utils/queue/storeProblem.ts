import type { DocumentState } from '../domain/documentState';
import { describeProblem, type Problem } from '../domain/problem';
import type { QuotebridgeDatabase } from './database';
import type { JobRecord } from './records';
import { saveDocument } from './saveDocument';
import { inTransaction } from './storageError';

export interface StoredProblem {
  problem: Problem;
  now: number;
  state: DocumentState;
  tenantWide: boolean;
}

/** Stores the problem of a document, its state and a line of activity, replacing an older problem. Throws `StorageError`. */
export async function storeProblem(
  database: QuotebridgeDatabase,
  job: JobRecord,
  { problem, now, state, tenantWide }: StoredProblem,
): Promise<void> {
  const { key, tenant, ref } = job;
  await inTransaction(database, [database.problems, database.documents, database.activity], async () => {
    const { number, title } = await saveDocument(database, { tenant, ref, now, facts: { lastState: state } });
    await database.problems.put({ key, tenant, ref, problem, at: now, number, title, tenantWide, dismissed: false });
    const text = describeProblem(problem).message;
    await database.activity.add({ at: now, documentKey: key, text, kind: 'problem' });
  });
}
