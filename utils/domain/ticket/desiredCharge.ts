import type Big from 'big.js';
import type { AutotaskId } from '../autotaskRecords';
import { roundMoney, toNumber } from '../money';
import type { CreatedId, OperationKey, PlannedFields } from '../plan';
import { atMidnight } from '../sale/planOpportunity';
import { cutText } from '../text/text';
import { chargePrice } from './chargePrice';

/** What a charge refers to: Autotask takes a product's own material code, so the two are never sent together. */
export interface ChargeReference {
  field: 'productID' | 'billingCodeID';
  id: AutotaskId | CreatedId;
}

/** A charge as the ticket should have it. */
export interface DesiredCharge {
  /** `charge:line-81`, `charge:shipping`, `charge:surcharge`, `charge:coupon`. */
  key: OperationKey;
  reference: ChargeReference;
  /** The material code that a charge made now would get; null while its product is still to be made. */
  materialCodeId: AutotaskId | null;
  /** The fields of TicketCharges to send on creation, without `ticketID`. */
  fields: PlannedFields;
  net: Big;
}

interface ChargeContent {
  key: OperationKey;
  reference: ChargeReference;
  materialCodeId: AutotaskId | null;
  name: string;
  description: string;
  quantity: number;
  price: Big;
  net: Big;
  /** Per unit; null = unknown, not sent. */
  unitCost: Big | null;
  chargeTypeId: number;
  /** The order's day. */
  purchasedOn: string;
}

/** Puts a charge together (sync-rules § 4). */
export function buildCharge(content: ChargeContent): DesiredCharge {
  const { key, reference, materialCodeId, net } = content;
  const price = chargePrice(content);
  const fields: PlannedFields = {
    [reference.field]: reference.id,
    name: cutText(price.isLump ? `${content.quantity} × ${content.name}` : content.name, 100),
    description: cutText(content.description, 2000),
    chargeType: content.chargeTypeId,
    datePurchased: atMidnight(content.purchasedOn),
    unitQuantity: toNumber(price.quantity),
    unitPrice: toNumber(price.unitPrice),
    isBillableToCompany: true,
  };
  if (content.unitCost !== null) {
    const times = price.isLump ? content.quantity : 1;
    fields.unitCost = toNumber(roundMoney(content.unitCost.times(times), 4));
  }
  return { key, reference, materialCodeId, fields, net };
}
