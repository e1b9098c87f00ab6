import type { Browser } from 'webextension-polyfill';
import { describeProblem, type Problem } from '../domain/problem';
import type { Settings } from '../domain/settings';

const ICON = 'icon/128.png';

export interface ProblemNotice {
  /** Key of the document: a newer problem replaces the older notification. */
  documentKey: string;
  /** Quote Manager's number of the document, null while unknown. */
  number: string | null;
  problem: Problem;
  /** Milliseconds since 1970; quiet hours are in the browser's own time zone. */
  now: number;
}

/** Shows a desktop notification for a problem, unless the settings want quiet. Returns whether it was shown. */
export async function notifyProblem(
  browser: Browser,
  notice: ProblemNotice,
  settings: Settings['notifications'],
): Promise<boolean> {
  if (!wantsNotification(settings, notice)) return false;
  const { message, remedy } = describeProblem(notice.problem);
  await browser.notifications.create(notificationId(notice.documentKey), {
    type: 'basic',
    iconUrl: browser.runtime.getURL(ICON),
    title: notice.number ? `${notice.number} needs attention` : 'Quotebridge needs attention',
    message: `${message} ${remedy}`,
  });
  return true;
}

/** Takes the notification of a document away, once its problem is gone. */
export async function clearNotification(browser: Browser, documentKey: string): Promise<void> {
  await browser.notifications.clear(notificationId(documentKey));
}

/** Keys of the documents whose notifications stand on the desktop. */
export async function listNotified(browser: Browser): Promise<string[]> {
  const ids = Object.keys(await browser.notifications.getAll());
  return ids.map(documentOfNotification).filter((key) => key !== null);
}

/** The document that a clicked notification belongs to; null when it is not one of ours. */
export function documentOfNotification(id: string): string | null {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null;
}

const PREFIX = 'problem:';

function notificationId(documentKey: string): string {
  return `${PREFIX}${documentKey}`;
}

function wantsNotification(settings: Settings['notifications'], { problem, now }: ProblemNotice): boolean {
  if (!settings.desktop || settings.muted.includes(problem.code)) return false;
  return !settings.quietHours || !isQuiet(settings.quietHours, new Date(now));
}

/** `from` and `to` are `HH:MM`; a span from evening to morning goes over midnight. */
function isQuiet({ from, to }: { from: string; to: string }, time: Date): boolean {
  const pad = (value: number) => String(value).padStart(2, '0');
  const present = `${pad(time.getHours())}:${pad(time.getMinutes())}`;
  return from <= to ? from <= present && present < to : present >= from || present < to;
}
