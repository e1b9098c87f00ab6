import { expect, it } from 'vitest';
import type { DocumentRef } from '../../../utils/domain/sourceDocument';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine } from '../../support/createEngine';
import { openFixtureDatabase } from '../../support/openFixtureDatabase';
import { recordsOf, useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const demo: DocumentRef = `quote:${seedIndex.demo}`;
const skeleton: DocumentRef = `quote:${seedIndex.skeleton}`;

/** Leaves in the sandbox what the fixture's links name: one quote synced, one whose Autotask quote was made without an answer. */
async function replay(): Promise<void> {
  const before = await createEngine(sandbox());
  await before.sync(demo);
  sandbox().instrumentation.addFault({
    side: 'autotask',
    method: 'POST',
    path: '^/ATServicesRest/V1\\.0/Quotes/?$',
    action: { kind: 'drop', when: 'after' },
  });
  await before.sync(skeleton);
}

it('an upgrade in the middle of a sync: the new release ends what the first one began, with one set', async () => {
  await replay();
  const { tenant } = await createEngine(sandbox());
  const disk = await openFixtureDatabase('v1', { database: 'engine', tenant, without: ['secrets'] });
  const opportunities = sandbox()
    .autotask.all('Opportunities')
    .map(({ id }) => id);
  for (const link of disk.rows.links ?? [])
    if (link.entity === 'Opportunities')
      expect(opportunities, 'the fixture names the replayed records').toContain(link.id);

  const engine = await createEngine(sandbox(), {}, { indexedDB: disk.indexedDB });
  await engine.run({ skipWaits: true });
  expect(await engine.status(skeleton)).toMatchObject({ state: 'synced' });
  const set = recordsOf(sandbox(), seedIndex.skeleton);
  expect([set.opportunities.length, set.quotes.length, set.items.length]).toEqual([1, 1, 4]);
  expect(await engine.sync(demo)).toMatchObject({ state: 'synced' });
  expect(recordsOf(sandbox(), seedIndex.demo).opportunities).toHaveLength(1);
  // What was clicked for another company of the first release's still waits for it.
  expect((await engine.database.jobs.toArray()).map(({ state, tenant: of }) => [state, of])).toEqual([
    ['parked', 'other.example~other.example'],
  ]);
});
