import { isFresh } from '../../utils/domain/schedule/isFresh';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { toDocumentKey } from '../../utils/queue/documentKey';
import { enqueue } from '../../utils/queue/enqueue';
import { markOutdated } from '../../utils/queue/markOutdated';
import type { Background, BackgroundSession } from './Background';

/** A page asks often while it is open; Quote Manager allows 60 requests a minute for everything. */
const LOOK_AGAIN_MS = 60_000;

/**
 * A document that was verified and has changed in Quote Manager since becomes *Out of date*. Changes of a line alone need not
 * move the quote's own date, so this is a hint for the salesperson; a sync always reads everything. With automatic sync it is
 * synced at once.
 */
export async function noticeChanges(
  background: Background,
  session: BackgroundSession,
  { tenant, ref }: { tenant: string; ref: DocumentRef },
): Promise<void> {
  const { database, lookedAt } = background;
  const key = toDocumentKey(tenant, ref);
  const now = Date.now();
  const document = await database.documents.get(key);
  if (document?.lastState !== 'synced') return;
  if (isFresh(lookedAt.get(key) ?? document.verifiedAt ?? 0, now, LOOK_AGAIN_MS)) return;
  lookedAt.set(key, now);
  const modifiedAt = await session.readModifiedAt(ref);
  // No answer is no news: the page goes on showing what was verified.
  if (!modifiedAt.ok || modifiedAt.value === null || modifiedAt.value === document.sourceModifiedAt) return;
  const isOutdated = await markOutdated(database, { asked: document, now });
  if (!isOutdated || !session.settings.automation.enabled) return;
  await enqueue(database, { tenant, ref, now });
  background.wake();
}
