import type { Decisions, Winner } from '../decisions';
import type { Difference, Operation } from '../plan';
import type { Answer, Question } from '../question';
import { fieldWords } from '../text/fieldWords';

/** Both values of a difference as people read them. */
interface Values {
  ours: string;
  theirs: string;
}

/** What a winner is stored under. */
const winnerKey = ({ key, field }: Pick<Difference, 'key' | 'field'>): string =>
  field === null ? key : `${key}.${field}`;

const conflictId = (difference: Difference): string => `conflict:${winnerKey(difference)}`;

const wins = (differences: Difference[], winner: Winner): Decisions => ({
  winners: Object.fromEntries(differences.map((difference) => [winnerKey(difference), winner])),
});

/** Changed on both sides: whose value holds (sync-rules § 6). */
export function conflictQuestion(difference: Difference, { ours, theirs }: Values): Question {
  const { label, field } = difference;
  const answer = (name: string, value: string, winner: Winner): Answer =>
    field === null
      ? { label: value, decision: wins([difference], winner) }
      : { label: name, hint: value, decision: wins([difference], winner) };
  return {
    id: conflictId(difference),
    code: 'conflict',
    text:
      field === null
        ? `${label} was removed in Autotask, and its line is still there.`
        : `${label}: the ${fieldWords(field)} was changed in both. Which value holds?`,
    answers: [answer('Quote Manager’s value', ours, 'quoteManager'), answer('Autotask’s value', theirs, 'autotask')],
  };
}

/** One answer for every conflict of the document. */
export function settleAllQuestion(conflicts: Difference[]): Question {
  return {
    id: 'conflict',
    code: 'conflict',
    text: `${conflicts.length} values were changed in both. Take all of them from one side, or decide one by one.`,
    answers: [
      { label: 'All from Quote Manager', decision: wins(conflicts, 'quoteManager') },
      { label: 'All from Autotask', decision: wins(conflicts, 'autotask') },
    ],
    settles: conflicts.map(conflictId),
  };
}

/** Changed in Autotask only, and kept: nothing is asked, but it can be overruled. */
export function keptOffer(difference: Difference, { ours }: Values): Question {
  const { label, field } = difference;
  const decision = wins([difference], 'quoteManager');
  if (field === null) {
    const text = `${label} was removed in Autotask and stays removed.`;
    return { id: `kept:${winnerKey(difference)}`, code: null, text, answers: [{ label: 'Make it again', decision }] };
  }
  return {
    id: `kept:${winnerKey(difference)}`,
    code: null,
    text: `${label}: the ${fieldWords(field)} was changed in Autotask and is kept.`,
    answers: [{ label: 'Use Quote Manager’s value', hint: ours, decision }],
  };
}

/** A document that stands in Autotask and was never ours: one decision for all that differs (sync-rules § 1, § 6). */
export function takeOverQuestion(code: 'conflict' | 'managed-elsewhere', operations: Operation[]): Question {
  const fields = operations.flatMap((step) => (step.kind === 'update' ? Object.keys(step.changes) : [])).length;
  const update = fields === 1 ? ' and update 1 field' : ` and update ${fields} fields`;
  return {
    id: 'take-over',
    code,
    text:
      code === 'managed-elsewhere'
        ? 'Quote Manager’s own integration syncs this document. Should Quotebridge sync it from now on?'
        : 'Autotask has this document already, with other values. Should Quotebridge keep it in step from now on?',
    answers: [
      {
        label: `Take over${fields === 0 ? '' : update}`,
        hint: `${describeItems(operations)}All of it is listed below.`,
        decision: { takeOver: true },
      },
    ],
  };
}

function describeItems(operations: Operation[]): string {
  const count = (kind: Operation['kind']) =>
    operations.filter((step) => step.kind === kind && (step.entity === 'QuoteItems' || step.entity === 'TicketCharges'))
      .length;
  const say = (number: number, verb: string) =>
    number === 0 ? [] : [`${number} ${number === 1 ? 'line' : 'lines'} ${verb}`];
  const words = [...say(count('create'), 'added'), ...say(count('delete'), 'removed')].join(', ');
  return words === '' ? '' : `${words}. `;
}
