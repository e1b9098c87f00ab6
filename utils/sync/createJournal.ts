import { isSharedKey } from '../domain/matching/sharedKeys';
import type { OperationKey } from '../domain/plan';
import type { QuotebridgeDatabase } from '../queue/database';
import { clearDecisions, loadDecisions } from '../queue/decisions';
import { toDocumentKey, toSharedKey } from '../queue/documentKey';
import {
  dropIntent,
  loadEntries,
  loadKnown,
  recordIntent,
  recordOutcome,
  removeLink,
  renewIntent,
} from '../queue/journal';
import { loadNumber } from '../queue/saveDocument';
import type { JournalPort } from './ports';

/**
 * The journal of one document, in the database; companies, products and services go to the tenant's own scope, where every
 * document finds them. Each promise resolves after the commit; all throw `StorageError`.
 */
export function createJournal(
  database: QuotebridgeDatabase,
  { tenant, documentKey, clock }: { tenant: string; documentKey: string; clock: () => number },
): JournalPort {
  const sharedKey = toSharedKey(tenant);
  let decidedAt: number | null = null;
  const scopeOf = (key: OperationKey) => (isSharedKey(key) ? sharedKey : documentKey);
  return {
    loadKnown: async (sharedKeys) => {
      const now = clock();
      const own = await loadKnown(database, documentKey, now);
      if (sharedKeys.length === 0) return own;
      const shared = await loadEntries(database, { documentKey: sharedKey, keys: sharedKeys, now });
      return { links: [...own.links, ...shared.links], intents: [...own.intents, ...shared.intents] };
    },
    loadCounterpart: async (ref) => {
      const key = toDocumentKey(tenant, ref);
      const [{ links }, number] = await Promise.all([loadKnown(database, key, clock()), loadNumber(database, key)]);
      return { number, links };
    },
    recordIntent: async (key, entity, fields) => {
      await recordIntent(database, { documentKey: scopeOf(key), key, entity, fields, at: clock() });
    },
    recordOutcome: (link, { isNew }) =>
      recordOutcome(database, { documentKey: scopeOf(link.key), ...link, ...(isNew ? { madeAt: clock() } : {}) }),
    renewIntent: (key) => renewIntent(database, { documentKey: scopeOf(key), key }, clock()),
    dropIntent: (key) => dropIntent(database, { documentKey: scopeOf(key), key }),
    removeLink: (key) => removeLink(database, { documentKey: scopeOf(key), key }),
    loadDecisions: async () => {
      const { decisions, at } = await loadDecisions(database, documentKey);
      decidedAt = at;
      return decisions;
    },
    clearDecisions: () => clearDecisions(database, { documentKey, at: decidedAt }),
  };
}
