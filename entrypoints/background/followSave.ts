import type { DocumentHint } from '../../utils/messaging/protocol';
import { toDocumentKey } from '../../utils/queue/documentKey';
import { enqueue } from '../../utils/queue/enqueue';
import { loadSettings } from '../../utils/settings/settingsStorage';
import { isLinked } from '../../utils/sync/pollChanges';
import type { Background } from './Background';
import { resolveHint } from './resolveHint';

/** The click was seen before the portal had stored anything. */
const SAVE_TAKES_MS = 3_000;

/**
 * A save that the page showed: a document that was synced before is synced again, by itself and behind people's own clicks
 * (sync-rules § 8: within 15 s). Only while automatic sync is on.
 */
export async function followSave(background: Background, tenant: string, hint: DocumentHint): Promise<void> {
  const { browser, database, lookedAt } = background;
  const { automation } = await loadSettings(browser.storage.local);
  if (!automation.enabled) return;
  const ref = await resolveHint(hint, { database, tenant, session: null, lookedAt });
  if (ref === null) return;
  const key = toDocumentKey(tenant, ref);
  if (!isLinked(await database.documents.get(key))) return;
  // A save that took longer shows when the page asks again.
  lookedAt.delete(key);
  const now = Date.now();
  await enqueue(database, { tenant, ref, now, runAt: now + SAVE_TAKES_MS });
  background.wake();
}
