import { isFresh } from '../../utils/domain/schedule/isFresh';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { DocumentHint } from '../../utils/messaging/protocol';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { toDocumentKey } from '../../utils/queue/documentKey';
import { learnId } from '../../utils/queue/rekey';
import { resolveKnownRef } from '../../utils/queue/resolveKnownRef';
import type { SyncSession } from '../../utils/sync/queueRunnerPorts';

/** A page asks every second while a job waits, which needs those 60 requests a minute itself; without an answer it is asked now and then. */
const ASK_AGAIN_MS = 60_000;

interface Resolver {
  database: QuotebridgeDatabase;
  tenant: string;
  /** Null: nobody is asked over the network. */
  session: Pick<SyncSession, 'resolveNumber'> | null;
  /** When each document was asked for last, by its key. */
  lookedAt: Map<string, number>;
}

/**
 * What a page showed, as a reference. A number is asked for at Quote Manager, since the id in an address need not be the
 * interface's; where nobody can answer now, the number itself is the reference, to be resolved when the job runs. What stands
 * under a number goes to the id once that is known: later questions find the id alone.
 */
export async function resolveHint(hint: DocumentHint, resolver: Resolver): Promise<DocumentRef | null> {
  const { database, tenant, session, lookedAt } = resolver;
  if (hint.number === null) return hint.id === null ? null : `${hint.kind}:${hint.id}`;
  const byNumber: DocumentRef = `${hint.kind}:${hint.number}`;
  const known = await resolveKnownRef(database, tenant, byNumber);
  if (known !== byNumber || session === null) return known;
  const key = toDocumentKey(tenant, byNumber);
  if (isFresh(lookedAt.get(key) ?? 0, Date.now(), ASK_AGAIN_MS)) return known;
  lookedAt.set(key, Date.now());
  const id = await session.resolveNumber(hint.kind, hint.number);
  if (!id.ok || id.value === null) return known;
  const ref: DocumentRef = `${hint.kind}:${id.value}`;
  return (await learnId(database, { tenant, from: known, to: ref, now: Date.now() })) ? ref : known;
}
