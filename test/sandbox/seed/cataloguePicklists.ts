import type { PicklistSeed } from '../types.ts';
import { useTypes } from './createAccountingRecords.ts';
import { servicePeriods } from './createAutotaskCatalogue.ts';
import { companyTypes } from './createCompanyRecords.ts';
import { picklistValues } from './picklistValues.ts';

const servicePeriodValues = picklistValues({
  'One-Time': servicePeriods.once,
  Monthly: servicePeriods.monthly,
  Quarterly: servicePeriods.quarterly,
  'Semi-Annual': 6,
  Yearly: servicePeriods.yearly,
});

/** Picklists of products, services, codes, currencies, companies, contacts and resources. */
export const cataloguePicklists: PicklistSeed = {
  'Products.billingType': picklistValues({ Standard: 1, 'Per Contact': 7, 'Per Asset': 9 }, {}, 'Standard'),
  'Products.priceCostMethod': picklistValues({ Standard: 1, Tiered: 5 }, {}, 'Standard'),
  'Products.productCategory': picklistValues({ Hardware: 401, Software: 403, Other: 407 }),
  'Products.periodType': picklistValues({ 'One-Time': 21, Monthly: 22, Quarterly: 24, 'Semi-Annual': 26, Yearly: 28 }),
  'Services.periodType': servicePeriodValues,
  'Services.serviceLevelAgreementID': picklistValues({ Standard: 3, Premium: 7 }),
  'ServiceBundles.periodType': servicePeriodValues,
  'ServiceBundles.serviceLevelAgreementID': picklistValues({ Standard: 3, Premium: 7 }),
  'BillingCodes.useType': picklistValues({
    'General Allocation Code': useTypes.workType,
    'Internal Allocation Code': useTypes.internalTime,
    'Material Cost Code': useTypes.material,
    'Recurring Contract Service Code': useTypes.service,
    'Expense Category': useTypes.expense,
    'Milestone Code': 7,
  }),
  'BillingCodes.billingCodeType': picklistValues({ Normal: 0, System: 1, 'Non-Billable': 2 }),
  'BillingCodes.generalLedgerAccount': picklistValues({ '4000 Sales': 409, '4100 Services': 419 }),
  'Currencies.displaySymbol': picklistValues({ $: 3, '€': 5 }),
  'Companies.companyType': picklistValues(
    { Customer: companyTypes.customer, Lead: companyTypes.lead, Vendor: companyTypes.vendor },
    { Dead: companyTypes.old },
  ),
  'Companies.classification': picklistValues({ Gold: 421, Silver: 431 }),
  'Companies.marketSegmentID': picklistValues({ Health: 433, Education: 439 }),
  'Companies.territoryID': picklistValues({ East: 443, West: 449 }),
  'Companies.competitorID': picklistValues({ 'Rival IT': 331 }),
  'Companies.invoiceMethod': picklistValues({ 'Per project': 457, Summary: 461 }),
  'Companies.billToAddressToUse': picklistValues({ Company: 1, 'Company location': 5 }),
  'Companies.apiVendorID': picklistValues({ None: 463 }),
  'CompanyNotes.actionType': picklistValues({ General: 467, 'Opportunity update': 479 }),
  'Contacts.namePrefix': picklistValues({ 'Mr.': 487, 'Ms.': 491, 'Dr.': 499 }),
  'Contacts.nameSuffix': picklistValues({ 'Jr.': 503, 'Sr.': 509 }),
  'Contacts.apiVendorID': picklistValues({ None: 463 }),
  'Resources.licenseType': picklistValues({ Professional: 1, 'Team Member': 5 }),
  'Resources.locationID': picklistValues({ Albany: 3, Buffalo: 7 }),
  'Resources.payrollType': picklistValues({ Salary: 5, Hourly: 9 }),
  'Resources.userType': picklistValues({ 'Full Access': 10, 'API User': 17 }),
  'Resources.greeting': picklistValues({ 'Mr.': 3, 'Ms.': 5 }),
  'Resources.suffix': picklistValues({ 'Jr.': 3, 'Sr.': 5 }),
};
