import type { Browser } from 'webextension-polyfill';
import type { Clock } from './clock';

export const QUEUE_ALARM = 'queue';
/** Browsers fire no alarm sooner than this. */
const SHORTEST_DELAY_MS = 30_000;
const PERIOD_MINUTES = 0.5;

/**
 * Sees to an alarm at `when` (milliseconds since 1970, the past means as soon as allowed), then every 30 s; null removes
 * it, so that an idle extension never wakes up. To be called at each start too: browsers forget alarms.
 */
export async function ensureAlarm(browser: Browser, when: number | null, clock: Clock = Date.now): Promise<void> {
  if (when === null) {
    await browser.alarms.clear(QUEUE_ALARM);
    return;
  }
  const wanted = Math.max(when, clock() + SHORTEST_DELAY_MS);
  const present = await browser.alarms.get(QUEUE_ALARM);
  if (present && isCloseEnough(present.scheduledTime, wanted)) return;
  await browser.alarms.create(QUEUE_ALARM, { when: wanted, periodInMinutes: PERIOD_MINUTES });
}

/** Setting the alarm anew at every call would push it out again and again. */
function isCloseEnough(scheduled: number, wanted: number): boolean {
  return scheduled <= wanted && scheduled > wanted - SHORTEST_DELAY_MS;
}
