import type { Difference, Plan } from '../plan';
import { createProblem } from '../problem';
import type { ReferenceData } from '../referenceData';
import { describeValue } from '../text/describeValue';
import { fieldWords } from '../text/fieldWords';
import { conflictQuestion, keptOffer, settleAllQuestion, takeOverQuestion } from './questionsDifferences';

/**
 * What was left alone is a notice that can be overruled; what needs a decision is one problem with a question per field, or
 * one for everything of a record that was found and never ours (sync-rules § 6). Nothing is a problem where the document is
 * `isCompared` only.
 */
export function reportDifferences(
  plan: Plan,
  differences: Difference[],
  { reference, isCompared }: { reference: ReferenceData; isCompared: boolean },
): void {
  const ofKind = (kind: Difference['kind']) => differences.filter((difference) => difference.kind === kind);
  const words = (list: Difference[]) => list.map(sayDifference).join(', ');
  const values = (difference: Difference) => describeBoth(difference, reference);
  const [kept, conflicts, found] = [ofKind('kept'), ofKind('conflict'), ofKind('found')];
  if (kept.length > 0) {
    plan.notices.push({ code: 'kept', message: `Changed in Autotask and kept: ${words(kept)}` });
    plan.questions.push(...kept.map((difference) => keptOffer(difference, values(difference))));
  }
  if (conflicts.length > 0) {
    const why = 'Changed in both systems since the last sync';
    plan.problems.push(createProblem('conflict', { why, fields: words(conflicts) }));
    if (conflicts.length > 1) plan.questions.push(settleAllQuestion(conflicts));
    plan.questions.push(...conflicts.map((difference) => conflictQuestion(difference, values(difference))));
  }
  if (found.length > 0 && !isCompared) {
    const why = 'Autotask has this document already, with other values';
    plan.problems.push(createProblem('conflict', { why, fields: words(found) }));
    plan.questions.push(takeOverQuestion('conflict', plan.operations));
  }
}

function sayDifference({ field, label }: Difference): string {
  return field === null ? `${label}: removed` : `${label}: ${fieldWords(field)}`;
}

function describeBoth(difference: Difference, reference: ReferenceData): { ours: string; theirs: string } {
  const { entity, field } = difference;
  if (field === null) return { ours: 'Make it again', theirs: 'Leave it removed' };
  return {
    ours: describeValue({ entity, field }, difference.quoteManager, reference),
    theirs: describeValue({ entity, field }, difference.autotask, reference),
  };
}
