import { expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const quoteManagerRequests = () =>
  sandbox()
    .instrumentation.log.filter(({ side }) => side === 'quoteManager')
    .map(({ path }) => path);

it('reads a cold quote of 20 lines within the 46 requests of the rules, and a known one with 5', async () => {
  const engine = await createEngine(sandbox());
  expect((await engine.sync(`quote:${seedIndex.twentyLines}`)).state).toBe('synced');
  expect(quoteManagerRequests().length).toBeLessThanOrEqual(46);
  sandbox().instrumentation.clearLog();
  await engine.sync(`quote:${seedIndex.twentyLines}`);
  expect(quoteManagerRequests().length).toBe(5);
});
