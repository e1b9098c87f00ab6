import { z } from 'zod';
import { createProblem, type Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import { type QueryParameters, type QuoteManagerConnection, requestJson, unreadableProblem } from './requestJson';

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

/** A page read row by row: one that cannot be read is told apart, and no reason to leave out the others. */
export interface ListPage<Row, Name> {
  /** Every row by what names it, in the order of the page. */
  names: Name[];
  rows: Row[];
  refused: { name: Name; problem: Problem }[];
}

/** One page of a list; a row that is not even named has the page refused as a whole. */
export async function fetchListPage<Row, Name>(
  connection: QuoteManagerConnection,
  { path, query }: { path: string; query: QueryParameters },
  schemas: { row: z.ZodType<Row>; name: z.ZodType<Name> },
): Promise<Result<ListPage<Row, Name>>> {
  const bothForms = z.preprocess((raw) => ({ raw, name: raw }), z.object({ raw: z.unknown(), name: schemas.name }));
  const answer = await fetchPage(connection, path, query, bothForms);
  if (!answer.ok) return answer;
  const page: ListPage<Row, Name> = { names: [], rows: [], refused: [] };
  for (const { raw, name } of answer.value) {
    const row = schemas.row.safeParse(raw);
    page.names.push(name);
    if (row.success) page.rows.push(row.data);
    else page.refused.push({ name, problem: unreadableProblem(row.error) });
  }
  return { ok: true, value: page };
}
