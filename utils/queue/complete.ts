import type { QuotebridgeDatabase } from './database';
import { documentKeys } from './documentKeys';
import { type Claim, loadOwnJob, makeDue } from './jobChanges';
import type { DocumentFacts, JobRecord } from './records';
import { resumeTenant } from './resumeTenant';
import { saveDocument } from './saveDocument';
import { inTransaction } from './storageError';

export interface CompleteInput extends Claim {
  now: number;
  /** What the sync learnt; `lastState` is `synced` unless given. */
  facts: Partial<DocumentFacts>;
  /** One line for the activity list. */
  summary: string;
}

/**
 * Ends a verified sync in one transaction: the job goes (or is due again when it was clicked meanwhile), the document is
 * updated, its problem goes, and what else had waited for this tenant's credentials goes on. Throws `StorageError`.
 */
export async function complete(
  database: QuotebridgeDatabase,
  input: CompleteInput,
): Promise<'done' | 'queued-again' | 'lost'> {
  const { jobs, documents, problems, activity } = database;
  return await inTransaction(database, [jobs, documents, problems, activity], async () => {
    const job = await loadOwnJob(database, input);
    if (!job) return 'lost';
    await storeSuccess(database, job, input);
    if (job.dirty) await jobs.put(makeDue(job, input.now));
    else await jobs.delete(job.key);
    return job.dirty ? 'queued-again' : 'done';
  });
}

async function storeSuccess(database: QuotebridgeDatabase, job: JobRecord, input: CompleteInput): Promise<void> {
  const { tenant, ref, key } = job;
  const { now, summary } = input;
  await saveDocument(database, { tenant, ref, now, facts: { lastState: 'synced', ...input.facts } });
  await database.problems.bulkDelete(await documentKeys(database, { tenant, ref }));
  // A sync that went through has proved the credentials.
  await resumeTenant(database, { tenant, now });
  await database.activity.add({ at: now, documentKey: key, text: summary, kind: 'done' });
}
