import type { Browser } from 'webextension-polyfill';
import type { NotificationActions } from '../../components/NotificationEntry';
import { describeProblem } from '../../utils/domain/problem';
import type { Result } from '../../utils/domain/result';
import { sendMessage } from '../../utils/messaging/sendMessage';

/** What the buttons of a notification do: ask the background, and open pages. */
export function createNotificationActions(browser: Browser): NotificationActions {
  return {
    onDecide: async (ref) => {
      const page = browser.runtime.getURL('sidepanel.html');
      await browser.tabs.create({ url: `${page}?document=${encodeURIComponent(ref)}` });
      return null;
    },
    onView: async (ref) => {
      const answer = await sendMessage('getViewUrl', { ref });
      if (!answer.ok) return describeFailure(answer);
      if (answer.value === null) return 'There is no page to open yet: enter a portal address under Options.';
      await browser.tabs.create({ url: answer.value });
      return null;
    },
    onRetry: async (ref) => describeFailure(await sendMessage('retryDocument', { ref })),
    onDismiss: async (ref) => describeFailure(await sendMessage('dismissProblem', { ref })),
  };
}

function describeFailure(answer: Result<unknown>): string | null {
  if (answer.ok) return null;
  const { message, remedy } = describeProblem(answer.problem);
  return `${message} ${remedy}`;
}
