import type { AutotaskCompany, AutotaskContact, AutotaskEntity } from '../autotaskRecords';
import type { PlannedValue } from '../plan';
import type { PicklistName, ReferenceData } from '../referenceData';
import { formatMoney } from './formatMoney';

const MONEY = /(price|cost|amount|revenue|unitDiscount|lineDiscount|msrp)$/i;
const PERCENT: ReadonlySet<string> = new Set(['percentageDiscount', 'probability']);

/** Where names of ids are found: the tenant's lists, and records that were read anyway. */
export interface ValueNames extends ReferenceData {
  contacts?: AutotaskContact[];
  companies?: AutotaskCompany[];
}

/** A value of a field as people read it: labels instead of ids, days, amounts with their places, yes and no. */
export function describeValue(
  { entity, field }: { entity: AutotaskEntity; field: string },
  value: PlannedValue | undefined,
  names: ValueNames,
): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'object') return 'the new one';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.slice(0, 10) : value;
  if (MONEY.test(field)) return formatMoney(value);
  if (PERCENT.has(field)) return `${value} %`;
  return nameOf(`${entity}.${field}`, field, value, names) ?? (isReference(field) ? `#${value}` : String(value));
}

const isReference = (field: string): boolean => /ID$/.test(field);

function nameOf(path: string, field: string, id: number, names: ValueNames): string | undefined {
  const { picklists, billingCodes, shippingTypes } = names;
  switch (field) {
    case 'chargeID':
    case 'billingCodeID':
    case 'productBillingCodeID':
      return billingCodes.find((code) => code.id === id)?.name;
    case 'shippingID':
      return shippingTypes.find((type) => type.id === id)?.name;
    case 'ownerResourceID':
      return names.resources.find((resource) => resource.id === id)?.email ?? undefined;
    case 'taxRegionID':
      return names.taxRegions.find((region) => region.id === id)?.name;
    case 'contactID':
      return names.contacts?.find((contact) => contact.id === id)?.emailAddress ?? undefined;
    case 'companyID':
      return names.companies?.find((company) => company.id === id)?.companyName;
    default:
      return picklists[path as PicklistName]?.find((entry) => entry.id === id)?.label;
  }
}
