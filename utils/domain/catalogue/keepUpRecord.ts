import type { AutotaskProduct, AutotaskService } from '../autotaskRecords';
import { lastWritten } from '../known';
import type { FieldValue, Operation } from '../plan';
import { createProblem, type Problem } from '../problem';
import type { Settings } from '../settings';
import type { SourceProduct } from '../sourceDocument';
import { type FieldDifference, mergeFields } from '../threeWay';
import type { CatalogueEntry, PlanCatalogueInput } from './catalogueEntry';

interface KeepUp {
  product: SourceProduct;
  key: string;
  entity: 'Products' | 'Services';
  record: AutotaskProduct | AutotaskService;
  prices: Record<string, FieldValue>;
  texts: Record<string, FieldValue>;
  input: PlanCatalogueInput;
}

/**
 * A record that Autotask has: what changed in Quote Manager is written, what a person changed in Autotask stays, and what
 * differs without anything written last waits for the one answer *Take over* (sync-rules § 6, three-way).
 */
export function keepUp(wanted: KeepUp): CatalogueEntry {
  const { product, key, entity, record, input } = wanted;
  const link = lastWritten(input.known, { key, entity, id: record.id });
  const isOurs = link?.id === record.id;
  const merged = mergeFields({
    desired: comparedFields(wanted, input.settings),
    remote: { ...record },
    // Of a record that was found only what is blank may be filled in unasked.
    base: isOurs ? link.base : {},
    conflicts: input.settings.conflicts,
    winnerOf: () => undefined,
    takesOver: input.takesOver,
  });
  const undecided = merged.differences.filter(({ kind }) => kind === 'conflict' || kind === 'found');
  if (undecided.length > 0) {
    const problem = differing(product, undecided, { entity, id: record.id });
    return { product, outcome: 'problem', operations: [], problem };
  }
  const common = { key, entity, id: record.id };
  const operations: Operation[] = [];
  if (!isOurs || Object.keys(merged.agreed).length > 0)
    operations.push({ ...common, kind: 'adopt', base: merged.agreed, reason: 'equal on both sides' });
  const hasChanges = Object.keys(merged.changes).length > 0;
  if (hasChanges)
    operations.push({ ...common, kind: 'update', parent: null, changes: merged.changes, reason: 'changed' });
  return { product, outcome: hasChanges ? 'updated' : 'unchanged', operations, problem: null };
}

function comparedFields({ prices, texts }: KeepUp, { products }: Settings): Record<string, FieldValue> {
  switch (products.update) {
    case 'prices':
      return prices;
    case 'all':
      return { ...texts, ...prices };
    case 'nothing':
      return {};
  }
}

function differing(
  product: SourceProduct,
  differences: FieldDifference[],
  { entity, id }: { entity: 'Products' | 'Services'; id: number },
): Problem {
  const isFound = differences.every(({ kind }) => kind === 'found');
  const fields = differences
    .map(({ field, quoteManager, autotask }) => `${words(field)} ${autotask ?? '(none)'} → ${quoteManager}`)
    .join(', ');
  const why = isFound
    ? `Autotask has "${product.name}" with other values`
    : `"${product.name}" was changed in both systems`;
  return createProblem('conflict', { why, fields }, { view: { kind: 'autotask', entity, id } });
}

/** `unitPrice` → unit price, `msrp` → list price. */
function words(field: string): string {
  return field === 'msrp' ? 'list price' : field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
