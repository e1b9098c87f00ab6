import { refuseUnless } from '../RefusedError.ts';
import type { EntityRules } from '../write/Draft.ts';
import { isChanged, referencedBy } from '../write/Draft.ts';
import { checkContact } from './checkContact.ts';
import { isOpportunityActive } from './isOpportunityActive.ts';

/** Contacts: `isActive` is a number, 0 or 1. */
export const contactRules: EntityRules = {
  check({ record }) {
    refuseUnless(record.isActive === 0 || record.isActive === 1, 'isActive must be 0 or 1.');
  },
};

/** Notes of companies; those of an opportunity only while it is active (autotask.md § 3.1). */
export const companyNoteRules: EntityRules = {
  check(draft) {
    refuseUnless(!draft.before || !isChanged(draft, 'companyID'), 'companyID cannot be changed.');
    checkContact(draft);
    const opportunity = referencedBy(draft, 'opportunityID', 'Opportunities');
    const allowed = !opportunity || isOpportunityActive(draft.context, opportunity);
    refuseUnless(allowed, 'Notes can be added only while the opportunity is Active.');
  },
};

/** Vendors of products: a company of the vendor type, where the tenant has such a type. */
export const productVendorRules: EntityRules = {
  check(draft) {
    const vendorType = draft.context.picklists.valueOf('Companies', 'companyType', 'Vendor');
    const vendor = referencedBy(draft, 'vendorID', 'Companies');
    const allowed = vendorType === undefined || vendor?.companyType === vendorType;
    refuseUnless(allowed, 'vendorID: the company must be of the type Vendor.');
  },
};
