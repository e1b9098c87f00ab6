import type { DocumentStatus } from '../../utils/domain/documentState.ts';
import type { DocumentRef } from '../../utils/domain/sourceDocument.ts';
import type { Engine } from './createEngine.ts';

/**
 * A click, and half a minute let go by where the document looks like another browser's unfinished work: a ticket that bears the
 * order's number, and nothing that says what was written (sync-rules § 6).
 */
export async function syncPatiently(engine: Engine, document: DocumentRef): Promise<DocumentStatus> {
  const status = await engine.sync(document);
  if (status.problem?.code !== 'written-elsewhere') return status;
  await engine.database.intents.toCollection().modify((intent) => {
    intent.at -= 60_000;
  });
  await engine.run({ skipWaits: true });
  return engine.status(document);
}
