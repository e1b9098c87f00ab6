import { afterEach, describe, expect, it } from 'vitest';
import { fetchReferenceData } from '../../utils/autotask/fetchReferenceData';
import { type Handler, sendJson, type TestServer } from '../quote-manager/startTestServer';
import { connectClient } from './connectClient';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const value = (id: number, label: string) => ({ value: String(id), label, isActive: true, isDefaultValue: false });

const someRegions: Handler = (_, response) => sendJson(response, 200, { items: [{ id: 71, name: 'Perth' }] });

/** `currencies` and `regions`: how the server answers the query for them. */
const tenant =
  (currencies: Handler, regions = someRegions): Handler =>
  (request, response) => {
    const entity = request.url.pathname.split('/')[3];
    if (entity === 'Currencies') return currencies(request, response);
    if (entity === 'BillingCodes') {
      return sendJson(response, 200, {
        items: [{ id: 4, name: 'Hardware', isActive: true, useType: 4, taxCategoryID: 2 }],
      });
    }
    if (entity === 'ShippingTypes')
      return sendJson(response, 200, { items: [{ id: 1, name: 'Post', isActive: true }] });
    if (entity === 'Resources')
      return sendJson(response, 200, { items: [{ id: 51, email: 'a@b.example', isActive: true }] });
    if (entity === 'TaxRegions') return regions(request, response);
    if (request.url.pathname.endsWith('userDefinedFields')) {
      const field = { name: 'Quotebridge', label: 'Quotebridge', dataType: 'string', length: 2000 };
      return sendJson(response, 200, { fields: entity === 'Opportunities' ? [field] : [] });
    }
    const picklistValues = [value(1, `${entity} first`)];
    const fields = [
      { name: 'PeriodType', picklistValues },
      { name: 'stage', picklistValues },
    ];
    return sendJson(response, 200, { fields });
  };

describe('fetchReferenceData', () => {
  it('reads all lists in 13 requests', async () => {
    const { client, server } = await connectClient(
      servers,
      tenant((_, response) => {
        sendJson(response, 200, {
          items: [
            { id: 3, isInternalCurrency: false },
            { id: 5, isInternalCurrency: true },
          ],
        });
      }),
    );
    const answer = await fetchReferenceData(client);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        billingCodes: [{ id: 4, name: 'Hardware', isActive: true, useType: 4, taxCategoryID: 2 }],
        shippingTypes: [{ id: 1, name: 'Post', isActive: true, billingCodeID: null }],
        resources: [{ id: 51, email: 'a@b.example', isActive: true }],
        taxRegions: [{ id: 71, name: 'Perth', isActive: true }],
        userDefinedFields: { Opportunities: [{ name: 'Quotebridge', length: 2000 }], Tickets: [] },
        internalCurrencyId: 5,
      },
    });
    const lists = answer.ok ? answer.value.picklists : {};
    expect(lists['Opportunities.stage']?.[0]?.label).toBe('Opportunities first');
    expect(lists['Services.periodType']?.[0]?.label).toBe('Services first');
    expect(lists['Companies.companyType']).toEqual([]);
    expect(server.requests.length).toBe(13);
  });

  it('works with one currency where they may not be seen', async () => {
    const { client } = await connectClient(
      servers,
      tenant((_, response) => sendJson(response, 403, { errors: ['no'] })),
    );
    expect(await fetchReferenceData(client)).toMatchObject({ ok: true, value: { internalCurrencyId: null } });
  });

  it('works without tax regions where they may not be seen', async () => {
    const refuse: Handler = (_, response) => sendJson(response, 403, { errors: ['no'] });
    const { client } = await connectClient(servers, tenant(refuse, refuse));
    expect(await fetchReferenceData(client)).toMatchObject({ ok: true, value: { taxRegions: [] } });
  });

  it('asks for active resources only', async () => {
    const { client, server } = await connectClient(
      servers,
      tenant((_, response) => sendJson(response, 200, { items: [] })),
    );
    await fetchReferenceData(client);
    const asked = server.requests.find(({ url }) => url.pathname.includes('/Resources/'));
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({ filter: [{ op: 'eq', field: 'isActive', value: true }] });
  });

  it('hands on any other problem', async () => {
    const { client } = await connectClient(
      servers,
      tenant((_, response) => sendJson(response, 401, {})),
    );
    expect(await fetchReferenceData(client)).toMatchObject({ ok: false, problem: { code: 'auth-rejected' } });
  });
});
