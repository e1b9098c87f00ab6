import { describe, expect, test } from 'vitest';
import { messageSchemas } from '../../utils/messaging/messageSchemas';
import { maySend, type SenderFacts } from '../../utils/messaging/senderRules';
import type { MessageName } from '../../utils/messaging/sendMessage';

const ownUrl = 'chrome-extension://own/';
const rules = {
  ownId: 'own',
  ownUrl,
  isPortalPage: (page: string) => page.startsWith('https://portal.example/quotes/'),
};
const tab = { id: 1 };
const portal = 'https://portal.example/quotes/1';

const senders: Record<string, [SenderFacts, 'all' | 'page' | 'none']> = {
  popup: [{ id: 'own', url: `${ownUrl}popup.html` }, 'all'],
  'options in a tab': [{ id: 'own', url: `${ownUrl}options.html`, tab }, 'all'],
  'content script on a portal': [{ id: 'own', url: portal, tab }, 'page'],
  'content script elsewhere': [{ id: 'own', url: 'https://evil.example/', tab }, 'none'],
  'a frame of another origin': [{ id: 'own', url: 'https://portal.example.evil.example/', tab }, 'none'],
  'another application at the host of a portal': [{ id: 'own', url: 'https://portal.example/crm/1', tab }, 'none'],
  'a portal address without tab': [{ id: 'own', url: portal }, 'none'],
  'a page without address': [{ id: 'own', tab }, 'none'],
  'about:blank': [{ id: 'own', url: 'about:blank', tab }, 'none'],
  'a file': [{ id: 'own', url: 'file:///portal.example', tab }, 'none'],
  'another extension': [{ id: 'other', url: 'chrome-extension://other/x.html' }, 'none'],
  'another extension that names a portal': [{ id: 'other', url: portal, tab }, 'none'],
  'an extension whose id begins like ours': [{ id: 'own', url: 'chrome-extension://own2/x.html', tab }, 'none'],
  nobody: [{}, 'none'],
};

describe.each(Object.keys(messageSchemas) as MessageName[])('%s', (name) => {
  test.each(Object.entries(senders))('from %s', async (_, [sender, may]) => {
    const isForPages = ['getDocumentStatus', 'syncDocument', 'reportSave'].includes(name);
    expect(await maySend(name, sender, rules)).toBe(may === 'all' || (may === 'page' && isForPages));
  });
});
