import type { Problem } from '../domain/problem';
import type { CatalogueProblemRecord, CatalogueRunRecord } from '../queue/records';

/** A product of the catalogue whose record, or a supplier's of it, is of an unknown form. */
export interface RefusedProduct {
  id: number;
  name: string;
  number: string;
  problem: Problem;
}

/** The run without these products, listed with the others that it leaves alone: what they are, or cost, would be a guess. */
export function leaveAlone(
  run: CatalogueRunRecord,
  refused: RefusedProduct[],
  now: number,
): { run: CatalogueRunRecord; problems: CatalogueProblemRecord[] } {
  const ids = new Set(refused.map(({ id }) => id));
  const counts = { ...run.counts, problems: run.counts.problems + refused.length };
  const problems = refused.map(({ id, name, number, problem }) => ({
    tenant: run.tenant,
    productId: id,
    // What the list shows; a record that cannot be read may have none.
    name: name || `Product ${id}`,
    number,
    problem,
    at: now,
  }));
  return { run: { ...run, counts, todo: run.todo.filter((id) => !ids.has(id)) }, problems };
}
