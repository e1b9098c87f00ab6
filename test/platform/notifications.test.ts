import { expect, test, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { createProblem } from '../../utils/domain/problem';
import { clearNotification, documentOfNotification, notifyProblem } from '../../utils/platform/notifications';
import { showToolbarBadge } from '../../utils/platform/toolbarBadge';

const create = vi.fn();
const clear = vi.fn();
const browser = {
  notifications: { create, clear },
  runtime: { getURL: (path: string) => `x://own/${path}` },
} as unknown as Browser;
const at = (hours: number, minutes: number) => new Date(2025, 5, 2, hours, minutes).getTime();
const notice = {
  documentKey: 'p|quote:1',
  number: 'QO1',
  problem: createProblem('offline', { system: 'Autotask' }),
  now: at(12, 0),
};
const loud = { desktop: true, quietHours: null, muted: [] };
const night = { from: '22:00', to: '07:00' };

test('a notification says what happened and what to do, once per document', async () => {
  expect(await notifyProblem(browser, notice, loud)).toBe(true);
  const message = expect.stringContaining('Autotask cannot be reached. Check the network');
  expect(create).toHaveBeenCalledWith(
    'problem:p|quote:1',
    expect.objectContaining({ message, title: 'QO1 needs attention' }),
  );
  await clearNotification(browser, notice.documentKey);
  expect(clear).toHaveBeenCalledWith('problem:p|quote:1');
  expect(documentOfNotification('problem:p|quote:1')).toBe('p|quote:1');
  expect(documentOfNotification('other')).toBeNull();
});

test.each([
  [{ ...loud, desktop: false }, at(12, 0), false],
  [{ ...loud, muted: ['offline'] }, at(12, 0), false],
  [{ ...loud, quietHours: night }, at(23, 0), false],
  [{ ...loud, quietHours: night }, at(6, 59), false],
  [{ ...loud, quietHours: night }, at(7, 0), true],
  [{ ...loud, quietHours: { from: '12:00', to: '13:00' } }, at(12, 30), false],
  [{ ...loud, quietHours: { from: '12:00', to: '13:00' } }, at(13, 0), true],
])('quiet when the settings say so (%j)', async (settings, now, shown) => {
  expect(await notifyProblem(browser, { ...notice, now }, settings)).toBe(shown);
});

test.each([
  [0, ''],
  [3, '3'],
  [120, '99+'],
])('%i open problems show as "%s"', async (count, text) => {
  const setBadgeText = vi.fn();
  const action = { setBadgeText, setBadgeBackgroundColor: vi.fn() };
  await showToolbarBadge({ action } as unknown as Browser, count);
  expect(setBadgeText).toHaveBeenCalledWith({ text });
});
