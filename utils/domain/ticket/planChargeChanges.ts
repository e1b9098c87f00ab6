import type { AutotaskId, AutotaskTicketCharge } from '../autotaskRecords';
import { type LineChanges, type LinesInput, noChanges } from '../lines/lineChanges';
import { planRemoved } from '../lines/planRemoved';
import { giveUp, preferOlder } from '../lines/preferOlder';
import type { CreatedId, PlannedFields } from '../plan';
import { planExisting } from '../planRecord';
import { followBilled, refuseBilled } from './billedCharge';
import { chargeOperations } from './chargeOperations';
import type { DesiredCharge } from './desiredCharge';
import { type ChargePairs, isEqualCharge, pairCharges, sameChargeReference } from './pairCharges';

interface ChargesInput extends LinesInput<DesiredCharge, AutotaskTicketCharge> {
  ticketId: AutotaskId | CreatedId;
}

/**
 * Desired charges against those of the ticket (sync-rules § 4, § 6): charges that we made follow their lines until they are
 * billed, charges that a person made are never touched.
 */
export function planChargeChanges(input: ChargesInput): LineChanges {
  const changes = noChanges();
  const pairs = pairCharges(input.desired, input.remote, input.known);
  const wantedKeys = new Set(input.desired.map(({ key }) => key));
  const unbilled = input.remote.filter(({ isBilled }) => !isBilled);
  const race = { known: input.known, wanted: wantedKeys, isEqual: isEqualCharge };
  const surplus = preferOlder(pairs, unbilled, race);
  for (const wanted of input.desired) {
    const charge = pairs.get(wanted.key);
    if (charge) followLine(wanted, charge, input, changes);
    else createOrMourn(wanted, input, changes);
  }
  changes.operations = giveUp(surplus, changes.operations, ({ id, ticketID }) => {
    return { entity: 'TicketCharges', id, parent: ticketID };
  });
  removeLeftovers(input, pairs, changes);
  return changes;
}

function followLine(
  wanted: DesiredCharge,
  charge: AutotaskTicketCharge,
  input: ChargesInput,
  changes: LineChanges,
): void {
  const hasMoved = hasMovedCode(wanted, charge);
  if (charge.isBilled) followBilled(wanted, charge, input, changes);
  else if (isAnotherKind(wanted, charge))
    changes.operations.push(...chargeOperations.replace(wanted, charge, 'another product'));
  else if (hasMoved && input.decisions.recreate?.[wanted.key])
    changes.operations.push(...chargeOperations.replace(wanted, charge, 'to refresh its material code'));
  else {
    if (hasMoved) noticeMovedCode(wanted, charge, changes);
    const record = compareCharge(wanted, charge, input);
    changes.operations.push(...record.operations);
    changes.differences.push(...record.differences);
  }
}

function compareCharge(wanted: DesiredCharge, charge: AutotaskTicketCharge, input: ChargesInput) {
  return planExisting({
    key: wanted.key,
    entity: 'TicketCharges',
    id: charge.id,
    parent: charge.ticketID,
    desired: comparedFields(wanted),
    remote: charge,
    known: input.known,
    conflicts: input.settings.conflicts,
    decisions: input.decisions,
    label: `"${charge.name}"`,
  });
}

/** The reference never changes, the material code is set once (sync-rules § 4). */
function comparedFields({ fields, reference }: DesiredCharge): PlannedFields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== reference.field));
}

/** Another product, or a product instead of a material code; another material code alone is *set once*. */
function isAnotherKind(wanted: DesiredCharge, charge: AutotaskTicketCharge): boolean {
  if (wanted.reference.field === 'billingCodeID') return charge.productID !== null;
  return !sameChargeReference(wanted, charge);
}

function hasMovedCode({ materialCodeId }: DesiredCharge, { billingCodeID }: AutotaskTicketCharge): boolean {
  return materialCodeId !== null && billingCodeID !== null && materialCodeId !== billingCodeID;
}

function noticeMovedCode({ key }: DesiredCharge, { name }: AutotaskTicketCharge, changes: LineChanges): void {
  const message = `"${name}" keeps its material code; its product or the setting has another one now.`;
  changes.notices.push({ code: 'material-code-moved', message });
  changes.questions.push({
    id: `recreate:${key}`,
    code: null,
    text: message,
    answers: [{ label: 'Recreate the charge to refresh its material code', decision: { recreate: { [key]: true } } }],
  });
}

function createOrMourn(wanted: DesiredCharge, input: ChargesInput, changes: LineChanges): void {
  const { known, decisions, ticketId } = input;
  const link = known.links.find((candidate) => candidate.key === wanted.key);
  // A removal of our own whose answer never came: the charge was about to be made again, so nobody else took it away.
  const isOwn = link === undefined || decisions.recreate?.[wanted.key] || isReplaced(wanted, link.base);
  if (isOwn) {
    changes.operations.push(chargeOperations.create(wanted, ticketId, 'new line'));
    return;
  }
  const label = `"${String(wanted.fields.name)}"`;
  planRemoved({ link, label, create: (reason) => chargeOperations.create(wanted, ticketId, reason) }, input, changes);
}

function isReplaced({ reference: { field, id } }: DesiredCharge, base: Record<string, unknown>): boolean {
  const { productID } = base;
  if (field === 'billingCodeID') return typeof productID === 'number';
  return typeof productID === 'number' ? productID !== id : typeof base.billingCodeID === 'number';
}

function removeLeftovers(
  { desired, spared, known, decisions }: ChargesInput,
  pairs: ChargePairs,
  changes: LineChanges,
) {
  const wanted = new Set([...desired.map(({ key }) => key), ...spared]);
  for (const [key, charge] of pairs) {
    if (wanted.has(key)) continue;
    if (!charge.isBilled) changes.operations.push(chargeOperations.remove(key, charge, 'its line left the order'));
    else if (decisions.winners?.[key] === 'autotask') changes.forget.push(key);
    else refuseBilled({ key, net: null }, charge, changes);
  }
  for (const link of known.links) {
    if (link.entity === 'TicketCharges' && !wanted.has(link.key) && !pairs.has(link.key)) changes.forget.push(link.key);
  }
}
