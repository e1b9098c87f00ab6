import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { registerMessages } from '../../utils/messaging/onMessages';
import { QUEUE_ALARM } from '../../utils/platform/alarms';
import { isGrantedPortal } from '../../utils/platform/permissions';
import { loadSettings } from '../../utils/settings/settingsStorage';
import { createBackground } from './createBackground';
import { createHandlers } from './createHandlers';
import { openNotified } from './openNotified';
import { toProblem } from './toProblem';

/** Listeners are registered in the first synchronous turn, or the event that woke the background would be lost; work starts after. */
export default defineBackground(() => {
  const background = createBackground(browser);
  registerMessages(browser, createHandlers(background), {
    ownId: browser.runtime.id,
    ownUrl: browser.runtime.getURL(''),
    isPortalPage: async (page) => isGrantedPortal(browser, await loadSettings(browser.storage.local), page),
    toProblem,
  });
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === QUEUE_ALARM) background.wake();
  });
  browser.runtime.onStartup.addListener(background.wake);
  browser.runtime.onInstalled.addListener(background.start);
  browser.permissions.onAdded.addListener(background.start);
  browser.permissions.onRemoved.addListener(background.start);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes.settings) background.start();
  });
  browser.notifications.onClicked.addListener((id) => {
    openNotified(background, id).catch((error: unknown) => background.log.error('The page did not open.', error));
  });
  background.start();
});
