import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { type Sandbox, startSandbox } from '../../sandbox/startSandbox';
import { createEngine } from '../../support/createEngine';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  sandbox.quoteManager.setLimits({ perMinute: 100_000, perDay: 1_000_000 });
});
afterAll(() => sandbox.stop());
beforeEach(() => {
  sandbox.reset();
  sandbox.quoteManager.setLimits({ perMinute: 100_000, perDay: 1_000_000 });
});

const writes = () =>
  sandbox.instrumentation.log.filter(
    ({ side, method, path }) => side === 'autotask' && method !== 'GET' && !/\/query$/.test(path),
  );

describe('a plain quote', () => {
  it('becomes one opportunity, one quote and its items', async () => {
    const engine = await createEngine(sandbox);
    const status = await engine.sync(`quote:${seedIndex.skeleton}`);
    expect(status.problem).toBeNull();
    expect(status.state).toBe('synced');
  });

  it('sends no write at the second click', async () => {
    const engine = await createEngine(sandbox);
    await engine.sync(`quote:${seedIndex.skeleton}`);
    sandbox.instrumentation.clearLog();
    const status = await engine.sync(`quote:${seedIndex.skeleton}`);
    expect(status.state).toBe('synced');
    expect(writes()).toEqual([]);
  });
});
