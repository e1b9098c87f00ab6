import { createProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { MessageHandlers } from '../../utils/messaging/onMessages';
import { announceChange } from '../../utils/platform/pulse';
import { decide } from '../../utils/queue/decide';
import { toDocumentKey } from '../../utils/queue/documentKey';
import { resolveKnownRef } from '../../utils/queue/resolveKnownRef';
import { createJournal } from '../../utils/sync/createJournal';
import { createLookupMemory } from '../../utils/sync/createLookupMemory';
import { previewDocument } from '../../utils/sync/previewDocument';
import { searchRecords } from '../../utils/sync/searchRecords';
import { splitRef } from '../../utils/sync/splitRef';
import type { Background, BackgroundSession } from './Background';
import { clearNotifications } from './clearNotifications';

/** Whose documents are asked about, by which connection, and what a click of the user is stored with. */
interface PageContext {
  openSession(): Promise<Result<BackgroundSession>>;
  tenantNow(): Promise<string>;
  clickedNow(): Promise<{ tenant: string; connection: string; now: number }>;
}

type DecisionHandlers = Pick<MessageHandlers, 'previewDocument' | 'decideDocument' | 'searchRecords'>;

/** The answers to the page of one document: what would be done, what is decided about it, what can be chosen. */
export function createDecisionHandlers(background: Background, context: PageContext): DecisionHandlers {
  const { browser, database } = background;
  const { openSession, tenantNow, clickedNow } = context;
  return {
    previewDocument: async ({ ref }) => {
      const session = await openSession();
      if (!session.ok) return session;
      const tenant = await tenantNow();
      const known = await resolveKnownRef(database, tenant, ref);
      const resolved = await resolveRef(known, session.value);
      if (!resolved.ok) return resolved;
      const documentKey = toDocumentKey(tenant, resolved.value);
      return await previewDocument(resolved.value, {
        ...session.value,
        journal: createJournal(database, { tenant, documentKey, clock: Date.now }),
        lookups: createLookupMemory(database, tenant, Date.now),
        today: () => new Date().toLocaleDateString('sv-SE'),
        onProgress: async () => undefined,
      });
    },

    decideDocument: async ({ ref, decisions }) => {
      const job = await decide(database, { ...(await clickedNow()), ref, decisions });
      await clearNotifications(background, job);
      await announceChange(browser, job.ref);
      background.wake();
      return { ok: true, value: null };
    },

    searchRecords: async (query) => {
      const session = await openSession();
      return session.ok ? await searchRecords(query, session.value) : session;
    },
  };
}

/** Quote Manager is asked for the id of a document that is known by its number only. */
async function resolveRef(ref: DocumentRef, session: BackgroundSession): Promise<Result<DocumentRef>> {
  const { kind, name } = splitRef(ref);
  if (/^\d+$/.test(name)) return { ok: true, value: ref };
  const id = await session.resolveNumber(kind, name);
  if (!id.ok) return id;
  if (id.value === null) return { ok: false, problem: createProblem('quote-not-found', { kind, number: name }) };
  return { ok: true, value: `${kind}:${id.value}` };
}
