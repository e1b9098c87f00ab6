import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { DocumentHint } from '../../utils/messaging/protocol';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { learnId } from '../../utils/queue/rekey';
import { resolveKnownRef } from '../../utils/queue/resolveKnownRef';
import type { SyncSession } from '../../utils/sync/queueRunnerPorts';

/**
 * What a page showed, as a reference. A number is asked for at Quote Manager, since the id in an address need not be the
 * interface's; where nobody can answer now, the number itself is the reference, to be resolved when the job runs. What stands under a number
 * goes to the id once that is known: later questions find the id alone.
 */
export async function resolveHint(
  hint: DocumentHint,
  { database, tenant, session }: { database: QuotebridgeDatabase; tenant: string; session: SyncSession | null },
): Promise<DocumentRef | null> {
  if (hint.number === null) return hint.id === null ? null : `${hint.kind}:${hint.id}`;
  const known = await resolveKnownRef(database, tenant, `${hint.kind}:${hint.number}`);
  if (known !== `${hint.kind}:${hint.number}` || session === null) return known;
  const id = await session.resolveNumber(hint.kind, hint.number);
  if (!id.ok || id.value === null) return known;
  const ref: DocumentRef = `${hint.kind}:${id.value}`;
  return (await learnId(database, { tenant, from: known, to: ref, now: Date.now() })) ? ref : known;
}
