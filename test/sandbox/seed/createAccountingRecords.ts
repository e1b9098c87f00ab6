import type { AutotaskRecord, AutotaskSeed } from '../types.ts';
import { autotaskIds as ids } from './autotaskIds.ts';

/** `BillingCodes.useType`: 4 (material) is fixed by Autotask, the others are this tenant's. */
export const useTypes = { workType: 1, internalTime: 3, material: 4, service: 5, expense: 6 } as const;

const { billingCode: code, taxCategory: category, taxRegion: region } = ids;

function billingCode(id: number, name: string, useType: number, taxCategoryID: number, rest = {}): AutotaskRecord {
  return { id, name, useType, taxCategoryID, billingCodeType: 0, isActive: true, unitCost: 0, unitPrice: 0, ...rest };
}

/** `Miscellaneous` stands three times, once as an active material code: only that one may be taken. */
const billingCodes: AutotaskRecord[] = [
  billingCode(code.hardware, 'Hardware', useTypes.material, category.hardware),
  billingCode(code.software, 'Software', useTypes.material, category.software),
  billingCode(code.freight, 'Freight', useTypes.material, category.freight),
  billingCode(code.cardSurcharge, 'Card surcharge', useTypes.material, category.surcharge),
  billingCode(code.miscellaneousOld, 'Miscellaneous', useTypes.material, category.old, { isActive: false }),
  billingCode(code.miscellaneous, 'Miscellaneous', useTypes.material, category.other),
  billingCode(code.consulting, 'Consulting', useTypes.material, category.services),
  billingCode(code.miscellaneousExpense, 'Miscellaneous', useTypes.expense, category.other),
  billingCode(code.managedServices, 'Managed Services', useTypes.service, category.services),
  billingCode(code.securityServices, 'Security Services', useTypes.service, category.software),
  billingCode(code.workType, 'Remote Support', useTypes.workType, category.services),
  billingCode(code.internalTime, 'Holiday', useTypes.internalTime, category.other),
  billingCode(code.expense, 'Travel', useTypes.expense, category.other),
  billingCode(code.rma, 'RMA', useTypes.material, category.hardware, { billingCodeType: 1 }),
];

const taxCategories: AutotaskRecord[] = [
  { id: category.hardware, name: 'Hardware', isActive: true },
  { id: category.software, name: 'Software', isActive: true },
  { id: category.services, name: 'Services', isActive: true },
  { id: category.freight, name: 'Freight', isActive: true },
  { id: category.surcharge, name: 'Fees', isActive: true },
  { id: category.other, name: 'Other', isActive: true },
  { id: category.old, name: 'Before 2020', isActive: false },
];

function createTaxes(): AutotaskRecord[] {
  return taxCategories.map((taxCategory, index) => ({
    id: 501 + index * 2,
    isCompounded: false,
    taxCategoryID: taxCategory.id,
    taxName: `State tax on ${String(taxCategory.name)}`,
    taxRate: 0.1,
    taxRegionID: region.state,
  }));
}

function currency(id: number, name: string, isInternalCurrency: boolean): AutotaskRecord {
  return {
    id,
    name,
    description: name,
    isInternalCurrency,
    isActive: true,
    exchangeRate: isInternalCurrency ? 1 : 1.36,
    displaySymbol: 3,
    currencyPositiveFormat: '$1,234.56',
    currencyNegativeFormat: '($1.00)',
  };
}

const term = (id: number, name: string, paymentDueInDays: number, isActive: boolean): AutotaskRecord => ({
  id,
  name,
  description: `Payment ${name.toLowerCase()}`,
  paymentDueInDays,
  isActive,
});

const shipping = (id: number, name: string, isActive: boolean): AutotaskRecord => ({
  id,
  name,
  description: name,
  billingCodeID: code.freight,
  isActive,
});

/** Codes, taxes, terms, shipping and currencies of the tenant. */
export function createAccountingRecords(): AutotaskSeed {
  return {
    BillingCodes: billingCodes,
    TaxCategories: taxCategories,
    TaxRegions: [
      { id: region.state, name: 'State', isActive: true },
      { id: region.exempt, name: 'Exempt', isActive: true },
    ],
    Taxes: createTaxes(),
    ShippingTypes: [
      shipping(ids.shippingType.ground, 'Ground', true),
      shipping(ids.shippingType.express, 'Express', true),
      shipping(ids.shippingType.retired, 'Bicycle courier', false),
    ],
    PaymentTerms: [
      term(ids.paymentTerm.net30, 'Net 30', 30, true),
      term(ids.paymentTerm.net14, 'Net 14', 14, true),
      term(ids.paymentTerm.retired, 'On the nail', 0, false),
    ],
    Currencies: [currency(ids.currency.internal, 'USD', true), currency(ids.currency.foreign, 'CAD', false)],
  };
}
