import type { DocumentState } from '../../utils/domain/documentState';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { quoteNumberOf } from '../sandbox/seed/seedIndex';
import type { Sandbox } from '../sandbox/startSandbox';
import { compareItems, expectedItems, type HumanEdit, presentItems, totalOf } from './expectedItems';
import { findSecrets } from './findSecrets';
import type { Profile } from './Profile';

/** A broken promise; the numbers are those of docs/reliability.md. */
export interface Violation {
  invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8';
  kind: 'duplicate' | 'loss' | 'other';
  words: string;
}

/** What a run left behind. */
export interface Aftermath {
  sandbox: Sandbox;
  profiles: Profile[];
  edits?: HumanEdit[];
}

const THREADS = 3;
/** Requests of one life for one document, and for each of its items: a cold first sync with every wait and second look. */
const MOST_REQUESTS = { document: 60, item: 3 };

/** Looks at the sandbox's own records, its request log and the profiles; empty = every promise was kept. */
export async function judge(aftermath: Aftermath): Promise<Violation[]> {
  const { sandbox, profiles, edits } = aftermath;
  const states = await statesByDocument(profiles);
  const perDocument = [...states].map(([ref, ends]) => judgeDocument(sandbox, { ref, ends, edits }));
  const perProfile = await Promise.all(profiles.map((profile) => judgeProfile(profile, aftermath)));
  return [...perDocument.flat(), ...perProfile.flat(), ...judgeEdits(aftermath)];
}

/** I1, I2, I3 and I5 of one document: `ends` are the states that its browsers show. */
export function judgeDocument(
  sandbox: Sandbox,
  { ref, ends, edits }: { ref: DocumentRef; ends: DocumentState[]; edits?: HumanEdit[] },
): Violation[] {
  const id = idOf(ref);
  const number = quoteNumberOf(id);
  const live = writtenRecords(sandbox, 'Opportunities').filter((record) => isLive(record, number));
  const quotes = writtenRecords(sandbox, 'Quotes').filter((quote) => quote.externalQuoteNumber === number);
  const isSynced = ends.every((state) => state === 'synced');
  return [
    ...ends.flatMap((state) => judgeEnd(ref, state)),
    ...judgeParents(ref, { opportunities: live.length, quotes: quotes.length, isSynced }),
    ...judgeItems(ref, id, { sandbox, quoteIds: quotes.map((quote) => quote.id), edits, isSynced }),
  ];
}

/** What each browser that confirmed a click on a document shows of it now. */
async function statesByDocument(profiles: Profile[]): Promise<Map<DocumentRef, DocumentState[]>> {
  const all = new Map<DocumentRef, DocumentState[]>();
  for (const profile of profiles) {
    const refs = [...profile.acknowledged];
    const states = await profile.statesOf(refs);
    refs.forEach((ref, index) => {
      all.set(ref, [...(all.get(ref) ?? []), states[index] ?? 'unlinked']);
    });
  }
  return all;
}

/** What came after the seed. */
function writtenRecords(sandbox: Sandbox, entity: string) {
  return sandbox.autotask.all(entity).filter((record) => sandbox.autotask.addedAt(entity, record.id) > 0);
}

/** Opportunities bear the number in their title; those that were marked as doubles are not live (sync-rules § 6). */
function isLive(record: Record<string, unknown>, number: string): boolean {
  const title = String(record.title);
  return title.includes(`(${number})`) && !title.startsWith('[duplicate of #');
}

const ENDS = new Set(['synced', 'failed', 'partial', 'conflict', 'paused', 'managed-elsewhere']);

/** I1: what was confirmed is done, or someone is told. */
function judgeEnd(ref: DocumentRef, state: string): Violation[] {
  return ENDS.has(state) ? [] : [{ invariant: 'I1', kind: 'loss', words: `${ref} ended as ${state}` }];
}

/** I2, and I5: nothing is called synced that has no parents. */
function judgeParents(
  ref: DocumentRef,
  found: { opportunities: number; quotes: number; isSynced: boolean },
): Violation[] {
  const violations: Violation[] = [];
  const words = `${ref}: ${found.opportunities} live opportunities, ${found.quotes} quotes`;
  if (found.opportunities > 1 || found.quotes > 1) violations.push({ invariant: 'I2', kind: 'duplicate', words });
  if (found.isSynced && (found.opportunities < 1 || found.quotes < 1))
    violations.push({ invariant: 'I5', kind: 'loss', words });
  return violations;
}

interface ItemsToJudge {
  quoteIds: number[];
  isSynced: boolean;
}

/** I3: the items are the lines, each once, equal to the cent. A document that waits for someone may lack some. */
function judgeItems(
  ref: DocumentRef,
  id: number,
  { sandbox, quoteIds, edits, isSynced }: Pick<Aftermath, 'sandbox' | 'edits'> & ItemsToJudge,
): Violation[] {
  const expected = expectedItems(sandbox, id);
  const present = presentItems(sandbox, quoteIds, edits);
  const { missing, surplus } = compareItems(expected, present);
  const repeated = surplus.filter((text) => expected.some((item) => item.text === text));
  const violations: Violation[] = repeated.map((text) => ({
    invariant: 'I3',
    kind: 'duplicate',
    words: `${ref}: twice "${text}"`,
  }));
  if (!isSynced) return violations;
  const strange = surplus.filter((text) => !repeated.includes(text));
  for (const text of missing) violations.push({ invariant: 'I3', kind: 'loss', words: `${ref}: no "${text}"` });
  for (const text of strange) violations.push({ invariant: 'I3', kind: 'other', words: `${ref}: strange "${text}"` });
  if (totalOf(expected) !== totalOf(present))
    violations.push({ invariant: 'I3', kind: 'other', words: `${ref}: ${totalOf(present)}, not ${totalOf(expected)}` });
  return violations;
}

/** I4: what a person changed in Autotask stands, or went with the line that it belonged to (sync-rules § 6). */
function judgeEdits({ sandbox, profiles, edits = [] }: Aftermath): Violation[] {
  const quotes = new Set(profiles.flatMap(({ acknowledged }) => [...acknowledged]).map(idOf));
  const wanted = new Set([...quotes].flatMap((id) => expectedItems(sandbox, id)).map(({ name }) => name));
  return edits.flatMap(({ entity, id, field, value, name }) => {
    const record = sandbox.autotask.get(entity, id);
    if (!record && name !== undefined && !wanted.has(name)) return [];
    const words = `${entity} ${id}: ${field} is ${String(record?.[field])}, a person had written ${String(value)}`;
    return record?.[field] === value ? [] : [{ invariant: 'I4', kind: 'loss', words } as const];
  });
}

const idOf = (ref: DocumentRef): number => Number(ref.slice(ref.indexOf(':') + 1));

/** I6, I7 and I8 of one browser. */
async function judgeProfile(profile: Profile, { sandbox }: Aftermath): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const words of await findSecrets(profile, sandbox)) violations.push({ invariant: 'I6', kind: 'other', words });
  for (const [endpoint, peak] of profile.peaks)
    if (endpoint !== 'elsewhere' && peak > THREADS)
      violations.push({ invariant: 'I7', kind: 'other', words: `${peak} requests at once to ${endpoint}` });
  if (profile.isRestless)
    violations.push({ invariant: 'I8', kind: 'loss', words: `still work to do after ${profile.lives} lives` });
  const items = writtenRecords(sandbox, 'QuoteItems').length;
  const perLife = MOST_REQUESTS.document * Math.max(1, profile.acknowledged.size) + MOST_REQUESTS.item * items;
  const allowed = perLife * profile.lives;
  if (profile.requests > allowed)
    violations.push({
      invariant: 'I8',
      kind: 'other',
      words: `${profile.requests} requests in ${profile.lives} lives`,
    });
  return violations;
}
