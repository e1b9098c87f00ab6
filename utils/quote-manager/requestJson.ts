import { createFetch } from 'ofetch';
import type { z } from 'zod';
import { createProblem, type Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import { readRetryAfter } from '../domain/schedule/readRetryAfter';
import type { RequestBudget } from './requestBudget';

const SYSTEM = 'Quote Manager';
const DETAIL_LENGTH = 300;
/** The vendor documents no Retry-After; its limit is per minute. */
const DEFAULT_RETRY_AFTER_MS = 60_000;

export interface QuoteManagerConnection {
  /** `https://api.kaseyaquotemanager.com/v1/`, with or without the last slash. */
  apiUrl: string;
  apiKey: string;
  fetch: typeof globalThis.fetch;
  budget: RequestBudget;
  /** Longest time for one answer; 25 s when left out. */
  timeoutMs?: number;
}

export type QueryParameters = Record<string, string | number>;

/** One answer, before anything about it is judged. */
interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/**
 * Sends one GET within the budget and reads the answer with `schema`. `value: null` = status 400, which is Quote Manager's
 * way of saying that there is no such record. Never repeats anything.
 */
export async function requestJson<Schema extends z.ZodType>(
  connection: QuoteManagerConnection,
  path: string,
  query: QueryParameters,
  schema: Schema,
): Promise<Result<z.output<Schema> | null>> {
  const answer = await sendGet(connection, path, query);
  if (!answer.ok) return answer;
  if (answer.value.status === 400) return { ok: true, value: null };
  if (answer.value.status !== 200) return { ok: false, problem: classifyAnswer(answer.value) };
  return parseBody(answer.value.body, schema);
}

async function sendGet(
  connection: QuoteManagerConnection,
  path: string,
  query: QueryParameters,
): Promise<Result<Answer>> {
  try {
    const grant = await connection.budget.take();
    if (!grant.granted) {
      const { retryAfterMs } = grant;
      return { ok: false, problem: createProblem('rate-limited', { system: SYSTEM }, { retryAfterMs }) };
    }
  } catch (error) {
    return { ok: false, problem: createProblem('storage-failed', {}, { details: [String(error)] }) };
  }
  const signal = AbortSignal.timeout(connection.timeoutMs ?? 25_000);
  try {
    const response = await createFetch({ fetch: connection.fetch }).raw(addressOf(connection.apiUrl, path), {
      query,
      headers: { apiKey: connection.apiKey, accept: 'application/json' },
      responseType: 'text',
      ignoreResponseError: true,
      retry: 0,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal,
    });
    return { ok: true, value: { status: response.status, headers: response.headers, body: response._data ?? '' } };
  } catch (error) {
    const code = signal.aborted ? 'timed-out' : 'offline';
    return { ok: false, problem: createProblem(code, { system: SYSTEM }, { details: [String(error)] }) };
  }
}

const addressOf = (apiUrl: string, path: string) => `${apiUrl.replace(/\/+$/, '')}/${path}`;

function classifyAnswer({ status, headers, body }: Answer) {
  if (status === 401 || status === 403) {
    return createProblem('auth-rejected', { system: SYSTEM }, { view: { kind: 'options', section: 'connection' } });
  }
  if (status === 429) {
    const retryAfterMs = readRetryAfter(headers) ?? DEFAULT_RETRY_AFTER_MS;
    return createProblem('rate-limited', { system: SYSTEM }, { retryAfterMs });
  }
  // A fault of the service passes by itself; a refusal would be the same tomorrow.
  const code = status >= 500 ? 'quote-manager-crashed' : 'quote-manager-refused';
  return createProblem(code, {}, { details: [`Status ${status}`, body.slice(0, DETAIL_LENGTH)] });
}

function parseBody<Schema extends z.ZodType>(body: string, schema: Schema): Result<z.output<Schema>> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    const details = ['The answer is no JSON.', body.slice(0, DETAIL_LENGTH)];
    return { ok: false, problem: createProblem('quote-manager-crashed', {}, { details }) };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problem: unreadableProblem(parsed.error) };
}

/** A record of a form that is not known: what it bills would be a guess. */
export function unreadableProblem({ issues }: z.ZodError): Problem {
  const details = issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return createProblem('quote-manager-refused', { answer: 'unreadable' }, { details });
}

/** Whether it is the record that cannot be read, and not the request that was refused. */
export function isUnreadable({ code, parts }: Problem): boolean {
  return code === 'quote-manager-refused' && parts.answer === 'unreadable';
}
