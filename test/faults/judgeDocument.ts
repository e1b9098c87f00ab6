import type { DocumentState } from '../../utils/domain/documentState';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { orderNumberOf, quoteNumberOf } from '../sandbox/seed/seedIndex';
import type { Sandbox } from '../sandbox/startSandbox';
import { expectedCharges, presentCharges } from './expectedCharges';
import { compareItems, expectedItems, type HumanEdit, type PlainItem, presentItems, totalOf } from './expectedItems';

/** A broken promise; the numbers are those of docs/reliability.md. */
export interface Violation {
  invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8';
  kind: 'duplicate' | 'loss' | 'other';
  words: string;
}

/** The live set of one document in Autotask beside what it has to be. */
interface JudgedSet {
  /** How many there are of each kind of parent; one of each is right. */
  parents: Record<string, number>;
  expected: PlainItem[];
  present: PlainItem[];
}

const ENDS = new Set(['synced', 'failed', 'partial', 'conflict', 'paused', 'managed-elsewhere']);

/**
 * I1, I2, I3 and I5 of one document: `ends` are the states that its browsers show; `inLineOrder`: a quote's items must have been
 * made in the order of its lines. Orders: target ticket.
 */
export function judgeDocument(
  sandbox: Sandbox,
  {
    ref,
    ends,
    edits,
    inLineOrder,
  }: { ref: DocumentRef; ends: DocumentState[]; edits?: HumanEdit[]; inLineOrder?: boolean },
): Violation[] {
  const isSynced = ends.every((state) => state === 'synced');
  const set = ref.startsWith('order:') ? readOrder(sandbox, idOf(ref)) : readQuote(sandbox, idOf(ref), edits);
  return [
    ...ends.flatMap((state) => judgeEnd(ref, state)),
    ...judgeParents(ref, set, isSynced),
    ...judgeItems(ref, set, isSynced),
    ...(isSynced && inLineOrder ? judgeOrder(ref, set) : []),
  ];
}

export const idOf = (ref: DocumentRef): number => Number(ref.slice(ref.indexOf(':') + 1));

/** What came after the seed. */
export function writtenRecords(sandbox: Sandbox, entity: string) {
  return sandbox.autotask.all(entity).filter((record) => sandbox.autotask.addedAt(entity, record.id) > 0);
}

/** Opportunities bear the number in their title; those that were marked as doubles are not live (sync-rules § 6). */
function readQuote(sandbox: Sandbox, id: number, edits?: HumanEdit[]): JudgedSet {
  const number = quoteNumberOf(id);
  const opportunities = writtenRecords(sandbox, 'Opportunities').filter(
    ({ title }) => String(title).includes(`(${number})`) && !isMarkedDouble(title),
  );
  const quotes = writtenRecords(sandbox, 'Quotes').filter((quote) => quote.externalQuoteNumber === number);
  return {
    parents: { 'live opportunities': opportunities.length, quotes: quotes.length },
    expected: expectedItems(sandbox, id),
    present: presentItems(
      sandbox,
      quotes.map((quote) => quote.id),
      edits,
    ),
  };
}

/** Tickets bear the number as their external id; the special product for shipping is one for all orders. */
function readOrder(sandbox: Sandbox, id: number): JudgedSet {
  const tickets = writtenRecords(sandbox, 'Tickets').filter(
    ({ externalID, title }) => externalID === orderNumberOf(id) && !isMarkedDouble(title),
  );
  const ids = tickets.map((ticket) => ticket.id);
  const expected = expectedCharges(sandbox, id);
  return { parents: { 'live tickets': tickets.length }, expected, present: presentCharges(sandbox, ids) };
}

const isMarkedDouble = (title: unknown): boolean => String(title).startsWith('[duplicate of #');

/** I1: what was confirmed is done, or someone is told. */
function judgeEnd(ref: DocumentRef, state: string): Violation[] {
  return ENDS.has(state) ? [] : [{ invariant: 'I1', kind: 'loss', words: `${ref} ended as ${state}` }];
}

/** I2, and I5: nothing is called synced that has no parents. */
function judgeParents(ref: DocumentRef, { parents }: JudgedSet, isSynced: boolean): Violation[] {
  return Object.entries(parents).flatMap(([name, count]): Violation[] => {
    const words = `${ref}: ${count} ${name}`;
    if (count > 1) return [{ invariant: 'I2', kind: 'duplicate', words }];
    return isSynced && count < 1 ? [{ invariant: 'I5', kind: 'loss', words }] : [];
  });
}

/** I3: the items are the lines, each once, equal to the cent. A document that waits for someone may lack some. */
function judgeItems(ref: DocumentRef, { expected, present }: JudgedSet, isSynced: boolean): Violation[] {
  const { missing, surplus } = compareItems(expected, present);
  const isRepeated = (text: string) => expected.some((item) => item.text === text);
  const say = (kind: Violation['kind'], words: string): Violation => ({
    invariant: 'I3',
    kind,
    words: `${ref}: ${words}`,
  });
  const repeated = surplus.filter(isRepeated).map((text) => say('duplicate', `twice "${text}"`));
  if (!isSynced) return repeated;
  const [wanted, found] = [totalOf(expected), totalOf(present)];
  return [
    ...repeated,
    ...missing.map((text) => say('loss', `no "${text}"`)),
    ...surplus.filter((text) => !isRepeated(text)).map((text) => say('other', `strange "${text}"`)),
    ...(wanted === found ? [] : [say('other', `${found}, not ${wanted}`)]),
  ];
}

/** I3 with `items.order: exact`: Autotask numbers items as they come (sync-rules § 2.7). */
function judgeOrder(ref: DocumentRef, { expected, present }: JudgedSet): Violation[] {
  const [wanted, found] = [expected, present].map((items) => items.map(({ text }) => text).join(' | '));
  return wanted === found ? [] : [{ invariant: 'I3', kind: 'other', words: `${ref}: not in line order: ${found}` }];
}
