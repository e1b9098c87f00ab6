import Big from 'big.js';
import { findProduct, type Made, materialCode, type Reference } from './catalogue.ts';
import { netOf, round } from './decimals.ts';
import type { ExpectedSettings } from './expectedSettings.ts';
import type { Line } from './lines.ts';
import { picklistNumber, type Records, text } from './records.ts';
import type { Source } from './sourceView.ts';
import { cutWhole } from './texts.ts';

/** A ticket charge as Autotask must hold it. */
export interface ExpectedCharge {
  productID?: Reference;
  billingCodeID: number;
  name?: string;
  unitQuantity: number;
  unitPrice: number;
  unitCost?: number;
  chargeType: number;
  datePurchased: string;
  isBillableToCompany: true;
}

export interface ExpectedCharges {
  charges: ExpectedCharge[];
  made: Made[];
  /** What the charges add up to, two places. */
  total: string;
  notices: string[];
}

type Target = Pick<ExpectedCharge, 'productID' | 'billingCodeID' | 'name'>;

/** The special product of shipping (sync-rules § 4). */
const SHIPPING = 'Shipping';

/** The charges of an order: the table of sync-rules § 4, row by row. Throws `LineProblem`. */
export function expectCharges(records: Records, source: Source, settings: ExpectedSettings): ExpectedCharges {
  const made: Made[] = [];
  const common = {
    chargeType: picklistNumber('TicketCharges.chargeType', settings.ticket.chargeType),
    datePurchased: source.orderedOn,
    isBillableToCompany: true,
  } as const;
  const isService = (line: Line) => line.product?.kind === 'service';
  const charged = source.lines.filter((line) => !isService(line));
  const charges = charged.map((line): ExpectedCharge => {
    const target = lineTarget(records, line, settings, made);
    const charge = { ...common, ...divide(line, target) };
    // Of several units in one charge the cost is no matter of the rules.
    const isDivided = charge.unitQuantity === line.quantity;
    return line.cost === null || !isDivided ? charge : { ...charge, unitCost: line.cost };
  });
  charges.push(...headerCharges(records, source, settings, made).map((charge) => ({ ...common, ...charge })));
  const notices = [
    ...(source.lines.some(isService) ? ['services-not-charged'] : []),
    ...(charged.some(({ period }) => period !== 'oneTime') ? ['recurring-charged-once'] : []),
  ];
  const total = charges.reduce(
    (sum, charge) => sum.plus(round(new Big(charge.unitQuantity).times(charge.unitPrice), 2)),
    new Big(0),
  );
  return {
    charges,
    made: [...new Map(made.map((entry) => [entry.externalId, entry])).values()],
    total: total.toFixed(2),
    notices,
  };
}

function lineTarget(records: Records, line: Line, settings: ExpectedSettings, made: Made[]): Target {
  const name = cutWhole(line.title, 100);
  if (line.product === null) return { billingCodeID: materialCode(records, settings.unlistedMaterialCode).id, name };
  const found = findProduct(records, line, line.product, settings);
  if (found.made) made.push(found.made);
  return { productID: found.id, billingCodeID: found.codeId, name };
}

/** Charges know no discount: net ÷ quantity to 4 places, or one of quantity 1 where that misses the net (sync-rules § 4). */
function divide(line: Line, target: Target) {
  const net = netOf({
    quantity: line.quantity,
    unitPrice: line.price,
    percentageDiscount: line.percent,
    lineDiscount: line.fixed,
  });
  const unitPrice = line.quantity === 0 ? new Big(0) : round(net.div(line.quantity), 4);
  if (unitPrice.times(line.quantity).eq(net)) {
    return { ...target, unitQuantity: line.quantity, unitPrice: unitPrice.toNumber() };
  }
  const name = cutWhole(`${line.quantity} × ${line.title}`, 100);
  return { ...target, name, unitQuantity: 1, unitPrice: net.toNumber() };
}

function headerCharges(records: Records, source: Source, settings: ExpectedSettings, made: Made[]) {
  const charges: (Target & { unitQuantity: number; unitPrice: number })[] = [];
  const add = (unitPrice: number, target: () => Target) => {
    if (unitPrice !== 0) charges.push({ ...target(), unitQuantity: 1, unitPrice });
  };
  add(source.shipping, () => shippingTarget(records, settings, made));
  add(source.surcharge, () => ({ billingCodeID: materialCode(records, settings.surchargeMaterialCode).id }));
  add(-source.coupon, () => ({ billingCodeID: materialCode(records, settings.couponMaterialCode).id }));
  return charges;
}

function shippingTarget(records: Records, settings: ExpectedSettings, made: Made[]): Target {
  const known = records.autotask('Products').find((product) => text(product.name) === SHIPPING);
  if (known) return { productID: known.id, billingCodeID: Number(known.productBillingCodeID) };
  const code = materialCode(records, settings.ticket.productMaterialCode);
  const fields = { name: SHIPPING, productBillingCodeID: code.id, isActive: true };
  made.push({ entity: 'Products', externalId: SHIPPING, fields });
  return { productID: `new ${SHIPPING}`, billingCodeID: code.id };
}
