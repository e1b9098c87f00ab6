import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { createPagePorts } from '../../../entrypoints/popup/createPagePorts';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { QuotebridgeDatabase } from '../../../utils/queue/database';
import { markPresent } from '../../../utils/queue/presentMark';
import { saveDocument } from '../../../utils/queue/saveDocument';

const portal = 'https://portal.example';

interface Seen {
  ref: DocumentRef;
  path: string;
  number?: string;
  tenant?: string;
}

async function findDocument(path: string, seen: Seen[] = [], portalUrls = [portal], panel: unknown = null) {
  const database = new QuotebridgeDatabase('page', { indexedDB: new IDBFactory(), IDBKeyRange });
  await markPresent(database, 'own', 1);
  for (const { ref, path: seenAt, number = null, tenant = 'own' } of seen) {
    await saveDocument(database, { tenant, ref, now: 1, facts: { pageUrl: portal + seenAt, number } });
  }
  const settings = { version: 1, quoteManager: { portalUrls } };
  const browser = {
    tabs: { query: async () => [{ id: 3, url: portal + path }] },
    scripting: {
      executeScript: async () => {
        if (panel instanceof Error) throw panel;
        return [{ result: panel }];
      },
    },
    storage: { local: { get: async () => ({ settings }) } },
    permissions: { contains: async () => true },
  };
  return await createPagePorts(browser as unknown as Browser, database).findDocument();
}

test('the page in front is the document that its panel was clicked for, whatever its address says', async () => {
  const path = '/quotes/8';
  const hint = { kind: 'quote', id: 55, number: 'QO00056789' };
  expect(await findDocument(path, [{ ref: 'quote:55', path, number: 'QO00056789' }])).toEqual(hint);
  expect(await findDocument('/#/d/991', [{ ref: 'quote:QO00056789', path: '/#/d/991' }])).toEqual({
    ...hint,
    id: null,
  });
});

test('a page that nobody clicked on is the document that its address names', async () => {
  expect(await findDocument('/quotes/8')).toEqual({ kind: 'quote', id: 8, number: null });
  expect(await findDocument('/quotes?order=1')).toBeNull();
});

test('what another connection saw does not count', async () => {
  const path = '/app/quotes/Xy7aB2c9';
  expect(await findDocument(path, [{ ref: 'quote:55', path }])).toMatchObject({ id: 55 });
  expect(await findDocument(path, [{ ref: 'quote:55', path, tenant: 'other' }])).toBeNull();
});

test.each(['/quote/edit', '/quotes?order=1', '/', '/customers/5'])(
  'at %s, which names no document, another one may stand now',
  async (path) => {
    expect(await findDocument(path, [{ ref: 'quote:55', path }])).toBeNull();
  },
);

test('an address at which several documents were seen, or one of the other kind, tells nothing of the page', async () => {
  const path = '/quotes/8';
  const both: Seen[] = [
    { ref: 'quote:55', path },
    { ref: 'quote:56', path },
  ];
  expect(await findDocument(path, both)).toBeNull();
  expect(await findDocument(path, [{ ref: 'order:2', path }])).toBeNull();
  const numbered = '/quotes/QO00012345';
  expect(await findDocument(numbered, [{ ref: 'quote:55', path: numbered, number: 'QO00056789' }])).toBeNull();
});

test('a page of something else at the host of a portal is none', async () => {
  expect(await findDocument('/shop/orders/12', [], [`${portal}/shop/`])).toMatchObject({ kind: 'order', id: 12 });
  expect(await findDocument('/crm/orders/12', [], [`${portal}/shop/`])).toBeNull();
});

test('the panel of the page in front says which document it is, whatever the address or an earlier click says', async () => {
  const path = '/quotes/8';
  const seen: Seen[] = [{ ref: 'quote:56', path }];
  const number = 'QO00056789';
  const beside = (panel: unknown, at = path) => findDocument(at, seen, [portal], panel);
  expect(await beside(['quote:8', number])).toEqual({ kind: 'quote', id: 8, number });
  expect(await beside(['quote:55', null])).toEqual({ kind: 'quote', id: 55, number: null });
  expect(await beside([`quote:${number}`, number], '/d/x')).toEqual({ kind: 'quote', id: null, number });
});

test.each([null, undefined, new Error('Frame shows an error page')])(
  'a tab that nobody reads is known by its address: %s',
  async (panel) => {
    expect(await findDocument('/quotes/8', [], [portal], panel)).toEqual({ kind: 'quote', id: 8, number: null });
  },
);

test.each([[[null, null]], [['purchase:1', 'PO1']]])(
  'a page that was read and has no panel for a document offers none here either: %s',
  async (panel) => {
    const path = '/quotes/8';
    expect(await findDocument(path, [{ ref: 'quote:56', path }], [portal], panel)).toBeNull();
  },
);
