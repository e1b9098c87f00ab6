import type { AutotaskCompany, AutotaskQuoteLocation } from '../autotaskRecords';
import type { Known } from '../known';
import type { Notice, Operation, PlannedValue } from '../plan';
import { createProblem, type Problem } from '../problem';
import type { SourceAddress, SourceDocument } from '../sourceDocument';
import { sameValue } from '../text/compareFields';
import { splitWords } from '../text/text';

/** An address in the fields and lengths of a QuoteLocation. */
export interface LocationFields {
  [field: string]: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  state: string | null;
  postalCode: string | null;
}

/** The addresses of a document, after each fell back to the other and to the company's (sync-rules § 2.5). */
export interface DocumentAddresses {
  billing: LocationFields;
  delivery: LocationFields;
  notices: Notice[];
}

/** Bill-to = sold-to = billing, ship-to = delivery; null when there is no address anywhere. */
export function documentAddresses(source: SourceDocument, company: AutotaskCompany): DocumentAddresses | null {
  const own = source.customer.billingAddress ?? source.deliveryAddress ?? companyAddress(company);
  const delivery = source.deliveryAddress ?? source.customer.billingAddress ?? companyAddress(company);
  if (!own || !delivery) return null;
  const notices: Notice[] = [];
  return { billing: toLocation(own, notices), delivery: toLocation(delivery, notices), notices };
}

function companyAddress(company: AutotaskCompany): SourceAddress | null {
  const street = [company.address1, company.address2].filter(Boolean).join(' ');
  const address = {
    street,
    city: company.city ?? '',
    state: company.state ?? '',
    postalCode: company.postalCode ?? '',
  };
  return Object.values(address).every((part) => part === '') ? null : address;
}

function toLocation(address: SourceAddress, notices: Notice[]): LocationFields {
  const { parts, rest } = splitWords(address.street, [50, 50]);
  if (rest !== '' && !notices.some((notice) => notice.code === 'address-cut'))
    notices.push({
      code: 'address-cut',
      message: `The address is longer than Autotask’s two lines; left out: ${rest}`,
    });
  const cut = (text: string, length: number) => text.trim().slice(0, length) || null;
  return {
    address1: parts[0] || null,
    address2: parts[1] || null,
    city: cut(address.city, 50),
    state: cut(address.state, 50),
    postalCode: cut(address.postalCode, 20),
  };
}

/** Key of the location record for an address: equal addresses share one (sync-rules § 2.5). */
export function locationKey(location: LocationFields): string {
  const text = JSON.stringify([
    location.address1,
    location.address2,
    location.city,
    location.state,
    location.postalCode,
  ]);
  let hash = 0xcbf29ce484222325n;
  for (const char of text.toLowerCase())
    hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return `location:${hash.toString(36)}`;
}

export interface PlannedLocations {
  billTo: PlannedValue;
  shipTo: PlannedValue;
  operations: Operation[];
  notices: Notice[];
}

/** A QuoteLocation is never changed: an equal one is reused, else one is made (sync-rules § 2.5). */
export function planLocations(input: {
  source: SourceDocument;
  company: AutotaskCompany;
  found: AutotaskQuoteLocation[];
  known: Known;
  /** Locations that the quote points to now. */
  inUse: number[];
}): { ok: true; value: PlannedLocations } | { ok: false; problem: Problem } {
  const addresses = documentAddresses(input.source, input.company);
  if (!addresses) return { ok: false, problem: createProblem('location-required') };
  const operations: Operation[] = [];
  const place = (location: LocationFields) => placeLocation(location, input, operations);
  const billTo = place(addresses.billing);
  const shipTo = place(addresses.delivery);
  return { ok: true, value: { billTo, shipTo, operations, notices: addresses.notices } };
}

function placeLocation(
  location: LocationFields,
  { found, known, inUse }: { found: AutotaskQuoteLocation[]; known: Known; inUse: number[] },
  operations: Operation[],
): PlannedValue {
  const key = locationKey(location);
  const link = known.links.find((candidate) => candidate.key === key);
  const equal = found
    .filter((candidate) => isAt(candidate, location))
    .map((candidate) => candidate.id)
    .sort((a, b) => a - b);
  // Another browser made the quote, with a record of its own for the same address.
  const used = equal.find((id) => inUse.includes(id));
  if (link && (used === undefined || used === link.id)) {
    const { entity, id, base } = link;
    if (link.isRecorded) operations.push({ kind: 'adopt', key, entity, id, base, reason: 'known from the quote' });
    return link.id;
  }
  if (operations.some((operation) => operation.key === key)) {
    const adopted = operations.find((operation) => operation.key === key && operation.kind === 'adopt');
    return adopted?.kind === 'adopt' ? adopted.id : { created: key };
  }
  const existing = used ?? equal[0];
  const common = { key, entity: 'QuoteLocations' as const };
  if (existing !== undefined) {
    operations.push({
      ...common,
      kind: 'adopt',
      id: existing,
      base: { ...location },
      reason: 'the address is known to Autotask',
    });
    return existing;
  }
  operations.push({ ...common, kind: 'create', parent: null, fields: { ...location }, reason: 'new address' });
  return { created: key };
}

function isAt(candidate: AutotaskQuoteLocation, location: LocationFields): boolean {
  return (['address1', 'address2', 'city', 'state', 'postalCode'] as const).every((field) =>
    sameValue(candidate[field], location[field]),
  );
}
