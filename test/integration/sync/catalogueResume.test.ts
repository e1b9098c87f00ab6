import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { createEngine } from '../../support/createEngine';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();

/**
 * A network at whose nth request the background is stopped: before it leaves (`before`), or when it was carried out and its
 * answer is on the way (`after`). Nothing of the stopped one ever goes on.
 */
function createStop(at: number, when: 'before' | 'after') {
  let count = 0;
  let stop = () => {};
  const stopped = new Promise<'stopped'>((resolve) => {
    stop = () => resolve('stopped');
  });
  const never = new Promise<Response>(() => {});
  const fetch: typeof globalThis.fetch = async (input, init) => {
    count += 1;
    if (count > at) return never;
    if (count < at) return globalThis.fetch(input, init);
    if (when === 'after') await globalThis.fetch(input, init);
    stop();
    return never;
  };
  return { fetch, stopped };
}

/** Each number or external id of a record that we make, and how often it stands in Autotask. */
function doubles(): string[] {
  const ids = [
    ...sandbox()
      .autotask.all('Products')
      .map(({ externalProductID }) => `product ${String(externalProductID ?? '')}`),
    ...sandbox()
      .autotask.all('Services')
      .map(({ externalID }) => `service ${String(externalID ?? '')}`),
  ].filter((id) => !/ $/.test(id));
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

const seededDoubles = () => doubles();

it('goes on where it was stopped, at whatever request, and makes nothing twice', async () => {
  const known = seededDoubles();
  const whole = await createEngine(sandbox());
  await whole.syncCatalogue();
  const requests = sandbox().instrumentation.log.length;
  const made = sandbox().autotask.all('Products').length + sandbox().autotask.all('Services').length;
  sandbox().reset();

  const indexedDB = new IDBFactory();
  let isDone = false;
  let stops = 0;
  // The steps between two stops have no common divisor with a batch, so that they fall on every kind of request.
  for (let at = 3; !isDone && stops < 60; at += 4) {
    const { fetch, stopped } = createStop(3 + (at % 11), stops % 2 === 0 ? 'before' : 'after');
    const engine = await createEngine(sandbox(), {}, { indexedDB, fetch });
    const outcome = await Promise.race([engine.syncCatalogue(), stopped]);
    if (outcome === 'stopped') stops += 1;
    else isDone = outcome?.state === 'done';
  }
  // Stops too close to each other to ever get past a batch are no test of going on: the last stretch is undisturbed.
  const last = await createEngine(sandbox(), {}, { indexedDB });
  expect(await last.goOnWithCatalogue()).toMatchObject({ state: 'done' });
  expect(stops).toBeGreaterThan(20);
  expect(requests).toBeGreaterThan(100);
  expect(doubles()).toEqual(known);
  expect(sandbox().autotask.all('Products').length + sandbox().autotask.all('Services').length).toBe(made);
}, 120_000);

it('pauses after the step that is under way, and goes on from there', async () => {
  const indexedDB = new IDBFactory();
  const { fetch, stopped } = createStop(40, 'after');
  const engine = await createEngine(sandbox(), {}, { indexedDB, fetch });
  await Promise.race([engine.syncCatalogue(), stopped]);
  const next = await createEngine(sandbox(), {}, { indexedDB });
  await next.pauseCatalogue();
  const paused = await next.goOnWithCatalogue();
  expect(paused).toMatchObject({ state: 'paused' });
  expect(paused?.done).toBeLessThan(150);
  expect(await next.syncCatalogue()).toMatchObject({ state: 'done' });
});
