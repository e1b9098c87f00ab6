import type { Browser } from 'webextension-polyfill';
import type { ConnectionPorts } from '../../components/useConnection';
import { sendMessage } from '../../utils/messaging/sendMessage';
import { missingOrigins, neededOrigins, requestOrigins } from '../../utils/platform/permissions';
import { loadSettings } from '../../utils/settings/settingsStorage';

/** The connection of the extension's own pages: messages to the background, permissions and storage of the browser. */
export function createConnectionPorts(browser: Browser): ConnectionPorts {
  const area = browser.storage.local;
  return {
    loadStored: () => sendMessage('getStoredCredentials', {}),
    loadMissingOrigins: async () => missingOrigins(browser, neededOrigins(await loadSettings(area))),
    test: (credentials) => sendMessage('testConnection', { credentials }),
    save: (credentials, isTested) => sendMessage('saveCredentials', { credentials, isTested }),
    requestOrigins: (origins) => requestOrigins(browser, origins),
    watch: (callback) => {
      browser.permissions.onAdded.addListener(callback);
      browser.permissions.onRemoved.addListener(callback);
      browser.storage.onChanged.addListener(callback);
      return () => {
        browser.permissions.onAdded.removeListener(callback);
        browser.permissions.onRemoved.removeListener(callback);
        browser.storage.onChanged.removeListener(callback);
      };
    },
  };
}
