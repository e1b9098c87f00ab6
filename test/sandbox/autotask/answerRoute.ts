import type { AutotaskContext } from './AutotaskContext.ts';
import { describeEntity, describeFields, describeUserDefinedFields } from './describeEntity.ts';
import { presentRecord } from './presentRecord.ts';
import { countMatches, listVisible, runQuery } from './query/runQuery.ts';
import { RefusedError } from './RefusedError.ts';
import type { ResolvedRoute } from './resolveRoute.ts';
import { createRecord, deleteRecord, updateRecord } from './write/writeRecord.ts';

/** A request whose route and verb exist. */
export interface RoutedRequest {
  route: ResolvedRoute;
  verb: string;
  /** The body as it arrived. */
  text: string;
  /** Parameter names in lower case. */
  parameters: ReadonlyMap<string, string>;
  /** `…/V1.0` with the server's own origin. */
  baseUrl: string;
  /** The resource that writes are attributed to. */
  resourceId: number | null;
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RefusedError(`Unable to parse the body: ${error.message}`);
    throw error;
  }
}

function answerSingle(context: AutotaskContext, { route, verb }: RoutedRequest): unknown {
  const { entity, id = 0, parentId } = route;
  if (verb === 'DELETE') return deleteRecord(context, entity, id, parentId) ? { itemId: id } : undefined;
  const record = context.store.get(entity.name, id);
  if (!record) return undefined;
  if (parentId !== undefined && entity.child && record[entity.child.parentField] !== parentId) return undefined;
  return { item: presentRecord(context, entity, record) };
}

function answerWrite(context: AutotaskContext, { route, verb, text, resourceId }: RoutedRequest): unknown {
  const { entity, parentId } = route;
  const request = { entity, body: parseBody(text), parentId, resourceId };
  if (verb === 'POST') return { itemId: createRecord(context, request) };
  return { itemId: updateRecord(context, request, verb === 'PUT') };
}

function answerChildList(context: AutotaskContext, { entity, parentId }: ResolvedRoute): unknown {
  const field = entity.child?.parentField ?? '';
  const items = listVisible(context, entity)
    .filter((record) => record[field] === parentId)
    .map((record) => presentRecord(context, entity, record));
  const pageDetails = { count: items.length, requestCount: 500, prevPageUrl: null, nextPageUrl: null };
  return { items, pageDetails };
}

function answerQuery(context: AutotaskContext, request: RoutedRequest): unknown {
  const { route, verb, parameters, baseUrl } = request;
  const text = verb === 'GET' ? (parameters.get('search') ?? '') : request.text;
  if (route.kind === 'count') return { queryCount: countMatches(context, route.entity, text) };
  const paging = route.kind === 'nextPage' ? (parameters.get('paging') ?? '') : undefined;
  return runQuery(context, { entity: route.entity, verb, text, entityUrl: `${baseUrl}/${route.entity.name}`, paging });
}

/** The JSON body of the answer; undefined = there is no such record (404). Throws a RefusedError. */
export function answerRoute(context: AutotaskContext, request: RoutedRequest): unknown {
  const { route, verb } = request;
  switch (route.kind) {
    case 'single':
      return answerSingle(context, request);
    case 'collection':
      return answerWrite(context, request);
    case 'childList':
      return verb === 'GET' ? answerChildList(context, route) : answerWrite(context, request);
    case 'query':
    case 'nextPage':
    case 'count':
      return answerQuery(context, request);
    case 'information':
      return describeEntity(context, route.entity);
    case 'fields':
      return describeFields(context, route.entity);
    case 'userDefinedFields':
      return describeUserDefinedFields(context, route.entity);
  }
}
