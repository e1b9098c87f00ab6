import { periodLabel } from '../matching/periodTypeOf';
import { createProblem, type Problem, type ProblemCode, type ViewTarget } from '../problem';
import type { SourceLine } from '../sourceDocument';
import type { ItemContext } from './itemContext';

type LineProblemCode =
  | 'product-not-found'
  | 'ambiguous-product'
  | 'product-inactive'
  | 'recurring-without-service'
  | 'service-period-differs'
  | 'service-repeated';

const LINE_PROBLEMS: ReadonlySet<ProblemCode> = new Set<LineProblemCode>([
  'product-not-found',
  'ambiguous-product',
  'product-inactive',
  'recurring-without-service',
  'service-period-differs',
  'service-repeated',
]);

interface About {
  candidates?: { id: number; name: string }[];
  /** The Autotask record that is the source of the error. */
  entity?: 'Products' | 'Services';
  id?: number;
}

/** Is this the problem of one line, which `lineProblems: skip` may leave out (sync-rules § 3)? */
export function isLineProblem(problem: Problem): boolean {
  return LINE_PROBLEMS.has(problem.code);
}

/** A problem of a line; *View* opens the document, or the Autotask record that has to be mended. */
export function lineProblem(
  code: LineProblemCode,
  line: SourceLine,
  { document }: Pick<ItemContext, 'document'>,
  about: About = {},
): Problem {
  const parts: Record<string, string> = {
    name: line.product?.name || line.title,
    number: line.product ? line.product.number || 'without a number' : 'free text',
    period: periodLabel(line.period),
    line: line.title,
  };
  if (about.candidates) parts.candidates = about.candidates.map(({ id, name }) => `"${name}" (#${id})`).join(', ');
  const view: ViewTarget =
    about.entity !== undefined && about.id !== undefined
      ? { kind: 'autotask', entity: about.entity, id: about.id }
      : { kind: 'document', ref: `${document.kind}:${document.id}` };
  return createProblem(code, parts, { view });
}
