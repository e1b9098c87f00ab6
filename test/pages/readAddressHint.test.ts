import { expect, it } from 'vitest';
import { readAddressHint } from '../../utils/pages/readAddressHint';

const portal = 'https://portal.example';

it.each([
  ['/quote/edit/101', { kind: 'quote', id: 101, number: null }],
  ['/salesorder/detail/501', { kind: 'order', id: 501, number: null }],
  ['/quotes/QO26001717', { kind: 'quote', id: null, number: 'QO26001717' }],
  ['/app/quotes/Xy7aB2c9', null],
  ['/quote', null],
  ['/purchaseorder/detail/7', null],
  ['/customer/7', null],
  ['/Sales/QuoteDetail.aspx?QuoteID=900&tab=lines', { kind: 'quote', id: 900, number: null }],
  ['/quote?id=77', { kind: 'quote', id: 77, number: null }],
  ['/quotes/edit?id=77', { kind: 'quote', id: 77, number: null }],
  ['/quote?number=QO26001717', { kind: 'quote', id: null, number: 'QO26001717' }],
  ['/sales/details/501', { kind: 'order', id: 501, number: null }],
])('%s names %j', (path, hint) => {
  expect(readAddressHint(portal + path)).toEqual(hint);
});

it.each([
  ['/quotes/123?order=2', { kind: 'quote', id: 123, number: null }],
  ['/quotes/123?tab=lines&id=77', { kind: 'quote', id: 123, number: null }],
  ['/quotes/123?quoteId=77', { kind: 'quote', id: 123, number: null }],
  ['/quotes/123?number=QO26001717', { kind: 'quote', id: 123, number: null }],
  ['/quotes/QO26001717?id=77', { kind: 'quote', id: null, number: 'QO26001717' }],
  ['/#/quotes/123?order=2', { kind: 'quote', id: 123, number: null }],
  ['/quotes/123#/lines?id=77', { kind: 'quote', id: 123, number: null }],
])('%s: what the path names goes before parameters', (path, hint) => {
  expect(readAddressHint(portal + path)).toEqual(hint);
});

it.each([
  '/quotes?order=1&dir=desc',
  '/quote?order=1',
  '/quotes?number=25',
  '/quote?number=25',
  '/quotes?code=25',
  '/quotes?id=77',
  '/quotes?quote=7',
  '/#/quotes?order=1',
  '/#/quotes?id=77',
  '/orders?quoteId=7',
  '/customers/5?quoteId=7',
  '/purchaseorder?orderId=9',
  '/quotes/search?number=QO26001717',
  '/view?quoteId=7&orderId=12',
  '/sales/2024',
  '/#/sales/2024',
  '/sales/overview/2024',
  '/quotes/p/2',
])('%s names no document: it may sort, filter or count', (path) => {
  expect(readAddressHint(portal + path)).toBeNull();
});
