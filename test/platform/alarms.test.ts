import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { ensureAlarm } from '../../utils/platform/alarms';

function createAlarms() {
  const set: { when: number; periodInMinutes: number }[] = [];
  let present: { scheduledTime: number } | undefined;
  const alarms = {
    get: async () => present,
    clear: async () => {
      present = undefined;
    },
    create: async (_: string, info: { when: number; periodInMinutes: number }) => {
      set.push(info);
      present = { scheduledTime: info.when };
    },
  };
  return { browser: { alarms } as unknown as Browser, set, isSet: () => present !== undefined };
}

test('there is an alarm only while there is work', async () => {
  const { browser, set, isSet } = createAlarms();
  await ensureAlarm(browser, 0, () => 1_000);
  expect(set).toEqual([{ when: 31_000, periodInMinutes: 0.5 }]);
  await ensureAlarm(browser, null, () => 2_000);
  expect(isSet()).toBe(false);
});

test('calling it again does not push the alarm out; a later time moves it', async () => {
  const { browser, set } = createAlarms();
  for (const now of [1_000, 5_000, 20_000]) await ensureAlarm(browser, 0, () => now);
  expect(set).toHaveLength(1);
  await ensureAlarm(browser, 3_600_000, () => 21_000);
  await ensureAlarm(browser, 22_000, () => 22_000);
  expect(set.map((alarm) => alarm.when)).toEqual([31_000, 3_600_000, 52_000]);
});
