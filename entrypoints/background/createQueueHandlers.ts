import type { MessageHandlers } from '../../utils/messaging/onMessages';
import { announceChange } from '../../utils/platform/pulse';
import { pauseQueue, resumeQueue } from '../../utils/queue/queuePause';
import type { Background } from './Background';

/** The answers to messages about the queue as a whole. */
export function createQueueHandlers(background: Background): Pick<MessageHandlers, 'pauseQueue' | 'resumeQueue'> {
  const { browser, database } = background;
  const announceJobs = async () => {
    for (const { ref } of await database.jobs.toArray()) await announceChange(browser, ref);
  };
  return {
    pauseQueue: async () => {
      await pauseQueue(database, Date.now());
      await announceJobs();
      // Takes the alarm away: a paused queue wakes nobody.
      background.wake();
      return { ok: true, value: null };
    },

    resumeQueue: async () => {
      await resumeQueue(database);
      await announceJobs();
      background.wake();
      return { ok: true, value: null };
    },
  };
}
