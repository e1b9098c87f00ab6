import type { AutotaskRecord } from '../sandbox/types.ts';
import type { ExpectedSettings } from './expectedSettings.ts';
import { type Records, text } from './records.ts';
import type { Address, Source } from './sourceView.ts';
import { addressLines } from './texts.ts';

/** A QuoteLocation as the rules cut it; empty parts are ''. */
export interface ExpectedLocation {
  address1: string;
  address2: string;
  city: string;
  state: string;
  postalCode: string;
}

const folded = (value: unknown): string => text(value).toLowerCase().replace(/\s+/g, ' ');

/** Native id, then account number = company number, then exact name; active ones only; else undefined (sync-rules § 2.1). */
export function expectCompany(records: Records, source: Source): AutotaskRecord | undefined {
  const active = records.autotask('Companies').filter((company) => company.isActive === true);
  const number = text(source.customer.accountNumber);
  const steps: ((company: AutotaskRecord) => boolean)[] = [
    (company) => source.organizationId > 0 && company.id === source.organizationId,
    (company) => number !== '' && text(company.companyNumber) === number,
    (company) => folded(company.companyName) === folded(source.customer.name),
  ];
  const hits = steps.map((step) => active.filter(step)).find((found) => found.length > 0) ?? [];
  return hits.length === 1 ? hits[0] : undefined;
}

/** The contact with the document's e-mail inside that company, else none (sync-rules § 2.2). */
export function expectContact(records: Records, source: Source, companyId: number): number | null {
  const contact = records
    .autotask('Contacts')
    .find(
      (candidate) =>
        candidate.companyID === companyId &&
        candidate.isActive === 1 &&
        folded(candidate.emailAddress) === folded(source.contactEmail),
    );
  return contact?.id ?? null;
}

/** The active resource with the employee's e-mail, else the default owner (sync-rules § 2.2). */
export function expectOwner(records: Records, source: Source, settings: ExpectedSettings): number | undefined {
  const active = records.autotask('Resources').filter((resource) => resource.isActive === true);
  const byEmail = (email: string) =>
    active.find((resource) => email !== '' && folded(resource.email) === folded(email));
  return (byEmail(source.ownerEmail) ?? byEmail(settings.owner))?.id;
}

/** Bill-to = sold-to = billing, ship-to = delivery, each falling back; undefined without any (sync-rules § 2.5). */
export function expectLocations(source: Source, company: AutotaskRecord) {
  const own = companyAddress(company);
  const billing = source.billing ?? source.delivery ?? own;
  const delivery = source.delivery ?? source.billing ?? own;
  if (!billing || !delivery) return undefined;
  return { billTo: toLocation(billing), soldTo: toLocation(billing), shipTo: toLocation(delivery) };
}

function companyAddress(company: AutotaskRecord): Address | null {
  const address = {
    street: `${text(company.address1)} ${text(company.address2)}`.trim(),
    city: text(company.city),
    state: text(company.state),
    postalCode: text(company.postalCode),
  };
  return Object.values(address).some((part) => part !== '') ? address : null;
}

function toLocation({ street, city, state, postalCode }: Address): ExpectedLocation {
  const [address1, address2] = addressLines(street);
  return { address1, address2, city, state, postalCode };
}
