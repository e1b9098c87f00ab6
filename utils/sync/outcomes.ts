import type { Plan } from '../domain/plan';
import { createProblem, type Problem } from '../domain/problem';
import type { SourceDocument } from '../domain/sourceDocument';
import type { ApplyResult } from './applyPlan';

/** What keeps a plan from being carried out now. */
export function obstacleOf(plan: Plan): Problem | null {
  const [problem] = plan.problems;
  if (problem) return withOthers(problem, plan.problems);
  if (plan.waitMs === null) return null;
  const code = plan.watch ? 'written-elsewhere' : 'not-settled';
  return createProblem(code, {}, { retryAfterMs: plan.waitMs });
}

/** The refusal that a person has to look at comes before the ones that only followed from it. */
export function worstFailure({ failures }: ApplyResult): Problem | null {
  const worst = failures.find(({ failure }) => failure.outcome === 'refused') ?? failures[0];
  return worst?.failure.problem ?? null;
}

/** Autotask says only that a contact does not fit; the document knows which one (sync-rules § 9). */
export function nameContact(problem: Problem, source: SourceDocument): Problem {
  if (problem.code !== 'contact-mismatch') return problem;
  return { ...problem, parts: { ...problem.parts, email: source.contactEmail ?? '', name: source.customer.name } };
}

/** The plan asks for the same again and again: Autotask answers other values than were written. */
export function notConverging(plan: Plan): Problem {
  const fields = plan.operations.flatMap((operation) =>
    operation.kind === 'update' ? Object.keys(operation.changes) : [operation.key],
  );
  return createProblem('not-converging', { fields: [...new Set(fields)].join(', ') });
}

/** One problem is shown at a time; the others stand under its details. */
function withOthers(problem: Problem, all: Problem[]): Problem {
  const others = all
    .filter((other) => other !== problem)
    .map((other) => `${other.code}: ${Object.values(other.parts).join(', ')}`);
  return others.length === 0 ? problem : { ...problem, details: [...problem.details, ...others] };
}
