import type { AutotaskCompany } from '../autotaskRecords';
import { createProblem } from '../problem';
import type { Result } from '../result';
import type { SourceCustomer } from '../sourceDocument';
import { cutText } from '../text/text';

/** Folds case and white space: the only liberty that a company's name gets. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim();
}

/** Name and number as a company bears them that is made for the customer, in Autotask's lengths: it is found by these. */
export function writtenCompany({ name, accountNumber }: Pick<SourceCustomer, 'name' | 'accountNumber'>) {
  return {
    companyName: cutText(name.trim(), 100).trimEnd(),
    companyNumber: cutText(accountNumber.trim(), 50).trimEnd(),
  };
}

/** The longest word of a name: what Autotask is asked for when the name as written finds nothing. */
export function longestWord(name: string): string {
  return name.split(/\s+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/**
 * Candidates, active or not, that really bear this name or number, with case and white space folded: to the database's own
 * comparison more may be equal, accents for one. An empty one is nobody's (sync-rules § 2.1).
 */
export function companiesBearing(
  field: 'companyName' | 'companyNumber',
  value: string,
  candidates: AutotaskCompany[],
): AutotaskCompany[] {
  const folded = foldName(value);
  return folded === '' ? [] : candidates.filter((company) => foldName(company[field] ?? '') === folded);
}

/** The one company of the customer, or why there is none: it is never guessed (sync-rules § 2.1). */
export function matchCompany(customer: SourceCustomer, candidates: AutotaskCompany[]): Result<AutotaskCompany> {
  const active = candidates.filter((company) => company.isActive);
  const [first, second] = active;
  if (first !== undefined && second === undefined) return { ok: true, value: first };
  return { ok: false, problem: companyUnlinked(customer, candidates, active) };
}

function companyUnlinked(customer: SourceCustomer, candidates: AutotaskCompany[], active: AutotaskCompany[]) {
  const parts = { name: customer.name, accountNumber: customer.accountNumber || '(the customer has none)' };
  const ids = active.map((company) => `#${company.id}`).join(', ');
  let why = `Autotask has no company named "${customer.name}".`;
  if (active.length > 1) why = `Autotask has several companies that fit "${customer.name}": ${ids}.`;
  else if (candidates.length > 0) why = `The Autotask company "${customer.name}" is inactive.`;
  return createProblem('company-unlinked', { ...parts, why });
}
