import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createControlApp } from '../../sandbox/instrument/createControlApp.ts';
import { opportunityFault } from './opportunityFault.ts';
import { startTinySandbox, type TinySandbox, tinyCredentials } from './startTinySandbox.ts';
import { validOpportunity } from './validBodies.ts';

let sandbox: TinySandbox;
beforeEach(async () => {
  sandbox = await startTinySandbox();
});
afterEach(() => sandbox.server.stop());

const post = () => sandbox.call('POST', 'Opportunities', validOpportunity);

describe('the control interface', () => {
  test('reads and changes everything', async () => {
    const { store, instrumentation } = sandbox;
    let resets = 0;
    const control = createControlApp(instrumentation, {
      stores: { autotask: store, quoteManager: store },
      credentials: { ...tinyCredentials, quoteManagerApiKey: 'k' },
      reset: () => {
        resets += 1;
      },
    });
    const ask = (method: string, path: string, body?: unknown) =>
      control.request(path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    await ask('POST', '/faults', opportunityFault({ kind: 'status', status: 500, body: {} }));
    expect((await post()).status).toBe(500);
    await ask('DELETE', '/faults');
    expect((await (await ask('GET', '/log')).json()) as unknown[]).toHaveLength(1);
    await ask('DELETE', '/log');
    expect(instrumentation.log).toHaveLength(0);
    const made = (await (await ask('POST', '/records/autotask/Tickets', { title: 'Raw' })).json()) as { id: number };
    await ask('PATCH', `/records/autotask/tickets/${made.id}`, { title: 'Changed' });
    expect(await (await ask('GET', `/records/autotask/Tickets/${made.id}`)).json()).toEqual({
      id: made.id,
      title: 'Changed',
    });
    expect((await ask('DELETE', `/records/autotask/Tickets/${made.id}`)).status).toBe(204);
    expect((await ask('GET', `/records/autotask/Tickets/${made.id}`)).status).toBe(404);
    await ask('PUT', '/latency', { autotask: 5 });
    expect(instrumentation.latency).toEqual({ autotask: 5, quoteManager: 0 });
    await ask('PUT', '/limits', { autotask: { threads: 1 } });
    expect(store.limits().threads).toBe(1);
    await ask('PUT', '/credentials', { autotaskSecret: 'new' });
    expect((await post()).status).toBe(401);
    expect((await ask('POST', '/reset')).status).toBe(204);
    expect(resets).toBe(1);
  });
});
