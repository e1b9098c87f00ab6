import type { Notification } from '../../components/NotificationEntry';
import type { DocumentStatus } from '../../utils/domain/documentState';
import type { Result } from '../../utils/domain/result';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { toProblem, toStorageError } from '../../utils/queue/storageError';

const SHOWN_DOCUMENTS = 20;
/** Several lines of activity belong to one document. */
const READ_ACTIVITIES = 60;

export interface Overview {
  documents: DocumentStatus[];
  notifications: Notification[];
  /** Something stopped every sync: credentials refused, zone moved. */
  isStopped: boolean;
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
  const [jobs, activities, problems] = await Promise.all([
    database.jobs.orderBy('runAt').limit(SHOWN_DOCUMENTS).toArray(),
    database.activity.orderBy('at').reverse().limit(READ_ACTIVITIES).toArray(),
    database.problems.orderBy('at').reverse().toArray(),
  ]);
  const recent = await database.documents.bulkGet([...new Set(activities.map((activity) => activity.documentKey))]);
  const known = recent.filter((document) => document !== undefined);
  const rows = new Map([...jobs, ...known].map(({ key, tenant, ref }) => [key, { tenant, ref }]));
  const shown = [...rows.values()].slice(0, SHOWN_DOCUMENTS);
  const documents = await Promise.all(shown.map((row) => loadDocumentStatus(database, { ...row, now: nowMs })));
  return {
    documents,
    notifications: problems.filter((record) => !record.dismissed),
    isStopped: problems.some((record) => record.tenantWide),
  };
}
