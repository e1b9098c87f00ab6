import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { cutText, splitWords, withSuffix } from '../../utils/domain/text/text';

describe('cutText', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['ab👩‍👩‍👧', 5, 'ab'],
    ['cafe\u0301s', 4, 'caf'],
    ['a😀b', 3, 'a😀'],
    ['a😀b', 2, 'a'],
  ])('cuts %s at %i', (text, max, cut) => {
    expect(cutText(text, max)).toBe(cut);
  });

  it('is a prefix within the limit and keeps code points whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, max) => {
        const cut = cutText(text, max);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });

  it('cuts at code points where the engine has no segmenter', () => {
    vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
    expect(cutText('a😀b', 2)).toBe('a');
    vi.unstubAllGlobals();
  });
});

it('keeps the ending of a name', () => {
  expect(withSuffix('Backup', ' (Yearly)', 150)).toBe('Backup (Yearly)');
  expect(withSuffix('x'.repeat(200), ' (Yearly)', 150)).toBe(`${'x'.repeat(141)} (Yearly)`);
});

describe('splitWords', () => {
  it.each([
    ['1 Main Street', [50, 50], ['1 Main Street', ''], ''],
    ['aaa bbb ccc', [7, 7], ['aaa bbb', 'ccc'], ''],
    ['aaa bbb ccc', [6, 3], ['aaa', 'bbb'], 'ccc'],
    ['Level 3\n 1 Main  St', [50, 50], ['Level 3 1 Main St', ''], ''],
    ['abcdefghij k', [4, 4], ['abcd', 'efgh'], 'ij k'],
    ['', [50, 50], ['', ''], ''],
  ])('splits %j', (text, widths, parts, rest) => {
    expect(splitWords(text, widths)).toEqual({ parts, rest });
  });

  it('loses nothing and keeps the widths', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const { parts, rest } = splitWords(text, [width, width]);
        expect([...parts, rest].join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
