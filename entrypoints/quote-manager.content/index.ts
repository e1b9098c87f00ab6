import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { DocumentHint } from '../../utils/messaging/protocol';
import { sendMessage } from '../../utils/messaging/sendMessage';
import { READER_MARK } from '../../utils/platform/readerMark';
import { listenForPulse } from './listenForPulse';
import { startPanel } from './startPanel';
import { watchSaves } from './watchSaves';

/** Set when the package is built: tests of the whole extension look into the panel, pages never may. */
declare const __OPEN_SHADOW_ROOTS__: boolean;

/** Registered at run time for the portals that the user has granted, so it matches nothing by itself. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  allFrames: false,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main(context) {
    Object.assign(globalThis, { [READER_MARK]: true });
    // Nobody waits for the answer; a save that was not heard of shows as *Out of date*.
    const reportSave = (hint: DocumentHint) => void sendMessage('reportSave', { hint });
    watchSaves(window, reportSave, context.signal);
    startPanel({
      window,
      ask: (hint) => sendMessage('getDocumentStatus', { hint }),
      sync: (hint) => sendMessage('syncDocument', { hint }),
      onPulse: (listener) => listenForPulse(browser.storage.onChanged, listener),
      isExtensionAlive: () => browser.runtime?.id !== undefined,
      now: () => Date.now(),
      reload: () => window.location.reload(),
      shadowMode: __OPEN_SHADOW_ROOTS__ ? 'open' : 'closed',
      signal: context.signal,
    });
  },
});
