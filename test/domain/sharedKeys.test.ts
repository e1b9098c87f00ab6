import Big from 'big.js';
import { expect, test } from 'vitest';
import { catalogueKeys, isSharedKey, linkedIds, sharedKeysOf } from '../../utils/domain/matching/sharedKeys';
import { recordKey } from '../../utils/domain/operationGraph';
import { aLine, aProduct, aServiceProduct, withLines } from '../support/documents';

test('companies, products and services are shared; the records of a document are not', () => {
  expect(['company:5', 'product:PN-1', 'service:SV-1:yearly', 'claim:product:PN-1'].every(isSharedKey)).toBe(true);
  expect(['opportunity', 'quote', 'item:line-81', 'location:x', 'ticket', 'claim:ticket'].some(isSharedKey)).toBe(
    false,
  );
});

test('a product is linked by its number, else by its part number, else not at all', () => {
  expect(catalogueKeys(aProduct())).toEqual(['product:PN-1']);
  expect(catalogueKeys(aProduct({ number: ' ' }))).toEqual(['product:MPN-1']);
  expect(catalogueKeys(aProduct({ number: '', manufacturerPartNumber: '' }))).toEqual([]);
  expect(catalogueKeys(aServiceProduct())).toContain('service:SV-1:yearly');
});

test('a product number with a # of its own is no step', () => {
  expect(recordKey('product:2X7Q8ET#ABU')).toBe('product:2X7Q8ET#ABU');
  expect(recordKey('item:line-81#remove')).toBe('item:line-81');
});

test('a document loads the links of its own parties and products only', () => {
  const source = withLines([aLine(), aLine({ id: 82 }), aLine({ id: 83, product: null })]);
  expect(sharedKeysOf(source)).toEqual(['company:5', 'product:PN-1', 'claim:product:PN-1']);
});

test('an order that charges shipping loads the link of the special product', () => {
  const order = withLines([], { kind: 'order', shipping: new Big(12) });
  const keys = ['company:5', 'product:Shipping', 'claim:product:Shipping'];
  expect(sharedKeysOf(order)).toEqual(keys);
  expect(sharedKeysOf({ ...order, shipping: new Big(0) })).toEqual(['company:5']);
});

test('links are handed on by name', () => {
  const link = (key: string, id: number) => ({ key, entity: 'Services' as const, id, base: {} });
  const links = [link('service:SV-1', 1), link('service:SV-1:yearly', 2), link('product:SV-1', 3)];
  expect([...linkedIds({ links }, 'service')]).toEqual([
    ['SV-1', 1],
    ['SV-1:yearly', 2],
  ]);
});
