import { expect } from 'vitest';
import type { Plan } from '../../utils/domain/plan';
import type { PlanInput } from '../../utils/domain/planInput';
import { planSync } from '../../utils/domain/planSync';
import type { SourceLine } from '../../utils/domain/sourceDocument';
import { applyInMemory } from './applyInMemory';
import { aLine, aPlanInput, withLines } from './documents';

/** The input as it is after the plan was carried out; answers are still there, as in the rounds of one sync. */
export const after = (input: PlanInput, plan: Plan): PlanInput => {
  const known = { ...input.known, links: input.known.links.filter(({ key }) => !plan.forget.includes(key)) };
  return { ...input, ...applyInMemory(plan.operations, { ...input, known }) };
};
/** What of a plan is sent. */
export const writesOf = (plan: Plan) => plan.operations.filter(({ kind }) => kind !== 'adopt');
/** What is sent, as `create item:line-81`. */
export const keysOf = (plan: Plan) => writesOf(plan).map(({ kind, key }) => `${kind} ${key}`);
export const codesOf = (plan: Plan) => plan.problems.map(({ code }) => code);
/** The first of a list that has one. */
export const first = <T>(list: T[]): T => {
  const [entry] = list;
  if (entry === undefined) throw new Error('The list is empty.');
  return entry;
};
export const questionOf = (plan: Plan, id: string) => plan.questions.find((question) => question.id === id);

/** Answers a question of the plan by the beginning of the answer's label. */
export function answer(input: PlanInput, id: string, label: string): PlanInput {
  const found = questionOf(planSync(input), id)?.answers.find((candidate) => candidate.label.startsWith(label));
  if (!found) throw new Error(`"${id}" has no answer "${label}".`);
  return { ...input, decisions: found.decision };
}

/** Carries out what was decided; asserts that the same decision asks for nothing more, and nothing without it. */
export function settle(decided: PlanInput): { plan: Plan; end: PlanInput } {
  const plan = planSync(decided);
  expect(plan.problems).toEqual([]);
  let end = after(decided, plan);
  // What is remembered of an answer may be noted by the round that verifies it.
  const verification = planSync(end);
  expect(writesOf(verification)).toEqual([]);
  end = { ...after(end, verification), decisions: {} };
  const next = planSync(end);
  expect(next.problems).toEqual([]);
  expect(next.operations).toEqual([]);
  return { plan, end };
}

/** A quote with these lines after its first sync. */
export function synced(lines: SourceLine[] = [aLine()], partial: Partial<PlanInput> = {}): PlanInput {
  const input = aPlanInput({ source: withLines(lines), ...partial });
  return after(input, planSync(input));
}
