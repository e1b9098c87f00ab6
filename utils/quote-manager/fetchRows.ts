import { z } from 'zod';
import { createProblem } from '../domain/problem';
import type { Result } from '../domain/result';
import { type QueryParameters, type QuoteManagerConnection, requestJson } from './requestJson';

/** Rows of a page; the interface gives no more. */
export const PAGE_SIZE = 100;

/** One list answer, an array without count or link. A refused list (400) is a problem: only a single record can be missing. */
export async function fetchPage<Schema extends z.ZodType>(
  connection: QuoteManagerConnection,
  path: string,
  query: QueryParameters,
  schema: Schema,
): Promise<Result<z.output<Schema>[]>> {
  const answer = await requestJson(connection, path, query, z.array(schema));
  if (!answer.ok) return answer;
  if (answer.value !== null) return { ok: true, value: answer.value };
  return { ok: false, problem: createProblem('quote-manager-refused', {}, { details: [`Status 400 for ${path}`] }) };
}

/**
 * All rows of a list, page by page, each id once. Ends at the first page that is not full or brings nothing new: a server that
 * ignores `page` repeats its first one for ever. The filter may be ignored as well, so callers filter the rows again.
 */
export async function fetchRows<Row extends { id: number }>(
  connection: QuoteManagerConnection,
  path: string,
  filter: QueryParameters,
  schema: z.ZodType<Row>,
): Promise<Result<Row[]>> {
  const rows = new Map<number, Row>();
  for (let page = 1; ; page += 1) {
    const answer = await fetchPage(connection, path, { ...filter, page, pageSize: PAGE_SIZE }, schema);
    if (!answer.ok) return answer;
    const knownBefore = rows.size;
    for (const row of answer.value) rows.set(row.id, row);
    if (answer.value.length < PAGE_SIZE || rows.size === knownBefore) return { ok: true, value: [...rows.values()] };
  }
}
