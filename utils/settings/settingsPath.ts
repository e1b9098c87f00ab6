import type { ListChoice, Settings } from '../domain/settings';
import {
  entriesBelow,
  entryOf,
  type TenantListEntry,
  type TenantListName,
  type TenantLists,
} from '../domain/tenantLists';
import { isPlainObject } from './mergeSettings';

/** Settings that hold one value of a tenant's list, and the list. States, maps and lists of values have their own controls. */
export const choiceLists = {
  'companies.defaults.companyType': 'Companies.companyType',
  'opportunity.category': 'Opportunities.opportunityCategoryID',
  'opportunity.leadSource': 'Opportunities.leadSource',
  'opportunity.shippingType': 'shippingTypes',
  unlistedMaterialCode: 'materialCodes',
  surchargeMaterialCode: 'materialCodes',
  couponMaterialCode: 'materialCodes',
  'products.materialCode': 'materialCodes',
  'services.serviceCode': 'serviceCodes',
  'services.oneOffMaterialCode': 'materialCodes',
  'ticket.productMaterialCode': 'materialCodes',
  'ticket.chargeType': 'TicketCharges.chargeType',
  'ticket.queue': 'Tickets.queueID',
  'ticket.status': 'Tickets.status',
  'ticket.closedStatus': 'Tickets.status',
  'ticket.priority': 'Tickets.priority',
  'ticket.source': 'Tickets.source',
  'ticket.issueType': 'Tickets.issueType',
  'ticket.subIssueType': 'Tickets.subIssueType',
  'ticket.category': 'Tickets.ticketCategory',
  'periods.oneTime': 'QuoteItems.periodType',
  'periods.monthly': 'QuoteItems.periodType',
  'periods.quarterly': 'QuoteItems.periodType',
  'periods.yearly': 'QuoteItems.periodType',
} as const satisfies Record<string, TenantListName>;

/** Path of a setting that holds one value of a list. */
export type ChoicePath = keyof typeof choiceLists;

/** The value at a path such as `ticket.queue`; undefined where there is none. */
export function readSetting(settings: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (isPlainObject(inner) ? inner[key] : undefined), settings);
}

/** The choice at a path; null where none was made. */
export function readChoice(settings: Settings, path: ChoicePath): ListChoice {
  const value = readSetting(settings, path);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** What the setting at a path can be chosen from under the other settings; undefined where the lists are not known. */
export function entriesFor(
  path: ChoicePath,
  settings: Settings,
  lists: TenantLists | null,
): TenantListEntry[] | undefined {
  const entries = lists?.lists[choiceLists[path]];
  if (path !== 'ticket.subIssueType' || entries === undefined) return entries;
  return entriesBelow(entryOf(settings.ticket.issueType, lists?.lists['Tickets.issueType'] ?? []), entries);
}

/** A part of a settings file with just this value: `('a.b', 1)` → `{ a: { b: 1 } }`. */
export function settingAt(path: string, value: unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  return { [key]: rest.length === 0 ? value : settingAt(rest.join('.'), value) };
}
