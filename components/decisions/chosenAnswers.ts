import { type Decisions, mergeDecisions, noDecisions } from '../../utils/domain/decisions';
import type { Answer, Question, Search, SearchHit } from '../../utils/domain/question';

/** Question id → the answer that the user chose. */
export type Chosen = Readonly<Record<string, Answer>>;

/** A record that was found, as an answer to the question that it was looked for. */
export function toAnswer({ into, key = '' }: Search, { id, label, hint }: SearchHit): Answer {
  return { label, hint, decision: decisionFor(into, key, id) };
}

function decisionFor(into: Search['into'], key: string, id: number): Decisions {
  switch (into) {
    case 'company':
      return { company: id };
    case 'opportunity':
      return { opportunity: { use: id } };
    case 'ticket':
      return { ticket: { use: id } };
    case 'products':
      return { products: { [key]: id } };
    case 'services':
      return { services: { [key]: id } };
  }
}

/** Questions that an answer to another one has settled. */
export function settledIds(questions: Question[], chosen: Chosen): ReadonlySet<string> {
  return new Set(questions.flatMap(({ id, settles }) => (chosen[id] ? (settles ?? []) : [])));
}

/** All answers together, as they are sent. */
export function toDecisions(questions: Question[], chosen: Chosen): Decisions {
  const settled = settledIds(questions, chosen);
  return questions
    .filter(({ id }) => !settled.has(id))
    .reduce((decisions, { id }) => mergeDecisions(decisions, chosen[id]?.decision ?? noDecisions), noDecisions);
}

/** How many answers would be sent. */
export function countAnswers(questions: Question[], chosen: Chosen): number {
  const settled = settledIds(questions, chosen);
  return questions.filter(({ id }) => chosen[id] && !settled.has(id)).length;
}
