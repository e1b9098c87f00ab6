import { expect, test, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { DocumentStatus } from '../../utils/domain/documentState';
import { createProblem } from '../../utils/domain/problem';
import { answerMessage, type MessageHandlers, registerMessages } from '../../utils/messaging/onMessages';
import { sendMessage } from '../../utils/messaging/sendMessage';

const status: DocumentStatus = {
  ref: 'quote:1',
  state: 'unlinked',
  number: null,
  title: null,
  since: null,
  resumesAt: null,
  progress: null,
  problem: null,
  notices: [],
  autotaskUrl: null,
};
const done = () => ({ ok: true as const, value: null });
const handlers: MessageHandlers = {
  getDocumentStatus: () => ({ ok: true, value: status }),
  syncDocument: async () => ({ ok: true, value: status }),
  previewDocument: () => ({ ok: false, problem: createProblem('not-connected') }),
  decideDocument: done,
  searchRecords: () => ({ ok: true, value: [] }),
  retryDocument: done,
  dismissProblem: () => {
    throw new Error('disk is full');
  },
  getViewUrl: done,
  rebuildLinks: () => ({ ok: false, problem: createProblem('not-connected') }),
  exportLinks: () => ({ ok: true, value: '{}' }),
  importLinks: () => ({ ok: false, problem: createProblem('not-connected') }),
  saveCredentials: done,
  testConnection: () => Promise.reject(new Error('boom')),
  getTenantLists: () => ({ ok: false, problem: createProblem('not-connected') }),
  pauseQueue: done,
  resumeQueue: done,
  startCatalogue: done,
  pauseCatalogue: done,
  resumeCatalogue: done,
  getCatalogueViewUrl: done,
  reportSave: done,
  getStoredCredentials: () => ({ ok: false, problem: createProblem('not-connected') }),
};
const ownUrl = 'chrome-extension://own/';
const rules = {
  ownId: 'own',
  ownUrl,
  isPortalPage: () => false,
  toProblem: (error: unknown) => createProblem('storage-failed', {}, { details: [String(error)] }),
};
const sender = { id: 'own', url: `${ownUrl}popup.html` };
const ask = (message: unknown, from = sender) => answerMessage({ message, sender: from }, handlers, rules);
const hint = { kind: 'quote', id: 1, number: null };

test('a good message reaches its handler', async () => {
  expect(await ask({ name: 'getDocumentStatus', request: { hint } })).toEqual({ ok: true, value: status });
});

test('what a handler throws is answered as a problem', async () => {
  const request = { ref: 'quote:1' };
  expect(await ask({ name: 'dismissProblem', request })).toMatchObject({
    ok: false,
    problem: { code: 'storage-failed' },
  });
  const credentials = { quoteManagerApiKey: '', autotaskUserName: '', autotaskSecret: '', autotaskIntegrationCode: '' };
  const answer = await ask({ name: 'testConnection', request: { credentials } });
  expect(answer).toMatchObject({ ok: false, problem: { details: ['Error: boom'] } });
});

test.each([
  null,
  'getDocumentStatus',
  { name: 'toString', request: {} },
  { name: '__proto__', request: {} },
  { name: 'getDocumentStatus' },
  { name: 'getDocumentStatus', request: { hint: { ...hint, id: '1' } } },
  { name: 'getDocumentStatus', request: { hint: { ...hint, id: -1 } } },
  { name: 'getDocumentStatus', request: { hint, more: 1 } },
  { name: 'getDocumentStatus', request: { hint }, more: 1 },
  { name: 'retryDocument', request: { ref: 'quote:../1' } },
  { name: 'retryDocument', request: { ref: 'invoice:1' } },
  { name: 'getStoredCredentials', request: { all: true } },
])('malformed message %j is refused', async (message) => {
  expect(await ask(message)).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
});

test('a refusal never repeats what was sent', async () => {
  const credentials = { quoteManagerApiKey: 'hush-hush', autotaskSecret: 5 };
  const answer = await ask({ name: 'saveCredentials', request: { credentials } });
  expect(JSON.stringify(answer)).not.toContain('hush');
  expect(answer.ok).toBe(false);
});

test('a stranger gets an answer, and no handler sees the message', async () => {
  const answer = await ask({ name: 'retryDocument', request: { ref: 'quote:1' } }, { ...sender, id: 'other' });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
});

test('one listener, registered at once, answers what sendMessage sends', async () => {
  const addListener = vi.fn<(listener: (message: unknown, from: typeof sender) => Promise<unknown>) => void>();
  const browser = { runtime: { onMessage: { addListener } } } as unknown as Browser;
  registerMessages(browser, handlers, rules);
  expect(addListener).toHaveBeenCalledOnce();
  const listener = addListener.mock.calls[0]?.[0];
  const api = { runtime: { sendMessage: (message: unknown) => Promise.resolve(listener?.(message, sender)) } };
  const answer = await sendMessage('getDocumentStatus', { hint: { kind: 'quote', id: 1, number: null } }, api);
  expect(answer).toEqual({ ok: true, value: status });
});

test.each([
  ['nobody listens', { runtime: { sendMessage: () => Promise.resolve(undefined) } }, /No answer/],
  [
    'the extension was updated',
    { runtime: { sendMessage: () => Promise.reject(new Error('context invalidated')) } },
    /inv/,
  ],
  ['the interface is gone', {}, /No answer/],
])('when %s, the sender gets a problem', async (_, api, words) => {
  const answer = await sendMessage('retryDocument', { ref: 'quote:1' }, api);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'unexpected', details: [expect.stringMatching(words)] } });
});

test.each([
  { decisions: { winners: { 'item:line-81.quantity': 'quoteManager' }, reopen: true } },
  { decisions: { opportunity: { make: 'new', noneOf: [12] }, products: { 'PN-1': 7001 } } },
])('takes answers of a page: %j', async (request) => {
  const message = { name: 'decideDocument', request: { ref: 'quote:1', ...request } };
  await expect(ask(message)).resolves.toEqual({ ok: true, value: null });
});

test.each([
  ['decideDocument', { ref: 'quote:1', decisions: { reopen: false } }],
  ['decideDocument', { ref: 'quote:1', decisions: { company: 'Acme' } }],
  ['decideDocument', { ref: 'quote:1', decisions: { unknown: true } }],
  ['searchRecords', { entity: 'Products', text: 'x' }],
  ['searchRecords', { entity: 'Resources', text: 'Miller' }],
])('refuses a malformed %s: %j', async (name, request) => {
  await expect(ask({ name, request })).resolves.toMatchObject({ ok: false, problem: { code: 'unexpected' } });
});

test('takes previews, answers and searches from pages of the extension only', async () => {
  const portal = { id: 'own', url: 'https://portal.example/quote/1', tab: {} };
  for (const [name, request] of [
    ['previewDocument', { ref: 'quote:1' }],
    ['decideDocument', { ref: 'quote:1', decisions: {} }],
    ['searchRecords', { entity: 'Products', text: 'Laptop' }],
  ] as const) {
    const answer = await answerMessage({ message: { name, request }, sender: portal }, handlers, {
      ...rules,
      isPortalPage: () => true,
    });
    expect(answer).toMatchObject({ ok: false, problem: { details: [`This sender may not send ${name}.`] } });
  }
});

test('an element of the page that is called browser is not taken for the browser', async () => {
  vi.stubGlobal('browser', { id: 'browser' });
  vi.stubGlobal('chrome', { runtime: { sendMessage: async () => ({ ok: true, value: null }) } });
  try {
    expect(await sendMessage('retryDocument', { ref: 'quote:1' })).toEqual({ ok: true, value: null });
  } finally {
    vi.unstubAllGlobals();
  }
});
