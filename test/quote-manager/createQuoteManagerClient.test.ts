import { afterEach, describe, expect, it } from 'vitest';
import { createQuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import { resolveDocumentNumber } from '../../utils/quote-manager/resolveDocumentNumber';
import { lines, quote, sections } from './quoteManagerFixtures';
import { type Handler, mishaps, sendJson, startTestServer, type TestServer } from './startTestServer';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function connect(handle: Handler, timeoutMs?: number) {
  const server = await startTestServer(handle);
  servers.push(server);
  let taken = 0;
  const budget = {
    take: async () => {
      taken += 1;
      return { granted: true as const };
    },
  };
  const connection = { apiUrl: `${server.origin}/v1/`, apiKey: 'key', fetch: globalThis.fetch, budget, timeoutMs };
  return { client: createQuoteManagerClient(connection), server, taken: () => taken };
}

describe('createQuoteManagerClient', () => {
  it('reads a quote with the key in the header, within the budget', async () => {
    const { client, server, taken } = await connect((_, response) => sendJson(response, 200, quote));
    const answer = await client.fetchQuote(7);
    expect(answer).toMatchObject({ ok: true, value: { id: 7, quoteNumber: 'QO00000007', salesOrderID: null } });
    expect(answer.ok && answer.value?.deliveryAmount.toString()).toBe('12.1');
    expect(server.requests[0]).toMatchObject({ method: 'GET', headers: { apikey: 'key' } });
    expect(server.requests[0]?.url.pathname).toBe('/v1/quote/7');
    expect(taken()).toBe(1);
  });

  it('reads field names in any case and takes missing ones for null', async () => {
    const { client } = await connect((_, response) =>
      sendJson(response, 200, { ID: 7, Status: 3, CustomerId: 5, SalesOrderId: 9, CreatedDate: '2026-10-01' }),
    );
    const answer = await client.fetchQuote(7);
    expect(answer).toMatchObject({
      ok: true,
      value: { id: 7, status: 3, customerID: 5, salesOrderID: 9, ownerEmployeeID: null, title: '', expiryDate: null },
    });
  });

  it('says null for the status 400 of a record that does not exist', async () => {
    const { client } = await connect((_, response) => sendJson(response, 400, 'no such record'));
    expect(await client.fetchQuote(7)).toEqual({ ok: true, value: null });
  });

  it('filters again where the server ignores the filter', async () => {
    const { client, server } = await connect((request, response) =>
      sendJson(response, 200, request.url.pathname.endsWith('quotesection') ? sections : lines),
    );
    const read = await client.fetchSections(7);
    expect(read.ok && read.value.map((section) => section.id)).toEqual([12, 11]);
    expect(server.requests[0]?.url.searchParams.get('quoteID')).toBe('7');
    const readLines = await client.fetchLines(13);
    expect(readLines.ok && readLines.value.map((line) => line.id)).toEqual([99]);
  });

  it('reads all pages', async () => {
    const rows = Array.from({ length: 230 }, (_, index) => ({ ...lines[0], id: index + 1 }));
    const { client, server } = await connect((request, response) => {
      const page = Number(request.url.searchParams.get('page'));
      sendJson(response, 200, rows.slice((page - 1) * 100, page * 100));
    });
    const answer = await client.fetchLines(11);
    expect(answer.ok && answer.value.length).toBe(230);
    expect(server.requests.map((request) => request.url.searchParams.get('pageSize'))).toEqual(['100', '100', '100']);
  });

  it('ends where a server repeats its first page for ever', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ ...lines[0], id: index + 1 }));
    const { client, server } = await connect((_, response) => sendJson(response, 200, rows));
    const answer = await client.fetchLines(11);
    expect(answer.ok && answer.value.length).toBe(100);
    expect(server.requests.length).toBe(2);
  });

  it('finds the id of a number exactly, or nothing', async () => {
    const { client } = await connect((_, response) =>
      sendJson(response, 200, [{ ...quote, id: 6, quoteNumber: 'QO1' }, quote]),
    );
    expect(await resolveDocumentNumber(client, 'quote', 'QO00000007')).toEqual({ ok: true, value: 7 });
    expect(await resolveDocumentNumber(client, 'quote', 'QO0000000')).toEqual({ ok: true, value: null });
  });

  it('finds the id of a number whatever the status of a quote is', async () => {
    const { client } = await connect((_, response) =>
      sendJson(response, 200, [
        { ...quote, id: 6, quoteNumber: 'QO1', status: 42 },
        { ...quote, status: 42 },
      ]),
    );
    expect(await resolveDocumentNumber(client, 'quote', 'QO00000007')).toEqual({ ok: true, value: 7 });
  });

  it('tells a row of a catalogue page that cannot be read apart, and refuses a page whose rows are not even named', async () => {
    const rows = [
      { id: 1, type: 0, productNumber: ' PN-1 ' },
      { id: 2, type: 9, productNumber: 'PN-2', title: 7 },
    ];
    const { client } = await connect((_, response) => sendJson(response, 200, rows));
    const page = await client.fetchProductPage({ page: 1, since: null });
    expect(page).toMatchObject({
      ok: true,
      value: {
        names: [{ id: 1 }, { id: 2 }],
        rows: [{ id: 1, productNumber: ' PN-1 ' }],
        refused: [{ name: { id: 2, productNumber: 'PN-2', title: '' }, problem: { code: 'quote-manager-refused' } }],
      },
    });
    const odd = await connect((_, response) => sendJson(response, 200, [...rows, { type: 0 }]));
    expect(await odd.client.fetchProductPage({ page: 1, since: null })).toMatchObject({
      problem: { code: 'quote-manager-refused' },
    });
  });

  it.each([401, 403])('names refused credentials (%i)', async (status) => {
    const { client } = await connect((_, response) => sendJson(response, status, {}));
    const answer = await client.fetchQuote(7);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'auth-rejected', parts: { system: 'Quote Manager' } } });
  });

  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': 'Thu, 01 Oct 2026 10:00:30 GMT', date: 'Thu, 01 Oct 2026 10:00:00 GMT' }, 30_000],
    [{}, 60_000],
  ])('says how long to wait after 429 (%o)', async (headers, retryAfterMs) => {
    const { client } = await connect((_, response) => sendJson(response, 429, {}, headers as Record<string, string>));
    expect(await client.fetchQuote(7)).toMatchObject({ ok: false, problem: { code: 'rate-limited', retryAfterMs } });
  });

  it('repeats the first 300 characters of a server error', async () => {
    const { client, server } = await connect((_, response) => response.writeHead(503).end('x'.repeat(1000)));
    const answer = await client.fetchQuote(7);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'quote-manager-crashed' } });
    expect(!answer.ok && answer.problem.details).toContain('x'.repeat(300));
    expect(server.requests.length).toBe(1);
  });

  it('takes HTML for a crash, and refuses an unknown status code and a recurring line without its period', async () => {
    const html = await connect((_, response) => mishaps.html(response));
    expect(await html.client.fetchQuote(7)).toMatchObject({ problem: { code: 'quote-manager-crashed' } });
    const odd = await connect((_, response) => sendJson(response, 200, { ...quote, status: 42 }));
    const answer = await odd.client.fetchQuote(7);
    expect(!answer.ok && answer.problem.details[0]).toMatch(/^status/);
    const endless = await connect((_, response) => sendJson(response, 200, [{ ...lines[0], recurringType: null }]));
    expect(await endless.client.fetchLines(11)).toMatchObject({ problem: { code: 'quote-manager-refused' } });
  });

  it.each(['cut', 'truncated', 'redirect'] as const)('takes a %s answer for no connection', async (mishap) => {
    const { client } = await connect((_, response) => mishaps[mishap](response));
    expect(await client.fetchQuote(7)).toMatchObject({
      problem: { code: 'offline', parts: { system: 'Quote Manager' } },
    });
  });

  it('gives up on a slow answer', async () => {
    const { client } = await connect(mishaps.silent, 50);
    expect(await client.fetchQuote(7)).toMatchObject({ problem: { code: 'timed-out' } });
  });

  it('names a budget that cannot be stored and sends nothing', async () => {
    const { server } = await connect((_, response) => sendJson(response, 200, quote));
    const budget = { take: () => Promise.reject(new Error('disk full')) };
    const client = createQuoteManagerClient({ apiUrl: server.origin, apiKey: 'key', fetch: globalThis.fetch, budget });
    expect(await client.fetchQuote(7)).toMatchObject({ problem: { code: 'storage-failed' } });
    expect(server.requests).toEqual([]);
  });

  it('says when the allowance of the day is spent and sends nothing', async () => {
    const server = await startTestServer((_, response) => sendJson(response, 200, []));
    servers.push(server);
    const budget = { take: async () => ({ granted: false as const, retryAfterMs: 90_000 }) };
    const client = createQuoteManagerClient({ apiUrl: server.origin, apiKey: 'key', fetch: globalThis.fetch, budget });
    expect(await client.fetchQuote(7)).toMatchObject({
      ok: false,
      problem: { code: 'rate-limited', retryAfterMs: 90_000 },
    });
    expect(server.requests).toEqual([]);
  });
});
