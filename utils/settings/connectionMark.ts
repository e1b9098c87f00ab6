import { z } from 'zod';
import type { SettingsArea } from './settingsStorage';

const storageKey = 'connectionTestedAt';

/** What is known of a connection's credentials; times in milliseconds since 1970, null where unknown. */
export interface ConnectionMark {
  /** When they were saved. */
  savedAt: number | null;
  /** When both systems last accepted them: in a test, or in a sync that went through. */
  testedAt: number | null;
}

const time = z.number().nullable();
const storedMark = z.object({ connection: z.string(), savedAt: time, testedAt: time });

/** What is known of this connection (`toConnectionMark`): other addresses or newly saved credentials are another one. */
export async function loadConnectionMark(area: SettingsArea, connection: string): Promise<ConnectionMark> {
  const stored = storedMark.safeParse((await area.get(storageKey))[storageKey]);
  if (!stored.success || stored.data.connection !== connection) return { savedAt: null, testedAt: null };
  const { savedAt, testedAt } = stored.data;
  return { savedAt, testedAt };
}

/** Credentials were saved. `isTested`: both systems have just accepted them. */
export async function noteSaved(
  area: SettingsArea,
  { connection, now, isTested }: { connection: string; now: number; isTested: boolean },
): Promise<void> {
  await area.set({ [storageKey]: { connection, savedAt: now, testedAt: isTested ? now : null } });
}

/** Both systems accepted the credentials of this connection. */
export async function noteAccepted(
  area: SettingsArea,
  { connection, now }: { connection: string; now: number },
): Promise<void> {
  const { savedAt } = await loadConnectionMark(area, connection);
  await area.set({ [storageKey]: { connection, savedAt, testedAt: now } });
}
