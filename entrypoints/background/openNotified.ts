import { canDecide } from '../../utils/domain/problem';
import { documentOfNotification } from '../../utils/platform/notifications';
import type { Background } from './Background';

/** A clicked notification leads to the document's questions where there are any, else to the popup with its remedy. */
export async function openNotified({ browser, database }: Background, notificationId: string): Promise<void> {
  const key = documentOfNotification(notificationId);
  if (key === null) return;
  const record = await database.problems.get(key);
  const page =
    record && canDecide(record.problem) ? `sidepanel.html?document=${encodeURIComponent(record.ref)}` : 'popup.html';
  await browser.tabs.create({ url: browser.runtime.getURL(page) });
}
