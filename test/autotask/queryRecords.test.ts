import { describe, expect, it } from 'vitest';
import type { RawRecord } from '../../utils/autotask/autotaskClient';
import { createRecordUrl } from '../../utils/autotask/autotaskUrls';
import { parseRecord } from '../../utils/autotask/parseRecord';
import { getRecord, queryRecords } from '../../utils/autotask/queryRecords';

const clientOf = (rows: RawRecord[]) => ({
  query: async () => ({ ok: true as const, value: rows }),
  get: async () => ({ ok: true as const, value: rows[0] ?? null }),
});

describe('queryRecords', () => {
  it('reads names in any case, missing fields as null, and activity as 0, 1 or a boolean', async () => {
    const rows = [
      { ID: 1, CompanyID: 5, EmailAddress: 'a@b.example', IsActive: 0, lastName: 'ignored' },
      { id: 2, companyID: 5, isActive: true },
    ];
    expect(await queryRecords(clientOf(rows), 'Contacts', [])).toEqual({
      ok: true,
      value: [
        { id: 1, companyID: 5, emailAddress: 'a@b.example', isActive: false },
        { id: 2, companyID: 5, emailAddress: null, isActive: true },
      ],
    });
  });

  it('names a record of an unknown form', async () => {
    const answer = await queryRecords(clientOf([{ id: 'x' }]), 'QuoteLocations', []);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
    expect(!answer.ok && answer.problem.details[1]).toMatch(/^id: /);
  });

  it('gets one record or null', async () => {
    expect(await getRecord(clientOf([]), 'Quotes', 1)).toEqual({ ok: true, value: null });
    expect(await getRecord(clientOf([{ id: 3, name: 'GST' }]), 'ShippingTypes', 3)).toEqual({
      ok: true,
      value: { id: 3, name: 'GST', isActive: true, billingCodeID: null },
    });
  });
});

describe('parseRecord', () => {
  it('reads a quote item whose costs are hidden', () => {
    const raw = { id: 1, quoteID: 2, quoteItemType: 1, quantity: 2.5, unitPrice: 10, isOptional: false };
    expect(parseRecord('QuoteItems', raw)).toMatchObject({
      ok: true,
      value: { quantity: 2.5, unitPrice: 10, unitCost: null, lineDiscount: 0, periodType: null },
    });
  });
});

describe('createRecordUrl', () => {
  it.each([
    ['Opportunities', 'Autotask/AutotaskExtend/ExecuteCommand.aspx?Code=OpenOpportunity&OpportunityID=7'],
    ['Quotes', 'Autotask/AutotaskExtend/ExecuteCommand.aspx?Code=OpenQuote&ID=7'],
    ['Tickets', 'Autotask/AutotaskExtend/ExecuteCommand.aspx?Code=OpenTicketDetail&TicketID=7'],
    ['Companies', 'Autotask/AutotaskExtend/ExecuteCommand.aspx?Code=OpenAccount&AccountID=7'],
    ['Products', 'autotask/views/administration/products/product.aspx?productID=7'],
  ] as const)('addresses %s', (entity, path) => {
    expect(createRecordUrl('https://ww5.autotask.net/', entity, 7)).toBe(`https://ww5.autotask.net/${path}`);
  });

  it('knows no page of a quote item', () => {
    expect(createRecordUrl('https://ww5.autotask.net/', 'QuoteItems', 7)).toBeNull();
  });
});
