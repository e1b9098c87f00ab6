import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTinySandbox, type TinySandbox, tinyCredentials } from './startTinySandbox.ts';
import {
  validCharge,
  validOpportunity,
  validProductItem,
  validQuote,
  validServiceItem,
  validTicket,
} from './validBodies.ts';

interface Page {
  items: { id: number }[];
  pageDetails: { nextPageUrl: string | null };
}

interface Resource {
  create(body: unknown): Promise<{ itemId: number }>;
  update(body: unknown): Promise<{ itemId: number }>;
  get(id: number): Promise<{ item: Record<string, unknown> } | null>;
  query(search: unknown): Promise<Page>;
  count(search: unknown): Promise<{ queryCount: number }>;
  fieldInfo(): Promise<{ fields: { name: string }[] }>;
}

interface ChildResource extends Omit<Resource, 'create' | 'update'> {
  create(parentId: number, body: unknown): Promise<{ itemId: number }>;
  update(parentId: number, body: unknown): Promise<{ itemId: number }>;
  delete(parentId: number, id: number): Promise<{ itemId: number }>;
}

type Children = Record<'QuoteItems' | 'TicketCharges', ChildResource>;
type Client = Record<'Opportunities' | 'Quotes' | 'QuoteLocations' | 'Tickets' | 'Companies', Resource> & Children;

interface ClientModule {
  AutotaskRestApi: new (user: string, secret: string, code: string, options: { base_url: string }) => Client;
}

let sandbox: TinySandbox;
let client: Client;

beforeAll(async () => {
  sandbox = await startTinySandbox();
  const { AutotaskRestApi }: ClientModule = createRequire(import.meta.url)('@apigrate/autotask-restapi');
  const { autotaskUserName, autotaskSecret, autotaskIntegrationCode } = tinyCredentials;
  const base = { base_url: `${sandbox.server.url}/ATServicesRest/` };
  client = new AutotaskRestApi(autotaskUserName, autotaskSecret, autotaskIntegrationCode, base);
});

afterAll(() => sandbox.server.stop());

describe('a client that others wrote', () => {
  test('makes an opportunity with location, quote and items, changes and deletes one', async () => {
    const opportunityID = (await client.Opportunities.create(validOpportunity)).itemId;
    const location = (await client.QuoteLocations.create({ address1: 'Dock 2', city: 'Lund' })).itemId;
    const quoteBody = { ...validQuote, opportunityID, shipToLocationID: location };
    const quoteID = (await client.Quotes.create(quoteBody)).itemId;
    const product = (await client.QuoteItems.create(quoteID, { quoteID, ...validProductItem })).itemId;
    const service = (await client.QuoteItems.create(quoteID, { quoteID, ...validServiceItem })).itemId;
    await client.QuoteItems.update(quoteID, { id: product, quantity: 4 });
    await client.Opportunities.update({ id: opportunityID, useQuoteTotals: true });
    const opportunity = await client.Opportunities.get(opportunityID);
    expect(opportunity?.item).toMatchObject({ amount: 3860, onetimeRevenue: 3800, monthlyRevenue: 60 });
    await client.QuoteItems.delete(quoteID, service);
    expect(await client.QuoteItems.get(service)).toBeNull();
    expect((await client.Opportunities.get(opportunityID))?.item.amount).toBe(3800);
    const filter = { filter: [{ op: 'eq', field: 'QuoteID', value: quoteID }] };
    expect((await client.QuoteItems.query(filter)).items.map(({ id }) => id)).toEqual([product]);
  });

  test('makes a ticket with a charge', async () => {
    const ticketID = (await client.Tickets.create(validTicket)).itemId;
    const charge = (await client.TicketCharges.create(ticketID, { ticketID, ...validCharge })).itemId;
    const item = (await client.TicketCharges.get(charge))?.item;
    expect(item).toMatchObject({ billingCodeID: 500, billableAmount: 1900, extendedCost: 1400, isBilled: false });
    expect((await client.Tickets.get(ticketID))?.item.ticketNumber).toMatch(/^T\d{8}\.\d{4}$/);
    await client.TicketCharges.delete(ticketID, charge);
    expect(await client.TicketCharges.get(charge)).toBeNull();
  });

  test('reads several pages, counts, and reads the fields', async () => {
    for (let number = 0; number < 7; number++) sandbox.store.create('QuoteLocations', { city: `Town ${number}` });
    const search = { MaxRecords: 3, filter: [{ op: 'beginsWith', field: 'City', value: 'town' }] };
    expect((await client.QuoteLocations.count(search)).queryCount).toBe(7);
    const ids: number[] = [];
    let page = await client.QuoteLocations.query(search);
    while (page.pageDetails.nextPageUrl !== null) {
      ids.push(...page.items.map(({ id }) => id));
      const next = await sandbox.call('POST', page.pageDetails.nextPageUrl, search);
      expect(next.status).toBe(200);
      page = next.body as unknown as Page;
    }
    ids.push(...page.items.map(({ id }) => id));
    expect(ids).toHaveLength(7);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect((await client.Companies.fieldInfo()).fields.length).toBeGreaterThan(50);
  });
});
