import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** Cuts the connection without an answer, as a dead proxy or network would. */
export function dropConnection(outgoing: ServerResponse): Response {
  outgoing.socket?.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Sends the headers of the whole answer and half of its body, then cuts the connection. */
export async function truncateAnswer(response: Response, outgoing: ServerResponse): Promise<Response> {
  const body = Buffer.from(await response.arrayBuffer());
  if (outgoing.destroyed) return RESPONSE_ALREADY_SENT;
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': String(body.length + 64),
  });
  await new Promise<void>((resolve) => {
    // The client may be gone already: then the write never completes, but the close does.
    outgoing.once('close', resolve);
    outgoing.write(body.subarray(0, Math.max(1, Math.floor(body.length / 2))), () => resolve());
  });
  outgoing.socket?.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The answer that a `status` fault asks for; without a body of its own it has none. */
export function answerStatus(action: { status: number; body?: unknown; headers?: Record<string, string> }): Response {
  const headers = new Headers(action.headers);
  if (action.body === undefined) return new Response(null, { status: action.status, headers });
  const isText = typeof action.body === 'string';
  if (!headers.has('content-type')) headers.set('content-type', isText ? 'text/html' : 'application/json');
  return new Response(isText ? String(action.body) : JSON.stringify(action.body), { status: action.status, headers });
}
