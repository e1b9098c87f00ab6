import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import type { Background } from '../../../entrypoints/background/Background';
import { createBackground } from '../../../entrypoints/background/createBackground';
import { tenantOf } from '../../../entrypoints/background/tenantOf';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { loadDocumentStatus } from '../../../utils/queue/documentStatus';
import { enqueue } from '../../../utils/queue/enqueue';
import { defaultSettings } from '../../../utils/settings/defaultSettings';
import { parseSettings } from '../../../utils/settings/parseSettings';
import { saveSecrets } from '../../../utils/vault/credentialsVault';
import { placesOf } from '../../../utils/vault/secretPlaces';
import { createTestBrowser } from '../../entrypoints/background/createTestBrowser';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const ref: DocumentRef = `quote:${seedIndex.skeleton}`;
let background: Background;

afterEach(() => background.database.delete());

/** The whole background in a browser whose desktop shows what it was told, connected with the sandbox. */
async function start() {
  const { browser, seen, stored } = createTestBrowser();
  const settings = parseSettings(sandbox().settings, defaultSettings);
  if (!settings.ok) throw new Error(settings.message);
  stored.settings = settings.value;
  background = createBackground(browser);
  await saveSecrets(background.database, sandbox().credentials, placesOf(settings.value));
  const tenant = tenantOf(settings.value);
  const sync = async (isClick: boolean) => {
    const { database } = background;
    await enqueue(database, { tenant, ref, now: Date.now(), ...(isClick ? { clearProblem: true } : {}) });
    background.wake();
    await expect.poll(() => database.jobs.count(), { timeout: 10_000 }).toBe(0);
    // The run has ended as well.
    await expect.poll(() => seen.alarm).toBeUndefined();
    return (await loadDocumentStatus(database, { tenant, ref, now: Date.now() })).state;
  };
  /** The background a minute later: what is done by itself may ask Quote Manager again. */
  const startAgain = async () => {
    await background.database.budget.clear();
    background = createBackground(browser);
  };
  return { seen, sync, startAgain, key: `problem:${tenant}|${ref}` };
}

it.each([
  ['a click on a page', true],
  ['automatic sync', false],
])('a notification goes when %s brings the document to its end', async (_, isClick) => {
  const { seen, sync, startAgain, key } = await start();
  const action = { kind: 'status', status: 500, body: { errors: ['A workflow rule forbids this.'] } } as const;
  sandbox().instrumentation.addFault({ side: 'autotask', method: 'POST', path: '/Opportunities$', action });
  expect(await sync(true)).toBe('failed');
  await expect.poll(() => [...seen.notifications]).toEqual([key]);
  sandbox().instrumentation.clearFaults();
  await startAgain();
  expect(await sync(isClick)).toBe('synced');
  await expect.poll(() => [...seen.notifications]).toEqual([]);
});
