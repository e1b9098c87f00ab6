import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SyncRecordDraft } from '../../utils/domain/plan';
import { readSyncRecord } from '../../utils/domain/syncRecord/readSyncRecord';
import { ownText, placeBlock } from '../../utils/domain/syncRecord/recordText';
import { digestOf, fitsSyncRecord, renderSyncRecord } from '../../utils/domain/syncRecord/syncRecord';
import { sameValue } from '../../utils/domain/text/compareFields';

const number = fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('ON 1\n2', 'A\r\nB', '[[qb1|A'));
const value = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.integer(),
  fc.integer().map((n) => n / 1000),
  fc.boolean(),
  fc.constant(null),
);
const values = (fields: string[]) => fc.dictionary(fc.constantFrom(...fields), value);
const items = fc.uniqueArray(
  fc.record({ line: fc.nat(999_999), id: fc.nat(99_999_999), values: values(['name', 'quantity', 'taxCategoryID']) }),
  { selector: ({ line }) => line, maxLength: 12 },
);
const draft = fc
  .record({
    number,
    items,
    text: fc.string(),
    title: values(['title', 'status']),
    coupon: fc.boolean(),
    part: fc.option(fc.constant('abcd-_09')),
  })
  .map(
    ({ number: code, items: lines, text, title, coupon, part }): SyncRecordDraft => ({
      document: { ref: 'quote:7', number: code },
      text,
      maxLength: 8000,
      ownPart: part,
      records: [
        { key: 'opportunity', id: { created: 'opportunity' }, values: title },
        ...lines.map(({ line, id, values: last }) => ({ key: `item:line-${line}`, id, values: last })),
        ...(coupon ? [{ key: 'item:coupon', id: 3, values: {} }] : []),
      ],
    }),
  );
const idOf = () => 4711;

/** Texts of people, with and without line ends at their ends. */
const words = fc.oneof(fc.string(), fc.stringMatching(/^[ab\n\r[\]|]{0,12}$/)).filter((text) => !text.includes('[[qb'));

describe('a sync record', () => {
  it('says what was put into it', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const record = readSyncRecord(renderSyncRecord(given, idOf));
        expect(record).toMatchObject({
          ref: 'quote:7',
          number: given.document.number,
          ownPart: given.ownPart,
        });
        const wanted = given.records.map(({ key, id, values: last }) => ({
          key,
          id: typeof id === 'number' ? id : 4711,
          digests: Object.fromEntries(Object.entries(last).map(([field, v]) => [field, digestOf(v as never)])),
        }));
        expect(record?.entries.map(({ key, id, digests }) => ({ key, id, digests }))).toEqual(wanted);
      }),
    );
  });

  it('tells in fewer words what does not fit: one digest per record, then the ids, then nothing', () => {
    fc.assert(
      fc.property(draft, fc.nat(900), (given, room) => {
        const limited = { ...given, text: ownText(given.text), maxLength: given.text.length + room };
        const text = renderSyncRecord(limited, idOf);
        expect(text.length).toBeLessThanOrEqual(limited.maxLength);
        expect(ownText(text)).toBe(limited.text);
        const record = readSyncRecord(text);
        if (record === null) expect(fitsSyncRecord({ ...limited, maxLength: text.length })).toBe(false);
        else expect(record.entries.map(({ key }) => key)).toEqual(given.records.map(({ key }) => key));
      }),
    );
  });

  it('leaves a person’s words as they are, wherever they stand and whatever replaces it', () => {
    fc.assert(
      fc.property(draft, draft, words, words, (one, other, before, after) => {
        const first = renderSyncRecord({ ...one, text: before }, idOf);
        expect(ownText(first)).toBe(before);
        const edited = `${first}${after}`;
        const second = renderSyncRecord({ ...other, text: edited }, idOf);
        expect(readSyncRecord(second)?.number).toBe(other.document.number);
        expect(ownText(second)).toBe(ownText(edited));
        expect(placeBlock(second, null)).toBe(`${before}${after}`);
      }),
    );
  });

  it('is not believed after any change of its letters', () => {
    fc.assert(
      fc.property(draft, fc.nat(), fc.constantFrom('x', ' ', '', '|', '['), (given, at, letter) => {
        const text = renderSyncRecord({ ...given, text: '' }, idOf);
        const block = text.indexOf('[[');
        const place = block + (at % (text.length - block));
        const changed = `${text.slice(0, place)}${letter}${text.slice(place + 1)}`;
        if (changed !== text) expect(readSyncRecord(changed)).toBeNull();
      }),
    );
  });

  it('is read from text without it, or with half of it, as none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readSyncRecord(text)).toBeNull();
      }),
    );
    expect(readSyncRecord(null)).toBeNull();
    expect(readSyncRecord('[[qb1|f|quote:7|A|%E0%A4%A=1|AAAAAAAA]]')).toBeNull();
  });
});

describe('a digest', () => {
  it('is equal exactly where two values are the same to a person', () => {
    const dates = fc.constantFrom(
      '2026-03-02',
      '2026-03-02T00:00:00Z',
      '2026-03-03',
      'a\r\nb',
      'a\nb',
      ' a ',
      'a',
      '',
      null,
    );
    fc.assert(
      fc.property(fc.oneof(value, dates), fc.oneof(value, dates), (a, b) => {
        expect(digestOf(a) === digestOf(b)).toBe(sameValue(a, b));
      }),
    );
  });
});
