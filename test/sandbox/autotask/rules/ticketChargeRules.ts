import Big from 'big.js';
import type { AutotaskRecord } from '../../types.ts';
import { refuseUnless } from '../RefusedError.ts';
import { type Draft, type EntityRules, isChanged, numberIn, referencedBy, setDefault } from '../write/Draft.ts';
import { checkMaterialCode } from './checkBillingCode.ts';

function checkUnbilled(charge: AutotaskRecord | undefined): void {
  refuseUnless(charge?.isBilled !== true, 'The charge is billed and cannot be changed or deleted.');
}

function settleCode(draft: Draft): AutotaskRecord | undefined {
  const { record, before, sent } = draft;
  const product = referencedBy(draft, 'productID', 'Products');
  const sentCode = sent.has('billingCodeID') && isChanged(draft, 'billingCodeID') && record.billingCodeID !== null;
  refuseUnless(!product || !sentCode, 'Either productID or billingCodeID can be given, not both.');
  if (product && isChanged(draft, 'productID')) {
    refuseUnless(product.isActive === true, 'productID: the product is inactive.');
    record.billingCodeID = product.productBillingCodeID;
  }
  if (product && before) record.billingCodeID ??= before.billingCodeID;
  refuseUnless(typeof record.billingCodeID === 'number', 'A productID or a billingCodeID is required.');
  const code = referencedBy(draft, 'billingCodeID', 'BillingCodes');
  if (isChanged(draft, 'billingCodeID')) checkMaterialCode(code, 'billingCodeID');
  return product ?? code;
}

function compute(record: AutotaskRecord): void {
  const quantity = new Big(numberIn(record, 'unitQuantity'));
  const times = (field: string) => quantity.times(numberIn(record, field)).round(2, Big.roundHalfUp).toNumber();
  record.extendedCost = times('unitCost');
  record.billableAmount = record.isBillableToCompany === true ? times('unitPrice') : 0;
  record.internalCurrencyUnitPrice = record.unitPrice ?? null;
  record.internalCurrencyBillableAmount = record.billableAmount;
}

/** Charges of tickets (autotask.md § 3.7). */
export const ticketChargeRules: EntityRules = {
  check(draft) {
    const { record, before } = draft;
    checkUnbilled(before);
    refuseUnless(before === undefined || !isChanged(draft, 'ticketID'), 'ticketID cannot be changed.');
    const source = settleCode(draft);
    setDefault(record, 'unitPrice', source?.unitPrice);
    setDefault(record, 'unitCost', source?.unitCost);
    setDefault(record, 'isBillableToCompany', true);
    setDefault(record, 'isBilled', false);
    compute(record);
  },
  checkDelete: (_context, record) => checkUnbilled(record),
};
