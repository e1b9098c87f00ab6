import type { QuotebridgeDatabase } from '../queue/database';
import { clearDecisions, loadDecisions } from '../queue/decisions';
import { dropIntent, loadKnown, recordIntent, recordOutcome, removeLink } from '../queue/journal';
import type { JournalPort } from './ports';

/** The journal of one document, in the database. Each promise resolves after the commit; all throw `StorageError`. */
export function createJournal(database: QuotebridgeDatabase, documentKey: string, clock: () => number): JournalPort {
  return {
    loadKnown: () => loadKnown(database, documentKey, clock()),
    recordIntent: async (key, entity, fields) => {
      await recordIntent(database, { documentKey, key, entity, fields, at: clock() });
    },
    recordOutcome: (link) => recordOutcome(database, { documentKey, ...link }),
    dropIntent: (key) => dropIntent(database, { documentKey, key }),
    removeLink: (key) => removeLink(database, { documentKey, key }),
    loadDecisions: () => loadDecisions(database, documentKey),
    clearDecisions: () => clearDecisions(database, documentKey),
  };
}
