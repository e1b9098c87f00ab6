import { sameValue } from './compareFields';
import type { FieldValue } from './plan';
import type { Settings } from './settings';

export interface MergeInput {
  /** What the document asks for now. */
  desired: Record<string, FieldValue>;
  /** What stands in Autotask now. */
  remote: Record<string, FieldValue | undefined>;
  /** What was written last; undefined for a record that was never ours. */
  base: Record<string, FieldValue> | undefined;
  conflicts: Settings['conflicts'];
}

export interface MergeResult {
  /** To be written: before → after. */
  changes: Record<string, { before: FieldValue | undefined; after: FieldValue }>;
  /** Changed in Autotask only, or decided in its favour: left alone and shown. */
  kept: string[];
  /** Changed in both and undecided. */
  conflicts: string[];
  /** Equal on both sides while the base says otherwise: the base catches up without a request. */
  agreed: Record<string, FieldValue>;
}

/** Three-way comparison per field that we own (sync-rules § 6). */
export function mergeFields(input: MergeInput): MergeResult {
  const result: MergeResult = { changes: {}, kept: [], conflicts: [], agreed: {} };
  for (const [field, wanted] of Object.entries(input.desired)) {
    const before = input.remote[field];
    switch (judgeField(field, wanted, input)) {
      case 'agreed':
        result.agreed[field] = wanted;
        break;
      case 'write':
        result.changes[field] = { before, after: wanted };
        break;
      case 'keep':
        result.kept.push(field);
        break;
      case 'ask':
        result.conflicts.push(field);
        break;
      case 'same':
        break;
    }
  }
  return result;
}

function judgeField(
  field: string,
  wanted: FieldValue,
  { remote, base, conflicts }: MergeInput,
): 'same' | 'agreed' | 'write' | 'keep' | 'ask' {
  const hasBase = base !== undefined && field in base;
  const last = base?.[field];
  const present = remote[field];
  if (sameValue(wanted, present)) return hasBase && sameValue(last, wanted) ? 'same' : 'agreed';
  if (hasBase && sameValue(last, present)) return 'write';
  if (hasBase && sameValue(last, wanted)) return 'keep';
  // A record of ours without this field, which the document left out so far (a cost that became known): nobody's word is lost.
  const isBlank = base !== undefined && !hasBase && sameValue(present, null);
  if (conflicts === 'ask') return isBlank ? 'write' : 'ask';
  return conflicts === 'quoteManagerWins' ? 'write' : 'keep';
}
