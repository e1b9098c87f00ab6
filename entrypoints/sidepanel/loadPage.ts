import type { DocumentStatus } from '../../utils/domain/documentState';
import { canDecide } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import type { ProblemRecord } from '../../utils/queue/records';
import { toProblem, toStorageError } from '../../utils/queue/storageError';

export interface PageContent {
  /** Of the document that the page is about; null when the address names none. */
  status: DocumentStatus | null;
  /** Documents that wait for a decision, the latest first; only looked for when there is no document. */
  waiting: ProblemRecord[];
}

/** What the page shows of the database. A failure is a problem to show: thrown in a live query, it would leave a blank page. */
export async function loadPage(
  database: QuotebridgeDatabase,
  input: { documentRef: DocumentRef | null; tenant: string; now: number },
): Promise<Result<PageContent>> {
  try {
    return { ok: true, value: await readPage(database, input) };
  } catch (error) {
    return { ok: false, problem: toProblem(toStorageError(error)) };
  }
}

async function readPage(
  database: QuotebridgeDatabase,
  { documentRef, tenant, now }: Parameters<typeof loadPage>[1],
): Promise<PageContent> {
  if (documentRef !== null)
    return { status: await loadDocumentStatus(database, { tenant, ref: documentRef, now }), waiting: [] };
  const problems = await database.problems.where('tenant').equals(tenant).reverse().sortBy('at');
  return { status: null, waiting: problems.filter(({ problem }) => canDecide(problem)) };
}
