import type Big from 'big.js';
import { lineAmount, priceFields } from '../money';
import { lineQuestions } from '../questions/questionsLine';
import type { Result } from '../result';
import type { SourceLine } from '../sourceDocument';
import { buildItem, type DesiredItem } from './desiredItem';
import { headerItems } from './headerItems';
import { interpretLines } from './interpretation';
import type { ItemContext, PlanItemsInput } from './itemContext';
import { itemTarget } from './itemTarget';
import { distinctProblems, judgeFailures } from './lineFailures';
import { lineName } from './lineName';
import { lineProblem } from './lineProblem';
import { type LineItem, mergeServices } from './mergeServices';
import type { PlannedLines } from './plannedLines';
import { type CountedLine, selectLines } from './selectLines';

export interface PlannedItems extends PlannedLines {
  items: DesiredItem[];
}

/** The items that the Autotask quote of a document should have, in line order (sync-rules § 3, § 5). */
export function planItems(input: PlanItemsInput): PlannedItems {
  const interpretation = interpretLines(input.document, input.settings);
  const context: ItemContext = { ...input, interpretation, creations: new Map() };
  const selection = selectLines(input.document, input.settings);
  const planned = selection.lines.map((counted) => ({ line: counted.line, result: planLine(counted, context) }));
  const entries = planned.flatMap(({ result }) => (result.ok ? [result.value] : []));
  const { items, repeated } = mergeServices(entries);
  const header = headerItems(context);
  const failed = [
    ...planned.flatMap(({ line, result }) => (result.ok ? [] : [{ line, problem: result.problem }])),
    ...repeated.map(({ line }) => ({ line, problem: lineProblem('service-repeated', line, context) })),
  ];
  const failures = judgeFailures(failed, input.settings);
  return {
    items: [...items, ...header.items],
    creations: [...context.creations.values()].map(({ operation }) => operation),
    problems: distinctProblems([...failures.problems, ...header.problems]),
    notices: [...interpretation.notices, ...selection.notices, ...failures.notices],
    skippedLines: failures.skipped.length,
    // Lines that stop everything as well: a preview must not show their items as leftovers.
    skippedKeys: failed.map(({ line }) => `item:line-${line.id}`),
    questions: lineQuestions(failed, context),
  };
}

function planLine({ line, isOptional }: CountedLine, context: ItemContext): Result<LineItem> {
  const target = itemTarget(line, context);
  if (!target.ok) return target;
  const priced = { ...line, interpretation: context.interpretation };
  const numbers = priceFields(priced);
  const amount = lineAmount(priced);
  const item = buildItem({
    key: `item:line-${line.id}`,
    lineIds: [line.id],
    target: target.value,
    name: lineName(line),
    description: line.description,
    numbers,
    amount,
    unitCost: unitCost(line, context),
    isOptional,
  });
  return { ok: true, value: { line, item, numbers, amount } };
}

/** An order line knows its own cost, a quote line's is the cheapest supplier record; unknown is not sent (sync-rules § 3). */
function unitCost(line: SourceLine, { document }: ItemContext): Big | null {
  return document.kind === 'order' ? line.cost : (line.product?.cost ?? null);
}
