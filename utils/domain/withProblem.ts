import type { Plan } from './plan';
import type { Problem } from './problem';
import type { Question } from './question';

/** The plan with one more problem, and what can be decided about it. */
export function withProblem(plan: Plan, problem: Problem, ...questions: Question[]): Plan {
  return { ...plan, problems: [...plan.problems, problem], questions: [...plan.questions, ...questions] };
}
