import { afterEach, describe, expect, it } from 'vitest';
import { mishaps, sendJson, type TestServer } from '../quote-manager/startTestServer';
import { connectClient } from './connectClient';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const page = (items: unknown[], nextPageUrl: string | null = null) => ({
  items,
  pageDetails: { count: items.length, requestCount: 500, prevPageUrl: null, nextPageUrl },
});

describe('reading', () => {
  it('gets a record with the three headers, and null for a missing one', async () => {
    const { client, server } = await connectClient(servers, (request, response) =>
      request.url.pathname.endsWith('/7') ? sendJson(response, 200, { item: { id: 7 } }) : sendJson(response, 404, {}),
    );
    expect(await client.get('Quotes', 7)).toEqual({ ok: true, value: { id: 7 } });
    expect(await client.get('Quotes', 8)).toEqual({ ok: true, value: null });
    expect(server.requests[0]).toMatchObject({
      url: { pathname: '/ATServicesRest/V1.0/Quotes/7' },
      headers: { username: 'api@msp.example', secret: 's3cret', apiintegrationcode: 'CODE' },
    });
  });

  it('follows the next page verbatim with the same body', async () => {
    const { client, server } = await connectClient(servers, (request, response) => {
      const next = `http://${request.headers.host}/ATServicesRest/V1.0/Quotes/query/next?paging=%7b1%7d`;
      sendJson(response, 200, request.url.search ? page([{ id: 2 }]) : page([{ id: 1 }], next));
    });
    const filter = [{ field: 'companyID', op: 'eq' as const, value: 5 }];
    expect(await client.query('Quotes', filter, { includeFields: ['name'] })).toEqual({
      ok: true,
      value: [{ id: 1 }, { id: 2 }],
    });
    expect(server.requests.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual([
      'POST /ATServicesRest/V1.0/Quotes/query',
      'POST /ATServicesRest/V1.0/Quotes/query/next?paging=%7b1%7d',
    ]);
    expect(server.requests[1]?.body).toBe(server.requests[0]?.body);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      MaxRecords: 500,
      IncludeFields: ['id', 'name'],
      filter: [{ field: 'companyID', op: 'eq', value: 5 }],
    });
  });

  it('stops at the wanted number of records', async () => {
    const { client, server } = await connectClient(servers, (request, response) =>
      sendJson(response, 200, page([{ id: 1 }, { id: 2 }], `http://${request.headers.host}/next`)),
    );
    expect(await client.query('Quotes', [], { maxRecords: 2 })).toMatchObject({ value: [{ id: 1 }, { id: 2 }] });
    expect(server.requests.length).toBe(1);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      MaxRecords: 2,
      filter: [{ field: 'id', op: 'gte', value: 0 }],
    });
  });

  it('sends no credentials outside the zone, and does not run in a circle', async () => {
    const foreign = await connectClient(servers, (_, response) =>
      sendJson(response, 200, page([{ id: 1 }], 'https://evil.example/V1.0/Quotes/query')),
    );
    expect(await foreign.client.query('Quotes', [])).toMatchObject({ ok: false, problem: { code: 'zone-moved' } });
    const circle = await connectClient(servers, (request, response) =>
      sendJson(response, 200, page([{ id: 1 }], `http://${request.headers.host}${request.url.pathname}`)),
    );
    expect(await circle.client.query('Quotes', [])).toMatchObject({ problem: { code: 'autotask-crashed' } });
    expect(circle.server.requests.length).toBe(1);
  });

  it('counts, and reads the threshold', async () => {
    const { client } = await connectClient(servers, (request, response) =>
      sendJson(
        response,
        200,
        request.url.pathname.endsWith('/count')
          ? { queryCount: 3 }
          : { externalRequestThreshold: 10000, requestThresholdTimeframe: 60, currentTimeframeRequestCount: 42 },
      ),
    );
    expect(await client.count('Quotes', [])).toEqual({ ok: true, value: 3 });
    expect(await client.threshold()).toEqual({ ok: true, value: { limit: 10000, timeframeMinutes: 60, used: 42 } });
  });

  it('reads fields with their picklists, ids as numbers, in the tenant’s order', async () => {
    const stage = {
      name: 'stage',
      dataType: 'integer',
      isRequired: true,
      isReadOnly: false,
      isPickList: true,
      picklistValues: [
        { value: '2', label: 'Won', isActive: true, isDefaultValue: false, sortOrder: 2 },
        { value: '1', label: 'New', isActive: true, isDefaultValue: true, sortOrder: 1 },
        { value: 'x', label: 'No number', isActive: true, isDefaultValue: false, sortOrder: 3 },
      ],
    };
    const { client } = await connectClient(servers, (_, response) =>
      sendJson(response, 200, { fields: [stage, { name: 'title', dataType: 'string', picklistValues: null }] }),
    );
    expect(await client.fields('Opportunities')).toEqual({
      ok: true,
      value: [
        {
          name: 'stage',
          dataType: 'integer',
          isRequired: true,
          isReadOnly: false,
          picklist: [
            { id: 1, label: 'New', isActive: true, isDefault: true },
            { id: 2, label: 'Won', isActive: true, isDefault: false },
          ],
        },
        { name: 'title', dataType: 'string', isRequired: false, isReadOnly: false, picklist: [] },
      ],
    });
  });

  it('reads user-defined fields', async () => {
    const { client } = await connectClient(servers, (_, response) =>
      sendJson(response, 200, { fields: [{ name: 'Sync record', label: 'Sync', type: 'string', length: 8000 }] }),
    );
    expect(await client.userDefinedFields('Opportunities')).toEqual({
      ok: true,
      value: [{ name: 'Sync record', label: 'Sync', dataType: 'string', length: 8000 }],
    });
  });

  it.each(['html', 'cut', 'truncated', 'redirect', 'silent'] as const)(
    'is done later after a %s answer',
    async (mishap) => {
      const { client, server } = await connectClient(servers, (_, response) => mishaps[mishap](response), {
        // A busy machine must not take an answer for silence.
        timeoutMs: mishap === 'silent' ? 60 : 5_000,
      });
      const code = { html: 'autotask-crashed', silent: 'timed-out' }[mishap as 'html' | 'silent'] ?? 'offline';
      expect(await client.query('Quotes', [])).toMatchObject({ ok: false, problem: { code } });
      expect(server.requests.length).toBe(1);
    },
  );
});

describe('writing', () => {
  it('creates, changes and deletes a child under its parent', async () => {
    const { client, server } = await connectClient(servers, (_, response) => sendJson(response, 200, { itemId: 9 }));
    expect(await client.create('QuoteItems', { quoteID: 4, name: 'x' }, 4)).toEqual({ ok: true, value: 9 });
    await client.update('QuoteItems', 9, { name: 'y' }, 4);
    await client.remove('QuoteItems', 9, 4);
    await client.create('Opportunities', { title: 't' });
    await client.update('Opportunities', 3, { title: 'u' });
    expect(server.requests.map(({ method, url, body }) => [method, url.pathname.split('V1.0/')[1], body])).toEqual([
      ['POST', 'Quotes/4/Items', '{"quoteID":4,"name":"x"}'],
      ['PATCH', 'Quotes/4/Items', '{"name":"y","id":9}'],
      ['DELETE', 'Quotes/4/Items/9', ''],
      ['POST', 'Opportunities', '{"title":"t"}'],
      ['PATCH', 'Opportunities', '{"title":"u","id":3}'],
    ]);
    expect(server.requests[0]?.headers['content-type']).toBe('application/json');
  });

  it('sends nothing for a child without its parent', async () => {
    const { client, server } = await connectClient(servers, (_, response) => sendJson(response, 200, { itemId: 9 }));
    expect(await client.create('TicketCharges', {})).toMatchObject({
      problem: { code: 'unexpected' },
      outcome: 'refused',
    });
    expect(server.requests).toEqual([]);
  });

  it('makes a write for the one whom it names', async () => {
    const { client, server } = await connectClient(servers, (_, response) =>
      sendJson(response, 200, { itemId: 9, item: null }),
    );
    const actor = { resourceId: 12, email: 'eve@msp.example' };
    await client.create('Tickets', {}, null, actor);
    await client.update('Tickets', 9, {}, null, actor);
    await client.remove('QuoteItems', 9, 7, actor);
    await client.create('Tickets', {});
    const named = server.requests.map(({ headers }) => headers.impersonationresourceid);
    expect(named).toEqual(['12', '12', '12', undefined]);
  });

  it('says what was refused and where to look', async () => {
    const { client } = await connectClient(servers, (_, response) =>
      sendJson(response, 500, { errors: ['Quantity is required'] }),
    );
    expect(await client.update('QuoteItems', 9, {}, 4)).toEqual({
      ok: false,
      outcome: 'refused',
      problem: {
        code: 'autotask-refused',
        parts: { what: 'changing the quote item' },
        details: ['Quantity is required'],
        view: { kind: 'autotask', entity: 'Quotes', id: 4 },
      },
    });
  });

  it.each([
    ['html', 'autotask-crashed'],
    ['cut', 'offline'],
    ['truncated', 'offline'],
    ['redirect', 'offline'],
    ['silent', 'timed-out'],
  ] as const)('does not know after a %s answer, and does not repeat it', async (mishap, code) => {
    const { client, server } = await connectClient(servers, (_, response) => mishaps[mishap](response), {
      timeoutMs: mishap === 'silent' ? 60 : 5_000,
    });
    expect(await client.create('Quotes', { name: 'x' })).toMatchObject({
      ok: false,
      outcome: 'unknown',
      problem: { code },
    });
    expect(server.requests.length).toBe(1);
  });

  it('does not know after an answer without an id, or where nobody listens', async () => {
    const { client, server } = await connectClient(servers, (_, response) => sendJson(response, 200, {}));
    expect(await client.create('Quotes', {})).toMatchObject({
      outcome: 'unknown',
      problem: { code: 'autotask-crashed' },
    });
    await server.close();
    expect(await client.create('Quotes', {})).toMatchObject({ outcome: 'unknown', problem: { code: 'offline' } });
  });
});

describe('lanes', () => {
  it('has three requests of an entity under way, and one less after a refused thread', async () => {
    let running = 0;
    let most = 0;
    let refuse = false;
    const { client } = await connectClient(servers, (_, response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        if (refuse) sendJson(response, 500, { errors: ['thread threshold of 3 threads has been exceeded'] });
        else sendJson(response, 200, { itemId: 1 });
      }, 10);
    });
    const createEight = () => Promise.all(Array.from({ length: 8 }, () => client.create('Quotes', {})));
    await createEight();
    expect(most).toBe(3);
    refuse = true;
    expect(await client.create('Quotes', {})).toMatchObject({
      outcome: 'later',
      problem: { code: 'threads-exceeded' },
    });
    refuse = false;
    most = 0;
    await createEight();
    expect(most).toBe(2);
  });
});
