import type { AutotaskId } from '../autotaskRecords';

/**
 * The items that have to be made again so that Autotask shows them in line order: it orders items by their creation (reference
 * § 2.7), so everything from the first one on that stands too late, or whose successor stands too early. `ids` are the items'
 * ids in line order, null for one that is still to be made; answers with places in that list.
 */
export function placesOutOfOrder(ids: (AutotaskId | null)[]): number[] {
  const first = ids.findIndex((id, place) => {
    if (id === null) return true;
    const later = ids.slice(place + 1).filter((other) => other !== null);
    return later.some((other) => other < id);
  });
  if (first < 0) return [];
  const rest = ids.slice(first);
  return rest.some((id) => id !== null) ? rest.map((_, index) => first + index) : [];
}
