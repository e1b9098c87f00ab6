import type { Known } from '../known';
import type { DesiredItem } from './desiredItem';

/** Autotask's number of a Cost item, whose reference is its material code (sync-rules § 3, table). */
const COST = 2;

type Compared = { quoteItemType: number } & { [field in DesiredItem['reference']['field']]?: unknown };

/**
 * Whether a line asks for another item than the one that stands for it: another type, or another product, service or shipping
 * type. The material code of a Cost item is no such thing, it is set once (sync-rules § 3).
 */
export function isAnotherKind(wanted: DesiredItem, item: Compared): boolean {
  if (wanted.type !== item.quoteItemType) return true;
  return wanted.type !== COST && wanted.reference.id !== item[wanted.reference.field];
}

/**
 * The source of the tax category or of the material code points elsewhere now, while the item still has what we wrote
 * (sync-rules § 3, *Set once*). What a person changed since is theirs.
 */
export function isSetOnceMoved(
  wanted: DesiredItem,
  item: Compared & { taxCategoryID: number | null },
  known: Known,
): boolean {
  const base = known.links.find((link) => link.key === wanted.key)?.base ?? {};
  const hasMoved = (field: 'taxCategoryID' | 'chargeID', now: unknown) =>
    typeof base[field] === 'number' && typeof now === 'number' && now !== base[field] && item[field] === base[field];
  if (hasMoved('taxCategoryID', wanted.fields.taxCategoryID)) return true;
  return wanted.type === COST && hasMoved('chargeID', wanted.reference.id);
}
