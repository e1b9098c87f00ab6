import { expect, it } from 'vitest';
import { decimal } from '../../utils/domain/money';
import { formatMoney } from '../../utils/domain/text/formatMoney';

it.each([
  [3481.75, '3,481.75'],
  [0, '0.00'],
  [-1250, '-1,250.00'],
  [0.0125, '0.0125'],
  ['1200.5', '1,200.50'],
  // As a floating-point number it would end in 78.
  [decimal('12345678901234567.89'), '12,345,678,901,234,567.89'],
])('writes %s as %s', (amount, words) => {
  expect(formatMoney(amount, 'en-AU')).toBe(words);
});

it('follows the locale', () => {
  expect(formatMoney(3481.75, 'de-DE')).toBe('3.481,75');
});
