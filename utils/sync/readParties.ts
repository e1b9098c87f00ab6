import type { AutotaskCompany, AutotaskContact, AutotaskId } from '../domain/autotaskRecords';
import { companiesBearing, foldName, longestWord, writtenCompany } from '../domain/matching/matchCompany';
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
  const [company, ...others] = companies.value.filter(isActive);
  const isKnown = company !== undefined && others.length === 0;
  const contacts = isKnown ? await readContacts(company.id, source.contactEmail, autotask) : NO_CONTACTS;
  return contacts.ok ? { ok: true, value: { companies: companies.value, contacts: contacts.value } } : contacts;
}

const NO_CONTACTS: Result<AutotaskContact[]> = { ok: true, value: [] };

/** The case of an e-mail address says nothing; what else the database takes for equal is another address. */
async function readContacts(
  companyId: AutotaskId,
  email: string | null,
  autotask: AutotaskPort,
): Promise<Result<AutotaskContact[]>> {
  if (!email) return NO_CONTACTS;
  const found = await autotask.query('Contacts', [
    { op: 'eq', field: 'companyID', value: companyId },
    { op: 'eq', field: 'emailAddress', value: email },
  ]);
  if (!found.ok) return found;
  const equal = found.value.filter(({ emailAddress }) => foldName(emailAddress ?? '') === foldName(email));
  return { ok: true, value: equal };
}

const isActive = (company: AutotaskCompany): boolean => company.isActive;

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
    if (!numbered.ok) return numbered;
    const bearing = companiesBearing('companyNumber', companyNumber, numbered.value);
    if (bearing.some(isActive)) return { ok: true, value: bearing };
  }
  return readNamed(companyName, autotask);
}

/** Without an active one the retired ones of the name are told: they are no reason to make another company. */
async function readNamed(name: string, autotask: AutotaskPort): Promise<Result<AutotaskCompany[]>> {
  if (name === '') return { ok: true, value: [] };
  const exact = await autotask.query('Companies', [{ op: 'eq', field: 'companyName', value: name }]);
  if (!exact.ok) return exact;
  const asWritten = companiesBearing('companyName', name, exact.value);
  if (asWritten.some(isActive)) return { ok: true, value: asWritten };
  const loose = await autotask.query(
    'Companies',
    [{ op: 'contains', field: 'companyName', value: longestWord(name) }],
    { maxRecords: MOST_COMPANIES + 1 },
  );
  if (!loose.ok) return loose;
  const named = loose.value.length > MOST_COMPANIES ? [] : companiesBearing('companyName', name, loose.value);
  return { ok: true, value: named.length > 0 ? named : asWritten };
}
