import { beforeEach, describe, expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import type { LoggedRequest } from '../../sandbox/types';
import { createEngine, type Engine } from '../../support/createEngine';
import { recordsOf, useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();

/** Not counted by the rules: the zone and the threshold. */
const UNCOUNTED = /zoneInformation|ThresholdInformation/;
const REFERENCE = /entityInformation|\/(BillingCodes|ShippingTypes|Resources|TaxRegions|Currencies)\//;

const toAutotask = (): LoggedRequest[] =>
  sandbox().instrumentation.log.filter(({ side, path }) => side === 'autotask' && !UNCOUNTED.test(path));
const short = ({ method, path }: LoggedRequest) => `${method} ${path.replace('/ATServicesRest/V1.0/', '')}`;
const counted = () => toAutotask().map(short);

/** What a sync sends to Autotask, reference data apart. */
async function sync(engine: Engine, ref: `quote:${number}` | `order:${number}`): Promise<string[]> {
  sandbox().instrumentation.clearLog();
  const status = await engine.sync(ref);
  expect(status, JSON.stringify(status.problem)).toMatchObject({ state: 'synced' });
  return counted().filter((request) => !REFERENCE.test(request));
}

const SETTINGS = { products: { missing: 'create' }, salesOrders: { target: 'ticket' } };
const OWN: ReadonlySet<string> = new Set(['Opportunities', 'Quotes', 'QuoteItems', 'Tickets', 'TicketCharges']);

/** An engine that has lists, parties and products of a document at hand, as from others, and nothing of the document itself. */
async function warmedUp(ref: `quote:${number}` | `order:${number}`): Promise<Engine> {
  const engine = await createEngine(sandbox(), SETTINGS);
  expect(await engine.sync(ref)).toMatchObject({ state: 'synced' });
  const links = await engine.links(ref);
  for (const { entity, id } of links) if (OWN.has(entity)) sandbox().autotask.remove(entity, id);
  await engine.database.links.bulkDelete(links.map(({ documentKey, key }): [string, string] => [documentKey, key]));
  return engine;
}

/** Lines of a quote; this seed's ids follow their order. */
function linesOf(quoteId: number) {
  const sections = sandbox()
    .quoteManager.all('quotesection')
    .filter((section) => section.quoteID === quoteId);
  const ids = new Set(sections.map(({ id }) => id));
  return sandbox()
    .quoteManager.all('quoteline')
    .filter(({ quoteSectionID }) => ids.has(Number(quoteSectionID)));
}

const lineOf = (quoteId: number): number => linesOf(quoteId)[0]?.id ?? 0;

const sizes = [
  { lines: 1, id: seedIndex.oneLine },
  { lines: 3, id: seedIndex.skeleton },
  { lines: 20, id: seedIndex.twentyLines },
  { lines: 100, id: seedIndex.hundredLines },
];

describe('requests of a first sync', () => {
  it.each(sizes)(
    'with lists, parties and products at hand: items + new addresses + 10 ($lines lines)',
    async ({ id }) => {
      const engine = await warmedUp(`quote:${id}`);
      const before = sandbox().autotask.all('QuoteLocations').length;
      const requests = await sync(engine, `quote:${id}`);
      const items = recordsOf(sandbox(), id).items.length;
      const addresses = sandbox().autotask.all('QuoteLocations').length - before;
      expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(items + addresses + 10);
    },
  );

  it('knowing the lists alone: four more', async () => {
    const id = seedIndex.twentyLines;
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.oneLine}`);
    const before = sandbox().autotask.all('QuoteLocations').length;
    const requests = await sync(engine, `quote:${id}`);
    const addresses = sandbox().autotask.all('QuoteLocations').length - before;
    const made = requests.filter((request) => /^POST (Products|Services)\/?$/.test(request)).length;
    const items = recordsOf(sandbox(), id).items.length;
    expect(requests.length - made, requests.join('\n')).toBeLessThanOrEqual(items + addresses + 14);
  });
});

describe('requests of a further sync', () => {
  it.each(sizes)('of an unchanged quote: 3 ($lines lines)', async ({ id }) => {
    const engine = await createEngine(sandbox(), SETTINGS);
    await engine.sync(`quote:${id}`);
    expect(await sync(engine, `quote:${id}`)).toHaveLength(3);
  });

  it('with one changed line: 5', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.twentyLines}`);
    sandbox().quoteManager.patch('quoteline', lineOf(seedIndex.twentyLines), { quantity: 7 });
    const requests = await sync(engine, `quote:${seedIndex.twentyLines}`);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(5);
    expect(requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(1);
  });

  it('with one line less: 5', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.twentyLines}`);
    sandbox().quoteManager.remove('quoteline', lineOf(seedIndex.twentyLines));
    const requests = await sync(engine, `quote:${seedIndex.twentyLines}`);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(5);
  });

  it('with one line of another product: 6', async () => {
    const id = seedIndex.twentyLines;
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${id}`);
    const line = lineOf(id);
    const present = sandbox().quoteManager.get('quoteline', line)?.productID;
    const others = sandbox()
      .quoteManager.all('quoteline')
      .map(({ productID }) => Number(productID));
    const kind = (product: unknown) => sandbox().quoteManager.get('product', Number(product))?.productType;
    const other = others.find((product) => product > 0 && product !== present && kind(product) === kind(present));
    // Known from another document, as a product of the catalogue is.
    await engine.sync(`quote:${seedIndex.demo}`);
    sandbox().quoteManager.patch('quoteline', line, { productID: other });
    const requests = await sync(engine, `quote:${id}`);
    const lookups = requests.filter((request) => /^POST (Products|Services)\/query/.test(request)).length;
    expect(requests.length - lookups, requests.join('\n')).toBeLessThanOrEqual(6);
  });

  it('that reopens an opportunity: two more', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.won}`);
    sandbox().quoteManager.patch('quoteline', lineOf(seedIndex.won), { quantity: 9 });
    const requests = await sync(engine, `quote:${seedIndex.won}`);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(7);
  });
});

describe('requests of an order', () => {
  it('as a ticket: charges + 6, unchanged 2', async () => {
    const ref = `order:${seedIndex.orderTwentyLines}` as const;
    const engine = await warmedUp(ref);
    const before = sandbox().autotask.all('TicketCharges').length;
    const requests = await sync(engine, ref);
    const charges = sandbox().autotask.all('TicketCharges').length - before;
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(charges + 6);
    expect(await sync(engine, ref)).toHaveLength(2);
  });

  it('as ticket and opportunity, unchanged: 5', async () => {
    const engine = await createEngine(sandbox(), { salesOrders: { target: 'both' } });
    await engine.sync(`order:${seedIndex.orderWon}`);
    expect(await sync(engine, `order:${seedIndex.orderWon}`)).toHaveLength(5);
  });
});

describe('the order of requests', () => {
  beforeEach(() => sandbox().instrumentation.setLatency({ quoteManager: 15, autotask: 30 }));

  it('overlaps both systems, opportunity and addresses, and sends items three at a time in line order', async () => {
    const id = seedIndex.twentyLines;
    const engine = await createEngine(sandbox());
    sandbox().instrumentation.clearLog();
    expect((await engine.sync(`quote:${id}`)).state).toBe('synced');
    const log = sandbox().instrumentation.log;
    const spans = (side: LoggedRequest['side'], match: RegExp) =>
      log
        .filter((request) => request.side === side && match.test(short(request)))
        .map(({ startedAt, endedAt = startedAt }) => ({ startedAt, endedAt }));
    const overlap = (one: { startedAt: number; endedAt: number }, other: { startedAt: number; endedAt: number }) =>
      one.startedAt < other.endedAt && other.startedAt < one.endedAt;
    const lists = spans('autotask', REFERENCE);
    expect(spans('quoteManager', /./).some((read) => lists.some((list) => overlap(read, list)))).toBe(true);
    const [opportunity] = spans('autotask', /^POST Opportunities\/?$/);
    const locations = spans('autotask', /^POST QuoteLocations\/?$/);
    expect(locations.every((location) => opportunity && overlap(location, opportunity))).toBe(true);
    const items = spans('autotask', /^POST Quotes\/\d+\/Items\/?$/);
    const atOnce = items.map((item) => items.filter((other) => overlap(item, other)).length);
    expect(Math.max(...atOnce)).toBeGreaterThanOrEqual(3);
    const bodies = log.filter((request) => /^POST Quotes\/\d+\/Items\/?$/.test(short(request)));
    const sent = bodies.flatMap(({ body }) => (body as { name?: string }).name ?? []);
    const titles = linesOf(id).map(({ title }) => String(title));
    expect(sent.filter((name) => titles.includes(name))).toEqual(titles.filter((title) => sent.includes(title)));
  });
});
