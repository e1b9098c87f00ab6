import type { Browser } from 'webextension-polyfill';
import type { DocumentStatus } from '../../utils/domain/documentState';
import { describeProblem } from '../../utils/domain/problem';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { DocumentHint } from '../../utils/messaging/protocol';
import { sendMessage } from '../../utils/messaging/sendMessage';
import { readAddress } from '../../utils/pages/readAddress';
import { readAddressHint } from '../../utils/pages/readAddressHint';
import { isGrantedPortal } from '../../utils/platform/permissions';
import { READER_MARK } from '../../utils/platform/readerMark';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadPresent } from '../../utils/queue/presentMark';
import type { DocumentRecord } from '../../utils/queue/records';
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

/** The document of the page in front: what its panel names; where there is none to ask, what one saw there at the last click, else the address. */
export function createPagePorts(browser: Browser, database: QuotebridgeDatabase): PagePorts {
  return {
    findDocument: async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      if (tab?.url === undefined || !URL.canParse(tab.url)) return null;
      const settings = await loadSettings(browser.storage.local);
      if (!(await isGrantedPortal(browser, settings, tab.url))) return null;
      const panel = tab.id === undefined ? 'none' : await readPanel(browser, tab.id);
      return panel === 'none' ? await findPageDocument(database, tab.url) : panel;
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

/**
 * What the panel of a tab names, so that panel and popup always mean the same document; null where the page was read and names
 * none, or contradicts itself: a click would write either. `none`: nobody reads the page (yet).
 */
async function readPanel(browser: Browser, tabId: number): Promise<DocumentHint | null | 'none'> {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      func: readPanelAttributes,
      args: [READER_MARK],
    });
    return Array.isArray(frame?.result) ? parsePanel(frame.result) : 'none';
  } catch {
    // A tab that shows an error, or is gone already, has no panel.
    return 'none';
  }
}

/** Runs in the page, in the extension's own world. */
function readPanelAttributes(mark: string): unknown[] | null {
  if (!(mark in globalThis)) return null;
  const panel = document.querySelector('quotebridge-panel');
  return [panel?.getAttribute('data-document'), panel?.getAttribute('data-number')];
}

/** The page could write there as well: what is no document is none. */
function parsePanel([ref, number]: unknown[]): DocumentHint | null {
  if (typeof ref !== 'string' || !/^(quote|order):[\w-]+$/.test(ref)) return null;
  return toHint({ ref: ref as DocumentRef, number: typeof number === 'string' ? number : null });
}

/**
 * What the panel saw goes before the address, for it had the page's number as well. Where both contradict each other, or
 * several documents were seen at one address, none is offered: the panel in the page knows which one is meant.
 */
async function findPageDocument(database: QuotebridgeDatabase, url: string): Promise<DocumentHint | null> {
  const named = readAddressHint(url);
  const seen = namesOnePage(url) ? await findSeen(database, url) : [];
  const [first] = seen;
  if (first === undefined) return named;
  const hint = toHint(first);
  return seen.length > 1 || isDenied(hint, named) ? null : hint;
}

/** An id in the address denies nothing: it need not be the one of Quote Manager's interface. */
function isDenied(hint: DocumentHint, named: DocumentHint | null): boolean {
  if (named === null) return false;
  return named.kind !== hint.kind || (named.number !== null && hint.number !== null && named.number !== hint.number);
}

/** Whether always the same document stands at an address: `/quote/edit` may show another one the next time. */
function namesOnePage(url: string): boolean {
  const { section, id, number, hasOpaqueCode } = readAddress(url);
  if (section === null) return /\d/.test(url.slice(new URL(url).origin.length));
  return section !== 'other' && section !== 'purchase' && (id !== null || number !== null || hasOpaqueCode);
}

async function findSeen(database: QuotebridgeDatabase, url: string): Promise<DocumentRecord[]> {
  const present = await loadPresent(database);
  const isHere = ({ pageUrl, tenant }: DocumentRecord) => pageUrl === url && (present === null || tenant === present);
  return await database.documents.filter(isHere).limit(2).toArray();
}

function toHint({ ref, number }: Pick<DocumentRecord, 'ref' | 'number'>): DocumentHint {
  const [kind, name = ''] = ref.split(':');
  const id = /^\d+$/.test(name) ? Number(name) : null;
  return { kind: kind === 'order' ? 'order' : 'quote', id, number: id === null ? name : number };
}
