import { expect } from 'vitest';
import type { Expectation } from './expectDocument.ts';
import type { Actual } from './readActual.ts';

type Row = Record<string, unknown>;

/** Sorts both sides alike, so that a difference shows in the row where it is. */
const sortKey = (row: Row): string =>
  ['quoteItemType', 'productID', 'serviceID', 'chargeID', 'shippingID', 'billingCodeID', 'isOptional', 'periodType']
    .concat(['quantity', 'unitQuantity', 'unitPrice', 'lineDiscount'])
    .map((field) => String(row[field] ?? ''))
    .join('|');

const sorted = (rows: readonly object[]): Row[] =>
  rows.map((row) => ({ ...row })).sort((a, b) => sortKey(a).localeCompare(sortKey(b)));

/**
 * Asserts that exactly the expected records stand in Autotask; fields that an expectation does not name are Autotask's.
 * @param isEdited the document changed since its first sync: what was made for it then stays, as it was made
 */
export function expectSame(actual: Actual, expected: Expectation, { isEdited = false } = {}): void {
  expect(actual.counts).toEqual({
    opportunities: expected.opportunity ? 1 : 0,
    quotes: expected.quote ? 1 : 0,
    tickets: expected.ticket ? 1 : 0,
  });
  expectFields(actual.opportunity, expected.opportunity);
  expectFields(actual.quote, expected.quote);
  expect(actual.locations).toEqual(expected.locations);
  expectRows(actual.items, expected.items);
  expect(actual.totals).toEqual(expected.totals);
  const { mentions, ...ticket } = expected.ticket ?? {};
  expectFields(actual.ticket, expected.ticket ? ticket : null);
  for (const mention of (mentions ?? []) as string[]) expect(actual.ticket?.description).toContain(mention);
  expectRows(actual.charges, expected.charges);
  expect(actual.chargeTotal).toEqual(expected.chargeTotal);
  const names = (made: Actual['made']) => made.map(({ entity, externalId }) => `${entity} ${externalId}`).sort();
  if (isEdited) return void expect(names(actual.made)).toEqual(expect.arrayContaining(names(expected.made)));
  expect(names(actual.made)).toEqual(names(expected.made));
  for (const { externalId, fields } of expected.made) {
    expectFields(actual.made.find((made) => made.externalId === externalId)?.fields ?? null, fields);
  }
}

function expectFields(actual: object | null, expected: object | null): void {
  if (expected === null) expect(actual).toBeNull();
  else expect(actual).toMatchObject(expected);
}

function expectRows(actual: readonly object[], expected: readonly object[]): void {
  expect(sorted(actual).map(sortKey)).toEqual(sorted(expected).map(sortKey));
  expect(sorted(actual)).toMatchObject(sorted(expected));
}
