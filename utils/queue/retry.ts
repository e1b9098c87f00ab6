import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { toDocumentKey } from './documentKey';
import { enqueue } from './enqueue';
import { forgetTargets } from './forgetTargets';
import type { JobRecord } from './records';
import { inTransaction } from './storageError';

/**
 * *Retry*: the cause is said to be mended, so the problem goes and the document is due now. Where a record was deleted in
 * Autotask, it means *make anew*. Throws `StorageError`.
 */
export async function retry(
  database: QuotebridgeDatabase,
  input: { tenant: string; ref: DocumentRef; now: number; connection?: string },
): Promise<JobRecord> {
  const { jobs, problems, documents, links, intents } = database;
  return await inTransaction(database, [jobs, problems, documents, links, intents], async () => {
    const documentKey = toDocumentKey(input.tenant, input.ref);
    const record = await problems.get(documentKey);
    if (record?.problem.code === 'target-gone') {
      const { what } = record.problem.parts;
      if (isParent(what)) await forgetTargets(database, { documentKey, what });
    }
    return await enqueue(database, { ...input, clearProblem: true });
  });
}

function isParent(what: string | undefined): what is 'opportunity' | 'quote' | 'ticket' {
  return what === 'opportunity' || what === 'quote' || what === 'ticket';
}
