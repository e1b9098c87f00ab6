import { type Context, Hono, type Next } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { holdInside, type InstrumentedBindings } from '../instrument/holdInside.ts';
import type { AutotaskSeed, PicklistSeed, SandboxCredentials } from '../types.ts';
import type { AutotaskContext } from './AutotaskContext.ts';
import { answerRoute } from './answerRoute.ts';
import { answerZone } from './answerZone.ts';
import { isAuthenticated, readAttribution } from './authenticate.ts';
import { type Allowance, createAllowance } from './createAllowance.ts';
import { type AutotaskLimits, type AutotaskStore, createAutotaskStore } from './createAutotaskStore.ts';
import { createPicklists } from './createPicklists.ts';
import { createThreadLimiter, type ThreadLimiter } from './createThreadLimiter.ts';
import { RefusedError } from './RefusedError.ts';
import { resolveRoute } from './resolveRoute.ts';
import { followQuoteTotals } from './rules/opportunityTotals.ts';

/** What the sandbox's Autotask starts with. */
export interface AutotaskAppOptions {
  seed: AutotaskSeed;
  picklists: PicklistSeed;
  credentials: Omit<SandboxCredentials, 'quoteManagerApiKey'>;
  /** Milliseconds since the epoch; the system's clock when left out. */
  clock?: () => number;
  limits?: Partial<AutotaskLimits>;
}

interface Tools {
  context: AutotaskContext;
  allowance: Allowance;
  threads: ThreadLimiter;
}

const root = '/atservicesrest/';
const openPaths = ['versioninformation', 'v1.0/zoneinformation'];

function readPath(context: Context): string {
  const path = new URL(context.req.url).pathname;
  return path.toLowerCase().startsWith(root) ? path.slice(root.length).toLowerCase() : '';
}

function readParameters(context: Context): Map<string, string> {
  return new Map([...new URL(context.req.url).searchParams].map(([name, value]) => [name.toLowerCase(), value]));
}

function endpointOf(path: string): string {
  const route = resolveRoute(path.replace(/^v1\.0\//, ''));
  return route?.entity.name.toLowerCase() ?? path.split('/')[1] ?? path;
}

async function limit(context: Context, next: Next, { context: { store }, allowance, threads }: Tools) {
  const { threadStatus, retryAfterSeconds } = store.limits();
  const leave = threads.enter(endpointOf(readPath(context)));
  if (!leave) {
    const errors = ['Itgenatr005: The thread threshold of 3 threads has been exceeded for this endpoint.'];
    return context.json({ errors }, threadStatus as ContentfulStatusCode);
  }
  try {
    const { allowed, addedMs } = allowance.take();
    if (!allowed) {
      const errors = ['The request threshold of the database has been exceeded.'];
      if (retryAfterSeconds !== null) context.header('Retry-After', String(retryAfterSeconds));
      return context.json({ errors }, 429);
    }
    if (addedMs > 0) await new Promise((resolve) => setTimeout(resolve, addedMs));
    await next();
  } finally {
    leave();
  }
}

function answerThreshold(context: Context, store: AutotaskStore, allowance: Allowance): Response {
  return context.json({
    externalRequestThreshold: store.limits().hourlyAllowance,
    requestThresholdTimeframe: 60,
    currentTimeframeRequestCount: allowance.used(),
  });
}

async function answerEntity(context: Context, path: string, autotask: AutotaskContext): Promise<Response> {
  const route = resolveRoute(path);
  if (!route) return context.json({ errors: ['The requested resource does not exist.'] }, 404);
  const { method } = context.req;
  if (!route.verbs.some((verb) => verb === method)) {
    context.header('Allow', route.verbs.join(', '));
    return context.json({ Message: `The requested resource does not support http method '${method}'.` }, 405);
  }
  const text = await context.req.text();
  const isJson = /^application\/json\b/i.test(context.req.header('Content-Type') ?? '');
  if (text !== '' && !isJson) return context.json({ Message: 'The media type is not supported.' }, 415);
  const attribution = readAttribution(context, autotask.store);
  if (!attribution.ok) return context.json({ errors: [attribution.error] }, 500);
  const baseUrl = `${new URL(context.req.url).origin}/ATServicesRest/V1.0`;
  const parameters = readParameters(context);
  const { resourceId } = attribution;
  const body = answerRoute(autotask, { route, verb: method, text, parameters, baseUrl, resourceId });
  return body === undefined ? context.body(null, 404) : context.json(Object(body));
}

function answerError(error: Error, context: Context): Response {
  if (!(error instanceof RefusedError)) throw error;
  const { errors, errorId } = error;
  return context.json(errorId === undefined ? { errors } : { errors, errorId }, 500);
}

/**
 * Makes the sandbox's Autotask: the REST API below `/ATServicesRest/` (paths in any case) and the store behind it.
 * Other paths fall through, so pages can be added to the app afterwards.
 * 401 (empty) for wrong credentials, 404 for unknown routes and records, 405 for verbs that a path does not have,
 * 429 beyond the limits, 500 with `{errors}` for everything that is refused (autotask.md § 2.2).
 */
export function createAutotaskApp(options: AutotaskAppOptions): { app: Hono; store: AutotaskStore } {
  const clock = options.clock ?? (() => Date.now());
  const store = createAutotaskStore(options.seed, options.credentials, clock);
  store.setLimits(options.limits ?? {});
  const picklists = createPicklists(options.picklists, store);
  followQuoteTotals(store, picklists);
  const autotask: AutotaskContext = { store, picklists, clock };
  const allowance = createAllowance(store.limits, clock);
  const tools: Tools = { context: autotask, allowance, threads: createThreadLimiter(() => store.limits().threads) };
  const app = new Hono<{ Bindings: InstrumentedBindings }>();
  // Handlers get the app as the shared types have it; the bindings are those of `serveInstrumented`.
  const plain = app as unknown as Hono;
  app.onError(answerError);
  app.use('*', async (context, next) => {
    const path = readPath(context);
    if (path === '' || openPaths.includes(path)) return next();
    return isAuthenticated(context, store) ? limit(context, next, tools) : context.body(null, 401);
  });
  app.use('*', holdInside(plain));
  app.use('*', async (context, next) => {
    const path = readPath(context);
    // Not the API: the pages of the sandbox may follow.
    if (path === '') return next();
    const isGet = context.req.method === 'GET';
    if (path === 'versioninformation' && isGet) return context.json({ apiVersions: ['1.0'] });
    if (path === 'v1.0/zoneinformation' && isGet) return answerZone(context, store, readParameters(context));
    if (path === 'v1.0/thresholdinformation' && isGet) return answerThreshold(context, store, allowance);
    return answerEntity(context, path.startsWith('v1.0/') ? path.slice('v1.0/'.length) : '', autotask);
  });
  return { app: plain, store };
}
