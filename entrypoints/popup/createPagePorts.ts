import type { Browser } from 'webextension-polyfill';
import type { DocumentStatus } from '../../utils/domain/documentState';
import { describeProblem } from '../../utils/domain/problem';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { DocumentHint } from '../../utils/messaging/protocol';
import { sendMessage } from '../../utils/messaging/sendMessage';
import { readAddressHint } from '../../utils/pages/readAddressHint';
import { isGrantedPortal } from '../../utils/platform/permissions';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadSettings } from '../../utils/settings/settingsStorage';

/** What the popup knows of the page in front, and what it can do about its document. */
export interface PagePorts {
  /** The document of the page in front; null where it shows none. */
  findDocument(): Promise<DocumentHint | null>;
  /** Null where nobody can tell how it stands. */
  loadStatus(hint: DocumentHint): Promise<DocumentStatus | null>;
  /** Resolves with the sentence to show when the sync could not start, else with null. */
  sync(hint: DocumentHint): Promise<string | null>;
  preview(ref: DocumentRef): void;
}

/** The page in front, by its address alone: pages of the portal that name their document otherwise are known once synced. */
export function createPagePorts(browser: Browser, database: QuotebridgeDatabase): PagePorts {
  return {
    findDocument: async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      if (tab?.url === undefined || !URL.canParse(tab.url)) return null;
      const settings = await loadSettings(browser.storage.local);
      if (!(await isGrantedPortal(browser, settings, new URL(tab.url).origin))) return null;
      return readAddressHint(tab.url) ?? (await findSeen(database, tab.url));
    },
    loadStatus: async (hint) => {
      const answer = await sendMessage('getDocumentStatus', { hint });
      return answer.ok ? answer.value : null;
    },
    sync: async (hint) => {
      const answer = await sendMessage('syncDocument', { hint });
      if (answer.ok) return null;
      const { message, remedy } = describeProblem(answer.problem);
      return `${message} ${remedy}`;
    },
    preview: (ref) => {
      const page = browser.runtime.getURL('sidepanel.html');
      void browser.tabs.create({ url: `${page}?document=${encodeURIComponent(ref)}` });
    },
  };
}

async function findSeen(database: QuotebridgeDatabase, url: string): Promise<DocumentHint | null> {
  const seen = await database.documents.filter(({ pageUrl }) => pageUrl === url).first();
  if (seen === undefined) return null;
  const [kind, name = ''] = seen.ref.split(':');
  const id = /^\d+$/.test(name) ? Number(name) : null;
  return { kind: kind === 'order' ? 'order' : 'quote', id, number: id === null ? name : seen.number };
}
