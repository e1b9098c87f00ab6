import type { MessageName } from './sendMessage';

/** The part of the browser's message sender that the rules look at; the browser fills it in, a page cannot. */
export interface SenderFacts {
  id?: string;
  url?: string;
  tab?: unknown;
}

export interface SenderRules {
  /** `browser.runtime.id`. */
  ownId: string;
  /** `browser.runtime.getURL('')`: every page of the extension starts with it. */
  ownUrl: string;
  /** Whether the address of a page is one of a portal that the user has granted. */
  isPortalPage(page: string): boolean | Promise<boolean>;
}

/** A page of Quote Manager may show and start; everything else takes a page of the extension itself. */
const CONTENT_SCRIPT_MESSAGES: ReadonlySet<MessageName> = new Set<MessageName>([
  'getDocumentStatus',
  'syncDocument',
  'reportSave',
]);

/** Whether this sender may send this message. */
export async function maySend(name: MessageName, sender: SenderFacts, rules: SenderRules): Promise<boolean> {
  if (sender.id !== rules.ownId || sender.url === undefined) return false;
  if (sender.url.startsWith(rules.ownUrl)) return true;
  if (sender.tab === undefined || !CONTENT_SCRIPT_MESSAGES.has(name) || !URL.canParse(sender.url)) return false;
  return /^https?:$/.test(new URL(sender.url).protocol) && (await rules.isPortalPage(sender.url));
}
