import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createAutotaskClient } from '../../../utils/autotask/createAutotaskClient';
import { fetchZone } from '../../../utils/autotask/fetchZone';
import { createLanes } from '../../../utils/autotask/lanes';
import { QuotebridgeDatabase } from '../../../utils/queue/database';
import { createQuoteManagerClient } from '../../../utils/quote-manager/createQuoteManagerClient';
import { createReferenceReader } from '../../../utils/sync/createReferenceReader';
import { createCategoryReader, readTenantLists } from '../../../utils/sync/readTenantLists';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const { fetch } = globalThis;
const tenant = 'portal~autotask';

/** The lists as a page asks for them, over a browser's storage and a clock that the test moves. */
async function connectLists() {
  const { autotaskUrl, quoteManagerUrl, credentials } = sandbox();
  const { autotaskUserName: userName, autotaskSecret: secret, autotaskIntegrationCode: integrationCode } = credentials;
  const zoneUrl = `${autotaskUrl}/ATServicesRest/V1.0/zoneInformation`;
  const zone = await fetchZone({ zoneUrl, userName, fetch });
  if (!zone.ok) throw new Error(zone.problem.code);
  const lanes = createLanes({ perEndpoint: 3 });
  const autotask = createAutotaskClient({
    zone: zone.value,
    credentials: { userName, secret, integrationCode },
    fetch,
    lanes,
    clock: Date.now,
  });
  const quoteManager = createQuoteManagerClient({
    apiUrl: `${quoteManagerUrl}/v1/`,
    apiKey: credentials.quoteManagerApiKey,
    fetch,
    budget: { take: async () => ({ granted: true }) },
  });
  const database = new QuotebridgeDatabase('lists', { indexedDB: new IDBFactory(), IDBKeyRange });
  const time = { now: 1_000_000 };
  const clock = () => time.now;
  const fail = (error: unknown) => {
    throw error;
  };
  const ports = {
    ...createReferenceReader(database, { tenant, clock, client: autotask, report: fail }),
    readCategories: createCategoryReader(database, { tenant, clock, client: quoteManager }),
  };
  sandbox().instrumentation.clearLog();
  return { time, read: (fresh = false) => readTenantLists(ports, fresh) };
}

const countRequests = () => sandbox().instrumentation.log.length;

describe('readTenantLists', () => {
  it('holds what the settings can be chosen from, in both systems', async () => {
    const { read, time } = await connectLists();
    const answer = await read();
    if (!answer.ok) throw new Error(answer.problem.code);
    const { lists, owners, fields, categories, readAt } = answer.value;
    const labels = (name: keyof typeof lists) => lists[name]?.map(({ label }) => label);
    expect(labels('Tickets.queueID')).toEqual(expect.arrayContaining(['Sales Orders', 'Service Desk', 'Old queue']));
    expect(labels('materialCodes')).toContain('Card surcharge');
    expect(labels('materialCodes')).not.toContain('Managed Services');
    expect(labels('serviceCodes')).toContain('Managed Services');
    expect(labels('shippingTypes')).toEqual(['Bicycle courier', 'Express', 'Ground']);
    expect(owners).toContain((sandbox().settings.opportunity as { owner: string }).owner);
    expect(fields).toEqual({ Opportunities: [], Tickets: [] });
    expect(categories).toContain('Software');
    expect(readAt).toBe(time.now);
  });

  it('asks once an hour, and whenever the lists are wanted afresh', async () => {
    const { read, time } = await connectLists();
    await read();
    const first = countRequests();
    expect(first).toBeGreaterThan(0);
    time.now += 59 * 60_000;
    expect(await read()).toMatchObject({ ok: true, value: { readAt: 1_000_000 } });
    expect(countRequests()).toBe(first);
    expect(await read(true)).toMatchObject({ ok: true, value: { readAt: time.now } });
    expect(countRequests()).toBe(2 * first);
    time.now += 61 * 60_000;
    await read();
    expect(countRequests()).toBe(3 * first);
  });

  it('does without the categories where Quote Manager does not answer, and asks for them again', async () => {
    const { read } = await connectLists();
    const { instrumentation } = sandbox();
    instrumentation.addFault({
      side: 'quoteManager',
      path: '/category',
      times: 10,
      action: { kind: 'status', status: 500 },
    });
    expect(await read()).toMatchObject({ ok: true, value: { categories: null } });
    instrumentation.clearFaults();
    expect(await read()).toMatchObject({ ok: true, value: { categories: expect.arrayContaining(['Software']) } });
  });

  it('says what Autotask says', async () => {
    const { read } = await connectLists();
    sandbox().instrumentation.addFault({
      side: 'autotask',
      path: '/BillingCodes/',
      times: 10,
      action: { kind: 'status', status: 403 },
    });
    expect(await read()).toMatchObject({ ok: false, problem: { code: 'permission-missing' } });
  });
});
