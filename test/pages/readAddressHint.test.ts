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
])('%s names %j', (path, hint) => {
  expect(readAddressHint(portal + path)).toEqual(hint);
});
