import type { Browser } from 'webextension-polyfill';

/** The parts of a browser that a background uses, and what was done with its alarm, badge and notifications. */
export function createTestBrowser() {
  const stored: Record<string, unknown> = {};
  /** What happens while the badge is drawn for the first time, the second time and so on. */
  const onBadge: (() => Promise<void>)[] = [];
  const seen = {
    alarms: [] as string[],
    alarm: undefined as { scheduledTime: number } | undefined,
    badge: '',
    badges: 0,
    beats: 0,
    /** Ids of the desktop notifications that stand. */
    notifications: new Set<string>(),
  };
  const browser = {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set: async (items: object) => void Object.assign(stored, items),
      },
    },
    alarms: {
      get: async () => seen.alarm,
      clear: async () => {
        seen.alarms.push('cleared');
        seen.alarm = undefined;
      },
      create: async (name: string, { when }: { when: number }) => {
        seen.alarms.push(name);
        seen.alarm = { scheduledTime: when };
      },
    },
    action: {
      setBadgeBackgroundColor: async () => {},
      setBadgeTextColor: async () => {},
      setBadgeText: async ({ text }: { text: string }) => {
        seen.badge = text;
        seen.badges += 1;
        await onBadge.shift()?.();
      },
    },
    notifications: {
      create: async (id: string) => {
        seen.notifications.add(id);
        return id;
      },
      clear: async (id: string) => seen.notifications.delete(id),
      getAll: async () => Object.fromEntries([...seen.notifications].map((id) => [id, true])),
    },
    permissions: { contains: async () => true },
    runtime: {
      getURL: (path: string) => path,
      getPlatformInfo: async () => {
        seen.beats += 1;
      },
    },
  };
  return { browser: browser as unknown as Browser, seen, stored, onBadge };
}
