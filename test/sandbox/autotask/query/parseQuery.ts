import { RefusedError, refuseUnless } from '../RefusedError.ts';

/** A query as the client sent it; the filter's entries are still unchecked. */
export interface QueryModel {
  maxRecords: number;
  includeFields: string[] | undefined;
  filter: unknown[];
}

const largestPage = 500;
const knownKeys = ['maxrecords', 'includefields', 'filter'];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RefusedError(`Unable to parse the query: ${error.message}`);
    throw error;
  }
}

function parseMaxRecords(value: unknown): number {
  if (value === undefined) return largestPage;
  const valid = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= largestPage;
  if (!valid) throw new RefusedError(`MaxRecords must be between 1 and ${largestPage}.`);
  return value;
}

function parseIncludeFields(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((name) => typeof name === 'string')) return value;
  throw new RefusedError('IncludeFields must be an array of field names.');
}

/** Reads the text of a query (`search` parameter or body); member names in any case. Refuses what is malformed. */
export function parseQuery(text: string): QueryModel {
  const model = parseJson(text);
  const isObject = typeof model === 'object' && model !== null && !Array.isArray(model);
  refuseUnless(isObject, 'A query object is required.');
  const members = new Map(Object.entries(Object(model)).map(([key, value]) => [key.toLowerCase(), value]));
  const unknown = [...members.keys()].filter((key) => !knownKeys.includes(key));
  refuseUnless(unknown.length === 0, `Unknown member of the query: ${unknown.join(', ')}.`);
  const filter: unknown = members.get('filter');
  if (!Array.isArray(filter) || filter.length === 0) throw new RefusedError('A filter is required.');
  return {
    maxRecords: parseMaxRecords(members.get('maxrecords')),
    includeFields: parseIncludeFields(members.get('includefields')),
    filter,
  };
}
