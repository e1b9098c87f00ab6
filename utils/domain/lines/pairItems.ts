import type { AutotaskQuoteItem } from '../autotaskRecords';
import type { Known } from '../known';
import { sameValue } from '../text/compareFields';
import type { DesiredItem } from './desiredItem';
import { type GroupRule, pairAlike } from './pairAlike';
import { preferOlder } from './preferOlder';

export interface Pairing {
  /** Desired key → the record that stands for it. */
  pairs: Map<string, { item: AutotaskQuoteItem; source: 'link' | 'intent' | 'likeness' }>;
  /** Items that could be ours, bear a reference that we still want to create, and cannot be told apart. */
  unattributed: AutotaskQuoteItem[];
  /** Desired key → an item that this browser made beside an equal older one, which stands for the line from now on. */
  surplus: Map<string, AutotaskQuoteItem>;
}

type Likeness = (desired: DesiredItem, item: AutotaskQuoteItem) => boolean;

const sameReference: Likeness = (desired, item) =>
  desired.type === item.quoteItemType && desired.reference.id === item[desired.reference.field];
const sameName: Likeness = (desired, item) =>
  desired.fields.name === undefined || sameValue(asValue(desired.fields.name), item.name);
const sameNumbers: Likeness = (desired, item) =>
  sameValue(asValue(desired.fields.quantity), item.quantity) &&
  sameValue(asValue(desired.fields.unitPrice), item.unitPrice);

const isEqual: Likeness = (desired, item) =>
  sameReference(desired, item) && sameName(desired, item) && sameNumbers(desired, item);
const LOOSER: Likeness[] = [(desired, item) => sameReference(desired, item) && sameName(desired, item), sameReference];

/**
 * Finds the record of each desired item (sync-rules § 6): by link, which may come from the sync record, by an unanswered
 * create, then by likeness. An item that is equal in all its values may always be ours: another browser's, or one that no
 * record names yet. Looser likeness counts only where nothing else is known of this quote, or where what was known is gone;
 * it must be unique on both sides.
 */
export function pairItems(desired: DesiredItem[], remote: AutotaskQuoteItem[], known: Known): Pairing {
  const state = newState();
  for (const link of known.links) {
    const item = remote.find((candidate) => candidate.id === link.id);
    if (link.entity === 'QuoteItems' && item) state.take(link.key, item, 'link');
  }
  for (const intent of known.intents) {
    if (intent.entity !== 'QuoteItems' || state.pairs.has(intent.key)) continue;
    const item = remote.find((candidate) => !state.taken.has(candidate.id) && equalsIntent(candidate, intent.fields));
    if (item) state.take(intent.key, item, 'intent');
  }
  const surplus = settleRace(desired, remote, known, state);
  // Equal lines on both sides are interchangeable: any assignment of one to the other is right.
  takeAlike(desired, remote, { isAlike: isEqual, rule: 'complete' }, state);
  const unsure = desired.filter(({ key }) => !state.pairs.has(key) && isUnsure(key, known));
  for (const isAlike of LOOSER) takeAlike(unsure, remote, { isAlike, rule: 'unique' }, state);
  const open = desired.filter(({ key }) => !state.pairs.has(key));
  const unattributed = remote.filter(
    (item) => !state.taken.has(item.id) && open.some((wanted) => couldBe(wanted, item, known)),
  );
  return { pairs: state.pairs, unattributed, surplus };
}

/**
 * Could an item be the one of this line, made by another browser? Where this browser has a memory of the quote, a new line's
 * item would bear its name; another one of the same product is a person's.
 */
function couldBe(wanted: DesiredItem, item: AutotaskQuoteItem, known: Known): boolean {
  if (!sameReference(wanted, item)) return false;
  const isNew = !known.links.some(({ key }) => key === wanted.key);
  return isUnsure(wanted.key, known) || (isNew && sameName(wanted, item));
}

interface PairState {
  pairs: Pairing['pairs'];
  taken: Set<number>;
  take(key: string, item: AutotaskQuoteItem, source: 'link' | 'intent' | 'likeness'): void;
}

function newState(): PairState {
  const pairs: Pairing['pairs'] = new Map();
  const taken = new Set<number>();
  return {
    pairs,
    taken,
    take: (key, item, source) => {
      pairs.set(key, { item, source });
      taken.add(item.id);
    },
  };
}

/**
 * Could the line have an item that this browser does not know of? Not where the browser has its own memory of the quote, and
 * the line is new. The sync record is written only now and then, so an item made since may be missing from it.
 */
function isUnsure(key: string, { links, intents }: Known): boolean {
  const ofItems = links.filter((link) => link.entity === 'QuoteItems');
  const own = ofItems.find((link) => link.key === key);
  if (own) return own.isRecorded === true;
  const hasMemory =
    ofItems.some((link) => !link.isRecorded) || intents.some((intent) => intent.entity === 'QuoteItems');
  return !hasMemory;
}

/** Equal surplus items of a race: the line follows the older one. */
function settleRace(
  desired: DesiredItem[],
  remote: AutotaskQuoteItem[],
  known: Known,
  state: PairState,
): Pairing['surplus'] {
  const items = new Map([...state.pairs].map(([key, { item }]) => [key, item]));
  const wanted = new Set(desired.map(({ key }) => key));
  const surplus = preferOlder(items, remote, { known, wanted, isEqual: equalsItem });
  for (const key of surplus.keys()) {
    const older = items.get(key);
    if (older) state.take(key, older, 'likeness');
  }
  return surplus;
}

function takeAlike(
  desired: DesiredItem[],
  remote: AutotaskQuoteItem[],
  how: { isAlike: Likeness; rule: GroupRule },
  state: PairState,
): void {
  const open = desired.filter(({ key }) => !state.pairs.has(key));
  const free = remote.filter(({ id }) => !state.taken.has(id));
  for (const [{ key }, item] of pairAlike(open, free, how)) state.take(key, item, 'likeness');
}

const COMPARED = [
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

function equalsIntent(item: AutotaskQuoteItem, fields: Record<string, unknown>): boolean {
  if (fields.serviceID === undefined && fields.name !== undefined && !sameValue(asValue(fields.name), item.name))
    return false;
  return COMPARED.every((field) => fields[field] === undefined || sameValue(asValue(fields[field]), item[field]));
}

function equalsItem(one: AutotaskQuoteItem, other: AutotaskQuoteItem): boolean {
  return sameValue(one.name, other.name) && COMPARED.every((field) => sameValue(one[field], other[field]));
}

function asValue(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
