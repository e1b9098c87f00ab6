import { type Context, Hono } from 'hono';
import type { QuoteManagerRecord, QuoteManagerSeed, SandboxCredentials } from '../types.ts';
import { createQuoteManagerStore, type QuoteManagerStore } from './createQuoteManagerStore.ts';
import { createRequestLimiter } from './createRequestLimiter.ts';
import { BadParameterError, type ListParameters, listRecords } from './listRecords.ts';
import { quoteManagerResources } from './quoteManagerResources.ts';

/** What the sandbox's Quote Manager starts with. */
export interface QuoteManagerAppOptions {
  seed: QuoteManagerSeed;
  credentials: Pick<SandboxCredentials, 'quoteManagerApiKey'>;
  /** Milliseconds since the epoch; the system's clock when left out. */
  clock?: () => number;
}

function readParameters(url: string): ListParameters {
  const pairs = [...new URL(url).searchParams].map(([name, value]): [string, string] => [name.toLowerCase(), value]);
  return new Map(pairs);
}

/** Images have neither an id nor a product id in the answer; the store needs both to find them. */
function present(resource: string, record: QuoteManagerRecord): Record<string, unknown> {
  if (resource !== 'productimage') return record;
  return { productNumber: record.productNumber, url: record.url };
}

function refuseLimit(context: Context, store: QuoteManagerStore): Response {
  const { retryAfterSeconds } = store.limits();
  if (retryAfterSeconds !== undefined) context.header('Retry-After', String(retryAfterSeconds));
  return context.text('Rate limit is exceeded. Try again later.', 429);
}

function answerList(context: Context, store: QuoteManagerStore, resource: string, parameters: ListParameters) {
  const rules = quoteManagerResources[resource];
  if (!rules) return context.notFound();
  try {
    return context.json(listRecords(store, resource, rules, parameters).map((record) => present(resource, record)));
  } catch (error) {
    if (error instanceof BadParameterError) return context.text(error.message, 400);
    throw error;
  }
}

function answerRecord(context: Context, store: QuoteManagerStore, resource: string, id: string) {
  if (!quoteManagerResources[resource]?.byId) return context.notFound();
  const record = /^\d+$/.test(id) ? store.get(resource, Number(id)) : undefined;
  // The real service says 400, not 404, for a record that does not exist.
  return record ? context.json(record) : context.text(`The requested ${resource} does not exist.`, 400);
}

function answerRoute(context: Context, store: QuoteManagerStore, parameters: ListParameters) {
  const [version, resource, id, ...rest] = context.req.path.toLowerCase().split('/').filter(Boolean);
  if (version !== 'v1' || !resource || !quoteManagerResources[resource] || rest.length > 0) return context.notFound();
  if (context.req.method !== 'GET') {
    context.header('Allow', 'GET');
    return context.text('The requested resource does not support this method.', 405);
  }
  return id === undefined
    ? answerList(context, store, resource, parameters)
    : answerRecord(context, store, resource, id);
}

/**
 * Makes the sandbox's Quote Manager: the public read-only API below `/v1/` and the store behind it.
 * Paths and parameter names are read in any case. 401 for a wrong key, 429 beyond the limits, 405 for writing verbs,
 * 400 with plain text for an unknown id or an unreadable parameter.
 */
export function createQuoteManagerApp(options: QuoteManagerAppOptions): { app: Hono; store: QuoteManagerStore } {
  const clock = options.clock ?? (() => Date.now());
  const store = createQuoteManagerStore(options.seed, options.credentials, clock);
  const allow = createRequestLimiter(store.limits, clock);
  const app = new Hono();
  app.all('*', (context) => {
    const parameters = readParameters(context.req.url);
    const key = context.req.header('apiKey') ?? parameters.get('apikey');
    if (key === undefined || key !== store.apiKey()) return context.text('The API key is not valid.', 401);
    return allow() ? answerRoute(context, store, parameters) : refuseLimit(context, store);
  });
  return { app, store };
}
