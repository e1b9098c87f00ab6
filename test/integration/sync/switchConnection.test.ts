import { describe, expect, it } from 'vitest';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { enqueue } from '../../../utils/queue/enqueue';
import { loadCredentialsName } from '../../../utils/queue/loadCredentialsName';
import { toConnectionMark } from '../../../utils/queue/tenants';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import type { Sandbox } from '../../sandbox/startSandbox';
import { createEngine, type Engine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const alpha = useSandbox();
const beta = useSandbox();
const quote: DocumentRef = `quote:${seedIndex.skeleton}`;
const other: DocumentRef = `quote:${seedIndex.demo}`;

const betaKeys = { quoteManagerApiKey: 'key-of-beta', autotaskUserName: 'api@beta.example' };

/** Beta is another company: other keys, and other people from the start. */
function makeForeign(sandbox: Sandbox): void {
  const credentials = { ...sandbox.credentials, ...betaKeys };
  sandbox.autotask.setCredentials(credentials);
  sandbox.quoteManager.setCredentials(credentials);
  for (const { id } of sandbox.quoteManager.all('employee'))
    sandbox.quoteManager.patch('employee', id, { createdDate: '2024-04-04T04:04:04' });
}

/** Both companies behind alpha's addresses, as in the vendors' clouds: the keys decide who answers. */
function shareAddresses(onRequest: (url: URL, method: string) => Promise<void>): typeof fetch {
  return async (input, init) => {
    const url = new URL(String(input));
    await onRequest(url, init?.method ?? 'GET');
    const isBeta =
      new Headers(init?.headers).get('apiKey') === betaKeys.quoteManagerApiKey ||
      url.searchParams.get('user') === betaKeys.autotaskUserName;
    const moved = isBeta
      ? url.href
          .replace(alpha().quoteManagerUrl, beta().quoteManagerUrl)
          .replace(alpha().autotaskUrl, beta().autotaskUrl)
      : url.href;
    return fetch(moved, init);
  };
}

type Switch = (engine: Engine) => Promise<void> | void;

/** Alpha's engine, whose connection is switched when its nth write goes out, and how many had gone out once it was. */
async function createSwitching(nth: number, doSwitch: Switch) {
  let writes = 0;
  let writesBefore = 0;
  const engine: Engine = await createEngine(
    alpha(),
    {},
    {
      fetch: shareAddresses(async (url, method) => {
        const isWrite = method !== 'GET' && /V1\.0/.test(url.pathname) && !url.pathname.endsWith('/query');
        writes += isWrite ? 1 : 0;
        if (!isWrite || writes !== nth) return;
        await doSwitch(engine);
        // The other lanes went on until the switch was stored.
        writesBefore = writes;
      }),
    },
  );
  return { engine, writesBefore: () => writesBefore };
}

const addressesOf = (sandbox: Sandbox) => ({
  quoteManager: { apiUrl: `${sandbox.quoteManagerUrl}/v1/` },
  autotask: { zoneUrl: `${sandbox.autotaskUrl}/ATServicesRest/V1.0/zoneInformation` },
});

const switches: [string, Switch, Switch][] = [
  [
    'other addresses and keys',
    async (engine) => {
      engine.changeSettings(addressesOf(beta()));
      await engine.saveCredentials(betaKeys);
    },
    async (engine) => {
      engine.changeSettings(addressesOf(alpha()));
      await engine.saveCredentials({});
    },
  ],
  [
    'other keys at the same addresses',
    (engine) => engine.saveCredentials(betaKeys),
    (engine) => engine.saveCredentials({}),
  ],
];

describe.each(switches)('switching to %s while a sync runs', (_, leave, comeBack) => {
  it.each([1, 2, 4])(
    'writes nothing into the other company, and ends in one set after the way back (write %i)',
    async (nth) => {
      makeForeign(beta());
      const { engine, writesBefore } = await createSwitching(nth, leave);
      const first = await engine.sync(quote);
      expect(writesTo(beta())).toEqual([]);
      // Writes that were under way are alpha's, one in each other lane at most; after them nothing goes out.
      expect(writesBefore()).toBeGreaterThanOrEqual(nth);
      expect(writesTo(alpha()).length).toBeLessThanOrEqual(writesBefore() + 2);
      expect(first).toMatchObject({ state: 'paused', problem: { code: 'connection-changed' } });
      const links = await engine.links(quote);

      await comeBack(engine);
      // What a page's question or the next click does: a session finds out whose keys these are.
      await enqueue(engine.database, { tenant: engine.tenant, ref: other, now: Date.now(), clearProblem: true });
      await engine.run({ skipWaits: true });
      await engine.run({ skipWaits: true });
      expect(await engine.status(quote)).toMatchObject({ state: 'synced' });
      const { opportunities, quotes, items } = recordsOf(alpha(), seedIndex.skeleton);
      expect([opportunities.length, quotes.length, items.length]).toEqual([1, 1, 4]);
      expect((await engine.links(quote)).map(({ id }) => id)).toEqual(
        expect.arrayContaining(links.map(({ id }) => id)),
      );
      expect(writesTo(beta())).toEqual([]);
    },
  );
});

describe('another company at the same addresses', () => {
  it('gets the clicks that come under its keys, with links of its own; the first one keeps its links', async () => {
    makeForeign(beta());
    const { engine } = await createSwitching(0, () => {});
    expect(await engine.sync(quote)).toMatchObject({ state: 'synced' });
    const links = await engine.links(quote);
    await engine.saveCredentials(betaKeys);
    const connection = toConnectionMark({
      addresses: engine.tenant,
      credentials: await loadCredentialsName(engine.database),
    });
    alpha().instrumentation.clearLog();
    await enqueue(engine.database, {
      tenant: engine.tenant,
      ref: quote,
      now: Date.now(),
      clearProblem: true,
      connection,
    });
    await engine.run();
    expect(writesTo(alpha())).toEqual([]);
    expect(recordsOf(beta(), seedIndex.skeleton).opportunities).toHaveLength(1);
    const tenants = (await engine.database.tenants.toArray()).map(({ id }) => id);
    expect(tenants).toEqual([engine.tenant, `${engine.tenant}#2`]);
    expect(await engine.links(quote)).toEqual(links);
  });

  it('is told from a rotated key of the same one, which goes on with 0 writes', async () => {
    const { engine } = await createSwitching(0, () => {});
    await engine.sync(quote);
    const rotated = { ...alpha().credentials, quoteManagerApiKey: 'a-newer-key' };
    alpha().quoteManager.setCredentials(rotated);
    await engine.saveCredentials({ quoteManagerApiKey: rotated.quoteManagerApiKey });
    alpha().instrumentation.clearLog();
    expect(await engine.sync(quote)).toMatchObject({ state: 'synced' });
    expect(writesTo(alpha())).toEqual([]);
    expect(await engine.database.tenants.count()).toBe(1);
    alpha().quoteManager.setCredentials(alpha().credentials);
  });
});
