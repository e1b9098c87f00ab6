import type { FilterEntry } from '../autotask/autotaskClient';
import type {
  AutotaskCompany,
  AutotaskContact,
  AutotaskProduct,
  AutotaskQuoteLocation,
  AutotaskResource,
  AutotaskService,
} from '../domain/autotaskRecords';
import type { Known } from '../domain/known';
import { companiesNamed, longestWord } from '../domain/matchCompany';
import { documentAddresses, type LocationFields, locationKey } from '../domain/planLocations';
import type { Result } from '../domain/result';
import type { Settings } from '../domain/settings';
import type { SourceDocument, SourceProduct } from '../domain/sourceDocument';
import { allOk } from './allOk';
import type { AutotaskPort } from './ports';

/** Values in one `in` list; Autotask allows 500 conditions, the reference advises 200. */
const VALUES_PER_QUERY = 200;
/** Names that match so loosely are no match (sync-rules § 2.1). */
const MOST_COMPANIES = 500;

/** Parties and catalogue records that a document refers to. */
export interface Lookups {
  companies: AutotaskCompany[];
  resources: AutotaskResource[];
  contacts: AutotaskContact[];
  products: AutotaskProduct[];
  services: AutotaskService[];
}

/** Reads company, contact, owner, products and services at once; only the contact has to wait for the company. */
export async function readLookups(
  source: SourceDocument,
  settings: Settings,
  autotask: AutotaskPort,
): Promise<Result<Lookups>> {
  const parties = readParties(source, autotask);
  const answers = await Promise.all([
    parties,
    readOwners(source, settings, autotask),
    readProducts(source, autotask),
    readServices(source, autotask),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [{ companies, contacts }, resources, products, services] = results.value;
  return { ok: true, value: { companies, contacts, resources, products, services } };
}

async function readParties(
  source: SourceDocument,
  autotask: AutotaskPort,
): Promise<Result<Pick<Lookups, 'companies' | 'contacts'>>> {
  const companies = await readCompanies(source, autotask);
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

/** By native id, then account number, then exact name: the first key that finds an active company decides (sync-rules § 2.1). */
async function readCompanies(source: SourceDocument, autotask: AutotaskPort): Promise<Result<AutotaskCompany[]>> {
  const { customer, native } = source;
  if (native.organizationId !== null) {
    const company = await autotask.get('Companies', native.organizationId);
    if (!company.ok) return company;
    if (company.value?.isActive) return { ok: true, value: [company.value] };
  }
  if (customer.accountNumber.trim() !== '') {
    const numbered = await autotask.query('Companies', [
      { op: 'eq', field: 'companyNumber', value: customer.accountNumber.trim() },
    ]);
    if (!numbered.ok || numbered.value.some((company) => company.isActive)) return numbered;
  }
  const name = customer.name.trim();
  if (name === '') return { ok: true, value: [] };
  const exact = await autotask.query('Companies', [{ op: 'eq', field: 'companyName', value: name }]);
  if (!exact.ok || companiesNamed(name, exact.value).length > 0) return exact;
  const loose = await autotask.query('Companies', [{ op: 'contains', field: 'companyName', value: longestWord(name) }]);
  if (!loose.ok) return loose;
  const named = loose.value.length > MOST_COMPANIES ? [] : companiesNamed(name, loose.value);
  return { ok: true, value: named.length > 0 ? named : exact.value };
}

function readOwners(
  source: SourceDocument,
  settings: Settings,
  autotask: AutotaskPort,
): Promise<Result<AutotaskResource[]>> {
  const emails = [source.ownerEmail, settings.opportunity.owner].filter((email): email is string => Boolean(email));
  if (emails.length === 0) return Promise.resolve({ ok: true, value: [] });
  return autotask.query('Resources', [{ op: 'in', field: 'email', value: [...new Set(emails)] }]);
}

function productsOf(source: SourceDocument): SourceProduct[] {
  const all = source.sections
    .flatMap((section) => section.lines.map((line) => line.product))
    .filter((product) => product !== null);
  return [...new Map(all.map((product) => [product.id, product])).values()];
}

function readProducts(source: SourceDocument, autotask: AutotaskPort): Promise<Result<AutotaskProduct[]>> {
  const wanted = productsOf(source).filter((product) => product.kind === 'product');
  const numbers = wanted.map((product) => product.number);
  const partNumbers = wanted.map((product) => product.manufacturerPartNumber);
  return readByKeys(
    'Products',
    { externalProductID: numbers, sku: numbers, manufacturerProductName: partNumbers },
    autotask,
  );
}

function readServices(source: SourceDocument, autotask: AutotaskPort): Promise<Result<AutotaskService[]>> {
  const wanted = productsOf(source).filter((product) => product.kind !== 'product');
  const numbers = wanted.map((product) => product.number);
  const periods = ['monthly', 'quarterly', 'yearly'];
  const external = numbers.flatMap((number) =>
    number === '' ? [] : [number, ...periods.map((period) => `${number}:${period}`)],
  );
  const names = wanted.map((product) => product.name);
  const partNumbers = wanted.map((product) => product.manufacturerPartNumber);
  return readByKeys(
    'Services',
    { externalID: external, sku: numbers, catalogNumberPartNumber: partNumbers, name: names },
    autotask,
  );
}

/** All records where any of the fields bears any of its keys: one query per 200 values, without duplicates. */
async function readByKeys<E extends 'Products' | 'Services'>(
  entity: E,
  keys: Record<string, string[]>,
  autotask: AutotaskPort,
): Promise<Result<(E extends 'Products' ? AutotaskProduct : AutotaskService)[]>> {
  type Found = E extends 'Products' ? AutotaskProduct : AutotaskService;
  const conditions = Object.entries(keys).flatMap(([field, values]) => {
    const distinct = [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
    return distinct.map((value) => ({ field, value }));
  });
  const chunks: { field: string; value: string }[][] = [];
  for (let start = 0; start < conditions.length; start += VALUES_PER_QUERY)
    chunks.push(conditions.slice(start, start + VALUES_PER_QUERY));
  const answers = await Promise.all(
    chunks.map((chunk) => autotask.query(entity, [{ op: 'or', items: inLists(chunk) }])),
  );
  const found = new Map<number, Found>();
  for (const answer of answers) {
    if (!answer.ok) return answer;
    for (const record of answer.value) found.set(record.id, record as Found);
  }
  return { ok: true, value: [...found.values()] };
}

function inLists(chunk: { field: string; value: string }[]): FilterEntry[] {
  const fields = [...new Set(chunk.map((condition) => condition.field))];
  return fields.map((field) => ({
    op: 'in',
    field,
    value: chunk.filter((condition) => condition.field === field).map((condition) => condition.value),
  }));
}

/** Whether an address of the document has no record that this browser knows of. */
export function hasUnknownAddress(source: SourceDocument, company: AutotaskCompany, known: Known): boolean {
  const addresses = documentAddresses(source, company);
  if (!addresses) return false;
  const keys = [locationKey(addresses.billing), locationKey(addresses.delivery)];
  return keys.some((key) => !known.links.some((link) => link.key === key));
}

/** Quote locations equal to an address of the document, in one query for all of them (sync-rules § 2.5). */
export async function readLocations(
  source: SourceDocument,
  company: AutotaskCompany,
  autotask: AutotaskPort,
): Promise<Result<AutotaskQuoteLocation[]>> {
  const addresses = documentAddresses(source, company);
  if (!addresses) return { ok: true, value: [] };
  const groups = [addresses.billing, addresses.delivery].map(locationFilter);
  const distinct = [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()];
  return autotask.query('QuoteLocations', [{ op: 'or', items: distinct }]);
}

function locationFilter(location: LocationFields): FilterEntry {
  const conditions = Object.entries(location).filter(([, value]) => value !== null);
  return { op: 'and', items: conditions.map(([field, value]) => ({ op: 'eq', field, value })) };
}
