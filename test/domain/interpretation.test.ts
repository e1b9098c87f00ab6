import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { interpretLines } from '../../utils/domain/lines/interpretation';
import { aLine, aSection, someSettings, withLines } from '../support/documents';

const settings = someSettings();
const tenPercent = { kind: 'percentage', value: new Big(10) } as const;
const line = (price: number, quantity: number, tax: string, rate: string, discount: typeof tenPercent | null = null) =>
  aLine({ price: new Big(price), quantity, tax: new Big(tax), taxRate: new Big(rate), discount });

describe('interpretLines', () => {
  it.each([
    ['price before, tax per unit', line(100, 2, '9', '10', tenPercent), 'beforeDiscount', 'perUnit', 'percent'],
    ['price before, tax per line', line(100, 2, '18', '10', tenPercent), 'beforeDiscount', 'perLine', 'percent'],
    ['price after, tax per unit', line(90, 2, '9', '10', tenPercent), 'afterDiscount', 'perUnit', 'percent'],
    ['price after, tax per line', line(90, 2, '18', '10', tenPercent), 'afterDiscount', 'perLine', 'percent'],
    ['rate as a fraction', line(100, 2, '18', '0.1', tenPercent), 'beforeDiscount', 'perLine', 'fraction'],
    [
      'one unit tells the price all the same',
      line(90, 1, '9', '10', tenPercent),
      'afterDiscount',
      'perUnit',
      'percent',
    ],
  ])('%s', (_, sample, price, tax, taxRate) => {
    const result = interpretLines(withLines([sample]), settings);
    expect(result).toMatchObject({ price, tax, taxRate, notices: [] });
  });

  it('reads undecidable prices as before discount, with a notice', () => {
    const result = interpretLines(withLines([line(100, 2, '0', '10', tenPercent)]), settings);
    expect(result).toMatchObject({ price: 'beforeDiscount', tax: 'perUnit', taxRate: 'percent' });
    expect(result.notices.map((notice) => notice.code)).toEqual(['discount-unclear']);
  });

  it('says nothing where no line is discounted', () => {
    const nothing = { kind: 'fixed', value: new Big(0) } as const;
    const lines = [line(100, 2, '0', '10'), aLine({ id: 82, discount: nothing })];
    expect(interpretLines(withLines(lines), settings).notices).toEqual([]);
  });

  it('learns the kind of tax from undiscounted lines', () => {
    const plain = line(50, 4, '20', '10');
    expect(interpretLines(withLines([plain]), settings)).toMatchObject({ tax: 'perLine' });
  });

  it('takes lines that contradict each other as undecided', () => {
    const lines = [line(100, 1, '9', '10', tenPercent), line(90, 1, '9', '10', tenPercent)];
    const result = interpretLines(withLines(lines), settings);
    expect(result.price).toBe('beforeDiscount');
    expect(result.notices).toHaveLength(1);
  });

  it('ignores a line whose tax fits nothing', () => {
    const lines = [line(90, 1, '9', '10', tenPercent), line(100, 1, '3.21', '10', tenPercent)];
    expect(interpretLines(withLines(lines), settings)).toMatchObject({ price: 'afterDiscount', notices: [] });
  });

  it('obeys the settings instead of the numbers', () => {
    const fixed = someSettings({
      interpretation: { price: 'afterDiscount', fixedDiscount: 'perUnit', tax: 'perLine', taxRate: 'fraction' },
    });
    const result = interpretLines(withLines([line(100, 2, '9', '10', tenPercent)]), fixed);
    const expected = { price: 'afterDiscount', tax: 'perLine', taxRate: 'fraction', fixedDiscount: 'perUnit' };
    expect(result).toEqual({ ...expected, notices: [] });
  });

  it('looks at fixed discounts as the setting reads them', () => {
    const discount = { kind: 'fixed', value: new Big(10) } as const;
    const sample = aLine({ quantity: 3, tax: new Big('27'), discount });
    const perUnit = someSettings({ interpretation: { ...settings.interpretation, fixedDiscount: 'perUnit' } });
    expect(interpretLines(withLines([sample]), perUnit)).toMatchObject({ price: 'beforeDiscount', tax: 'perLine' });
  });

  it('leaves text sections out', () => {
    const text = aSection({ kind: 'text', lines: [line(90, 1, '9', '10', tenPercent)] });
    expect(interpretLines(withLines([], { sections: [text] }), settings).price).toBe('beforeDiscount');
  });
});
