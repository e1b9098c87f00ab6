import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectRefused } from './expectRefused.ts';
import { startTinySandbox, type TinySandbox } from './startTinySandbox.ts';
import { makeQuote, validOpportunity, validProductItem, validQuote } from './validBodies.ts';

let sandbox: TinySandbox;
beforeEach(async () => {
  sandbox = await startTinySandbox();
});
afterEach(() => sandbox.server.stop());

const badOpportunities: [string, Record<string, unknown>, RegExp][] = [
  ['an unknown field', { nonsense: 1 }, /nonsense/],
  ['an id', { id: 5 }, /read-only/],
  ['a read-only field', { createDate: '2026-11-01' }, /read-only/],
  ['text for a number', { amount: '10' }, /Unexpected character/],
  ['a boolean for an int', { probability: true }, /Unexpected character/],
  ['a fraction for an int', { probability: 1.5 }, /integer/],
  ['a number for text', { title: 7 }, /Unexpected character/],
  ['text for a boolean', { useQuoteTotals: 'false' }, /Unexpected character/],
  ['no date', { startDate: 'soon' }, /DateTime/],
  ['a long title', { title: 'x'.repeat(129) }, /maximum length/],
  ['a required null', { stage: null }, /Missing Required Field: stage/],
  ['an unknown picklist value', { stage: 1 }, /picklist/],
  ['an inactive picklist value', { stage: 83 }, /picklist/],
  ['a dangling reference', { companyID: 999 }, /Reference value on field: companyID of type: Companies/],
  ['an inactive owner', { ownerResourceID: 41 }, /active/],
  ['a probability of 101', { probability: 101 }, /between 0 and 100/],
  ['a close before the start', { projectedCloseDate: '2026-10-31' }, /projectedCloseDate/],
  ['quote totals without a quote', { useQuoteTotals: true }, /useQuoteTotals/],
  ['a contact of another company', { contactID: 31 }, /contact/],
  ['an unknown user-defined field', { userDefinedFields: [{ name: 'No', value: '1' }] }, /user-defined/],
];

describe('opportunities', () => {
  test.each(badOpportunities)('refuses %s', async (_name, change, words) => {
    expectRefused(await sandbox.call('POST', 'Opportunities', { ...validOpportunity, ...change }), words);
    expect(sandbox.store.all('Opportunities')).toEqual([]);
  });

  test.each(Object.keys(validOpportunity).filter((field) => field !== 'contactID'))(
    'refuses to miss %s',
    async (field) => {
      const body = Object.fromEntries(Object.entries(validOpportunity).filter(([name]) => name !== field));
      expectRefused(await sandbox.call('POST', 'Opportunities', body), new RegExp(`Missing Required Field: ${field}`));
    },
  );

  test('takes names in any case, changes only what is sent, merges user-defined fields', async () => {
    const pascal = Object.entries(validOpportunity).map(([name, value]) => [
      name[0]?.toUpperCase() + name.slice(1),
      value,
    ]);
    const id = await sandbox.make('opportunities', Object.fromEntries(pascal));
    const userDefinedFields = [{ name: 'sync record', value: 'v1' }];
    expect((await sandbox.call('PATCH', 'Opportunities', { id, title: 'New', userDefinedFields })).status).toBe(200);
    const { item } = (await sandbox.call('GET', `Opportunities/${id}`)).body;
    expect(item).toMatchObject({ title: 'New', amount: 10, startDate: '2026-11-01T00:00:00Z' });
    expect(item).toMatchObject({
      userDefinedFields: [
        { name: 'Sync record', value: 'v1' },
        { name: 'Sync note', value: null },
      ],
    });
  });

  test('PUT empties what is missing; updates on the id are 405; unknown ids are refused', async () => {
    const id = await sandbox.make('Opportunities', { ...validOpportunity, description: 'x' });
    expect((await sandbox.call('PUT', 'Opportunities', { id, ...validOpportunity })).status).toBe(200);
    expect(sandbox.store.get('Opportunities', id)?.description).toBeNull();
    expectRefused(await sandbox.call('PUT', 'Opportunities', { id, title: 'x' }), /Missing Required/);
    expect((await sandbox.call('PATCH', `Opportunities/${id}`, { id })).status).toBe(405);
    expect((await sandbox.call('PUT', `Opportunities/${id}`, { id })).status).toBe(405);
    expect((await sandbox.call('DELETE', `Opportunities/${id}`)).status).toBe(405);
    expectRefused(await sandbox.call('PATCH', 'Opportunities', { id: 999, title: 'x' }), /does not exist/);
  });

  test('amounts cannot be written while the quote computes them', async () => {
    const { opportunityID: id, quoteID } = await makeQuote(sandbox);
    await sandbox.make(`Quotes/${quoteID}/Items`, { quoteID, ...validProductItem });
    expect((await sandbox.call('PATCH', 'Opportunities', { id, useQuoteTotals: true })).status).toBe(200);
    expect(sandbox.store.get('Opportunities', id)?.amount).toBe(1900);
    expectRefused(await sandbox.call('PATCH', 'Opportunities', { id, amount: 1 }), /computed/);
  });
});

describe('quotes', () => {
  test.each([
    ['without a location', { shipToLocationID: null }, /shipToLocationID/],
    ['with a company location', { shipToLocationID: 175 }, /QuoteLocations/],
    ['that expires before it starts', { expirationDate: '2026-10-01' }, /expirationDate/],
    ['of another company', { companyID: 176 }, /companyID/],
    ['with a foreign contact', { contactID: 31 }, /contact/],
    ['with an unknown tax region', { taxRegionID: 99 }, /taxRegionID/],
    ['with a number of its own', { quoteNumber: 7 }, /read-only/],
    ['without an opportunity', { opportunityID: null }, /opportunityID/],
  ])('refuses one %s', async (_name, change, words) => {
    const opportunityID = await sandbox.make('Opportunities', validOpportunity);
    expectRefused(await sandbox.call('POST', 'Quotes', { ...validQuote, opportunityID, ...change }), words);
  });

  test('keeps numbers unique and one primary quote, and its opportunity for good', async () => {
    const { opportunityID, quoteID } = await makeQuote(sandbox);
    const second = { ...validQuote, opportunityID, externalQuoteNumber: 'QO2', primaryQuote: true };
    expectRefused(await sandbox.call('POST', 'Quotes', { ...second, externalQuoteNumber: 'qo1' }), /unique/);
    const secondId = await sandbox.make('Quotes', second);
    expect(sandbox.store.get('Quotes', quoteID)).toMatchObject({ primaryQuote: false, companyID: 175 });
    expectRefused(await sandbox.call('PATCH', 'Quotes', { id: secondId, primaryQuote: false }), /primaryQuote/);
    const other = await sandbox.make('Opportunities', validOpportunity);
    expectRefused(await sandbox.call('PATCH', 'Quotes', { id: quoteID, opportunityID: other }), /read-only/);
  });

  test('a closed opportunity takes no quote, change or item', async () => {
    const { opportunityID, quoteID } = await makeQuote(sandbox);
    const item = await sandbox.make(`Quotes/${quoteID}/Items`, { quoteID, ...validProductItem });
    expect((await sandbox.call('PATCH', 'Opportunities', { id: opportunityID, status: 73 })).status).toBe(200);
    const quote = { ...validQuote, opportunityID, externalQuoteNumber: 'QO2' };
    expectRefused(await sandbox.call('POST', 'Quotes', quote), /Active/);
    expectRefused(await sandbox.call('PATCH', 'Quotes', { id: quoteID, name: 'x' }), /Active/);
    expectRefused(await sandbox.call('POST', `Quotes/${quoteID}/Items`, { quoteID, ...validProductItem }), /Active/);
    expectRefused(await sandbox.call('DELETE', `Quotes/${quoteID}/Items/${item}`), /Active/);
  });
});
