import type { AutotaskProduct, AutotaskService } from '../autotaskRecords';
import type { Decisions } from '../decisions';
import type { ItemContext } from '../lines/itemContext';
import { linkedServiceIds } from '../lines/serviceTarget';
import { matchProduct } from '../matching/matchProduct';
import { matchService, servicesOf } from '../matching/matchService';
import { periodLabel, periodTypeOf } from '../matching/periodTypeOf';
import { linkName } from '../matching/sharedKeys';
import type { Problem } from '../problem';
import type { Answer, Question } from '../question';
import type { SourceLine, SourceProduct } from '../sourceDocument';
import { describeValue } from '../text/describeValue';

/** Lines that failed, and why. */
export type FailedLine = { line: SourceLine; problem: Problem };

/** What can be decided about lines that cannot be planned, each product once (sync-rules § 3, § 5). */
export function lineQuestions(failed: FailedLine[], context: ItemContext): Question[] {
  const asked = failed.flatMap(({ line, problem }) => lineQuestion(line, problem, context) ?? []);
  return [...new Map(asked.map((question) => [question.id, question])).values()];
}

function lineQuestion(line: SourceLine, problem: Problem, context: ItemContext): Question | null {
  switch (problem.code) {
    case 'product-not-found':
    case 'product-inactive':
    case 'ambiguous-product':
    case 'service-period-differs':
      return line.product && catalogueQuestion(line, line.product, problem, context);
    case 'recurring-without-service':
      return freeTextQuestion(line, context);
    default:
      return null;
  }
}

/** Which record of Autotask's catalogue is meant; without a name to remember it by, a later sync could not know the answer. */
function catalogueQuestion(
  line: SourceLine,
  product: SourceProduct,
  { code }: Problem,
  context: ItemContext,
): Question | null {
  const name = linkName(product);
  if (name === '') return null;
  if (product.kind === 'product') {
    const pick = (id: number): Decisions => ({ products: { [name]: id } });
    return {
      id: `product:${name}`,
      code,
      text: `Which Autotask product is "${product.name}" (${name})?`,
      answers: candidateProducts(product, context).map((candidate) => productAnswer(candidate, pick)),
      search: { entity: 'Products', into: 'products', key: name },
    };
  }
  const key = `${name}:${line.period}`;
  const pick = (id: number): Decisions => ({ services: { [key]: id } });
  return {
    id: `service:${key}`,
    code,
    text: `Which Autotask service is "${product.name}" (${name})${billed(line)}?`,
    answers: candidateServices(line, product, context).map((candidate) => serviceAnswer(candidate, context, pick)),
    search: serviceSearch(key, line, context),
  };
}

/** A service that bills in another period would be asked about again. */
function serviceSearch(key: string, line: SourceLine, { reference, settings }: ItemContext): Question['search'] {
  const search = { entity: 'Services', into: 'services', key } as const;
  if (line.period === 'oneTime') return search;
  const period = periodTypeOf(line.period, reference, settings, 'Services.periodType');
  return period.ok ? { ...search, periodType: period.value } : search;
}

const billed = (line: SourceLine): string =>
  line.period === 'oneTime' ? '' : `, billed ${periodLabel(line.period).toLowerCase()}`;

function freeTextQuestion(line: SourceLine, context: ItemContext): Question {
  const key = `item:line-${line.id}`;
  return {
    id: `service:${key}`,
    code: 'recurring-without-service',
    text: `"${line.title}" recurs${billed(line)}. Which Autotask service bills it?`,
    answers: [
      {
        label: 'Send it as one-time on purpose',
        hint: 'It is charged once.',
        decision: { asOneTime: { [key]: true } },
      },
    ],
    search: serviceSearch(key, line, context),
  };
}

function candidateProducts(product: SourceProduct, { products, linkedProducts }: ItemContext): AutotaskProduct[] {
  const match = matchProduct(product, products, linkedProducts?.get(linkName(product)));
  return match.kind === 'ambiguous' ? match.candidates : [];
}

function candidateServices(line: SourceLine, product: SourceProduct, context: ItemContext): AutotaskService[] {
  const { services, reference, settings } = context;
  const linked = linkedServiceIds(product, context);
  if (line.period === 'oneTime') return servicesOf(product, services, linked);
  const periodType = periodTypeOf(line.period, reference, settings, 'Services.periodType');
  if (!periodType.ok) return [];
  const match = matchService(product, { period: line.period, typeId: periodType.value }, services, linked);
  return match.kind === 'ambiguous' ? match.candidates : [];
}

function productAnswer(product: AutotaskProduct, pick: (id: number) => Decisions): Answer {
  const facts = [
    product.sku && `SKU ${product.sku}`,
    product.manufacturerProductName && `part number ${product.manufacturerProductName}`,
    product.manufacturerName,
  ];
  return withHint(`Use "${product.name}" (#${product.id})`, facts, pick(product.id));
}

function serviceAnswer(service: AutotaskService, { reference }: ItemContext, pick: (id: number) => Decisions): Answer {
  const period = describeValue({ entity: 'Services', field: 'periodType' }, service.periodType, reference);
  const facts = [period, service.sku && `SKU ${service.sku}`];
  return withHint(`Use "${service.name}" (#${service.id})`, facts, pick(service.id));
}

function withHint(label: string, facts: (string | null)[], decision: Decisions): Answer {
  const hint = facts.filter(Boolean).join(' · ');
  return hint === '' ? { label, decision } : { label, hint, decision };
}
