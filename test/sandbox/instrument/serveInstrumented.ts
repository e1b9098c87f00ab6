import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Fault, LoggedRequest, RunningServer, SandboxSide } from '../types.ts';
import { answerStatus, dropConnection, truncateAnswer } from './breakAnswer.ts';
import { createHold } from './createHold.ts';
import type { Instrumentation } from './createInstrumentation.ts';
import { holdsInside } from './holdInside.ts';

interface Arrival {
  app: Hono;
  request: Request;
  bindings: HttpBindings;
  action: Fault['action'] | undefined;
  latencyMs: number;
  stopped: AbortSignal;
}

async function callApp({ app, request, bindings, action, latencyMs, stopped }: Arrival): Promise<Response> {
  const hold = createHold(action, latencyMs, stopped);
  const inside = holdsInside(app);
  if (!inside) await hold.before();
  const response = await app.fetch(request, { ...bindings, hold });
  if (!inside) await hold.after();
  return response;
}

async function answer(arrival: Arrival): Promise<Response> {
  const { action, bindings } = arrival;
  if (action?.kind === 'drop' && action.when === 'before') return dropConnection(bindings.outgoing);
  if (action?.kind === 'status' && !action.afterCommit) return answerStatus(action);
  const response = await callApp(arrival);
  if (action?.kind === 'drop') return dropConnection(bindings.outgoing);
  if (action?.kind === 'truncate') return truncateAnswer(response, bindings.outgoing);
  return action?.kind === 'status' ? answerStatus(action) : response;
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    // The log shows what arrived; whether it is acceptable is the app's decision.
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function describeFault(action: Fault['action']): string {
  return 'when' in action ? `${action.kind} ${action.when}` : action.kind;
}

async function readRequest(incoming: Request): Promise<{ request: Request; text: string }> {
  const text = incoming.method === 'GET' || incoming.method === 'HEAD' ? '' : await incoming.text();
  const { method, headers } = incoming;
  return { text, request: new Request(incoming.url, { method, headers, body: text === '' ? undefined : text }) };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no TCP address'));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

function stop(server: Server, stopping: AbortController): Promise<void> {
  stopping.abort();
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

/**
 * Serves an app on 127.0.0.1 with log, faults and added latency.
 * @param port 0 = a free one
 * @returns its origin (no trailing slash) and `stop`, which cuts open connections; rejects when the port is taken
 */
export async function serveInstrumented(
  app: Hono,
  side: SandboxSide,
  instrumentation: Instrumentation,
  port = 0,
): Promise<RunningServer> {
  const stopping = new AbortController();
  const handle = async (incoming: Request, bindings: HttpBindings): Promise<Response> => {
    const { request, text } = await readRequest(incoming);
    const url = new URL(incoming.url);
    const seen = { side, method: incoming.method, path: url.pathname + url.search };
    const entry: LoggedRequest = instrumentation.begin({ ...seen, body: parseBody(text) });
    const action = instrumentation.takeFault(seen);
    if (action) entry.fault = describeFault(action);
    const latencyMs = instrumentation.latency[side];
    const response = await answer({ app, request, bindings, action, latencyMs, stopped: stopping.signal });
    const sent = action?.kind !== 'drop' && action?.kind !== 'truncate';
    instrumentation.end(entry, sent ? response.status : undefined);
    return response;
  };
  const listener = getRequestListener((request, bindings) => handle(request, bindings as HttpBindings), {
    overrideGlobalObjects: false,
  });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  const url = await listen(server, port);
  return { url, app, stop: () => stop(server, stopping) };
}
