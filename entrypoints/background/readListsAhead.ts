import type { Background } from './Background';
import { openSession } from './openSession';

/** Reads the tenant's lists with the stored credentials, so that they are at hand when they are needed. Never rejects. */
export async function readListsAhead(background: Background): Promise<void> {
  try {
    const session = await openSession(background);
    // Credentials that were tested and not stored yet: the lists come with the first question for them.
    if (session.ok) await session.value.readReference({ fresh: true });
  } catch (error) {
    background.log.error('The lists could not be read ahead.', error);
  }
}
