import { z } from 'zod';
import { matchKeys } from '../domain/matching/matchKeys';
import { createProblem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { Actor, AutotaskClient, WriteFields, WriteResult } from './autotaskClient';
import { type AutotaskConnection, createRequester, type Requester, type RequestResult } from './createRequester';
import { fieldsSchema, userDefinedFieldsSchema } from './entityFields';
import { findPageRecord, findWriteRoute, nameEntity, type RestEntity } from './entityRoutes';
import { orEverything, queryAllPages } from './queryAllPages';

const answerOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => matchKeys(value, Object.keys(shape)), z.object(shape));

const itemSchema = answerOf({ item: z.record(z.string(), z.unknown()).nullable() });
const countSchema = answerOf({ queryCount: z.number().int() });
/** Its type is left open in the vendor's model. */
const itemIdSchema = answerOf({ itemId: z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)]) });
const thresholdSchema = answerOf({
  externalRequestThreshold: z.number(),
  requestThresholdTimeframe: z.number(),
  currentTimeframeRequestCount: z.number(),
});

/** Makes the client of one tenant; see `AutotaskClient`. */
export function createAutotaskClient(connection: AutotaskConnection): AutotaskClient {
  const request = createRequester(connection);
  const { apiUrl } = connection.zone;
  return { ...createReads(request, apiUrl), ...createMetadataReads(request, apiUrl), ...createWrites(request, apiUrl) };
}

/** The part of a request that all reads share. */
const reading = (entity: RestEntity) => ({
  endpoint: entity,
  isWrite: false,
  what: `reading the ${nameEntity(entity)}`,
});

function createReads(request: Requester, apiUrl: string): Pick<AutotaskClient, 'get' | 'query' | 'count'> {
  return {
    async get(entity, id) {
      const url = `${apiUrl}${entity}/${id}`;
      const answer = await request({ ...reading(entity), method: 'GET', url, schema: itemSchema });
      if (!answer.ok && answer.status === 404) return { ok: true, value: null };
      return mapValue(answer, ({ item }) => item);
    },
    query: (entity, filter, options) => queryAllPages(request, apiUrl, { ...options, entity, filter }),
    async count(entity, filter) {
      const url = `${apiUrl}${entity}/query/count`;
      const body = { filter: orEverything(filter) };
      const answer = await request({ ...reading(entity), method: 'POST', url, body, schema: countSchema });
      return mapValue(answer, ({ queryCount }) => queryCount);
    },
  };
}

function createMetadataReads(
  request: Requester,
  apiUrl: string,
): Pick<AutotaskClient, 'fields' | 'userDefinedFields' | 'threshold'> {
  return {
    async fields(entity) {
      const url = `${apiUrl}${entity}/entityInformation/fields`;
      return toResult(await request({ ...reading(entity), method: 'GET', url, schema: fieldsSchema }));
    },
    async userDefinedFields(entity) {
      const url = `${apiUrl}${entity}/entityInformation/userDefinedFields`;
      return toResult(await request({ ...reading(entity), method: 'GET', url, schema: userDefinedFieldsSchema }));
    },
    async threshold() {
      const endpoint = 'ThresholdInformation';
      const about = { endpoint, isWrite: false, what: 'reading the request threshold' };
      const answer = await request({ ...about, method: 'GET', url: `${apiUrl}${endpoint}`, schema: thresholdSchema });
      return mapValue(answer, (stated) => ({
        limit: stated.externalRequestThreshold,
        timeframeMinutes: stated.requestThresholdTimeframe,
        used: stated.currentTimeframeRequestCount,
      }));
    },
  };
}

interface Write {
  verb: 'creating' | 'changing' | 'deleting';
  method: 'POST' | 'PATCH' | 'DELETE';
  entity: RestEntity;
  id: number | null;
  parentId: number | null;
  body?: WriteFields;
  actor?: Actor | undefined;
}

function createWrites(request: Requester, apiUrl: string): Pick<AutotaskClient, 'create' | 'update' | 'remove'> {
  const send = (write: Write) => sendWrite(request, apiUrl, write);
  return {
    create: (entity, fields, parentId = null, actor = undefined) =>
      send({ verb: 'creating', method: 'POST', entity, id: null, parentId, body: fields, actor }),
    // The id stands in the body: PATCH on an id address is refused with 405 (reference § 2.2).
    update: (entity, id, fields, parentId = null, actor = undefined) =>
      send({ verb: 'changing', method: 'PATCH', entity, id, parentId, body: { ...fields, id }, actor }),
    remove: (entity, id, parentId, actor) => send({ verb: 'deleting', method: 'DELETE', entity, id, parentId, actor }),
  };
}

async function sendWrite(request: Requester, apiUrl: string, write: Write): Promise<WriteResult> {
  const { verb, method, entity, id, parentId, body, actor } = write;
  const route = findWriteRoute(entity, parentId);
  const what = `${verb} the ${nameEntity(entity)}`;
  if (route === null) return parentMissing(what);
  const page = findPageRecord(entity, { id, parentId });
  const answer = await request({
    endpoint: entity,
    method,
    url: `${apiUrl}${route}${method === 'DELETE' ? `/${id}` : ''}`,
    body,
    schema: itemIdSchema,
    isWrite: true,
    what,
    actor,
    view: page === null ? null : { kind: 'autotask', ...page },
  });
  if (answer.ok) return { ok: true, value: answer.value.itemId };
  return { ok: false, problem: answer.problem, outcome: answer.outcome };
}

function parentMissing(what: string): WriteResult {
  const details = [`No parent record was named for ${what}.`];
  return { ok: false, problem: createProblem('unexpected', {}, { details }), outcome: 'refused' };
}

function mapValue<From, To>(answer: RequestResult<From>, map: (value: From) => To): Result<To> {
  return answer.ok ? { ok: true, value: map(answer.value) } : { ok: false, problem: answer.problem };
}

/** Leaves the transport's part of a failure behind. */
function toResult<T>(answer: RequestResult<T>): Result<T> {
  return mapValue(answer, (value) => value);
}
