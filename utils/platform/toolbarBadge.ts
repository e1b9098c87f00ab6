import type { Browser } from 'webextension-polyfill';

const BACKGROUND = '#b42318';
const FOREGROUND = '#ffffff';

/** Shows the number of open problems on the toolbar button; nothing when there is none. */
export async function showToolbarBadge(browser: Browser, problemCount: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: BACKGROUND });
  // Absent from Chrome before 110.
  await browser.action.setBadgeTextColor?.({ color: FOREGROUND });
  await browser.action.setBadgeText({ text: badgeText(problemCount) });
}

function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > 99 ? '99+' : String(count);
}
