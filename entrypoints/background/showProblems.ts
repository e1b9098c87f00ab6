import type { Browser } from 'webextension-polyfill';
import { clearNotification, listNotified } from '../../utils/platform/notifications';
import { showToolbarBadge } from '../../utils/platform/toolbarBadge';
import { countProblems } from '../../utils/queue/countProblems';
import type { QuotebridgeDatabase } from '../../utils/queue/database';

/**
 * Makes what is shown outside the pages follow the stored problems: their number on the toolbar button, and no desktop
 * notification of a problem that is gone, whichever sync made it go. Throws `StorageError`.
 */
export async function showProblems(browser: Browser, database: QuotebridgeDatabase): Promise<void> {
  await showToolbarBadge(browser, await countProblems(database));
  for (const key of await listNotified(browser)) {
    const record = await database.problems.get(key);
    if (record === undefined || record.dismissed) await clearNotification(browser, key);
  }
}
