import type { Plan } from './plan';
import type { Problem } from './problem';

/** The plan with one more problem. */
export function withProblem(plan: Plan, problem: Problem): Plan {
  return { ...plan, problems: [...plan.problems, problem] };
}
