import { complete } from '../queue/complete';
import type { QuotebridgeDatabase } from '../queue/database';
import type { DocumentFacts, JobRecord } from '../queue/records';
import type { SyncSession } from './queueRunnerPorts';
import type { SyncSuccess } from './syncOutcome';

interface FinishedJob {
  job: JobRecord;
  success: SyncSuccess;
  owner: string;
  now: number;
  recordUrl: SyncSession['recordUrl'];
}

/** The document stands in Autotask as it should: its job ends, and what is shown of it is stored. */
export async function finishJob(database: QuotebridgeDatabase, finished: FinishedJob): Promise<void> {
  const { job, success, owner, now } = finished;
  const { number } = success.source;
  const summary =
    success.writes === 0
      ? `${number}: nothing to do`
      : `${number}: ${success.writes} records written, ${success.items} items verified`;
  await complete(database, { key: job.key, owner, now, facts: factsOf(finished), summary });
}

function factsOf({ success, now, recordUrl }: FinishedJob): Partial<DocumentFacts> {
  const { source, opportunityId, quoteId, ticketId } = success;
  return {
    lastState: success.state,
    notices: success.notices.map(({ message }) => message),
    number: source.number,
    title: source.title,
    verifiedAt: now,
    sourceModifiedAt: source.modifiedAt,
    opportunityId,
    quoteId,
    ticketId,
    headline: success.notices.find(({ code }) => code === 'continued-as-order')?.message ?? null,
    autotaskUrl: pageOf(success, recordUrl),
  };
}

/** The opportunity's page, else the ticket's. */
function pageOf({ opportunityId, ticketId }: SyncSuccess, recordUrl: SyncSession['recordUrl']): string | null {
  if (opportunityId !== null) return recordUrl('Opportunities', opportunityId);
  return ticketId === null ? null : recordUrl('Tickets', ticketId);
}
