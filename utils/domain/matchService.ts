import type { AutotaskService } from './autotaskRecords';
import { MAX_EXTERNAL_ID, sameKey } from './matchProduct';
import type { Period, SourceProduct } from './sourceDocument';
import { cutText, withSuffix } from './text';

export type ServiceMatch =
  | { kind: 'found'; service: AutotaskService }
  | { kind: 'ambiguous'; candidates: AutotaskService[] }
  | { kind: 'inactive'; service: AutotaskService }
  /** The key is known, but in other periods only. */
  | { kind: 'periodDiffers'; candidates: AutotaskService[] }
  | { kind: 'missing' };

const PERIODS: Period[] = ['oneTime', 'monthly', 'quarterly', 'yearly'];

/** External id of the service that bills a product in a period it was not made for: `PN-1:yearly` (sync-rules § 3). */
export function variantExternalId(number: string, period: Period): string {
  return withSuffix(number.trim(), `:${period}`, MAX_EXTERNAL_ID);
}

/**
 * The Autotask service of a product: link, external id, SKU, part number, name, in this order, with key *and period* equal
 * (sync-rules § 3, § 5). Exact, empty keys skipped.
 */
export function matchService(
  product: SourceProduct,
  period: { period: Period; typeId: number },
  services: AutotaskService[],
  linkedIds: number[] = [],
): ServiceMatch {
  const otherPeriods: AutotaskService[] = [];
  for (const isHit of serviceKeys(product, [period.period], linkedIds)) {
    const hits = services.filter(isHit);
    const fitting = hits.filter((service) => service.periodType === period.typeId);
    if (fitting.length > 0) return decide(fitting);
    otherPeriods.push(...hits);
  }
  const candidates = [...new Set(otherPeriods)];
  return candidates.length > 0 ? { kind: 'periodDiffers', candidates } : { kind: 'missing' };
}

/** The services of a product in any period, by the first key that finds any; active ones before retired ones. */
export function servicesOf(
  product: SourceProduct,
  services: AutotaskService[],
  linkedIds: number[] = [],
): AutotaskService[] {
  for (const isHit of serviceKeys(product, PERIODS, linkedIds)) {
    const hits = services.filter(isHit);
    const active = hits.filter((service) => service.isActive);
    if (hits.length > 0) return active.length > 0 ? active : hits;
  }
  return [];
}

function serviceKeys(
  product: SourceProduct,
  periods: Period[],
  linkedIds: number[],
): ((service: AutotaskService) => boolean)[] {
  const number = product.number.trim();
  const external = number === '' ? [] : [cutText(number, MAX_EXTERNAL_ID)];
  if (number !== '') external.push(...periods.map((period) => variantExternalId(number, period)));
  return [
    (service) => linkedIds.includes(service.id),
    (service) => external.some((id) => sameKey(service.externalID, id)),
    (service) => sameKey(service.sku, number),
    (service) => sameKey(service.catalogNumberPartNumber, product.manufacturerPartNumber.trim()),
    (service) => sameKey(service.name, product.name.trim()),
  ];
}

/** One active record is meant even beside retired twins; several are never chosen between (sync-rules § 5). */
function decide(hits: AutotaskService[]): ServiceMatch {
  const active = hits.filter((service) => service.isActive);
  const candidates = active.length > 0 ? active : hits;
  const [first, second] = candidates;
  if (!first) return { kind: 'missing' };
  if (second) return { kind: 'ambiguous', candidates };
  return first.isActive ? { kind: 'found', service: first } : { kind: 'inactive', service: first };
}
