import { type Context, Hono } from 'hono';
import type { Fault, SandboxCredentials, SandboxSide } from '../types.ts';
import type { AddedLatency, Instrumentation } from './createInstrumentation.ts';

type StoredRecord = { id: number } & Record<string, unknown>;

/** The part of a side's store that the control interface uses. */
export interface ControlledStore {
  all(entity: string): StoredRecord[];
  get(entity: string, id: number): StoredRecord | undefined;
  create(entity: string, fields: Record<string, unknown>): StoredRecord;
  patch(entity: string, id: number, fields: Record<string, unknown>): StoredRecord;
  remove(entity: string, id: number): boolean;
  setLimits(limits: Record<string, unknown>): void;
  setCredentials(credentials: SandboxCredentials): void;
}

/** What the control interface acts on. */
export interface ControlOptions {
  stores: Record<SandboxSide, ControlledStore>;
  /** What both sides accept at first; `PUT /credentials` changes single members. */
  credentials: SandboxCredentials;
  /** Brings the data of both sides back to the seed. */
  reset(): void | Promise<void>;
}

type Body = Record<string, unknown>;

function sideOf(context: Context): SandboxSide {
  return context.req.param('side') === 'autotask' ? 'autotask' : 'quoteManager';
}

function addRecordRoutes(app: Hono, stores: ControlOptions['stores']): void {
  const list = '/records/:side{quoteManager|autotask}/:entity';
  const single = `${list}/:id{-?[0-9]+}`;
  const missing = (context: Context) => context.json({ error: 'There is no such record' }, 404);
  const find = (context: Context) => {
    const entity = context.req.param('entity') ?? '';
    const id = Number(context.req.param('id'));
    return { store: stores[sideOf(context)], entity, id, record: stores[sideOf(context)].get(entity, id) };
  };
  app.get(list, (context) => context.json(stores[sideOf(context)].all(context.req.param('entity'))));
  app.post(list, async (context) =>
    context.json(stores[sideOf(context)].create(context.req.param('entity'), await context.req.json<Body>())),
  );
  app.get(single, (context) => {
    const { record } = find(context);
    return record ? context.json(record) : missing(context);
  });
  app.patch(single, async (context) => {
    const { store, entity, id, record } = find(context);
    return record ? context.json(store.patch(entity, id, await context.req.json<Body>())) : missing(context);
  });
  app.delete(single, (context) => {
    const { store, entity, id } = find(context);
    return store.remove(entity, id) ? context.body(null, 204) : missing(context);
  });
}

function addSwitchRoutes(app: Hono, instrumentation: Instrumentation, options: ControlOptions): void {
  let credentials = { ...options.credentials };
  app.put('/latency', async (context) => {
    instrumentation.setLatency(await context.req.json<Partial<AddedLatency>>());
    return context.json(instrumentation.latency);
  });
  app.put('/limits', async (context) => {
    const changed = await context.req.json<Partial<Record<SandboxSide, Body>>>();
    if (changed.quoteManager) options.stores.quoteManager.setLimits(changed.quoteManager);
    if (changed.autotask) options.stores.autotask.setLimits(changed.autotask);
    return context.body(null, 204);
  });
  app.put('/credentials', async (context) => {
    credentials = { ...credentials, ...(await context.req.json<Partial<SandboxCredentials>>()) };
    for (const store of Object.values(options.stores)) store.setCredentials(credentials);
    return context.body(null, 204);
  });
  app.post('/reset', async (context) => {
    await options.reset();
    return context.body(null, 204);
  });
}

/**
 * Makes the control interface of a sandbox (JSON; its own port, never one of the two sides'):
 * `GET|DELETE /log`, `POST|DELETE /faults`, `PUT /latency` `{quoteManager?, autotask?}` ms, `POST /reset`,
 * `PUT /limits` `{quoteManager?: {…}, autotask?: {…}}`, `PUT /credentials` (single members of SandboxCredentials),
 * `GET|POST /records/:side/:entity`, `GET|PATCH|DELETE /records/:side/:entity/:id` (raw, as a person's edit).
 * Errors: 404 for a missing record, 400 with `{error}` for what cannot be done.
 */
export function createControlApp(instrumentation: Instrumentation, options: ControlOptions): Hono {
  const app = new Hono();
  app.onError((error, context) => context.json({ error: error.message }, 400));
  app.get('/log', (context) => context.json(instrumentation.log));
  app.delete('/log', (context) => {
    instrumentation.clearLog();
    return context.body(null, 204);
  });
  app.post('/faults', async (context) => {
    instrumentation.addFault(await context.req.json<Fault>());
    return context.body(null, 204);
  });
  app.delete('/faults', (context) => {
    instrumentation.clearFaults();
    return context.body(null, 204);
  });
  addRecordRoutes(app, options.stores);
  addSwitchRoutes(app, instrumentation, options);
  return app;
}
