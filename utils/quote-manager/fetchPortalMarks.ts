import type { Result } from '../domain/result';
import { fetchRows } from './fetchRows';
import { employeeMarkSchema } from './quoteManagerRecords';
import type { QuoteManagerConnection } from './requestJson';

/** Several, since single ones may be deleted; the earliest, since they change least. */
const MARKS = 10;

/**
 * What tells one portal from another, whichever of its keys is used: its earliest employees, each by id and time of creation
 * (no request names the company; docs/adr says why these). Empty for a portal that lists nobody.
 */
export async function fetchPortalMarks(connection: QuoteManagerConnection): Promise<Result<string[]>> {
  const employees = await fetchRows(connection, 'employee', {}, employeeMarkSchema);
  if (!employees.ok) return employees;
  // The order of the list is not documented.
  const earliest = employees.value.sort((one, other) => one.id - other.id).slice(0, MARKS);
  return { ok: true, value: earliest.map(({ id, createdDate }) => `${id}@${createdDate.slice(0, 19)}`) };
}
