import { createFetch } from 'ofetch';

const DEFAULT_TIMEOUT_MS = 25_000;

export interface HttpRequest {
  url: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: Record<string, unknown>;
}

/** The whole answer, or why there is none. */
export type Delivery =
  | { kind: 'answer'; status: number; headers: Headers; body: string }
  | { kind: 'silence'; reason: 'timed-out' | 'offline'; details: string[] };

/** Sends one request, once. A redirect counts as no answer: credentials follow nobody. */
export async function sendRequest(
  { fetch, timeoutMs }: { fetch: typeof globalThis.fetch; timeoutMs?: number },
  { url, method, headers, body }: HttpRequest,
): Promise<Delivery> {
  const signal = AbortSignal.timeout(timeoutMs ?? DEFAULT_TIMEOUT_MS);
  try {
    const response = await createFetch({ fetch }).raw(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      body,
      responseType: 'text',
      ignoreResponseError: true,
      retry: 0,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal,
    });
    return { kind: 'answer', status: response.status, headers: response.headers, body: response._data ?? '' };
  } catch (error) {
    return { kind: 'silence', reason: signal.aborted ? 'timed-out' : 'offline', details: [String(error)] };
  }
}
