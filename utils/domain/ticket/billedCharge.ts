import type Big from 'big.js';
import type { AutotaskTicketCharge } from '../autotaskRecords';
import type { LineChanges } from '../lines/lineChanges';
import { decimal, roundMoney } from '../money';
import type { PlanInput } from '../planInput';
import { createProblem } from '../problem';
import { formatMoney } from '../text/formatMoney';
import type { DesiredCharge } from './desiredCharge';
import { sameChargeReference } from './pairCharges';

/** What a charge comes to on the invoice, rounded to cents as Autotask does. */
export function chargeAmount({ unitQuantity, unitPrice }: AutotaskTicketCharge): Big {
  return roundMoney(decimal(unitQuantity).times(unitPrice ?? 0), 2);
}

/** What was invoiced stays as it was; a different amount has to be known to the bookkeeper (sync-rules § 4). */
export function followBilled(
  wanted: DesiredCharge,
  charge: AutotaskTicketCharge,
  input: Pick<PlanInput, 'known' | 'decisions'>,
  changes: LineChanges,
): void {
  const isAccepted = input.decisions.winners?.[wanted.key] === 'autotask';
  const isKnown = input.known.links.some(
    ({ key, base }) => key === wanted.key && base.billedAs === wanted.net.toFixed(2),
  );
  if (!isBilledDifferent(wanted, charge)) adoptBilled(wanted, charge, input, changes);
  else if (isKnown || isAccepted) acceptBilled(wanted, charge, isKnown, changes);
  else refuseBilled({ key: wanted.key, net: wanted.net }, charge, changes);
}

/** The link alone is of use: none of its fields will ever be written again. */
function adoptBilled(
  { key }: DesiredCharge,
  { id }: AutotaskTicketCharge,
  { known }: Pick<PlanInput, 'known'>,
  changes: LineChanges,
): void {
  if (known.links.some((link) => link.key === key && link.id === id)) return;
  changes.operations.push({ kind: 'adopt', key, entity: 'TicketCharges', id, base: {}, reason: 'billed as it is' });
}

/** Whether the customer was invoiced something else than the order says now; a name or a text is no matter of money. */
function isBilledDifferent(wanted: DesiredCharge, charge: AutotaskTicketCharge): boolean {
  const isOtherProduct = wanted.reference.field === 'productID' && !sameChargeReference(wanted, charge);
  return isOtherProduct || !chargeAmount(charge).eq(roundMoney(wanted.net, 2));
}

/** The difference was accepted: said on every sync, asked about again only when the order changes. */
function acceptBilled(
  { key, net }: DesiredCharge,
  charge: AutotaskTicketCharge,
  isKnown: boolean,
  changes: LineChanges,
): void {
  const base = { billedAs: net.toFixed(2) };
  const { id } = charge;
  if (!isKnown)
    changes.operations.push({ kind: 'adopt', key, entity: 'TicketCharges', id, base, reason: 'left as billed' });
  const message = `"${charge.name}" is billed and stays: ${difference(charge, net)}.`;
  changes.notices.push({ code: 'charge-billed', message });
}

/** The difference is a problem until somebody has seen it; `net: null` = the line left the order. */
export function refuseBilled(
  { key, net }: { key: string; net: Big | null },
  charge: AutotaskTicketCharge,
  changes: LineChanges,
): void {
  const parts = { name: charge.name, difference: difference(charge, net) };
  const view = { kind: 'autotask', entity: 'Tickets', id: charge.ticketID } as const;
  changes.problems.push(createProblem('charge-billed', parts, { view }));
  changes.questions.push({
    id: `billed:${key}`,
    code: 'charge-billed',
    text: `"${charge.name}" is billed already: ${parts.difference}.`,
    answers: [{ label: 'Leave it as it was billed', decision: { winners: { [key]: 'autotask' } } }],
  });
}

function difference(charge: AutotaskTicketCharge, net: Big | null): string {
  const ordered = net === null ? 'no longer ordered' : `${formatMoney(net)} ordered`;
  return `${formatMoney(chargeAmount(charge))} billed, ${ordered}`;
}
