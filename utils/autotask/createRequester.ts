import type { z } from 'zod';
import type { Actor } from './autotaskClient';
import {
  classifyFailure,
  classifySilence,
  crashedFailure,
  type FailedAnswer,
  type FailedRequest,
} from './classifyFailure';
import { createCredentialGate, type FailedResult } from './createCredentialGate';
import type { Zone } from './fetchZone';
import type { Lanes } from './lanes';
import { type Delivery, type HttpRequest, sendRequest } from './sendRequest';

/** The three static secrets of an API user (reference § 2.1). */
export interface AutotaskCredentials {
  userName: string;
  secret: string;
  integrationCode: string;
}

export interface AutotaskConnection {
  zone: Zone;
  credentials: AutotaskCredentials;
  fetch: typeof globalThis.fetch;
  lanes: Lanes;
  /** Milliseconds. */
  clock: () => number;
  /** Told of each request that goes out. */
  onRequest?: () => void;
  /** Told once that Autotask answered 401: nothing is sent over this connection any more. */
  onRefused?: () => void;
  /** Longest time for one answer; 25 s when left out. */
  timeoutMs?: number;
}

export interface TypedRequest<Schema extends z.ZodType> extends FailedRequest {
  /** Whose lanes it takes: the entity. */
  endpoint: string;
  method: HttpRequest['method'];
  url: string;
  body?: Record<string, unknown>;
  schema: Schema;
  /** For whom a write is made; left out = the API user. */
  actor?: Actor | undefined;
}

export type RequestResult<T> = { ok: true; value: T } | FailedResult;

export type Requester = <Schema extends z.ZodType>(
  request: TypedRequest<Schema>,
) => Promise<RequestResult<z.output<Schema>>>;

/**
 * Sends requests through the lanes with the credentials, reads their answers with a schema, names their failures. Credentials
 * that nobody has tried yet are tried by one request alone (`createCredentialGate`).
 */
export function createRequester(connection: AutotaskConnection): Requester {
  const { lanes, clock, onRefused = () => undefined } = connection;
  const gate = createCredentialGate({ clock, onRefused });
  // Inside the lanes: whoever waited for one looks at the credentials last of all.
  return (request) => lanes.run(request.endpoint, () => gate.run(() => send(connection, request)));
}

async function send<Schema extends z.ZodType>(
  connection: AutotaskConnection,
  request: TypedRequest<Schema>,
): Promise<RequestResult<z.output<Schema>>> {
  const { endpoint, method, url, body, schema, actor } = request;
  const headers = createHeaders(connection, actor);
  const failed = { ...request, impersonated: actor?.email ?? null };
  connection.onRequest?.();
  const delivery = await sendRequest(connection, { method, url, body, headers });
  const result = readDelivery(delivery, failed, schema);
  if (!result.ok && result.problem.code === 'threads-exceeded') connection.lanes.narrow(endpoint);
  return result;
}

function readDelivery<Schema extends z.ZodType>(
  delivery: Delivery,
  request: FailedRequest,
  schema: Schema,
): RequestResult<z.output<Schema>> {
  const { isWrite, what, view, impersonated } = request;
  const asked: FailedRequest = { isWrite, what, view, impersonated };
  if (delivery.kind === 'silence') {
    return { ok: false, status: null, ...classifySilence(delivery.reason, asked, delivery.details) };
  }
  const { status, body, headers } = delivery;
  const answer: FailedAnswer = { ...asked, status, body, headers };
  if (status !== 200) return { ok: false, status, ...classifyFailure(answer) };
  const parsed = schema.safeParse(parseJson(body));
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, status, ...crashedFailure(answer) };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // HTML or a cut body: the schema refuses it like any other answer that cannot be understood.
    return undefined;
  }
}

/** Only writes are made for somebody: some entities refuse impersonated reads (reference § 2.1). */
function createHeaders(connection: AutotaskConnection, actor: Actor | undefined): Record<string, string> {
  const { userName, secret, integrationCode } = connection.credentials;
  const headers: Record<string, string> = {
    UserName: userName,
    Secret: secret,
    ApiIntegrationCode: integrationCode,
    'Content-Type': 'application/json',
  };
  if (actor) headers.ImpersonationResourceId = String(actor.resourceId);
  return headers;
}
