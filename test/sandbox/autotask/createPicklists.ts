import type { AutotaskRecord, PicklistSeed, PicklistValue } from '../types.ts';
import type { AutotaskStore } from './createAutotaskStore.ts';

/** The tenant's lists. Entity and field names in any case. */
export interface Picklists {
  values(entity: string, field: string): PicklistValue[];
  /** The number behind a label (case ignored), or undefined. */
  valueOf(entity: string, field: string, label: string): number | undefined;
  labelOf(entity: string, field: string, value: unknown): string | undefined;
}

/** Lists that are another entity's records by id (autotask.md § 3.6). */
const lists: Record<string, string> = {
  'quotes.taxregionid': 'TaxRegions',
  'quotes.paymentterm': 'PaymentTerms',
  'quotes.shippingtype': 'ShippingTypes',
  'opportunities.opportunitycategoryid': 'OpportunityCategories',
};

/** System-fixed numbers (autotask.md § 3.3). */
const fixedLists: PicklistSeed = {
  'quoteitems.quoteitemtype': [
    [1, 'Product'],
    [2, 'Cost'],
    [3, 'Labor'],
    [4, 'Expense'],
    [6, 'Shipping'],
    [10, 'Discount'],
    [11, 'Service'],
    [12, 'Service Bundle'],
    [13, 'Contract Setup'],
  ].map(([value, label]) => ({ value: Number(value), label: String(label), isSystem: true })),
};

function listRecord(record: AutotaskRecord): PicklistValue {
  return { value: record.id, label: String(record.name ?? ''), isActive: record.isActive !== false };
}

/** Makes the lists of a tenant; what the seed leaves out comes from the records that the list consists of. */
export function createPicklists(seed: PicklistSeed, store: AutotaskStore): Picklists {
  const given = new Map(Object.entries(seed).map(([key, values]) => [key.toLowerCase(), values]));
  const values = (entity: string, field: string): PicklistValue[] => {
    const key = `${entity}.${field}`.toLowerCase();
    const source = lists[key];
    return given.get(key) ?? fixedLists[key] ?? (source ? store.all(source).map(listRecord) : []);
  };
  return {
    values,
    valueOf: (entity, field, label) =>
      values(entity, field).find((entry) => entry.label.toLowerCase() === label.toLowerCase())?.value,
    labelOf: (entity, field, value) => values(entity, field).find((entry) => entry.value === value)?.label,
  };
}
