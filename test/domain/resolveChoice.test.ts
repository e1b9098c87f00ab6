import { describe, expect, it } from 'vitest';
import { periodTypeOf } from '../../utils/domain/matching/periodTypeOf';
import { choiceForCategory, resolveChoice } from '../../utils/domain/matching/resolveChoice';
import { resolveMaterialCode, resolveServiceCode } from '../../utils/domain/matching/resolveMaterialCode';
import { someReference, someSettings } from '../support/documents';

const reference = someReference();
const withCodes = (...codes: { id: number; name: string; isActive?: boolean; useType?: number }[]) =>
  someReference({ billingCodes: codes.map((code) => ({ isActive: true, useType: 4, taxCategoryID: null, ...code })) });

describe('resolveChoice', () => {
  const entries = [
    { id: 3, label: 'Proposal', isActive: true },
    { id: 4, label: 'Twice', isActive: true },
    { id: 5, label: 'twice', isActive: true },
    { id: 6, label: 'Old', isActive: false },
  ];
  it.each([
    ['proposal', 3],
    [3, 3],
    [5, 5],
  ])('finds %s', (choice, id) => {
    expect(resolveChoice(choice, entries)).toMatchObject({ ok: true, value: { id } });
  });

  it.each([
    [null, 'it is not set.'],
    ['Twice', 'Autotask has several active values "Twice".'],
    ['Old', '"Old" is inactive in Autotask.'],
    ['3', 'Autotask has no value "3".'],
    [99, 'Autotask has no value "99".'],
  ])('says why %s is none', (choice, reason) => {
    expect(resolveChoice(choice, entries)).toEqual({ ok: false, reason });
  });
});

describe('resolveMaterialCode', () => {
  const problemOf = (choice: string | number | null, using = reference) => {
    const result = resolveMaterialCode(choice, using, 'a.setting');
    return result.ok ? null : result.problem.code;
  };
  it('takes active material codes only', () => {
    expect(resolveMaterialCode('hardware', reference)).toMatchObject({ ok: true, value: { id: 301 } });
    expect(problemOf('Managed services')).toBe('billing-code-missing');
    expect(problemOf(401)).toBe('billing-code-missing');
    expect(problemOf('Gone', withCodes({ id: 1, name: 'Gone', isActive: false }))).toBe('billing-code-missing');
  });

  it('asks for a setting where none was made or it is ambiguous', () => {
    const twice = withCodes({ id: 1, name: 'Miscellaneous' }, { id: 2, name: 'Miscellaneous' });
    expect(problemOf(null)).toBe('setting-missing');
    expect(problemOf('Miscellaneous', withCodes())).toBe('setting-missing');
    expect(problemOf('Miscellaneous', withCodes({ id: 1, name: 'Miscellaneous fees' }))).toBe('setting-missing');
    expect(problemOf('Miscellaneous', twice)).toBe('setting-missing');
  });
});

it('takes no material code for a service code', () => {
  expect(resolveServiceCode('Managed services', reference, 's')).toMatchObject({ ok: true, value: { id: 401 } });
  expect(resolveServiceCode('Hardware', reference, 's').ok).toBe(false);
});

describe('periodTypeOf', () => {
  const settings = someSettings();
  it.each([
    ['oneTime', 15],
    ['monthly', 17],
    ['quarterly', 19],
    ['yearly', 21],
  ] as const)('finds %s by label', (period, value) => {
    expect(periodTypeOf(period, reference, settings, 'QuoteItems.periodType')).toEqual({ ok: true, value });
  });

  it('obeys the setting and carries its label over to the list of services', () => {
    const renamed = someReference({
      picklists: {
        'QuoteItems.periodType': [{ id: 70, label: 'Annually', isActive: true, isDefault: false }],
        'Services.periodType': [{ id: 71, label: 'Annually', isActive: true, isDefault: false }],
      },
    });
    for (const yearly of ['annually', 70]) {
      const using = someSettings({ periods: { yearly } });
      expect(periodTypeOf('yearly', renamed, using, 'QuoteItems.periodType')).toEqual({ ok: true, value: 70 });
      expect(periodTypeOf('yearly', renamed, using, 'Services.periodType')).toEqual({ ok: true, value: 71 });
    }
  });

  it('names the setting that helps', () => {
    const result = periodTypeOf('yearly', someReference({ picklists: {} }), settings, 'Services.periodType');
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'setting-missing', parts: { setting: 'periods.yearly' } },
    });
  });
});

it('prefers the choice of the category', () => {
  const names = { byCategory: 'by', general: 'all' };
  expect(choiceForCategory({ Cloud: 5, Off: null }, 'cloud', 1, names)).toEqual({ choice: 5, setting: 'by.Cloud' });
  expect(choiceForCategory({ Cloud: 5, Off: null }, 'Off', 1, names)).toEqual({ choice: 1, setting: 'all' });
  expect(choiceForCategory({ '': 5 }, null, 1, names)).toEqual({ choice: 1, setting: 'all' });
});
