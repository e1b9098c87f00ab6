import type { Notification } from '../../components/NotificationEntry';
import type { DocumentStatus } from '../../utils/domain/documentState';
import type { Result } from '../../utils/domain/result';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { loadAllowance } from '../../utils/queue/allowance';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { loadPresent } from '../../utils/queue/presentMark';
import { isQueuePaused } from '../../utils/queue/queuePause';
import { toProblem, toStorageError } from '../../utils/queue/storageError';
import { describeAllowance } from './describeAllowance';

const SHOWN_DOCUMENTS = 20;
/** Several lines of activity belong to one document. */
const READ_ACTIVITIES = 60;

export interface Overview {
  documents: DocumentStatus[];
  notifications: Notification[];
  /** When a system last refused the credentials, which stopped every sync and is not settled yet; null: it is, or never did. */
  refusedAt: number | null;
  /** The user paused the queue. */
  isPaused: boolean;
  /** That Autotask's allowance makes the queue slower, as a sentence; null while it does not. */
  allowance: string | null;
}

/**
 * What the popup shows of the queue: what is on its way, then what happened last. `nowMs`: the present time. A database
 * that cannot be read is a problem to show: thrown inside a live query, it would leave the page blank.
 */
export async function loadOverview(database: QuotebridgeDatabase, nowMs: number): Promise<Result<Overview>> {
  try {
    return { ok: true, value: await readOverview(database, nowMs) };
  } catch (error) {
    return { ok: false, problem: toProblem(toStorageError(error)) };
  }
}

async function readOverview(database: QuotebridgeDatabase, nowMs: number): Promise<Overview> {
  const present = await loadPresent(database);
  const isPresent = ({ tenant }: { tenant: string }) => present === null || tenant === present;
  const [jobs, activities, all] = await Promise.all([
    database.jobs.orderBy('runAt').limit(SHOWN_DOCUMENTS).toArray(),
    database.activity.orderBy('at').reverse().limit(READ_ACTIVITIES).toArray(),
    database.problems.orderBy('at').reverse().toArray(),
  ]);
  const recent = await database.documents.bulkGet([...new Set(activities.map((activity) => activity.documentKey))]);
  const known = recent.filter((document) => document !== undefined).filter(isPresent);
  const problems = all.filter(isPresent);
  // Newest first. What else stops the queue (access, zone) says nothing about the credentials.
  const refusals = problems.filter((record) => record.tenantWide && record.problem.code === 'auth-rejected');
  // Jobs of another connection wait in the queue as well, unless the same document is there of this one.
  const rows = [...jobs.filter(isPresent), ...known, ...jobs.filter((job) => !isPresent(job))];
  const isFirst = ({ ref }: { ref: DocumentRef }, index: number) => rows.findIndex((row) => row.ref === ref) === index;
  const shown = rows.filter(isFirst).slice(0, SHOWN_DOCUMENTS);
  const documents = await Promise.all(
    shown.map((row) => loadDocumentStatus(database, { tenant: row.tenant, ref: row.ref, now: nowMs })),
  );
  return {
    documents,
    notifications: problems.filter((record) => !record.dismissed),
    isPaused: await isQueuePaused(database),
    refusedAt: refusals[0]?.at ?? null,
    allowance: present === null ? null : describeAllowance(await loadAllowance(database, present), nowMs),
  };
}
