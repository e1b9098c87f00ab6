import type { AutotaskQuoteItem } from './autotaskRecords';
import { sameValue } from './compareFields';
import type { DesiredItem } from './desiredItem';
import type { Known } from './known';

export interface Pairing {
  /** Desired key → the record that stands for it. */
  pairs: Map<string, { item: AutotaskQuoteItem; source: 'link' | 'intent' | 'likeness' }>;
  /** Items that could be ours, bear a reference that we still want to create, and cannot be told apart. */
  unattributed: AutotaskQuoteItem[];
}

type Likeness = (desired: DesiredItem, item: AutotaskQuoteItem) => boolean;

const sameReference: Likeness = (desired, item) =>
  desired.type === item.quoteItemType && desired.reference.id === item[desired.reference.field];
const sameName: Likeness = (desired, item) =>
  desired.fields.name === undefined || sameValue(asValue(desired.fields.name), item.name);
const sameNumbers: Likeness = (desired, item) =>
  sameValue(asValue(desired.fields.quantity), item.quantity) &&
  sameValue(asValue(desired.fields.unitPrice), item.unitPrice);

const LIKENESSES: Likeness[] = [
  (desired, item) => sameReference(desired, item) && sameName(desired, item) && sameNumbers(desired, item),
  (desired, item) => sameReference(desired, item) && sameName(desired, item),
  sameReference,
];

/**
 * Finds the record of each desired item (sync-rules § 6): by link, by an unanswered create, then — only where this browser has
 * no links of the quote — by likeness, accepted where it is unique on both sides.
 */
export function pairItems(desired: DesiredItem[], remote: AutotaskQuoteItem[], known: Known): Pairing {
  const pairs: Pairing['pairs'] = new Map();
  const taken = new Set<number>();
  const take = (key: string, item: AutotaskQuoteItem, source: 'link' | 'intent' | 'likeness') => {
    pairs.set(key, { item, source });
    taken.add(item.id);
  };
  for (const link of known.links) {
    const item = remote.find((candidate) => candidate.id === link.id);
    if (link.entity === 'QuoteItems' && item) take(link.key, item, 'link');
  }
  for (const intent of known.intents) {
    if (intent.entity !== 'QuoteItems' || pairs.has(intent.key)) continue;
    const item = remote.find((candidate) => !taken.has(candidate.id) && equalsIntent(candidate, intent.fields));
    if (item) take(intent.key, item, 'intent');
  }
  const hasLinks =
    known.links.some((link) => link.entity === 'QuoteItems') ||
    known.intents.some((intent) => intent.entity === 'QuoteItems');
  if (hasLinks) return { pairs, unattributed: [] };
  for (const alike of LIKENESSES) pairUnique(desired, remote, alike, { pairs, taken, take });
  const open = desired.filter((item) => !pairs.has(item.key));
  const unattributed = remote.filter(
    (item) => !taken.has(item.id) && open.some((wanted) => sameReference(wanted, item)),
  );
  return { pairs, unattributed };
}

function pairUnique(
  desired: DesiredItem[],
  remote: AutotaskQuoteItem[],
  alike: Likeness,
  state: {
    pairs: Pairing['pairs'];
    taken: Set<number>;
    take: (key: string, item: AutotaskQuoteItem, source: 'likeness') => void;
  },
): void {
  const open = desired.filter((item) => !state.pairs.has(item.key));
  const free = remote.filter((item) => !state.taken.has(item.id));
  for (const item of free) {
    const wanting = open.filter((wanted) => alike(wanted, item));
    const [wanted] = wanting;
    if (!wanted) continue;
    const rivals = free.filter((candidate) => alike(wanted, candidate));
    // Equal lines on both sides are interchangeable: any assignment of one to the other is right.
    const interchangeable = alike === LIKENESSES[0] && wanting.length === rivals.length;
    if ((wanting.length === 1 && rivals.length === 1) || interchangeable) {
      const next = wanting.find((candidate) => !state.pairs.has(candidate.key));
      if (next) state.take(next.key, item, 'likeness');
    }
  }
}

function equalsIntent(item: AutotaskQuoteItem, fields: Record<string, unknown>): boolean {
  const compared = [
    'quoteItemType',
    'productID',
    'serviceID',
    'chargeID',
    'shippingID',
    'quantity',
    'unitPrice',
    'lineDiscount',
    'percentageDiscount',
    'isOptional',
    'periodType',
  ] as const;
  if (fields.serviceID === undefined && fields.name !== undefined && !sameValue(asValue(fields.name), item.name))
    return false;
  return compared.every((field) => fields[field] === undefined || sameValue(asValue(fields[field]), item[field]));
}

function asValue(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
