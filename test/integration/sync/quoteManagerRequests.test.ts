import { expect, it } from 'vitest';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const quoteManagerRequests = () =>
  sandbox()
    .instrumentation.log.filter(({ side }) => side === 'quoteManager')
    .map(({ path }) => path);

it('reads a cold quote of 20 lines with the 46 requests of the rules and one look back, and a known one with 6', async () => {
  const engine = await createEngine(sandbox());
  expect((await engine.sync(`quote:${seedIndex.twentyLines}`)).state).toBe('synced');
  expect(quoteManagerRequests().length).toBeLessThanOrEqual(47);
  sandbox().instrumentation.clearLog();
  await engine.sync(`quote:${seedIndex.twentyLines}`);
  expect(quoteManagerRequests().length).toBe(6);
});
