import type { AutotaskEntity, AutotaskId } from '../autotaskRecords';
import { periodLabel } from '../matching/periodTypeOf';
import { createProblem, type Problem, type ProblemCode } from '../problem';
import type { SourceProduct } from '../sourceDocument';

/** A problem of one product of the catalogue; *View* opens the Autotask record where there is one. */
export function catalogueProblem(
  code: Extract<ProblemCode, 'product-not-found' | 'ambiguous-product' | 'product-inactive' | 'service-period-differs'>,
  product: SourceProduct,
  candidates: { id: AutotaskId; name: string }[] = [],
  entity: AutotaskEntity = 'Products',
): Problem {
  const parts: Record<string, string> = {
    name: product.name,
    number: product.number || 'without a number',
    period: periodLabel(product.period),
    line: product.name,
  };
  if (candidates.length > 0) parts.candidates = candidates.map(({ id, name }) => `"${name}" (#${id})`).join(', ');
  const [first] = candidates;
  return createProblem(code, parts, { view: first ? { kind: 'autotask', entity, id: first.id } : null });
}
