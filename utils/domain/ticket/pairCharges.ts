import type { AutotaskTicketCharge } from '../autotaskRecords';
import type { Known } from '../known';
import { type GroupRule, pairAlike } from '../lines/pairAlike';
import type { OperationKey, PlannedValue } from '../plan';
import { sameValue } from '../text/compareFields';
import type { DesiredCharge } from './desiredCharge';

/** Desired key → the charge that stands for it. */
export type ChargePairs = Map<OperationKey, AutotaskTicketCharge>;

type Likeness = (desired: DesiredCharge, charge: AutotaskTicketCharge) => boolean;

const isSame = (wanted: PlannedValue | undefined, present: string | number | boolean | null): boolean =>
  (typeof wanted !== 'object' || wanted === null) && sameValue(wanted, present);

/** A charge of a product bears its material code as well, so that code alone tells nothing. */
export const sameChargeReference: Likeness = ({ reference: { field, id } }, charge) =>
  charge[field] === id && (field === 'productID' || charge.productID === null);
const sameName: Likeness = ({ fields }, charge) => isSame(fields.name, charge.name);
const sameNumbers: Likeness = ({ fields }, charge) =>
  isSame(fields.unitQuantity, charge.unitQuantity) && isSame(fields.unitPrice, charge.unitPrice);

const isEqual: Likeness = (desired, charge) =>
  sameChargeReference(desired, charge) && sameName(desired, charge) && sameNumbers(desired, charge);
const LOOSER: Likeness[] = [
  (desired, charge) => sameChargeReference(desired, charge) && sameName(desired, charge),
  sameChargeReference,
];

/**
 * Finds the charge of each line (sync-rules § 6, *Pairing*): by link, by an unanswered create, by equality; by likeness only
 * where nothing of the ticket was ever ours, and where it is unique on both sides.
 */
export function pairCharges(desired: DesiredCharge[], remote: AutotaskTicketCharge[], known: Known): ChargePairs {
  const pairs: ChargePairs = new Map();
  for (const link of known.links) {
    const charge = remote.find(({ id }) => id === link.id);
    if (link.entity === 'TicketCharges' && charge) pairs.set(link.key, charge);
  }
  pairIntents(remote, known, pairs);
  // Equal lines are interchangeable: any assignment is right.
  takeAlike(desired, remote, { isAlike: isEqual, rule: 'any' }, pairs);
  const isOurs = [...known.links, ...known.intents].some(({ entity }) => entity === 'TicketCharges');
  if (!isOurs) for (const isAlike of LOOSER) takeAlike(desired, remote, { isAlike, rule: 'unique' }, pairs);
  return pairs;
}

const isFree = (charge: AutotaskTicketCharge, pairs: ChargePairs) => ![...pairs.values()].includes(charge);

const INTENT_FIELDS = ['name', 'productID', 'unitQuantity', 'unitPrice'] as const;

function pairIntents(remote: AutotaskTicketCharge[], known: Known, pairs: ChargePairs): void {
  for (const { entity, key, fields } of known.intents) {
    if (entity !== 'TicketCharges' || pairs.has(key)) continue;
    const charge = remote.find(
      (candidate) =>
        isFree(candidate, pairs) && INTENT_FIELDS.every((field) => sameValue(fields[field], candidate[field])),
    );
    if (charge) pairs.set(key, charge);
  }
}

function takeAlike(
  desired: DesiredCharge[],
  remote: AutotaskTicketCharge[],
  how: { isAlike: Likeness; rule: GroupRule },
  pairs: ChargePairs,
): void {
  const open = desired.filter(({ key }) => !pairs.has(key));
  const free = remote.filter((charge) => isFree(charge, pairs));
  for (const [{ key }, charge] of pairAlike(open, free, how)) pairs.set(key, charge);
}

/** Whether two charges could stand for the same line. */
export function isEqualCharge(one: AutotaskTicketCharge, other: AutotaskTicketCharge): boolean {
  return (
    one.billingCodeID === other.billingCodeID && INTENT_FIELDS.every((field) => sameValue(one[field], other[field]))
  );
}
