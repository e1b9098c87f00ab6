import type { FilterEntry } from '../autotask/autotaskClient';
import type { AutotaskCompany, AutotaskQuoteLocation } from '../domain/autotaskRecords';
import type { Known } from '../domain/known';
import type { Result } from '../domain/result';
import { documentAddresses, type LocationFields, locationKey } from '../domain/sale/planLocations';
import type { SourceDocument } from '../domain/sourceDocument';
import type { AutotaskPort } from './ports';

/** Whether an address of the document has no record that this browser knows of. */
export function hasUnknownAddress(source: SourceDocument, company: AutotaskCompany, known: Known): boolean {
  const addresses = documentAddresses(source, company);
  if (!addresses) return false;
  const keys = [locationKey(addresses.billing), locationKey(addresses.delivery)];
  return keys.some((key) => !known.links.some((link) => link.key === key));
}

/** Quote locations equal to an address of the document, in one query for all of them (sync-rules § 2.5). */
export async function readLocations(
  source: SourceDocument,
  company: AutotaskCompany,
  autotask: AutotaskPort,
): Promise<Result<AutotaskQuoteLocation[]>> {
  const addresses = documentAddresses(source, company);
  if (!addresses) return { ok: true, value: [] };
  const groups = [addresses.billing, addresses.delivery].map(locationFilter);
  const distinct = [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()];
  return autotask.query('QuoteLocations', [{ op: 'or', items: distinct }]);
}

function locationFilter(location: LocationFields): FilterEntry {
  const conditions = Object.entries(location).filter(([, value]) => value !== null);
  return { op: 'and', items: conditions.map(([field, value]) => ({ op: 'eq', field, value })) };
}
