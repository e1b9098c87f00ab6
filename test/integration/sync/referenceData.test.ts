import { describe, expect, it } from 'vitest';
import type { ReferenceData } from '../../../utils/domain/referenceData';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine, type Engine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const ref = `quote:${seedIndex.demo}` as const;
const listReads = () =>
  sandbox().instrumentation.log.filter(({ path }) => path.endsWith('Opportunities/entityInformation/fields')).length;

/** The lists as they were before Autotask gave a value another number. */
async function ageLists(engine: Engine): Promise<void> {
  const key = `tenant-lists|${engine.tenant}`;
  const stored = await engine.database.reference.get(key);
  const lists = structuredClone(stored?.value as ReferenceData);
  for (const entry of lists.picklists['Opportunities.opportunityCategoryID'] ?? []) entry.id += 900;
  await engine.database.reference.put({ key, at: stored?.at ?? 0, value: lists });
}

describe('a value that Autotask no longer takes', () => {
  it('has the lists read afresh and goes through with their present value', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.oneLine}`);
    await ageLists(engine);
    sandbox().instrumentation.clearLog();
    expect(await engine.sync(ref)).toMatchObject({ state: 'synced', problem: null });
    expect(listReads()).toBe(1);
    expect(recordsOf(sandbox(), seedIndex.demo).opportunities).toHaveLength(1);
  });

  it('is a problem when the fresh lists do not help, after one more try', async () => {
    const engine = await createEngine(sandbox());
    const body = { errors: ["The value of field 'stage' is not in the picklist."] };
    const action = { kind: 'status' as const, status: 500, body };
    sandbox().instrumentation.addFault({ side: 'autotask', method: 'POST', path: '/Opportunities$', times: 9, action });
    const status = await engine.sync(ref);
    expect(status).toMatchObject({ state: 'failed', problem: { code: 'picklist-changed', parts: { field: 'stage' } } });
    expect(writesTo(sandbox()).filter((write) => write === 'POST Opportunities')).toHaveLength(2);
    sandbox().instrumentation.clearFaults();
    expect(await engine.retry(ref)).toMatchObject({ state: 'synced' });
  });
});

describe('the tenant’s lists', () => {
  it('are read once for all documents', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.oneLine}`);
    await engine.sync(ref);
    expect(listReads()).toBe(1);
  });

  it('find an owner who was activated a moment ago', async () => {
    const engine = await createEngine(sandbox(), { opportunity: { owner: 'new.owner@seller.example' } });
    const employee = Number(sandbox().quoteManager.get('quote', seedIndex.demo)?.ownerEmployeeID);
    sandbox().quoteManager.patch('employee', employee, { email: 'nobody@seller.example' });
    expect((await engine.sync(ref)).problem?.code).toBe('owner-invalid');
    const [model] = sandbox().autotask.all('Resources');
    sandbox().autotask.create('Resources', {
      ...model,
      id: 29_999_001,
      email: 'new.owner@seller.example',
      isActive: true,
    });
    expect(await engine.retry(ref)).toMatchObject({ state: 'synced' });
  });
});
