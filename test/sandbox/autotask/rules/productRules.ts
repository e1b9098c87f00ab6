import { refuseUnless } from '../RefusedError.ts';
import { type EntityRules, isChanged, referencedBy, setDefault } from '../write/Draft.ts';
import { checkMaterialCode, checkServiceCode } from './checkBillingCode.ts';

/** Products (autotask.md § 3.5). */
export const productRules: EntityRules = {
  check(draft) {
    for (const field of ['productBillingCodeID', 'chargeBillingCodeID']) {
      if (isChanged(draft, field)) checkMaterialCode(referencedBy(draft, field, 'BillingCodes'), field);
    }
    const vendor = referencedBy(draft, 'defaultVendorID', 'Companies');
    const vendorType = draft.context.picklists.valueOf('Companies', 'companyType', 'Vendor');
    const isVendor = !vendor || vendorType === undefined || vendor.companyType === vendorType;
    refuseUnless(isVendor, 'defaultVendorID: the company must be of the type Vendor.');
    setDefault(draft.record, 'unitPrice', 0);
    setDefault(draft.record, 'unitCost', 0);
  },
};

/** Services and bundles (autotask.md § 3.5). */
export const serviceRules: EntityRules = {
  check(draft) {
    if (isChanged(draft, 'billingCodeID')) {
      checkServiceCode(draft.context, referencedBy(draft, 'billingCodeID', 'BillingCodes'));
    }
    setDefault(draft.record, 'isActive', true);
  },
};
