import type { AutotaskCompany, AutotaskContact, AutotaskId } from '../domain/autotaskRecords';
import { companiesNamed, longestWord, writtenCompany } from '../domain/matching/matchCompany';
import type { Result } from '../domain/result';
import type { SourceDocument } from '../domain/sourceDocument';
import type { AutotaskPort } from './ports';

/** Names that match so loosely are no match (sync-rules § 2.1). */
const MOST_COMPANIES = 500;

export interface Parties {
  companies: AutotaskCompany[];
  contacts: AutotaskContact[];
}

/** The customer's company and, where it is the only one, its contact with the document's e-mail address. */
export async function readParties(
  source: SourceDocument,
  linkedCompanyIds: AutotaskId[],
  autotask: AutotaskPort,
): Promise<Result<Parties>> {
  const companies = await readCompanies(source, linkedCompanyIds, autotask);
  if (!companies.ok) return companies;
  const [company] = companies.value;
  if (!company || companies.value.length > 1 || !source.contactEmail)
    return { ok: true, value: { companies: companies.value, contacts: [] } };
  const contacts = await autotask.query('Contacts', [
    { op: 'eq', field: 'companyID', value: company.id },
    { op: 'eq', field: 'emailAddress', value: source.contactEmail },
  ]);
  return contacts.ok ? { ok: true, value: { companies: companies.value, contacts: contacts.value } } : contacts;
}

/**
 * By native id, link, account number, exact name: the first key that finds an active company decides (sync-rules § 2.1). A
 * linked company that is gone or retired decides nothing.
 */
async function readCompanies(
  source: SourceDocument,
  linkedIds: AutotaskId[],
  autotask: AutotaskPort,
): Promise<Result<AutotaskCompany[]>> {
  const { customer, native } = source;
  const ids = native.organizationId === null ? linkedIds : [native.organizationId, ...linkedIds];
  for (const id of new Set(ids)) {
    const company = await autotask.get('Companies', id);
    if (!company.ok) return company;
    if (company.value?.isActive) return { ok: true, value: [company.value] };
  }
  const { companyName, companyNumber } = writtenCompany(customer);
  if (companyNumber !== '') {
    const numbered = await autotask.query('Companies', [{ op: 'eq', field: 'companyNumber', value: companyNumber }]);
    if (!numbered.ok || numbered.value.some((company) => company.isActive)) return numbered;
  }
  return readNamed(companyName, autotask);
}

async function readNamed(name: string, autotask: AutotaskPort): Promise<Result<AutotaskCompany[]>> {
  if (name === '') return { ok: true, value: [] };
  const exact = await autotask.query('Companies', [{ op: 'eq', field: 'companyName', value: name }]);
  if (!exact.ok || companiesNamed(name, exact.value).length > 0) return exact;
  const loose = await autotask.query('Companies', [{ op: 'contains', field: 'companyName', value: longestWord(name) }]);
  if (!loose.ok) return loose;
  const named = loose.value.length > MOST_COMPANIES ? [] : companiesNamed(name, loose.value);
  return { ok: true, value: named.length > 0 ? named : exact.value };
}
