import { describe, expect, it } from 'vitest';
import { nextWorkAt, workAside } from '../../../entrypoints/background/workAside';
import { pauseCatalogueRun, resumeCatalogueRun, startCatalogueRun } from '../../../utils/queue/catalogueRuns';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine, type Engine } from '../../support/createEngine';
import { useSandbox } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const automation = { enabled: true, browsers: 1 };
const next = ({ background, tenant }: Engine) => nextWorkAt(background, tenant);
const work = ({ background, tenant }: Engine) => workAside(background, tenant);

describe('what wakes the background', () => {
  it('is nothing while there is no work and automatic sync is off', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(`quote:${seedIndex.oneLine}`);
    expect(await next(engine)).toBeNull();
    expect(await work(engine)).toBe(false);
  });

  it('is a catalogue run until it is paused or done', async () => {
    const engine = await createEngine(sandbox());
    const { database, tenant } = engine;
    await startCatalogueRun(database, { tenant, now: Date.now(), isFull: false, takesOver: false });
    expect(await next(engine)).toBeLessThanOrEqual(Date.now());
    expect(await work(engine)).toBe(true);
    await pauseCatalogueRun(database, tenant);
    expect(await next(engine)).toBeNull();
    await resumeCatalogueRun(database, tenant, Date.now());
    while (await work(engine));
    expect(await next(engine)).toBeNull();
    expect(await database.catalogueRuns.get(tenant)).toMatchObject({ state: 'done' });
  });

  it('is the next look for changes while automatic sync is on', async () => {
    const engine = await createEngine(sandbox(), { automation });
    expect(await next(engine)).toBeLessThanOrEqual(Date.now());
    expect(await work(engine)).toBe(false);
    expect(await next(engine)).toBeGreaterThan(Date.now() + 60_000);
  });

  it('schedules what changed, and says that there is more to do', async () => {
    const engine = await createEngine(sandbox(), { automation });
    await engine.sync(`quote:${seedIndex.oneLine}`);
    const modifiedDate = new Date().toISOString();
    sandbox().quoteManager.patch('quote', seedIndex.oneLine, { modifiedDate });
    expect(await work(engine)).toBe(true);
    expect(await engine.database.jobs.toArray()).toMatchObject([{ ref: `quote:${seedIndex.oneLine}`, rank: 1 }]);
  });

  it('is no catalogue run whose credentials are refused while the allowance slows it down', async () => {
    const { autotask, credentials } = sandbox();
    autotask.setLimits({ hourlyAllowance: 10_000, hourlyUsed: 6_000, latencyFactor: 0 });
    const engine = await createEngine(sandbox());
    const { database, tenant } = engine;
    await startCatalogueRun(database, { tenant, now: Date.now(), isFull: false, takesOver: false });
    await work(engine);
    expect(await database.catalogueRuns.get(tenant)).toMatchObject({ problem: { code: 'allowance-low' } });
    autotask.setCredentials({ ...credentials, autotaskSecret: 'another one' });
    // Five minutes go by, and the background is started anew.
    await database.reference
      .where('key')
      .startsWith('allowance|')
      .modify((record) => {
        (record.value as { askedAt: number }).askedAt -= 5 * 60_000;
      });
    engine.background.lastSession.opening = null;
    await resumeCatalogueRun(database, tenant, Date.now());
    await work(engine);
    expect(await database.catalogueRuns.get(tenant)).toMatchObject({
      state: 'stopped',
      problem: { code: 'auth-rejected' },
    });
    expect(await next(engine)).toBeNull();
    autotask.setCredentials(credentials);
    autotask.setLimits({ hourlyUsed: 0, latencyFactor: 1 });
  });

  it('never comes at once again when neither system can be reached', async () => {
    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    const engine = await createEngine(sandbox(), { automation }, { fetch: offline });
    const { database, tenant } = engine;
    await startCatalogueRun(database, { tenant, now: Date.now(), isFull: false, takesOver: false });
    expect(await work(engine)).toBe(false);
    expect(await next(engine)).toBeGreaterThan(Date.now() + 500);
    expect(await database.catalogueRuns.get(tenant)).toMatchObject({ state: 'running', problem: { code: 'offline' } });
  });

  it('stops the catalogue where the credentials are refused, until a person resumes it', async () => {
    const engine = await createEngine(sandbox());
    await engine.saveCredentials({ autotaskSecret: 'wrong' });
    const { database, tenant } = engine;
    await startCatalogueRun(database, { tenant, now: Date.now(), isFull: false, takesOver: false });
    while (await work(engine));
    expect(await database.catalogueRuns.get(tenant)).toMatchObject({
      state: 'stopped',
      problem: { code: 'auth-rejected' },
    });
    expect(await next(engine)).toBeNull();
  });
});
