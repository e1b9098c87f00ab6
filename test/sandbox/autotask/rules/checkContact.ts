import { refuseUnless } from '../RefusedError.ts';
import { type Draft, isChanged, referencedBy } from '../write/Draft.ts';

/** Refuses a contact that belongs neither to the record's company nor to its parent company. */
export function checkContact(draft: Draft): void {
  const contact = referencedBy(draft, 'contactID', 'Contacts');
  if (!contact || !(isChanged(draft, 'contactID') || isChanged(draft, 'companyID'))) return;
  const company = referencedBy(draft, 'companyID', 'Companies');
  const allowed = [company?.id, company?.parentCompanyID].includes(contact.companyID);
  refuseUnless(allowed, 'The contact does not belong to the company or its parent company.');
}

/** Refuses a resource, newly named in the field, that is not active. */
export function checkActiveResource(draft: Draft, field: string): void {
  const resource = referencedBy(draft, field, 'Resources');
  if (!resource || !isChanged(draft, field)) return;
  refuseUnless(resource.isActive === true, `${field}: the resource must be active.`);
}
