import { describe, expect, it } from 'vitest';
import { choiceOf, entriesBelow, entryOf } from '../../utils/domain/tenantLists';
import { tenantLists } from '../support/tenantLists';

const list = (name: keyof typeof tenantLists.lists) => tenantLists.lists[name] ?? [];

describe('mapTenantLists', () => {
  it('parts the codes by their use, and keeps retired values', () => {
    expect(list('materialCodes').map(({ label, isActive }) => [label, isActive])).toEqual([
      ['Hardware', true],
      ['Miscellaneous', true],
      ['Miscellaneous', false],
    ]);
    expect(list('serviceCodes').map(({ label }) => label)).toEqual(['Managed Services']);
    expect(list('Tickets.queueID').map(({ isActive }) => isActive)).toEqual([true, true, false]);
  });

  it('offers owners with an address, fields that hold text, and each category once', () => {
    expect(tenantLists.owners).toEqual(['dana@msp.example']);
    expect(tenantLists.fields.Opportunities).toEqual([{ name: 'Quotebridge', label: 'Quotebridge' }]);
    expect(tenantLists.categories).toEqual(['Hardware', 'software']);
  });
});

describe('a choice and its entry', () => {
  it.each([
    ['sales orders', 501],
    [503, 503],
    ['Old queue', 505],
  ])('%j names value %i', (choice, id) => {
    expect(entryOf(choice, list('Tickets.queueID'))?.id).toBe(id);
  });

  it.each([[null], [''], ['Nowhere'], [9]])('%j names none', (choice) => {
    expect(entryOf(choice, list('Tickets.queueID'))).toBeNull();
  });

  it('is the active one where a name fits several', () => {
    expect(entryOf('Miscellaneous', list('materialCodes'))).toMatchObject({ id: 63 });
  });

  it('is stored by label where that names it alone, else by number', () => {
    const [hardware, active, retired] = list('materialCodes').map((entry) => choiceOf(entry, list('materialCodes')));
    expect([hardware, active, retired]).toEqual(['Hardware', 'Miscellaneous', 65]);
    const subIssues = list('Tickets.subIssueType');
    expect(subIssues.map((entry) => choiceOf(entry, subIssues))).toEqual([41, 'Return', 45]);
  });

  it('is looked for below its parent', () => {
    const [procurement = null] = list('Tickets.issueType');
    const below = entriesBelow(procurement, list('Tickets.subIssueType'));
    expect(below.map(({ id }) => id)).toEqual([41, 43]);
    expect(entriesBelow(null, below)).toBe(below);
  });
});
