import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Background } from '../../../entrypoints/background/Background';
import { createHandlers } from '../../../entrypoints/background/createHandlers';
import { tenantOf } from '../../../entrypoints/background/tenantOf';
import { toProblem } from '../../../entrypoints/background/toProblem';
import { createLanes } from '../../../utils/autotask/lanes';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { answerMessage } from '../../../utils/messaging/onMessages';
import { createLog } from '../../../utils/platform/log';
import { QuotebridgeDatabase } from '../../../utils/queue/database';
import { saveDocument } from '../../../utils/queue/saveDocument';
import { defaultSettings } from '../../../utils/settings/defaultSettings';
import { createFreshBudget } from './createFreshBudget';

const ownUrl = 'chrome-extension://own/';
const page = 'https://portal.example/quote/edit/7';

/** A background whose queue is never worked off: what is judged here is what a click leaves, and what it is told. */
function createStage() {
  const database = new QuotebridgeDatabase('handlers', { indexedDB: new IDBFactory(), IDBKeyRange });
  const seen = { wakes: 0, requests: 0, jobsAtWake: [] as Promise<number>[], cleared: [] as string[] };
  const browser = {
    storage: { local: { get: async () => ({}), set: async () => {} } },
    notifications: { clear: async (id: string) => seen.cleared.push(id) > 0 },
    tabs: { query: async () => [] },
  };
  const background: Background = {
    browser: browser as unknown as Browser,
    database,
    log: createLog(console),
    fetch: async () => {
      seen.requests += 1;
      throw new TypeError('no network');
    },
    budget: createFreshBudget(),
    lanes: createLanes({ perEndpoint: 3 }),
    lookedAt: new Map(),
    lastSession: { key: '', opening: null },
    wake: () => {
      seen.wakes += 1;
      seen.jobsAtWake.push(database.jobs.count());
    },
    start: () => {},
  };
  const rules = { ownId: 'own', ownUrl, isPortalPage: () => true, toProblem };
  const click = () => {
    const message = { name: 'syncDocument', request: { hint: { kind: 'quote', id: 7, number: null } } };
    return answerMessage({ message, sender: { id: 'own', url: page, tab: {} } }, createHandlers(background), rules);
  };
  const press = (name: 'retryDocument' | 'dismissProblem', ref: DocumentRef) =>
    answerMessage(
      { message: { name, request: { ref } }, sender: { id: 'own', url: ownUrl } },
      createHandlers(background),
      rules,
    );
  return { database, seen, click, press };
}

test('a click is stored with its page, then confirmed, and only then is anything asked', async () => {
  const { database, seen, click } = createStage();
  expect(await click()).toMatchObject({ ok: true, value: { ref: 'quote:7', state: 'queued' } });
  expect(seen.requests).toBe(0);
  expect(await Promise.all(seen.jobsAtWake)).toEqual([1]);
  const [job] = await database.jobs.toArray();
  expect(job).toMatchObject({ rank: 0, connection: expect.stringContaining('|') });
  expect(await database.documents.get(job?.key ?? '')).toMatchObject({ pageUrl: page });
});

test('twenty clicks are one job', async () => {
  const { database, click } = createStage();
  await Promise.all(Array.from({ length: 20 }, click));
  expect(await database.jobs.count()).toBe(1);
});

test.each(['jobs', 'documents'] as const)(
  'a click that the disk does not take (%s) is not confirmed, and leaves nothing',
  async (name) => {
    const { database, seen, click } = createStage();
    database.table(name).hook('creating', () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
    expect(await click()).toMatchObject({ ok: false, problem: { code: 'storage-failed' } });
    expect(seen.wakes).toBe(0);
    expect([await database.jobs.count(), await database.documents.count()]).toEqual([0, 0]);
  },
);

test('a database that does not open says so', async () => {
  const { database, click } = createStage();
  database.close();
  expect(await click()).toMatchObject({ ok: false, problem: { code: expect.stringMatching(/^storage-/) } });
});

test.each(['retryDocument', 'dismissProblem'] as const)(
  '%s takes the notification away that was shown under the number of the document',
  async (name) => {
    const { database, seen, press } = createStage();
    const tenant = tenantOf(defaultSettings);
    await saveDocument(database, { tenant, ref: 'quote:55', now: 1, facts: { number: 'QO00000123' } });
    expect(await press(name, 'quote:QO00000123')).toMatchObject({ ok: true });
    expect(seen.cleared).toEqual([`problem:${tenant}|quote:55`, `problem:${tenant}|quote:QO00000123`]);
  },
);
