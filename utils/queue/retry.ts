import type { DocumentRef } from '../domain/sourceDocument';
import type { QuotebridgeDatabase } from './database';
import { enqueue } from './enqueue';
import type { JobRecord } from './records';

/** *Retry*: the cause is said to be mended, so the problem goes and the document is due now. Throws `StorageError`. */
export async function retry(
  database: QuotebridgeDatabase,
  input: { tenant: string; ref: DocumentRef; now: number },
): Promise<JobRecord> {
  return await enqueue(database, { ...input, clearProblem: true });
}
