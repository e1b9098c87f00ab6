import type { AutotaskRecord } from '../../types.ts';
import type { AutotaskContext } from '../AutotaskContext.ts';
import type { EntityDefinition } from '../entityDefinitions.ts';
import { presentRecord } from '../presentRecord.ts';
import { refuseUnless } from '../RefusedError.ts';
import { definitionsFor, type UserDefinedValue } from '../userDefinedFields.ts';
import { compileFilter, findQueryable } from './compileFilter.ts';
import { digestQuery, readPageToken, writePageToken } from './pageToken.ts';
import { parseQuery } from './parseQuery.ts';

/** A query as it arrived. */
export interface QueryRequest {
  entity: EntityDefinition;
  verb: string;
  /** JSON of the query model. */
  text: string;
  /** URL of the entity, without a trailing slash; the page URLs begin with it. */
  entityUrl: string;
  /** The `paging` parameter of a next page. */
  paging?: string;
}

/** The records that queries see: those young enough to be lagging behind are left out. In id order. */
export function listVisible(context: AutotaskContext, entity: EntityDefinition): AutotaskRecord[] {
  const { queryLagMs } = context.store.limits();
  const newest = context.clock() - queryLagMs;
  return context.store
    .all(entity.name)
    .filter((record) => queryLagMs <= 0 || context.store.addedAt(entity.name, record.id) <= newest);
}

/** How many visible records match. */
export function countMatches(context: AutotaskContext, entity: EntityDefinition, text: string): number {
  return listVisible(context, entity).filter(compileFilter(context, entity, parseQuery(text).filter)).length;
}

type Chooser = (record: Record<string, unknown>) => Record<string, unknown>;

function compileChoice(context: AutotaskContext, entity: EntityDefinition, names: string[] | undefined): Chooser {
  if (!names) return (record) => record;
  const ownNames = definitionsFor(context, entity).map(({ name }) => String(name).toLowerCase());
  const userDefined = names.map((name) => name.toLowerCase()).filter((name) => ownNames.includes(name));
  const plain = names.filter((name) => !ownNames.includes(name.toLowerCase()));
  const fields = plain.map((name) => findQueryable(entity, name).name);
  return (record) => {
    const values = (record.userDefinedFields as UserDefinedValue[]).filter(({ name }) =>
      userDefined.includes(name.toLowerCase()),
    );
    return { ...Object.fromEntries(fields.map((name) => [name, record[name]])), userDefinedFields: values };
  };
}

function describePages(request: QueryRequest, matches: AutotaskRecord[], start: number, size: number, query: string) {
  const search = request.verb === 'GET' ? `&search=${encodeURIComponent(request.text)}` : '';
  const link = (after: number) =>
    `${request.entityUrl}/query/next?paging=${writePageToken({ after, pageSize: size, query })}${search}`;
  const last = matches[start + size - 1];
  const hasNext = matches.length > start + size && last !== undefined;
  const beforePrevious = matches[start - size - 1];
  return {
    count: Math.min(size, Math.max(0, matches.length - start)),
    requestCount: size,
    prevPageUrl: start > 0 ? link(beforePrevious?.id ?? -1) : null,
    nextPageUrl: hasNext ? link(last.id) : null,
  };
}

/** Answers a query with one page, in id order (autotask.md § 2.4). Throws a RefusedError. */
export function runQuery(context: AutotaskContext, request: QueryRequest) {
  const { entity, text, verb } = request;
  const model = parseQuery(text);
  const query = digestQuery(verb, text);
  const token = request.paging === undefined ? undefined : readPageToken(request.paging, query);
  const choose = compileChoice(context, entity, model.includeFields);
  const matches = listVisible(context, entity).filter(compileFilter(context, entity, model.filter));
  const hasId = !model.includeFields || model.includeFields.some((name) => name.toLowerCase() === 'id');
  refuseUnless(hasId || matches.length <= model.maxRecords, 'IncludeFields must have id when there are more pages.');
  const after = token?.after;
  const start = after === undefined ? 0 : matches.filter((record) => record.id <= after).length;
  const page = matches.slice(start, start + model.maxRecords);
  return {
    items: page.map((record) => choose(presentRecord(context, entity, record))),
    pageDetails: describePages(request, matches, start, model.maxRecords, query),
  };
}
