import { describe, expect, it } from 'vitest';
import { followSave } from '../../../entrypoints/background/followSave';
import { noticeChanges } from '../../../entrypoints/background/noticeChanges';
import { openSession } from '../../../entrypoints/background/openSession';
import { seedIndex } from '../../sandbox/seed/seedIndex';
import { createEngine, type Engine } from '../../support/createEngine';
import { recordsOf, useSandbox, writesTo } from '../../support/startTestSandbox';

const sandbox = useSandbox();
const ref = `quote:${seedIndex.demo}` as const;
const firstLine = 101001;
const touch = (id: number) => sandbox().quoteManager.patch('quote', id, { modifiedDate: new Date().toISOString() });

describe('background polling', () => {
  it('syncs a linked quote that changed, once', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(ref);
    sandbox().quoteManager.patch('quoteline', firstLine, { quantity: 7 });
    touch(seedIndex.demo);
    expect(await engine.lookForChanges()).toEqual({ ok: true, value: 1 });
    await engine.run();
    expect(await engine.status(ref)).toMatchObject({ state: 'synced' });
    expect(recordsOf(sandbox(), seedIndex.demo).items[0]).toMatchObject({ quantity: 7 });
    expect(await engine.lookForChanges({ later: 120_000 })).toEqual({ ok: true, value: 0 });
  });

  it('never makes a first sync', async () => {
    const engine = await createEngine(sandbox());
    touch(seedIndex.demo);
    expect(await engine.lookForChanges()).toEqual({ ok: true, value: 0 });
    expect(await engine.status(ref)).toMatchObject({ state: 'unlinked' });
  });

  it('answers no question, and asks each change only once', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(ref);
    const item = recordsOf(sandbox(), seedIndex.demo).items[0];
    sandbox().autotask.patch('QuoteItems', item?.id ?? 0, { quantity: 9 });
    sandbox().quoteManager.patch('quoteline', firstLine, { quantity: 7 });
    touch(seedIndex.demo);
    sandbox().instrumentation.clearLog();
    await engine.lookForChanges();
    await engine.run();
    expect(await engine.status(ref)).toMatchObject({ state: 'conflict', problem: { code: 'conflict' } });
    expect(writesTo(sandbox())).toEqual([]);
    expect(await engine.lookForChanges({ later: 120_000 })).toEqual({ ok: true, value: 0 });
  });

  it('covers what changed while Quote Manager did not answer', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(ref);
    await engine.lookForChanges();
    const refused = { kind: 'status' as const, status: 503 };
    sandbox().instrumentation.addFault({ side: 'quoteManager', path: '/quote(\\?|$)', times: 1, action: refused });
    expect(await engine.lookForChanges({ later: 120_000 })).toMatchObject({ ok: false });
    touch(seedIndex.demo);
    expect(await engine.lookForChanges({ later: 240_000 })).toEqual({ ok: true, value: 1 });
  });

  it('goes on where a quote has a status that nobody knows, and says so at that quote only', async () => {
    const engine = await createEngine(sandbox());
    const other = `quote:${seedIndex.skeleton}` as const;
    for (const linked of [ref, other]) await engine.sync(linked);
    sandbox().quoteManager.patch('quote', seedIndex.skeleton, { status: 6 });
    sandbox().quoteManager.patch('quote', seedIndex.oneLine, { status: 6 });
    sandbox().quoteManager.patch('quoteline', firstLine, { quantity: 7 });
    for (const id of [seedIndex.demo, seedIndex.skeleton, seedIndex.oneLine]) touch(id);
    expect(await engine.lookForChanges()).toEqual({ ok: true, value: 2 });
    await engine.run();
    expect(recordsOf(sandbox(), seedIndex.demo).items[0]).toMatchObject({ quantity: 7 });
    expect(await engine.status(ref)).toMatchObject({ state: 'synced' });
    expect(await engine.status(other)).toMatchObject({
      problem: { code: 'quote-manager-refused', details: [expect.stringMatching(/^status/)] },
    });
  });

  it('costs two requests while nothing changed', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(ref);
    sandbox().instrumentation.clearLog();
    await engine.lookForChanges();
    expect(sandbox().instrumentation.log.filter(({ side }) => side === 'quoteManager').length).toBeLessThanOrEqual(3);
  });
});

describe('a save that the page showed', () => {
  const hint = { kind: 'quote', id: seedIndex.demo, number: null } as const;
  const automation = { enabled: true, browsers: 1 };

  it('syncs the quote by itself once it was synced before', async () => {
    const engine = await createEngine(sandbox(), { automation });
    await engine.sync(ref);
    sandbox().quoteManager.patch('quoteline', firstLine, { quantity: 7 });
    await followSave(engine.background, engine.tenant, hint);
    expect(await engine.status(ref)).toMatchObject({ state: 'queued' });
    await engine.run({ skipWaits: true });
    expect(recordsOf(sandbox(), seedIndex.demo).items[0]).toMatchObject({ quantity: 7 });
    expect(await engine.status(ref)).toMatchObject({ state: 'synced' });
  });

  it('does nothing about a quote that was never synced, or while automatic sync is off', async () => {
    const engine = await createEngine(sandbox(), { automation });
    await followSave(engine.background, engine.tenant, hint);
    expect(await engine.status(ref)).toMatchObject({ state: 'unlinked' });
    await engine.sync(ref);
    engine.changeSettings({ automation: { enabled: false, browsers: 1 } });
    await followSave(engine.background, engine.tenant, hint);
    expect(await engine.status(ref)).toMatchObject({ state: 'synced' });
  });

  it('waits behind what people asked for', async () => {
    const engine = await createEngine(sandbox(), { automation });
    await engine.sync(ref);
    await followSave(engine.background, engine.tenant, hint);
    expect(await engine.database.jobs.toArray()).toMatchObject([{ rank: 1 }]);
  });
});

describe('a page that asks about a quote that changed', () => {
  const look = async (engine: Engine) => {
    const session = await openSession(engine.background);
    if (!session.ok) throw new Error(session.problem.code);
    // A minute has passed since the quote was verified.
    await engine.database.documents.toCollection().modify({ verifiedAt: Date.now() - 120_000 });
    await noticeChanges(engine.background, session.value, { tenant: engine.tenant, ref });
  };

  it('has it synced while automatic sync is on, else shows it as out of date', async () => {
    const engine = await createEngine(sandbox());
    await engine.sync(ref);
    touch(seedIndex.demo);
    await look(engine);
    expect(await engine.status(ref)).toMatchObject({ state: 'outdated' });
    await engine.sync(ref);
    engine.changeSettings({ automation: { enabled: true, browsers: 1 } });
    sandbox().quoteManager.patch('quote', seedIndex.demo, { modifiedDate: new Date(Date.now() + 5_000).toISOString() });
    engine.background.lookedAt.clear();
    await look(engine);
    expect(await engine.status(ref)).toMatchObject({ state: 'queued' });
  });
});
