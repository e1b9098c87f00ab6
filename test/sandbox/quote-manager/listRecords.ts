import type { QuoteManagerRecord } from '../types.ts';
import type { QuoteManagerStore } from './createQuoteManagerStore.ts';
import type { ResourceRules } from './quoteManagerResources.ts';

/** Parameters of a request, names in lower case. */
export type ListParameters = ReadonlyMap<string, string>;

/** A parameter that the API cannot read; answered as 400 with this text. */
export class BadParameterError extends Error {}

const greatestPage = 100;

function readInteger(parameters: ListParameters, name: string): number | undefined {
  const text = parameters.get(name.toLowerCase());
  // The generated clients of such APIs send empty parameters for "not set".
  if (text === undefined || text === '') return undefined;
  if (!/^-?\d{1,10}$/.test(text)) throw new BadParameterError(`The value '${text}' is not valid for ${name}.`);
  return Number(text);
}

function readPositive(parameters: ListParameters, name: string, fallback: number): number {
  const value = readInteger(parameters, name) ?? fallback;
  if (value < 1) throw new BadParameterError(`The value '${value}' is not valid for ${name}.`);
  return value;
}

/** Times without a zone count as UTC, on both sides of the comparison. */
function readTime(text: string): number {
  const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`;
  return Date.parse(zoned);
}

function readModifiedAfter(parameters: ListParameters): number | undefined {
  const text = parameters.get('modifiedafter');
  if (text === undefined || text === '') return undefined;
  const time = readTime(text);
  if (Number.isNaN(time)) throw new BadParameterError(`The value '${text}' is not valid for modifiedAfter.`);
  return time;
}

function matchesFilter(record: QuoteManagerRecord, rules: ResourceRules, parameters: ListParameters): boolean {
  if (!rules.filter) return true;
  const { name, kind } = rules.filter;
  const wanted = kind === 'integer' ? readInteger(parameters, name) : parameters.get(name.toLowerCase());
  return wanted === undefined || wanted === '' || record[name] === wanted;
}

/**
 * Answers one list: documented filters exact, `modifiedAfter` exclusive, then one page in id order.
 * @throws BadParameterError for a page, filter or date that cannot be read
 */
export function listRecords(
  store: Pick<QuoteManagerStore, 'all'>,
  resource: string,
  rules: ResourceRules,
  parameters: ListParameters,
): QuoteManagerRecord[] {
  const after = rules.modifiedAfter ? readModifiedAfter(parameters) : undefined;
  const found = store
    .all(resource)
    .filter((record) => matchesFilter(record, rules, parameters))
    .filter((record) => after === undefined || readTime(String(record.modifiedDate)) > after);
  if (!rules.paged) return found;
  const page = readPositive(parameters, 'page', 1);
  const size = Math.min(readPositive(parameters, 'pageSize', greatestPage), greatestPage);
  return found.slice((page - 1) * size, page * size);
}
