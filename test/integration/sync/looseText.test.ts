import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { ticketsOf } from '../../support/orderRecords';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
beforeEach(() => sandbox().autotask.setLimits({ looseText: true }));
afterEach(() => sandbox().autotask.setLimits({ looseText: false }));

const demo = `quote:${seedIndex.demo}` as const;
const create = { companies: { missing: 'create' } };

/** The same to a collation that ignores accents, another text to the rules. */
const accented = (text: unknown): string => String(text).replace(/[a-z]/i, '$&\u0301');

const customerOf = (quoteId: number) => Number(sandbox().quoteManager.get('quote', quoteId)?.customerID);
const rename = (quoteId: number, customer: { name?: string; accountNumber?: string }) =>
  sandbox().quoteManager.patch('customer', customerOf(quoteId), customer);
const patchAll = (entity: string, change: (record: Record<string, unknown>) => Record<string, unknown>) => {
  for (const record of sandbox().autotask.all(entity)) sandbox().autotask.patch(entity, record.id, change(record));
};
/** Every text of these fields becomes one that only a collation takes for it. */
const blur = (entity: string, fields: string[]) =>
  patchAll(entity, (record) =>
    Object.fromEntries(fields.filter((field) => record[field]).map((field) => [field, accented(record[field])])),
  );

async function syncAnew(ref: DocumentRef, settings: Record<string, unknown> = {}) {
  return (await createEngine(sandbox(), settings)).sync(ref);
}

describe('a database that takes more texts for equal than the rules do', () => {
  it.each([
    ['Straße Elektro GmbH', 'Strasse Elektro GmbH', true],
    ['Café Rouge', 'Cafe Rouge', true],
    ['Café Rouge', 'Cafe Rouge', false],
  ])('names no company: %s is not %s', async (ours, theirs, isActive) => {
    rename(seedIndex.companyMissing, { name: ours, accountNumber: '' });
    const [model] = sandbox().autotask.all('Companies').slice(1);
    const { id } = sandbox().autotask.create('Companies', {
      ...model,
      id: undefined,
      companyName: theirs,
      companyNumber: null,
      isActive,
    });
    const ref = `quote:${seedIndex.companyMissing}` as const;
    expect(await syncAnew(ref)).toMatchObject({
      problem: { code: 'company-unlinked', parts: { why: expect.stringContaining('no company named') } },
    });
    expect(await syncAnew(ref, create)).toMatchObject({ state: 'synced' });
    const [opportunity] = recordsOf(sandbox(), seedIndex.companyMissing).opportunities;
    expect(opportunity?.companyID).not.toBe(id);
    expect(sandbox().autotask.get('Companies', Number(opportunity?.companyID))?.companyName).toBe(ours);
  });

  it('numbers no company, where the case alone may differ', async () => {
    await syncAnew(demo);
    const right = recordsOf(sandbox(), seedIndex.demo).opportunities[0]?.companyID;
    sandbox().reset();
    rename(seedIndex.demo, { name: 'Nobody of that name' });
    patchAll('Companies', ({ companyNumber }) =>
      companyNumber ? { companyNumber: String(companyNumber).toLowerCase() } : {},
    );
    expect(await syncAnew(demo)).toMatchObject({ state: 'synced' });
    expect(recordsOf(sandbox(), seedIndex.demo).opportunities[0]?.companyID).toBe(right);
    sandbox().reset();
    rename(seedIndex.demo, { name: 'Nobody of that name' });
    blur('Companies', ['companyNumber']);
    expect(await syncAnew(demo)).toMatchObject({ problem: { code: 'company-unlinked' } });
  });

  it('names no contact, where the case alone may differ', async () => {
    patchAll('Contacts', ({ emailAddress }) => ({ emailAddress: String(emailAddress).toUpperCase() }));
    await syncAnew(demo);
    expect(recordsOf(sandbox(), seedIndex.demo).opportunities[0]?.contactID).toEqual(expect.any(Number));
    sandbox().reset();
    blur('Contacts', ['emailAddress']);
    expect(await syncAnew(demo)).toMatchObject({ state: 'synced' });
    expect(recordsOf(sandbox(), seedIndex.demo).opportunities[0]?.contactID ?? null).toBeNull();
  });

  it('names no owner', async () => {
    blur('Resources', ['email']);
    expect(await syncAnew(demo)).toMatchObject({ problem: { code: 'owner-invalid' } });
  });

  it('names no product and no service', async () => {
    blur('Products', ['sku', 'externalProductID', 'manufacturerProductName']);
    blur('Services', ['name', 'sku', 'externalID', 'catalogNumberPartNumber']);
    const before = new Set([
      ...sandbox()
        .autotask.all('Products')
        .map(({ id }) => `product ${id}`),
      ...sandbox()
        .autotask.all('Services')
        .map(({ id }) => `service ${id}`),
    ]);
    for (const quoteId of [seedIndex.demo, seedIndex.wonRecurring]) {
      expect(await syncAnew(`quote:${quoteId}`)).toMatchObject({ state: 'synced' });
      const items = recordsOf(sandbox(), quoteId).items;
      const referred = items.flatMap(({ productID, serviceID }) => [`product ${productID}`, `service ${serviceID}`]);
      expect(referred.filter((name) => before.has(name))).toEqual([]);
    }
  });

  it('makes no opportunity and no Autotask quote ours', async () => {
    await syncAnew(demo);
    blur('Opportunities', ['title']);
    // The sync record would lead to it, whatever it is called.
    patchAll('Opportunities', () => ({ description: '' }));
    blur('Quotes', ['externalQuoteNumber']);
    const others = new Set(
      sandbox()
        .autotask.all('Opportunities')
        .map(({ id }) => id),
    );
    expect(await syncAnew(demo)).toMatchObject({ state: 'synced' });
    const { opportunities, quotes } = recordsOf(sandbox(), seedIndex.demo);
    expect(quotes).toHaveLength(1);
    expect(opportunities.filter(({ id }) => others.has(id))).toEqual([]);
  });

  it('makes no ticket ours', async () => {
    const ref = `order:${seedIndex.orderWon}` as const;
    await syncAnew(ref);
    blur('Tickets', ['externalID', 'title']);
    patchAll('Tickets', () => ({ description: '' }));
    const before = sandbox().autotask.all('Tickets').length;
    expect(await syncAnew(ref)).toMatchObject({ state: 'synced' });
    expect(sandbox().autotask.all('Tickets')).toHaveLength(before + 1);
  });

  it('does not hide the opportunity of an order’s quote behind another one', async () => {
    const quoteId = Number(sandbox().quoteManager.get('salesorder', seedIndex.orderWon)?.quoteID);
    await syncAnew(`quote:${quoteId}`);
    const [quote] = recordsOf(sandbox(), quoteId).quotes;
    const right = Number(quote?.opportunityID);
    const { id: decoy } = sandbox().autotask.create('Opportunities', {
      ...sandbox().autotask.get('Opportunities', right),
      id: undefined,
      title: 'Another deal',
      description: 'A person’s own words',
    });
    // Autotask answers in the order of ids.
    sandbox().autotask.create('Quotes', {
      ...quote,
      id: 1,
      opportunityID: decoy,
      externalQuoteNumber: accented(quote?.externalQuoteNumber),
    });
    sandbox().instrumentation.clearLog();
    expect(await syncAnew(`order:${seedIndex.orderWon}`)).toMatchObject({ state: 'synced' });
    expect(ticketsOf(sandbox(), seedIndex.orderWon).tickets).toMatchObject([{ opportunityID: right }]);
    expect(String(sandbox().autotask.get('Opportunities', right)?.description)).toContain('billed twice');
    expect(sandbox().autotask.get('Opportunities', decoy)?.description).toBe('A person’s own words');
    expect(writesTo(sandbox()).filter((path) => path === 'PATCH Opportunities')).toHaveLength(1);
  });
});
