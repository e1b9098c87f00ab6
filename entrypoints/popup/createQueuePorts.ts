import type { Problem } from '../../utils/domain/problem';
import { sendMessage } from '../../utils/messaging/sendMessage';

/** What the popup can do with the queue as a whole; each resolves with what went wrong, else with null. */
export interface QueuePorts {
  pause(): Promise<Problem | null>;
  resume(): Promise<Problem | null>;
}

/** The queue over the background. */
export function createQueuePorts(): QueuePorts {
  const send = async (name: 'pauseQueue' | 'resumeQueue') => {
    const answer = await sendMessage(name, {});
    return answer.ok ? null : answer.problem;
  };
  return { pause: () => send('pauseQueue'), resume: () => send('resumeQueue') };
}
