import { afterEach, describe, expect, it } from 'vitest';
import { createQuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import { fetchSourceDocument } from '../../utils/quote-manager/fetchSourceDocument';
import { createMemoryCache } from './createMemoryCache';
import { brands, categories, customer, employee, lines, products, quote, sections } from './quoteManagerFixtures';
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
  productsupplier: [],
  brand: brands,
  category: categories,
};

/** A quote that is saved before the requests for its lines with these numbers: 1 = the first. */
async function connect(savedBefore: number[]) {
  let version = 0;
  let readings = 0;
  const server = await startTestServer((request, response) => {
    const [table = '', id] = request.url.pathname.split('/').slice(2);
    if (table === 'quoteline') {
      readings += 1;
      if (savedBefore.includes(readings)) version += 1;
      const saved = lines.map((line) => ({ ...line, quantity: version + 1 }));
      return sendJson(response, 200, saved);
    }
    const rows = tables[table] ?? [];
    const row = rows.find((candidate) => candidate.id === Number(id));
    const modifiedDate = `2026-10-02T10:00:0${version}`;
    return sendJson(response, 200, id === undefined ? rows : table === 'quote' ? { ...row, modifiedDate } : row);
  });
  servers.push(server);
  const budget = { take: async () => ({ granted: true as const }) };
  return createQuoteManagerClient({ apiUrl: `${server.origin}/v1`, apiKey: 'key', fetch: globalThis.fetch, budget });
}

const id = { kind: 'quote', id: 7 } as const;

describe('a quote that is saved while it is read', () => {
  it('is read again, so that header and lines are of one version', async () => {
    const answer = await fetchSourceDocument(await connect([1]), id, createMemoryCache());
    if (!answer.ok) throw new Error(answer.problem.code);
    expect(answer.value.modifiedAt).toBe('2026-10-02T10:00:01');
    expect(answer.value.sections[0]?.lines.map((line) => line.quantity)).toEqual([2, 2, 2]);
  });

  it('again and again has to wait', async () => {
    const answer = await fetchSourceDocument(await connect([1, 2, 3]), id, createMemoryCache());
    expect(answer).toMatchObject({ ok: false, problem: { code: 'timed-out' } });
  });
});
