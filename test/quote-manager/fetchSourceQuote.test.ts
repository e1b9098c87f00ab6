import { afterEach, describe, expect, it } from 'vitest';
import { createProblem } from '../../utils/domain/problem';
import type { SourceProduct } from '../../utils/domain/sourceDocument';
import { createQuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import { fetchSourceProducts } from '../../utils/quote-manager/fetchSourceProducts';
import { fetchSourceQuote } from '../../utils/quote-manager/fetchSourceQuote';
import { createMemoryCache } from './createMemoryCache';
import {
  brands,
  categories,
  customer,
  employee,
  lines,
  products,
  quote,
  sections,
  suppliers,
} from './quoteManagerFixtures';
import { sendJson, startTestServer, type TestServer } from './startTestServer';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const tables: Record<string, { id: number }[]> = {
  quote: [quote],
  customer: [customer],
  employee: [employee],
  quotesection: sections,
  quoteline: lines,
  product: products,
  productsupplier: suppliers,
  brand: brands,
  category: categories,
};

/** `gone`: paths of records that do not exist. */
async function connect(gone: string[] = []) {
  const server = await startTestServer((request, response) => {
    const [table = '', id] = request.url.pathname.split('/').slice(2);
    const rows = gone.includes(`${table}/${id}`) ? [] : (tables[table] ?? []);
    if (id === undefined) return sendJson(response, 200, rows);
    const row = rows.find((candidate) => candidate.id === Number(id));
    return row ? sendJson(response, 200, row) : sendJson(response, 400, 'none');
  });
  servers.push(server);
  const budget = { take: async () => ({ granted: true as const }) };
  const apiUrl = `${server.origin}/v1`;
  return { client: createQuoteManagerClient({ apiUrl, apiKey: 'key', fetch: globalThis.fetch, budget }), server };
}

describe('fetchSourceQuote', () => {
  it('reads the whole document', async () => {
    const { client, server } = await connect();
    const answer = await fetchSourceQuote(client, 7, createMemoryCache());
    if (!answer.ok) throw new Error(answer.problem.code);
    const { sections: read, ...head } = answer.value;
    expect(JSON.parse(JSON.stringify(head))).toEqual({
      kind: 'quote',
      id: 7,
      number: 'QO00000007',
      title: 'New firewall',
      state: 'sent',
      createdOn: '2026-10-01',
      expiresOn: '2026-10-31',
      modifiedAt: '2026-10-02T10:00:00',
      customer: { id: 5, name: 'Acme Pty', accountNumber: 'ACME1', billingAddress: null },
      contactEmail: 'ann@acme.example',
      ownerEmail: 'eve@msp.example',
      deliveryAddress: { street: '1 Main St', city: 'Sydney', state: 'NSW', postalCode: '2000' },
      reference: null,
      shipping: '12.1',
      surcharge: '0',
      coupon: '0',
      orderStatus: null,
      quote: null,
      orderId: null,
      native: { opportunityId: null, quoteId: null, organizationId: 44 },
    });
    expect(read.map(({ id, kind }) => [id, kind])).toEqual([
      [11, 'products'],
      [12, 'text'],
    ]);
    expect(server.requests.filter((request) => request.url.pathname.endsWith('/quoteline')).length).toBe(1);
  });

  it('maps lines in their order, with product, period, discount and text', async () => {
    const { client } = await connect();
    const answer = await fetchSourceQuote(client, 7, createMemoryCache());
    const [firewall, support, cabling] = answer.ok ? (answer.value.sections[0]?.lines ?? []) : [];
    expect(firewall).toMatchObject({ id: 81, period: 'oneTime', discount: null, description: '', cost: null });
    expect(JSON.parse(JSON.stringify(firewall?.product))).toEqual({
      id: 91,
      kind: 'product',
      number: 'FW-1',
      manufacturerPartNumber: 'FG-60F',
      name: 'Firewall 60F',
      brand: 'Fortinet',
      category: 'Security',
      price: '1200.55',
      retailPrice: '1300',
      cost: '899.95',
      isActive: true,
      isSerialized: true,
      period: 'oneTime',
    });
    expect(support).toMatchObject({ id: 82, period: 'yearly', quantity: 3, description: 'Help & care\nphone\nmail' });
    expect(support?.product).toMatchObject({ kind: 'service', brand: null, category: null });
    expect(support?.discount).toMatchObject({ kind: 'percentage' });
    expect(support?.price.times(3).toString()).toBe('0.3');
    expect(cabling).toMatchObject({ id: 83, product: null });
  });

  it('asks for no product that the cache has, and keeps what it read', async () => {
    const { client, server } = await connect();
    const cache = createMemoryCache();
    await fetchSourceQuote(client, 7, cache);
    expect([...cache.known.keys()].sort()).toEqual([91, 92]);
    server.requests.length = 0;
    await fetchSourceQuote(client, 7, cache);
    expect(server.requests.map((request) => request.url.pathname).sort()).toEqual([
      '/v1/customer/5',
      '/v1/employee/3',
      '/v1/quote/7',
      '/v1/quoteline',
      '/v1/quotesection',
    ]);
  });

  it('confirms products of yesterday with two requests, and reads anew what changed', async () => {
    const { client, server } = await connect();
    const cache = createMemoryCache();
    await fetchSourceQuote(client, 7, cache);
    const at = Date.parse('2026-10-02T10:00:00Z');
    const yesterday = [...cache.known].map(([id, product]) => [id, { product, at, isFresh: false }] as const);
    // The server of this test answers everything as changed; its second product is not among the stale ones' ids.
    const unchanged = { ...yesterday[0]?.[1].product, id: 93 } as SourceProduct;
    const stale = new Map([...yesterday, [93, { product: unchanged, at, isFresh: false }] as const]);
    server.requests.length = 0;
    const answer = await fetchSourceProducts(client, [91, 92, 93], createMemoryCache(new Map(), stale));
    expect(answer.ok && [...answer.value.keys()].sort()).toEqual([91, 92, 93]);
    const asked = server.requests.map(
      ({ url }) => `${url.pathname.slice(4)}${url.searchParams.get('modifiedAfter') ?? ''}`,
    );
    expect(asked.slice(0, 2).sort()).toEqual(['product2026-10-01T08:00:00', 'productsupplier2026-10-01T08:00:00']);
    expect(asked).not.toContain('product/93');
    expect(asked).toContain('product/91');
  });

  it('reads brands once, and again when a product names an unknown one', async () => {
    const { client, server } = await connect();
    const cache = createMemoryCache();
    await cache.saveLists({ brands, categories });
    await fetchSourceProducts(client, [91], cache);
    expect(server.requests.some(({ url }) => url.pathname.endsWith('/brand'))).toBe(false);
    await cache.saveLists({ brands: [], categories });
    await fetchSourceProducts(client, [92, 91], { ...cache, load: async () => new Map() });
    expect(server.requests.filter(({ url }) => url.pathname.endsWith('/brand')).length).toBe(1);
  });

  it('keeps the products that it got before the allowance was spent', async () => {
    const { client } = await connect();
    const cache = createMemoryCache();
    const problem = createProblem('rate-limited', { system: 'Quote Manager' });
    const limited = {
      ...client,
      fetchProduct: (id: number) =>
        id === 92 ? Promise.resolve({ ok: false as const, problem }) : client.fetchProduct(id),
    };
    expect(await fetchSourceProducts(limited, [91, 92], cache)).toEqual({ ok: false, problem });
    expect([...cache.known.keys()]).toEqual([91]);
  });

  it('takes a line with an unknown product for free text, and an unknown owner for none', async () => {
    const { client } = await connect(['product/91', 'employee/3']);
    const answer = await fetchSourceQuote(client, 7, createMemoryCache());
    expect(answer).toMatchObject({ ok: true, value: { ownerEmail: null } });
    expect(answer.ok && answer.value.sections[0]?.lines[0]?.product).toBeNull();
  });

  it('names a cache that cannot be used', async () => {
    const { client } = await connect();
    const broken = { ...createMemoryCache(), save: () => Promise.reject(new Error('disk full')) };
    expect(await fetchSourceQuote(client, 7, broken)).toMatchObject({ problem: { code: 'storage-failed' } });
  });

  it('says when the quote is not there, and when its customer is not', async () => {
    const { client } = await connect(['quote/7']);
    expect(await fetchSourceQuote(client, 7, createMemoryCache())).toMatchObject({
      problem: { code: 'quote-not-found', parts: { kind: 'quote', number: '7' } },
    });
    const other = await connect(['customer/5']);
    expect(await fetchSourceQuote(other.client, 7, createMemoryCache())).toMatchObject({
      problem: { code: 'quote-manager-refused', view: { kind: 'document', ref: 'quote:7' } },
    });
  });
});
