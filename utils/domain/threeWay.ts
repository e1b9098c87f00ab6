import type { Winner } from './decisions';
import type { Difference, FieldValue } from './plan';
import type { Settings } from './settings';
import { settleDiscounts } from './settleDiscounts';
import { digestOf } from './syncRecord/syncRecord';
import { sameValue } from './text/compareFields';
import type { Verdict } from './verdict';

export interface MergeInput {
  /** What the document asks for now. */
  desired: Record<string, FieldValue>;
  /** What stands in Autotask now. */
  remote: Record<string, FieldValue | undefined>;
  /** What was written last; undefined for a record that was never ours. */
  base: Record<string, FieldValue> | undefined;
  /** Digests of values written last that are not known themselves; `base` counts before them. */
  digests?: Record<string, string>;
  conflicts: Settings['conflicts'];
  /** Who wins a field by the user's answer; undefined where it was not asked, or not answered. */
  winnerOf(field: string): Winner | undefined;
  /** The user takes the record over: what differs without a value written last is written. */
  takesOver: boolean;
}

/** A field whose values differ and that is not simply written. */
export interface FieldDifference extends Pick<Difference, 'kind' | 'quoteManager' | 'autotask'> {
  field: string;
}

export interface MergeResult {
  /** To be written: before → after. Of a record that was found, also what waits for *Take over*. */
  changes: Record<string, { before: FieldValue | undefined; after: FieldValue }>;
  /** Left alone and shown, or undecided. */
  differences: FieldDifference[];
  /** Equal on both sides, or settled for Autotask's value, while the base says otherwise: it catches up without a request. */
  agreed: Record<string, FieldValue>;
}

/** Three-way comparison per field that we own (sync-rules § 6). */
export function mergeFields(input: MergeInput): MergeResult {
  const result: MergeResult = { changes: {}, differences: [], agreed: {} };
  const verdicts = new Map(
    Object.entries(input.desired).map(([field, wanted]) => [field, judgeField(field, wanted, input)]),
  );
  settleDiscounts(verdicts, input);
  for (const [field, wanted] of Object.entries(input.desired)) {
    const verdict = verdicts.get(field);
    const differs = (kind: FieldDifference['kind']) =>
      result.differences.push({ field, kind, quoteManager: wanted, autotask: input.remote[field] ?? null });
    if (verdict === 'write' || verdict === 'found')
      result.changes[field] = { before: input.remote[field], after: wanted };
    // With the source's value as the base it reads *changed in Autotask only* from now on, and is not asked again.
    if (verdict === 'agreed' || verdict === 'settle') result.agreed[field] = wanted;
    if (verdict === 'keep' || verdict === 'settle') differs('kept');
    if (verdict === 'conflict' || verdict === 'found') differs(verdict);
  }
  return result;
}

/**
 * Autotask takes costs and does not show them where the API user may not see any (reference § 3.3): one that was written and is
 * not there says nothing, least of all that a person took it out.
 */
const COSTS: ReadonlySet<string> = new Set(['unitCost']);

function judgeField(field: string, wanted: FieldValue, input: MergeInput): Verdict {
  const { remote, base, digests = {} } = input;
  const isKnown = base !== undefined && field in base;
  const hasBase = isKnown || field in digests;
  const wasWritten = (value: FieldValue | undefined) =>
    isKnown ? sameValue(base[field], value) : digests[field] === digestOf(value);
  const present = remote[field];
  if (hasBase && COSTS.has(field) && sameValue(present, null) && !wasWritten(null)) return 'same';
  if (sameValue(wanted, present)) return isKnown && wasWritten(wanted) ? 'same' : 'agreed';
  if (hasBase && wasWritten(present)) return 'write';
  const winner = input.winnerOf(field);
  if (winner === 'quoteManager') return 'write';
  if (hasBase && wasWritten(wanted)) return 'keep';
  if (winner === 'autotask') return 'settle';
  return judgeUndecided(base, { hasBase, present }, input);
}

function judgeUndecided(
  base: MergeInput['base'],
  { hasBase, present }: { hasBase: boolean; present: FieldValue | undefined },
  { conflicts, takesOver }: MergeInput,
): Verdict {
  if (!hasBase && takesOver) return 'write';
  if (conflicts !== 'ask') return conflicts === 'quoteManagerWins' ? 'write' : 'keep';
  if (hasBase) return 'conflict';
  // A record of ours without this field, which the document left out so far (a cost that became known): nobody's word is lost.
  return base !== undefined && sameValue(present, null) ? 'write' : 'found';
}
