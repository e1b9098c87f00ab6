import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { documentKeys } from './documentKeys';
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
    const keys = await documentKeys(database, input);
    for (const { problem } of await problems.where('key').anyOf(keys).toArray()) {
      const { what } = problem.parts;
      if (problem.code !== 'target-gone' || !isParent(what)) continue;
      for (const documentKey of keys) await forgetTargets(database, { documentKey, what });
    }
    return await enqueue(database, { ...input, clearProblem: true });
  });
}

function isParent(what: string | undefined): what is 'opportunity' | 'quote' | 'ticket' {
  return what === 'opportunity' || what === 'quote' || what === 'ticket';
}
