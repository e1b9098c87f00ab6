import { interpretLines } from '../lines/interpretation';
import type { PlanItemsInput } from '../lines/itemContext';
import { productReference } from '../lines/itemTarget';
import { distinctProblems, judgeFailures } from '../lines/lineFailures';
import { lineName } from '../lines/lineName';
import { lineProblem } from '../lines/lineProblem';
import type { PlannedLines } from '../lines/plannedLines';
import { selectLines } from '../lines/selectLines';
import { resolveChoice, settingMissing } from '../matching/resolveChoice';
import { resolveMaterialCode } from '../matching/resolveMaterialCode';
import { lineNet } from '../money';
import type { Notice } from '../plan';
import { lineQuestions } from '../questions/questionsLine';
import type { Result } from '../result';
import type { SourceLine } from '../sourceDocument';
import type { ChargeContext } from './chargeContext';
import { buildCharge, type ChargeReference, type DesiredCharge } from './desiredCharge';
import { headerCharges } from './headerCharges';

export interface PlannedCharges extends PlannedLines {
  charges: DesiredCharge[];
}

/** The charges that the ticket of an order should have, in line order (sync-rules § 4). */
export function planCharges(input: PlanItemsInput): PlannedCharges {
  const chargeType = chargeTypeOf(input);
  if (!chargeType.ok) return { ...nothing(), problems: [chargeType.problem] };
  const interpretation = interpretLines(input.document, input.settings);
  const context: ChargeContext = { ...input, interpretation, creations: new Map(), chargeTypeId: chargeType.value };
  const lines = selectLines(input.document, input.settings).lines.map(({ line }) => line);
  const charged = lines.filter((line) => !isService(line));
  const planned = charged.map((line) => ({ line, result: planLine(line, context) }));
  const header = headerCharges(context);
  const failed = planned.flatMap(({ line, result }) => (result.ok ? [] : [{ line, problem: result.problem }]));
  const failures = judgeFailures(failed, input.settings);
  return {
    charges: [...planned.flatMap(({ result }) => (result.ok ? [result.value] : [])), ...header.charges],
    creations: [...[...context.creations.values()].map(({ operation }) => operation), ...header.creations],
    problems: distinctProblems([...failures.problems, ...header.problems]),
    notices: [...interpretation.notices, ...lineNotices(lines), ...failures.notices],
    skippedLines: failures.skipped.length,
    skippedKeys: failed.map(({ line }) => `charge:line-${line.id}`),
    questions: lineQuestions(failed, context),
  };
}

/** Services and bundles are never charged on a ticket: contracts bill them. */
export function isService(line: SourceLine): boolean {
  return line.product !== null && line.product.kind !== 'product';
}

function nothing(): PlannedCharges {
  return { charges: [], creations: [], problems: [], notices: [], skippedLines: 0, skippedKeys: [], questions: [] };
}

function chargeTypeOf({ settings, reference }: PlanItemsInput): Result<number> {
  const found = resolveChoice(settings.ticket.chargeType, reference.picklists['TicketCharges.chargeType'] ?? []);
  if (found.ok) return { ok: true, value: found.value.id };
  return { ok: false, problem: settingMissing('ticket.chargeType', found.reason) };
}

function planLine(line: SourceLine, context: ChargeContext): Result<DesiredCharge> {
  const target = chargeReference(line, context);
  if (!target.ok) return target;
  const charge = buildCharge({
    key: `charge:line-${line.id}`,
    ...target.value,
    name: lineName(line),
    description: line.description,
    quantity: line.quantity,
    price: line.price,
    net: lineNet({ ...line, interpretation: context.interpretation }),
    unitCost: line.cost,
    chargeTypeId: context.chargeTypeId,
    purchasedOn: context.document.createdOn,
  });
  return { ok: true, value: charge };
}

function chargeReference(
  line: SourceLine,
  context: ChargeContext,
): Result<{ reference: ChargeReference; materialCodeId: number | null }> {
  if (line.product !== null) {
    const product = productReference(line, line.product, context);
    if (!product.ok) return product;
    const { id, materialCodeId } = product.value;
    return { ok: true, value: { reference: { field: 'productID', id }, materialCodeId } };
  }
  if (context.settings.unlisted === 'stop')
    return { ok: false, problem: lineProblem('product-not-found', line, context) };
  const { settings, reference } = context;
  const code = resolveMaterialCode(settings.unlistedMaterialCode, reference, 'unlistedMaterialCode');
  if (!code.ok) return code;
  const { id } = code.value;
  return { ok: true, value: { reference: { field: 'billingCodeID', id }, materialCodeId: id } };
}

function lineNotices(lines: SourceLine[]): Notice[] {
  const names = (some: SourceLine[]) => some.map((line) => `"${lineName(line)}"`).join(', ');
  const services = lines.filter(isService);
  const recurring = lines.filter((line) => !isService(line) && line.period !== 'oneTime');
  const notices: Notice[] = [];
  if (services.length > 0) {
    const message = `Services are not charged on the ticket; its description lists them: ${names(services)}.`;
    notices.push({ code: 'services-not-charged', message });
  }
  if (recurring.length > 0) {
    const message = `Recurring, but charged once on the ticket: ${names(recurring)}.`;
    notices.push({ code: 'recurring-charged-once', message });
  }
  return notices;
}
