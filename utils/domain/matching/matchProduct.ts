import type { AutotaskProduct } from '../autotaskRecords';
import type { SourceProduct } from '../sourceDocument';
import { cutText } from '../text/text';
import { foldName } from './matchCompany';

export type ProductMatch =
  | { kind: 'found'; product: AutotaskProduct }
  | { kind: 'ambiguous'; candidates: AutotaskProduct[] }
  | { kind: 'inactive'; product: AutotaskProduct }
  | { kind: 'missing' };

/** What Autotask knows a product by. */
export type ProductKeys = Pick<SourceProduct, 'number' | 'manufacturerPartNumber'>;

/** Longest externalProductID that Autotask keeps. */
export const MAX_EXTERNAL_ID = 50;

const MAX_SKU = 50;

/**
 * The Autotask product of a Quote Manager product: link, external id, SKU, manufacturer part number, in this order; the first
 * key that finds any decides (sync-rules § 5).
 */
export function matchProduct(product: SourceProduct, products: AutotaskProduct[], linkedId?: number): ProductMatch {
  const linked = products.find((candidate) => candidate.id === linkedId);
  if (linked?.isActive) return { kind: 'found', product: linked };
  const branded = products.filter((candidate) => brandsAgree(product.brand, candidate.manufacturerName));
  const match = matchByKeys(product, branded);
  // A retired linked product gives way to one active one with the same key; it is the source of the error where there is none.
  return linked && match.kind !== 'found' && match.kind !== 'ambiguous' ? { kind: 'inactive', product: linked } : match;
}

function matchByKeys(product: SourceProduct, candidates: AutotaskProduct[]): ProductMatch {
  for (const [field, key] of keysOf(product)) {
    const hits = candidates.filter((candidate) => sameKey(candidate[field], key));
    if (hits.length > 0) return decide(field === 'externalProductID' ? withoutDoubles(hits, product.number) : hits);
  }
  return { kind: 'missing' };
}

function keysOf(product: ProductKeys): [keyof AutotaskProduct, string][] {
  return [
    ['externalProductID', cutText(product.number.trim(), MAX_EXTERNAL_ID)],
    ['sku', product.number.trim()],
    ['manufacturerProductName', product.manufacturerPartNumber.trim()],
  ];
}

/** The records that bear any key of the product: all that `matchProduct` looks at. */
export function productCandidates(
  product: ProductKeys,
  products: AutotaskProduct[],
  linkedIds: number[],
): AutotaskProduct[] {
  const keys = keysOf(product);
  const bearsKey = (candidate: AutotaskProduct) => keys.some(([field, key]) => sameKey(candidate[field], key));
  return products.filter((candidate) => linkedIds.includes(candidate.id) || bearsKey(candidate));
}

/** Exact apart from white space around; an empty key matches nothing (sync-rules § 5). */
export function sameKey(value: string | number | boolean | null, key: string): boolean {
  return key !== '' && typeof value === 'string' && value.trim() === key;
}

/** Two makers may use one part number: brands must be equal where both sides name one (sync-rules § 5). */
function brandsAgree(ours: string | null, theirs: string | null): boolean {
  const [a, b] = [foldName(ours ?? ''), foldName(theirs ?? '')];
  return a === '' || b === '' || a === b;
}

type Doubled = Pick<AutotaskProduct, 'id' | 'isActive' | 'sku'>;

/**
 * Of records with our external id: several that bear the number as their SKU as well, as every record that we make does, are no
 * ambiguity. Browsers made them at the same moment, and each of them goes on with the lowest id (ADR 16).
 */
export function withoutDoubles<T extends Doubled>(marked: T[], number: string): T[] {
  const active = marked.filter(({ isActive }) => isActive);
  return active.every(({ sku }) => sameKey(sku, cutText(number.trim(), MAX_SKU))) ? lowestOnly(active, marked) : marked;
}

/** The lowest of the active ones; all of `others` where none is. */
export function lowestOnly<T extends { id: number }>(active: T[], others: T[]): T[] {
  const [lowest] = [...active].sort((a, b) => a.id - b.id);
  return lowest ? [lowest] : others;
}

/** One active record is meant even beside retired twins; several are never chosen between (sync-rules § 5). */
function decide(hits: AutotaskProduct[]): ProductMatch {
  const active = hits.filter((candidate) => candidate.isActive);
  const [first, second] = active.length > 0 ? active : hits;
  if (!first) return { kind: 'missing' };
  if (second) return { kind: 'ambiguous', candidates: active.length > 0 ? active : hits };
  return first.isActive ? { kind: 'found', product: first } : { kind: 'inactive', product: first };
}
