import type { AutotaskService } from '../autotaskRecords';
import type { Period, SourceProduct } from '../sourceDocument';
import { cutText, withSuffix } from '../text/text';
import { MAX_EXTERNAL_ID, type ProductKeys, sameKey, withoutDoubles } from './matchProduct';

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
  const fits = (service: AutotaskService) => service.periodType === period.typeId;
  const linked = services.filter((service) => linkedIds.includes(service.id) && fits(service));
  const active = linked.filter((service) => service.isActive);
  if (active.length > 0) return decide(active);
  const otherPeriods = services.filter((service) => linkedIds.includes(service.id) && !fits(service));
  const [bearsOurMark, ...otherKeys] = serviceKeys(product, [period.period]);
  for (const isHit of [bearsOurMark, ...otherKeys]) {
    const hits = services.filter(isHit);
    const fitting = isHit === bearsOurMark ? withoutTwins(hits.filter(fits), product.number) : hits.filter(fits);
    // A retired linked service gives way to an active one with the same key; it is the source of the error where there is none.
    if (fitting.some((service) => service.isActive) || (fitting.length > 0 && linked.length === 0))
      return decide(fitting);
    otherPeriods.push(...hits.filter((service) => !fits(service)));
  }
  if (linked.length > 0) return decide(linked);
  const candidates = [...new Set(otherPeriods)];
  return candidates.length > 0 ? { kind: 'periodDiffers', candidates } : { kind: 'missing' };
}

/** A service of the product and a variant of it bear different marks: which of the two is meant is not for us to say. */
function withoutTwins(marked: AutotaskService[], number: string): AutotaskService[] {
  return new Set(marked.map(({ externalID }) => externalID?.trim())).size === 1
    ? withoutDoubles(marked, number)
    : marked;
}

/** What Autotask knows a service by. */
type ServiceKeys = ProductKeys & Pick<SourceProduct, 'name'>;

/** The records that bear any key of the product in any period: all that `matchService` and `servicesOf` look at. */
export function serviceCandidates(
  product: ServiceKeys,
  services: AutotaskService[],
  linkedIds: number[],
): AutotaskService[] {
  const keys = serviceKeys(product, PERIODS);
  return services.filter((service) => linkedIds.includes(service.id) || keys.some((isHit) => isHit(service)));
}

/** The services of a product in any period, by the first key that finds any; active ones before retired ones. */
export function servicesOf(
  product: SourceProduct,
  services: AutotaskService[],
  linkedIds: number[] = [],
): AutotaskService[] {
  const isLinked = (service: AutotaskService) => linkedIds.includes(service.id) && service.isActive;
  for (const isHit of [isLinked, ...serviceKeys(product, PERIODS)]) {
    const hits = services.filter(isHit);
    const active = hits.filter((service) => service.isActive);
    if (hits.length > 0) return active.length > 0 ? active : hits;
  }
  return [];
}

type IsHit = (service: AutotaskService) => boolean;

/** Our own mark first. */
function serviceKeys(product: ServiceKeys, periods: Period[]): [IsHit, ...IsHit[]] {
  const number = product.number.trim();
  const external = number === '' ? [] : [cutText(number, MAX_EXTERNAL_ID)];
  if (number !== '') external.push(...periods.map((period) => variantExternalId(number, period)));
  return [
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
