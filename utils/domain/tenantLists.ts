import { foldName } from './matching/matchCompany';
import { type Choice, type ChoiceEntry, entriesOf, resolveChoice } from './matching/resolveChoice';
import { MATERIAL_USE_TYPE, type PicklistName, type ReferenceData } from './referenceData';
import type { ListChoice } from './settings';

/** The lists that a setting may choose from. */
export type TenantListName = PicklistName | 'materialCodes' | 'serviceCodes' | 'shippingTypes';

export interface TenantListEntry {
  id: number;
  label: string;
  isActive: boolean;
  /** As in `PicklistEntry`. */
  parentId?: number;
}

/** A user-defined text field that could hold the sync record. */
export interface TenantField {
  name: string;
  label: string;
}

/** What the settings can be chosen from: plain data, as the pages of the extension are sent it. */
export interface TenantLists {
  /** When Autotask's lists were read, in milliseconds since 1970. */
  readAt: number;
  lists: Partial<Record<TenantListName, TenantListEntry[]>>;
  /** E-mail addresses of active resources, sorted. */
  owners: string[];
  fields: Record<'Opportunities' | 'Tickets', TenantField[]>;
  /** Names of Quote Manager's categories, sorted; null where they could not be read. */
  categories: string[] | null;
}

/** The lists of one tenant as choices. `categories` are names of Quote Manager. */
export function mapTenantLists(
  reference: ReferenceData,
  { readAt, categories }: { readAt: number; categories: string[] | null },
): TenantLists {
  const { billingCodes, shippingTypes, resources, userDefinedFields } = reference;
  const isMaterial = ({ useType }: { useType: number | null }) => useType === MATERIAL_USE_TYPE;
  return {
    readAt,
    lists: {
      ...reference.picklists,
      materialCodes: toEntries(billingCodes.filter(isMaterial)),
      // Autotask fixes no number for service codes: any other code may be one (sync-rules § 3).
      serviceCodes: toEntries(billingCodes.filter((code) => !isMaterial(code))),
      shippingTypes: toEntries(shippingTypes),
    },
    owners: sortTexts(resources.flatMap(({ email, isActive }) => (isActive && email ? [email] : []))),
    fields: {
      Opportunities: textFields(userDefinedFields.Opportunities),
      Tickets: textFields(userDefinedFields.Tickets),
    },
    categories: categories && sortTexts(categories.filter((name) => name.trim() !== '')),
  };
}

/** The sub-issue types of an issue type: their labels repeat from one to the next. All of them while none is chosen. */
export function entriesBelow(parent: TenantListEntry | null, entries: TenantListEntry[]): TenantListEntry[] {
  if (parent === null) return entries;
  return entries.filter(({ parentId }) => parentId === undefined || parentId === parent.id);
}

/** The entry that a choice names: the active one where a name fits several, else any; null where the list has none. */
export function entryOf(choice: ListChoice, entries: TenantListEntry[]): TenantListEntry | null {
  if (choice === null || choice === '') return null;
  const hits = entriesOf(choice, entries);
  return hits.find(({ isActive }) => isActive) ?? hits[0] ?? null;
}

/** How an entry is stored: by its label, which people can read, unless that alone would not name it. */
export function choiceOf(entry: TenantListEntry, entries: TenantListEntry[]): string | number {
  const byLabel: Choice<ChoiceEntry> = resolveChoice(entry.label, entries);
  return byLabel.ok && byLabel.value.id === entry.id ? entry.label : entry.id;
}

function toEntries(records: { id: number; name: string; isActive: boolean }[]): TenantListEntry[] {
  return records
    .map(({ id, name, isActive }) => ({ id, label: name, isActive }))
    .sort((one, other) => one.label.localeCompare(other.label));
}

/** Numbers, dates and lists cannot hold text. */
function textFields(fields: ReferenceData['userDefinedFields']['Tickets']): TenantField[] {
  return fields
    .filter(({ dataType }) => /text|string|memo/i.test(dataType))
    .map(({ name, label }) => ({ name, label }));
}

function sortTexts(texts: string[]): string[] {
  const byFolded = new Map(texts.map((text) => [foldName(text), text.trim()]));
  return [...byFolded.values()].sort((one, other) => one.localeCompare(other));
}
