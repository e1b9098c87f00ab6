import { describe, expect, it } from 'vitest';
import type { Settings } from '../../utils/domain/settings';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { findOpenChoices } from '../../utils/settings/neededChoices';
import { parseSettings } from '../../utils/settings/parseSettings';
import { findSettingsHints } from '../../utils/settings/settingsHints';
import { choiceLists, readSetting } from '../../utils/settings/settingsPath';
import { listSetupQuestions } from '../../utils/settings/setupMark';
import { tenantLists } from '../support/tenantLists';

const ticket = {
  queue: 'Sales Orders',
  status: 'New',
  priority: 'Medium',
  closedStatus: 'Complete',
  chargeType: 'Operational',
  productMaterialCode: 'Hardware',
};

/** Settings with which every document of the small tenant can be synced. */
const complete = withPart({
  nativeIntegration: 'never',
  opportunity: { owner: 'dana@msp.example', shippingType: 'Ground' },
  products: { materialCode: 'Hardware' },
  services: { serviceCode: 'Managed Services' },
  ticket,
});

function withPart(part: Record<string, unknown>, base = defaultSettings): Settings {
  const parsed = parseSettings(part, base);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

const openPaths = (settings: Settings) => findOpenChoices(settings, tenantLists).map(({ path }) => path);

describe('findOpenChoices', () => {
  it('has nothing to say about complete settings, and names every choice of new ones', () => {
    expect(openPaths(complete)).toEqual([]);
    expect(openPaths(defaultSettings)).toEqual([
      'opportunity.owner',
      'opportunity.shippingType',
      'products.materialCode',
      'services.serviceCode',
      'ticket.queue',
      'ticket.status',
      'ticket.priority',
      'ticket.closedStatus',
      'ticket.chargeType',
      'ticket.productMaterialCode',
    ]);
  });

  it.each([
    ['orders go to opportunities', { salesOrders: { target: 'opportunity' } }, /^ticket\./],
    ['Quote Manager invoices', { workflow: 'invoiceInQuoteManager' }, /chargeType|productMaterialCode/],
    ['products are not made', { products: { missing: 'stop' } }, /products\.|serviceCode/],
    ['nothing goes to opportunities', { quotes: { toOpportunity: false } }, /^opportunity\.|serviceCode/],
  ])('asks less when %s', (_, part, left) => {
    expect(openPaths(withPart(part)).filter((path) => left.test(path))).toEqual([]);
  });

  it('asks for tickets in the other workflow whatever the target', () => {
    const settings = withPart({ workflow: 'invoiceInQuoteManager', salesOrders: { target: 'opportunity' } });
    expect(openPaths(settings)).toContain('ticket.queue');
  });

  it.each([
    [
      { ticket: { queue: 'Old queue' } },
      'ticket.queue',
      'Needed to make tickets. "Old queue" is inactive in Autotask.',
    ],
    [{ ticket: { queue: 7 } }, 'ticket.queue', 'Needed to make tickets. Autotask has no value "7".'],
    [
      { opportunity: { owner: 'gone@msp.example' } },
      'opportunity.owner',
      expect.stringContaining('no active resource with the address gone@msp.example'),
    ],
    [{ couponMaterialCode: 'Discounts' }, 'couponMaterialCode', expect.stringContaining('no value "Discounts"')],
  ])('says why %j does not hold', (part, path, message) => {
    expect(findOpenChoices(withPart(part, complete), tenantLists)).toEqual([{ path, message }]);
    // Without lists nothing can be said about a choice that was made.
    expect(findOpenChoices(withPart(part, complete), null)).toEqual([]);
  });
});

describe('findSettingsHints', () => {
  it('has none for complete settings', () => {
    expect(findSettingsHints(complete, tenantLists)).toEqual([]);
  });

  it('takes a sub-issue type that is alone of its name below its issue type', () => {
    const under = (issueType: string | null) =>
      withPart({ ticket: { issueType, subIssueType: 'New order' } }, complete);
    expect(findSettingsHints(under('Procurement'), tenantLists)).toEqual([]);
    expect(findSettingsHints(under(null), tenantLists).map(({ path }) => path)).toEqual([
      'ticket.subIssueType',
      'ticket.issueType',
    ]);
  });

  it.each([
    [{ opportunity: { states: { won: { stage: 'Verbal' } } } }, 'opportunity.states.won.stage'],
    [{ opportunity: { states: { won: { status: null } } } }, 'opportunity.states.won.status'],
    [{ products: { materialCodeByCategory: { Cables: 'Wire' } } }, 'products.materialCodeByCategory'],
    [{ ticket: { pickQueues: ['Old queue'] } }, 'ticket.pickQueues'],
    [{ salesOrders: { statuses: [] } }, 'salesOrders.statuses'],
    [{ nativeIntegration: 'active', automation: { enabled: true } }, 'automation.enabled'],
    [{ won: { close: 'closed' } }, 'won.close'],
    [{ opportunity: { titleTemplate: 'Quote' } }, 'opportunity.titleTemplate'],
    [{ ticket: { titleTemplate: '{reference}' } }, 'ticket.titleTemplate'],
    [{ quotes: { toOpportunity: false }, salesOrders: { target: 'opportunity' } }, 'quotes.toOpportunity'],
  ])('says something about %j', (part, path) => {
    expect(findSettingsHints(withPart(part, complete), tenantLists).map((hint) => hint.path)).toEqual([path]);
  });

  it('wants what a company is created with, once companies are created', () => {
    const hints = findSettingsHints(withPart({ companies: { missing: 'create' } }, complete), tenantLists);
    expect(hints).toEqual([
      { path: 'companies.defaults.companyType', message: 'Needed to create companies.' },
      { path: 'companies.defaults.phone', message: 'Needed to create companies.' },
    ]);
  });

  it('misses a state that documents reach', () => {
    const { won: _won, ...states } = complete.opportunity.states;
    const settings = { ...complete, opportunity: { ...complete.opportunity, states } };
    expect(findSettingsHints(settings, tenantLists)).toEqual([
      { path: 'opportunity.states.won', message: expect.any(String) },
    ]);
  });
});

describe('listSetupQuestions', () => {
  it('asks about the own integration until somebody answered, here or in a settings file', () => {
    expect(listSetupQuestions(defaultSettings, null, 'new').isMainOpen).toBe(true);
    expect(listSetupQuestions(defaultSettings, null, 'postponed').isMainOpen).toBe(true);
    expect(listSetupQuestions(defaultSettings, null, 'answered').isMainOpen).toBe(false);
    expect(listSetupQuestions(complete, null, 'new')).toEqual({ isMainOpen: false, choices: [] });
  });
});

describe('choiceLists', () => {
  it.each(Object.keys(choiceLists).filter((path) => !path.startsWith('periods.')))('%s is a setting', (path) => {
    expect(readSetting(defaultSettings, path)).not.toBeUndefined();
  });
});
