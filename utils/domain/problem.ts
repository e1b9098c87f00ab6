import type { AutotaskEntity } from './autotaskRecords';
import { type ProblemCode, type ProblemText, problemTexts } from './problemTexts';
import type { DocumentRef } from './sourceDocument';

/** What *View* opens: the source of the error. */
export type ViewTarget =
  | { kind: 'document'; ref: DocumentRef }
  | { kind: 'autotask'; entity: AutotaskEntity; id: number }
  | { kind: 'options'; section: string };

/** A failure with a name: plain data, so that it can be stored, sent and translated. */
export interface Problem {
  code: ProblemCode;
  /** Parts of the sentence (`{ name: 'Acme Pty' }`). */
  parts: Record<string, string>;
  /** The other system's own words, shown under *Details*. */
  details: string[];
  view: ViewTarget | null;
  /** When the other system said so: wait at least this long, in milliseconds. */
  retryAfterMs?: number;
  /** How often it was tried, where the queue has given up: nothing goes on by itself any more. */
  givenUpAfter?: number;
}

/** Makes a problem; `parts` fill the sentence of the code. */
export function createProblem(
  code: ProblemCode,
  parts: Record<string, string> = {},
  extra: { details?: string[]; view?: ViewTarget | null; retryAfterMs?: number } = {},
): Problem {
  const problem: Problem = { code, parts, details: extra.details ?? [], view: extra.view ?? null };
  if (extra.retryAfterMs !== undefined) problem.retryAfterMs = extra.retryAfterMs;
  return problem;
}

/** Problems that the planner asks a question about, so that *Decide* leads to an answer. */
const DECIDABLE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'ambiguous-product',
  'ambiguous-target',
  'charge-billed',
  'company-unlinked',
  'conflict',
  'items-unattributed',
  'managed-elsewhere',
  'opportunity-choice',
  'opportunity-closed',
  'possible-duplicate',
  'product-inactive',
  'product-not-found',
  'recurring-without-service',
  'service-period-differs',
  'target-gone',
]);

/** Whether a person can solve it by choosing something. */
export function canDecide({ code }: Problem): boolean {
  return DECIDABLE.has(code);
}

/** The problem in words: what happened, what to do, and whether *Retry* can help. */
export function describeProblem(problem: Problem): { message: string; remedy: string; canRetry: boolean } {
  const text: ProblemText = problemTexts[problem.code];
  const { givenUpAfter } = problem;
  const known: Record<string, string> = { ...problem.parts, tries: String(givenUpAfter) };
  const fill = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '…');
  const remedy = givenUpAfter === undefined ? text.remedy : (text.givenUp ?? text.remedy);
  return { message: fill(text.message), remedy: fill(remedy), canRetry: text.canRetry };
}

export type { ProblemCode };
