import { beforeEach, describe, expect, it } from 'vitest';
import { createQuoteManagerApp } from '../../sandbox/quote-manager/createQuoteManagerApp.ts';
import { quoteManagerResources } from '../../sandbox/quote-manager/quoteManagerResources.ts';
import { createQuoteManagerSeed } from '../../sandbox/seed/createQuoteManagerSeed.ts';
import { sandboxCredentials } from '../../sandbox/seed/sandboxCredentials.ts';
import { quoteNumberOf } from '../../sandbox/seed/seedIndex.ts';

const apiKey = sandboxCredentials.quoteManagerApiKey;
const start = Date.UTC(2026, 10, 23);
let now = start;
let sandbox = createQuoteManagerApp({ seed: {}, credentials: sandboxCredentials });

beforeEach(() => {
  now = start;
  sandbox = createQuoteManagerApp({
    seed: createQuoteManagerSeed(),
    credentials: sandboxCredentials,
    clock: () => now,
  });
});

const ask = async (path: string, init: RequestInit = {}) => sandbox.app.request(path, { headers: { apiKey }, ...init });

async function ids(path: string): Promise<number[]> {
  const response = await ask(path);
  expect(response.status, path).toBe(200);
  return ((await response.json()) as { id: number }[]).map((record) => record.id);
}

describe('access', () => {
  it('wants the key in the header or the query', async () => {
    expect((await ask('/v1/brand', { headers: {} })).status).toBe(401);
    expect((await ask('/v1/brand', { headers: { apiKey: 'wrong' } })).status).toBe(401);
    expect((await ask(`/v1/brand?APIKEY=${apiKey}`, { headers: {} })).status).toBe(200);
    sandbox.store.setCredentials({ quoteManagerApiKey: 'next' });
    expect((await ask('/v1/brand')).status).toBe(401);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await ask('/v1/quote/101', { method })).status).toBe(405);
  });

  it('knows no other path', async () => {
    for (const path of ['/v1/opportunity', '/v2/quote', '/quote', '/v1/quote/101/lines', '/v1/productimage/6001']) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });

  it('reads paths and parameter names in any case', async () => {
    expect(await ids('/V1/QuoteSection?QUOTEID=101')).toEqual(await ids('/v1/quotesection?quoteID=101'));
    expect(await ids('/v1/customer?pagesize=2')).toEqual([1001, 1002]);
  });
});

describe('lists', () => {
  it('pages from 1 and caps the page at 100', async () => {
    expect(await ids('/v1/product?pageSize=500')).toHaveLength(100);
    expect(await ids('/v1/product?page=2')).toHaveLength(50);
    expect(await ids('/v1/product?page=3')).toEqual([]);
    expect(await ids('/v1/customer?page=2&pageSize=10')).toEqual([...Array(10).keys()].map((index) => 1011 + index));
    expect(await ids('/v1/category?pageSize=1')).toHaveLength(5);
  });

  it.each(['page=0', 'page=-1', 'page=x', 'pageSize=0', 'pageSize=1.5', 'modifiedAfter=soon', 'customerID=x'])(
    'refuses %s',
    async (query) => {
      const response = await ask(`/v1/contact?${query}`);
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toContain('text/plain');
    },
  );

  it.each(Object.entries(quoteManagerResources).filter(([, rules]) => rules.filter))(
    'filters %s exactly',
    async (resource, rules) => {
      const name = rules.filter?.name ?? '';
      const all = sandbox.store.all(resource);
      const value = all[0]?.[name];
      const expected = all.filter((record) => record[name] === value).length;
      const response = await ask(`/v1/${resource}?${name}=${encodeURIComponent(String(value))}`);
      expect(await response.json()).toHaveLength(Math.min(expected, 100));
      expect(expected).toBeLessThan(all.length);
      expect(await (await ask(`/v1/${resource}?${name}=987654`)).json()).toEqual([]);
    },
  );

  it('matches numbers as a whole, and takes an empty filter for none', async () => {
    expect(await ids(`/v1/quote?quoteNumber=${quoteNumberOf(101)}`)).toEqual([101]);
    expect(await ids(`/v1/quote?quoteNumber=${quoteNumberOf(101).slice(0, 8)}`)).toEqual([]);
    expect(await ids('/v1/quote?quoteNumber=')).toHaveLength(60);
  });

  it('ignores what it does not know, modifiedAfter on lines included', async () => {
    expect(await ids('/v1/quote?status=3')).toHaveLength(60);
    expect(await ids('/v1/quoteline?quoteSectionID=10101&modifiedAfter=2030-01-01')).toHaveLength(6);
    expect(await ids('/v1/employee?modifiedAfter=2030-01-01')).toHaveLength(6);
  });

  it.each(Object.entries(quoteManagerResources).filter(([, rules]) => rules.modifiedAfter))(
    'narrows %s by modifiedAfter',
    async (resource) => {
      expect(await ids(`/v1/${resource}?modifiedAfter=2027-01-01T00:00:00`)).toEqual([]);
      expect(await ids(`/v1/${resource}?modifiedAfter=2020-01-01`)).not.toEqual([]);
    },
  );

  it('shows images without ids', async () => {
    expect(await (await ask('/v1/productimage?productID=2001')).json()).toEqual([
      { productNumber: 'HW-2001', url: 'https://shop.seller.example/images/2001.png' },
    ]);
  });
});

describe('records', () => {
  it.each(['999999', 'abc', '-1'])('answers 400 with text for id %s', async (id) => {
    const response = await ask(`/v1/quote/${id}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('does not exist');
  });

  it('shows what the store was told, and moves modifiedDate', async () => {
    sandbox.store.patch('quote', 101, { title: 'Changed' });
    expect(await ids('/v1/quote?modifiedAfter=2026-11-22')).toEqual([101]);
    expect(await (await ask('/v1/quote/101')).json()).toMatchObject({ title: 'Changed' });
    const { id } = sandbox.store.create('quotesection', { quoteID: 101 });
    expect(await ids('/v1/quotesection?quoteID=101')).toContain(id);
    expect(sandbox.store.remove('quotesection', id)).toBe(true);
    expect(() => sandbox.store.patch('quote', 1, {})).toThrow('no quote 1');
    expect(() => sandbox.store.create('quote', { id: 101 })).toThrow('already');
    sandbox.store.reset(createQuoteManagerSeed());
    expect(sandbox.store.get('quote', 101)).toEqual(createQuoteManagerSeed().quote?.[0]);
  });
});
