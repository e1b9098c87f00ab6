import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, lineNet, roundMoney, sameMoney, toNumber } from '../../utils/domain/money';

const before = { price: 'beforeDiscount', fixedDiscount: 'perLine' } as const;

describe('roundMoney', () => {
  it.each([
    ['0.125', '0.13'],
    ['-0.125', '-0.13'],
    ['0.124999', '0.12'],
    ['1.005', '1.01'],
    ['-0.001', '0.00'],
  ])('rounds %s half away from zero to %s', (amount, rounded) => {
    expect(roundMoney(decimal(amount), 2).toFixed(2)).toBe(rounded);
  });

  it('mirrors at zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => {
        const amount = decimal(n).div(1000);
        expect(roundMoney(amount.times(-1), 2).eq(roundMoney(amount, 2).times(-1))).toBe(true);
      }),
    );
  });
});

describe('lineNet', () => {
  it.each([
    ['no discount', '19.99', 3, null, before, '59.97'],
    ['percentage', '33.33', 1, { kind: 'percentage', value: new Big('12.5') }, before, '29.16'],
    ['fixed per line', '100', 3, { kind: 'fixed', value: new Big(5) }, before, '295.00'],
    [
      'fixed per unit',
      '100',
      3,
      { kind: 'fixed', value: new Big(5) },
      { ...before, fixedDiscount: 'perUnit' },
      '285.00',
    ],
    [
      'after discount',
      '90',
      2,
      { kind: 'percentage', value: new Big(10) },
      { ...before, price: 'afterDiscount' },
      '180.00',
    ],
    ['a fourth place of the price', '0.1256', 100, null, before, '12.56'],
    ['a fifth place of the price', '0.12565', 100, null, before, '12.57'],
    ['a fifth place that a rounded price would lose', '0.12346', 1000, null, before, '123.46'],
    [
      'a percentage with more places',
      '100000',
      1,
      { kind: 'percentage', value: new Big('0.12346') },
      before,
      '99876.54',
    ],
    ['a fixed discount with more places', '1', 1, { kind: 'fixed', value: new Big('0.99504') }, before, '0.00'],
    ['a fraction of a unit', '80', 1.25, null, before, '100.00'],
  ] as const)('%s', (_, price, quantity, discount, interpretation, net) => {
    expect(lineNet({ price: new Big(price), quantity, discount, interpretation }).toFixed(2)).toBe(net);
  });
});

it('compares amounts at the places that count', () => {
  expect(sameMoney('0.10004', 0.1, 4)).toBe(true);
  expect(sameMoney('0.1001', 0.1, 4)).toBe(false);
  expect(Object.is(toNumber(new Big('-0')), 0)).toBe(true);
});
