import { afterEach, describe, expect, it } from 'vitest';
import { createQuoteManagerClient } from '../../utils/quote-manager/createQuoteManagerClient';
import { fetchModifiedAt, fetchSourceDocument } from '../../utils/quote-manager/fetchSourceDocument';
import { resolveDocumentNumber } from '../../utils/quote-manager/resolveDocumentNumber';
import { createMemoryCache } from './createMemoryCache';
import { brands, categories, customer, employee, products, quote, suppliers } from './quoteManagerFixtures';
import { sendJson, startTestServer, type TestServer } from './startTestServer';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const order = {
  id: 21,
  orderNumber: 'ON00000021',
  reference: ' PO-7 ',
  status: 2,
  ownerEmployeeID: 3,
  customerID: 5,
  contactEmail: 'ann@acme.example',
  quoteID: 7,
  deliveryAddress: '1 Main St',
  deliveryCity: 'Sydney',
  deliveryState: 'NSW',
  deliveryPostalCode: '2000',
  deliveryAmount: 12.1,
  paymentSurchargeAmount: 3.35,
  couponDiscount: 20,
  orderDate: '2026-10-05T08:00:00',
  createdDate: '2026-10-04T23:00:00',
  modifiedDate: '2026-10-06T10:00:00',
};

const lines = [
  { id: 52, salesOrderID: 21, productID: 999, lineNumber: 2, title: 'Retired', cost: 1.5, price: 3, quantity: 2 },
  { id: 51, salesOrderID: 21, productID: 91, lineNumber: 1, title: 'Firewall', cost: 900, price: 1200, quantity: 1 },
  { id: 53, salesOrderID: 21, productID: 0, lineNumber: 3, title: 'Cabling', price: 50, quantity: 1 },
  { id: 59, salesOrderID: 22, productID: 91, lineNumber: 1, title: 'Of another order', price: 1, quantity: 1 },
];

async function connect(
  changes: { status?: number; quoteID?: number; couponDiscount?: number } = {},
  gone: string[] = [],
) {
  const tables: Record<string, { id: number }[]> = {
    salesorder: [{ ...order, ...changes }],
    salesorderline: lines,
    quote: [quote],
    customer: [customer],
    employee: [employee],
    product: products,
    productsupplier: suppliers,
    brand: brands,
    category: categories,
  };
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
  return createQuoteManagerClient({ apiUrl, apiKey: 'key', fetch: globalThis.fetch, budget });
}

const noCache = createMemoryCache();
const id = { kind: 'order', id: 21 } as const;

describe('a sales order', () => {
  it('is read with its lines, its quote and all amounts of its header', async () => {
    const answer = await fetchSourceDocument(await connect(), id, noCache);
    if (!answer.ok) throw new Error(answer.problem.code);
    expect(answer.value).toMatchObject({
      kind: 'order',
      id: 21,
      number: 'ON00000021',
      title: 'New firewall',
      state: 'won',
      orderStatus: 'Approved',
      createdOn: '2026-10-05',
      expiresOn: null,
      contactEmail: 'ann@acme.example',
      ownerEmail: 'eve@msp.example',
      reference: 'PO-7',
      deliveryAddress: { street: '1 Main St', city: 'Sydney' },
      quote: { id: 7, number: 'QO00000007', title: 'New firewall' },
      orderId: null,
      native: { opportunityId: null, quoteId: null, organizationId: 44 },
    });
    const { shipping, surcharge, coupon } = answer.value;
    expect([shipping, surcharge, coupon].map(String)).toEqual(['12.1', '3.35', '20']);
  });

  it('has its lines in order; one of an unknown product is free text; the cost is the line’s own', async () => {
    const answer = await fetchSourceDocument(await connect(), id, noCache);
    const section = answer.ok ? answer.value.sections[0] : undefined;
    expect(
      section?.lines.map((line) => [line.id, line.product?.number ?? null, line.cost?.toString() ?? null]),
    ).toEqual([
      [51, 'FW-1', '900'],
      [52, null, '1.5'],
      [53, null, null],
    ]);
  });

  it('without a quote has no title and no ids of Autotask', async () => {
    const answer = await fetchSourceDocument(await connect({ quoteID: 0 }), id, noCache);
    expect(answer).toMatchObject({ value: { title: '', quote: null, native: { organizationId: null } } });
  });

  it.each([
    [1, 'Draft', 'draft'],
    [3, 'Processed', 'won'],
    [90, 'Cancelled', 'declined'],
  ])('of status %i is %s', async (status, orderStatus, state) => {
    expect(await fetchSourceDocument(await connect({ status }), id, noCache)).toMatchObject({
      value: { orderStatus, state },
    });
  });

  it('takes a coupon that is written as a negative amount for the same', async () => {
    const answer = await fetchSourceDocument(await connect({ couponDiscount: -20 }), id, noCache);
    expect(answer.ok && answer.value.coupon.toString()).toBe('20');
  });

  it('that does not exist, or whose customer does not, is a problem with a name', async () => {
    const client = await connect({}, ['salesorder/21']);
    expect(await fetchSourceDocument(client, id, noCache)).toMatchObject({ problem: { code: 'quote-not-found' } });
    const orphan = await connect({}, ['customer/5']);
    expect(await fetchSourceDocument(orphan, id, noCache)).toMatchObject({
      problem: { code: 'quote-manager-refused', view: { ref: 'order:21' } },
    });
  });

  it('is found by its number, and says when it changed', async () => {
    const client = await connect();
    expect(await resolveDocumentNumber(client, 'order', ' ON00000021 ')).toEqual({ ok: true, value: 21 });
    expect(await resolveDocumentNumber(client, 'order', 'ON00000022')).toEqual({ ok: true, value: null });
    expect(await fetchModifiedAt(client, id)).toEqual({ ok: true, value: '2026-10-06T10:00:00' });
    expect(await fetchModifiedAt(client, { kind: 'quote', id: 8 })).toEqual({ ok: true, value: null });
  });
});
