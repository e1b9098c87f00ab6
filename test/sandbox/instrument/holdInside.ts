import type { HttpBindings } from '@hono/node-server';
import type { Hono, MiddlewareHandler } from 'hono';

/** What a request waits for: added latency and stalls, before and after the handler's commit. Each runs once. */
export interface RequestHold {
  before(): Promise<void>;
  after(): Promise<void>;
}

/** What the handlers of an instrumented app find in `context.env`. */
export interface InstrumentedBindings extends Partial<HttpBindings> {
  hold?: RequestHold;
}

const appsThatHold = new WeakSet<object>();

/** True when the app waits by itself, see `holdInside`. */
export function holdsInside(app: Hono): boolean {
  return appsThatHold.has(app);
}

/**
 * Middleware that waits in its place of the chain, so that what stands before it (a limit on requests in flight) sees
 * the slow request as running. Marks the app, whose server then does not wait a second time.
 */
export function holdInside(app: Hono): MiddlewareHandler<{ Bindings: InstrumentedBindings }> {
  appsThatHold.add(app);
  return async (context, next) => {
    await context.env?.hold?.before();
    await next();
    await context.env?.hold?.after();
  };
}
