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
  retryDocument: done,
  dismissProblem: () => {
    throw new Error('disk is full');
  },
  getViewUrl: done,
  saveCredentials: done,
  testConnection: () => Promise.reject(new Error('boom')),
  getTenantLists: () => ({ ok: false, problem: createProblem('not-connected') }),
  getStoredCredentials: () => ({ ok: false, problem: createProblem('not-connected') }),
};
const ownUrl = 'chrome-extension://own/';
const rules = {
  ownId: 'own',
  ownUrl,
  isPortalOrigin: () => false,
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
