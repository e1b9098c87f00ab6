import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { clearNotification } from '../../utils/platform/notifications';
import { documentKeys } from '../../utils/queue/documentKeys';
import type { Background } from './Background';

/** Takes the notifications of a document away, also the one that was shown under its number. */
export async function clearNotifications(
  { browser, database }: Pick<Background, 'browser' | 'database'>,
  document: { tenant: string; ref: DocumentRef },
): Promise<void> {
  for (const key of await documentKeys(database, document)) await clearNotification(browser, key);
}
