import type Big from 'big.js';
import { type ItemNumbers, roundMoney, toNumber } from '../money';
import type { CreatedId, OperationKey, PlannedFields } from '../plan';
import type { Period } from '../sourceDocument';
import { cutText } from '../text/text';

/** The reference fields of the item types that a sync makes: product, service, charge (cost), shipping. */
export interface ItemReference {
  field: 'productID' | 'serviceID' | 'chargeID' | 'shippingID';
  id: number | CreatedId;
}

/** An item as the Autotask quote should have it. */
export interface DesiredItem {
  /** `item:line-81`, `item:shipping`, `item:surcharge`, `item:coupon`; merged services bear the key of the first line. */
  key: OperationKey;
  lineIds: number[];
  type: 1 | 2 | 6 | 11;
  reference: ItemReference;
  period: Period;
  /** The fields of QuoteItems to send on creation, without `quoteID`. */
  fields: PlannedFields;
  /** Fields that are set once and never compared again. */
  onlyAtCreation: string[];
  net: Big;
  isOptional: boolean;
}

/** What an item is, apart from its numbers and texts. */
export interface ItemTarget {
  type: DesiredItem['type'];
  reference: ItemReference;
  period: Period;
  periodTypeId: number;
  /** Null where it cannot be told: Autotask then takes that of the catalogue's billing code. */
  taxCategoryId: number | null;
}

interface ItemContent {
  key: OperationKey;
  lineIds: number[];
  target: ItemTarget;
  name: string;
  description: string;
  numbers: ItemNumbers;
  /** What the document says that it comes to, unrounded: the 4 places of the numbers may come to something else. */
  amount: Big;
  unitCost: Big | null;
  isOptional: boolean;
}

/** Puts an item together; the tax category is set at creation only (sync-rules § 3, *Set once*). */
export function buildItem(content: ItemContent): DesiredItem {
  const { target } = content;
  const fields: PlannedFields = {
    quoteItemType: target.type,
    [target.reference.field]: target.reference.id,
    description: cutText(content.description, 2000),
    ...numberFields(content.numbers),
    isOptional: content.isOptional,
    periodType: target.periodTypeId,
  };
  // The catalogue's name wins for services: Autotask would answer another one than was sent, and every sync would write anew.
  if (target.type !== 11) fields.name = cutText(content.name, 100);
  if (content.unitCost !== null) fields.unitCost = toNumber(content.unitCost.round(4));
  if (target.taxCategoryId !== null) fields.taxCategoryID = target.taxCategoryId;
  return {
    key: content.key,
    lineIds: content.lineIds,
    type: target.type,
    reference: target.reference,
    period: target.period,
    fields,
    onlyAtCreation: ['taxCategoryID'],
    net: roundMoney(content.amount, 2),
    isOptional: content.isOptional,
  };
}

/** The numbers of an item as JSON; all three discounts are required by Autotask, zeros included. */
export function numberFields(numbers: ItemNumbers): Record<keyof ItemNumbers, number> {
  const plain = (value: Big | number) => (typeof value === 'number' ? value : toNumber(value));
  return {
    quantity: plain(numbers.quantity),
    unitPrice: plain(numbers.unitPrice),
    unitDiscount: plain(numbers.unitDiscount),
    percentageDiscount: plain(numbers.percentageDiscount),
    lineDiscount: plain(numbers.lineDiscount),
  };
}
