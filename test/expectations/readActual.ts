import { isDeepStrictEqual } from 'node:util';
import Big from 'big.js';
import { itemPeriods } from '../sandbox/seed/opportunityPicklists.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import type { AutotaskRecord } from '../sandbox/types.ts';
import type { Made, Reference } from './catalogue.ts';
import { netOf, round, sumByPeriod, type Totals } from './decimals.ts';
import type { Expectation } from './expectDocument.ts';
import { externalNumberOf } from './opportunity.ts';
import { type ExpectedLocation, expectCompany } from './parties.ts';
import { dayOf, type Records, text } from './records.ts';
import type { Source } from './sourceView.ts';

type Store = Pick<Sandbox, 'autotask'>;

/** What stands in Autotask for a document, in the shape of its expectation. */
export type Actual = Omit<Expectation, 'state' | 'problem' | 'items' | 'charges'> & {
  items: AutotaskRecord[];
  charges: AutotaskRecord[];
  /** Opportunities, quotes and tickets that bear the number: more than one of a kind is a duplicate. */
  counts: { opportunities: number; quotes: number; tickets: number };
};

/** Finds the records by the document's numbers; new catalogue records are named by their external id. */
export function readActual(sandbox: Store, before: Records, source: Source): Actual {
  const all = (entity: string) => sandbox.autotask.all(entity);
  const quotes = all('Quotes').filter((quote) => quote.externalQuoteNumber === externalNumberOf(source));
  const opportunities = all('Opportunities').filter(({ id }) => quotes.some((quote) => quote.opportunityID === id));
  const company = expectCompany(before, source);
  const isUntouched = (ticket: AutotaskRecord) =>
    before.autotask('Tickets').some((earlier) => isDeepStrictEqual(earlier, ticket));
  const tickets = all('Tickets').filter(
    (ticket) => ticket.externalID === source.number && ticket.companyID === company?.id && !isUntouched(ticket),
  );
  const [quote] = quotes;
  const items = all('QuoteItems').filter((item) => item.quoteID === quote?.id);
  const charges = all('TicketCharges').filter((charge) => charge.ticketID === tickets[0]?.id);
  const newcomers = readNewcomers(sandbox, before);
  return {
    opportunity: withDays(opportunities[0], 'startDate', 'projectedCloseDate'),
    quote: withDays(quote, 'effectiveDate', 'expirationDate'),
    locations: quote ? readLocations(sandbox, quote) : null,
    items: items.map((item) => named(item, newcomers, ['productID', 'serviceID'])),
    totals: quote ? totalsOf(items) : null,
    ticket: tickets[0] ?? null,
    charges: charges.map((charge) =>
      named({ ...charge, datePurchased: dayOf(charge.datePurchased) }, newcomers, ['productID']),
    ),
    chargeTotal: tickets[0] ? chargeTotalOf(charges) : null,
    made: newcomers.map(({ made }) => made),
    counts: { opportunities: opportunities.length, quotes: quotes.length, tickets: tickets.length },
  };
}

interface Newcomer {
  id: number;
  made: Made;
}

function readNewcomers(sandbox: Store, before: Records): Newcomer[] {
  return (['Products', 'Services'] as const).flatMap((entity) => {
    const known = new Set(before.autotask(entity).map(({ id }) => id));
    const externalIdOf = (record: AutotaskRecord) =>
      record.name === 'Shipping' ? 'Shipping' : text(record.externalProductID ?? record.externalID);
    return sandbox.autotask
      .all(entity)
      .filter(({ id }) => !known.has(id))
      .map((record) => ({ id: record.id, made: { entity, externalId: externalIdOf(record), fields: record } }));
  });
}

function named(record: AutotaskRecord, newcomers: Newcomer[], fields: string[]): AutotaskRecord {
  const copy: AutotaskRecord = { ...record };
  for (const field of fields) {
    const entity = field === 'serviceID' ? 'Services' : 'Products';
    const newcomer = newcomers.find(({ id, made }) => id === record[field] && made.entity === entity);
    if (newcomer) copy[field] = `new ${newcomer.made.externalId}` satisfies Reference;
  }
  return copy;
}

function withDays(record: AutotaskRecord | undefined, ...fields: string[]): AutotaskRecord | null {
  if (!record) return null;
  return { ...record, ...Object.fromEntries(fields.map((field) => [field, dayOf(record[field])])) };
}

function readLocations(sandbox: Store, quote: AutotaskRecord): NonNullable<Expectation['locations']> {
  const read = (field: string): ExpectedLocation => {
    const location = sandbox.autotask.get('QuoteLocations', Number(quote[field]));
    const part = (name: string) => text(location?.[name]);
    return {
      address1: part('address1'),
      address2: part('address2'),
      city: part('city'),
      state: part('state'),
      postalCode: part('postalCode'),
    };
  };
  return { billTo: read('billToLocationID'), soldTo: read('soldToLocationID'), shipTo: read('shipToLocationID') };
}

/** Totals of the items by period, optional ones left out. */
function totalsOf(items: AutotaskRecord[]): Totals {
  const periods = (['oneTime', 'monthly', 'quarterly', 'yearly'] as const).map(
    (period) => [itemPeriods[period], period] as const,
  );
  const periodOf = new Map<unknown, (typeof periods)[number][1]>(periods);
  const counted = items.filter((item) => item.isOptional !== true);
  return sumByPeriod(
    counted.map((item) => ({
      period: periodOf.get(item.periodType) ?? 'oneTime',
      net: netOf({
        quantity: Number(item.quantity),
        unitPrice: Number(item.unitPrice),
        percentageDiscount: Number(item.percentageDiscount),
        lineDiscount: Number(item.lineDiscount),
      }),
    })),
  );
}

const chargeTotalOf = (charges: AutotaskRecord[]): string =>
  charges
    .reduce(
      (sum, charge) => sum.plus(round(new Big(Number(charge.unitQuantity)).times(Number(charge.unitPrice)), 2)),
      new Big(0),
    )
    .toFixed(2);
