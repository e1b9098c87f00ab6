import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { enqueue } from '../../utils/queue/enqueue';
import { StorageError } from '../../utils/queue/storageError';
import { seedIndex } from '../sandbox/seed/seedIndex';
import { useSandbox, writesTo } from '../support/startTestSandbox';
import { copyQuote } from './copyQuote';
import { isComplete, thin } from './extent';
import { countBoundaries, dieAt } from './killMatrix';
import { Profile } from './Profile';
import { upTo } from './scenario';
import { startOver } from './startOver';
import { expectSound, useTally } from './tally';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('storage');
useVirtualClock();

const ref = `quote:${seedIndex.skeleton}` as const;
const NAME = 'engine';

/** The schema of the first release, as a browser that never updated still has it. */
const firstRelease = {
  jobs: 'key, tenant, state, runAt',
  documents: 'key, tenant, [tenant+number]',
  links: '[documentKey+key], documentKey',
  intents: '[documentKey+key], documentKey',
  problems: 'key, tenant, at',
  activity: '++id, at, documentKey',
  reference: 'key, at',
  catalogue: '[tenant+id], at',
  budget: 'system',
  secrets: 'id',
  keys: 'id',
};

async function openFirstRelease(indexedDB: IDBFactory): Promise<Dexie> {
  const database = new Dexie(NAME, { indexedDB, IDBKeyRange });
  database.version(1).stores(firstRelease);
  return await database.open();
}

/** What a sync of the present version leaves, as the first release would have stored it. */
async function copyInto(old: Dexie, profile: Profile): Promise<void> {
  await profile.inspect(async ({ database }) => {
    for (const name of Object.keys(firstRelease)) {
      const rows: Record<string, unknown>[] = await database.table(name).toArray();
      // The first release knew no rank of jobs.
      await old.table(name).bulkPut(rows.map(({ rank: _, ...row }) => row));
    }
  });
}

describe('F27 a database of another version', () => {
  it('of the first release is upgraded with its live queue', async () => {
    startOver(sandbox());
    const before = new Profile(sandbox());
    await before.click(ref);
    const indexedDB = new IDBFactory();
    const old = await openFirstRelease(indexedDB);
    await copyInto(old, before);
    old.close();
    const profile = new Profile(sandbox(), { indexedDB });
    profile.acknowledged.add(ref);
    await profile.settle();
    expect(await profile.stateOf(ref)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });

  it('of a later release is refused, and no click is confirmed', async () => {
    const indexedDB = new IDBFactory();
    const later = new Dexie(NAME, { indexedDB, IDBKeyRange });
    later.version(900).stores(firstRelease);
    await later.open();
    later.close();
    const profile = new Profile(sandbox(), { indexedDB });
    await expect(profile.click(ref)).rejects.toThrow(StorageError);
    expect(profile.acknowledged.size).toBe(0);
  });

  it('that another page does not let go of is said, and no click is confirmed until it does', async () => {
    startOver(sandbox());
    const indexedDB = new IDBFactory();
    const old = await holdOpen(indexedDB);
    const profile = new Profile(sandbox(), { indexedDB });
    await expect(profile.click(ref)).rejects.toThrow(StorageError);
    expect(profile.acknowledged.size).toBe(0);
    old.close();
    expect(await profile.sync(ref)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });

  /** A connection to the first release's database that does not give way to an upgrade. */
  async function holdOpen(indexedDB: IDBFactory): Promise<IDBDatabase> {
    (await openFirstRelease(indexedDB)).close();
    return await new Promise((resolve, reject) => {
      const opening = indexedDB.open(NAME);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  }
});

describe('F28 a disk that is full or broken', () => {
  const errors = ['QuotaExceededError', 'AbortError', 'UnknownError'] as const;

  it.each(errors)('at any commit (%s) confirms nothing that is not stored', { timeout: 120_000 }, async (name) => {
    const { commits } = await countBoundaries(sandbox(), { ref });
    for (const broken of thin(upTo(commits), 6)) {
      startOver(sandbox());
      const profile = new Profile(sandbox());
      const refuse = (nth: number) => (nth === broken ? new DOMException('The disk is full.', name) : null);
      const worker = await profile.start({ refuse });
      const confirmed = await worker.click(ref).catch((error: unknown) => {
        expect(error).toBeInstanceOf(StorageError);
        return false;
      });
      expect(confirmed).toBe(broken !== 1);
      if (confirmed) profile.acknowledged.add(ref);
      await profile.live(worker);
      if (!confirmed) expect(writesTo(sandbox())).toEqual([]);
      await profile.settle();
      if (!confirmed || (await profile.stateOf(ref)) !== 'synced') await profile.retry(ref);
      expect(await profile.stateOf(ref), `commit ${broken}`).toBe('synced');
      await expectSound(tally, { sandbox: sandbox(), profiles: [profile] }, `commit ${broken}`);
    }
  });

  it('that stays full stops the sync before it writes what it could not remember', async () => {
    const { commits } = await countBoundaries(sandbox(), { ref });
    for (const from of thin(upTo(commits), 6)) {
      startOver(sandbox());
      const profile = new Profile(sandbox());
      await profile.click(ref);
      let refused = 0;
      const refuse = (nth: number) => {
        if (nth < from) return null;
        refused += 1;
        return new DOMException('The disk is full.', 'QuotaExceededError');
      };
      await profile.live(await profile.start({ refuse }));
      if (refused > 0) expect(await profile.stateOf(ref), `full from commit ${from}`).not.toBe('synced');
      await profile.settle();
      if ((await profile.stateOf(ref)) !== 'synced') await profile.retry(ref);
      expect(await profile.stateOf(ref)).toBe('synced');
      await expectSound(tally, { sandbox: sandbox(), profiles: [profile] }, `full from commit ${from}`);
    }
  });

  it('that loses the whole database at any write makes nothing twice', { timeout: 60_000 }, async () => {
    const { writes } = await countBoundaries(sandbox(), { ref });
    for (const nth of writes) {
      await dieAt(sandbox(), { ref }, { moment: 'after-answer', nth }, async (broken) => {
        broken.loseStorage();
        // Records of a moment ago belong to somebody who may still be writing: the empty profile waits until they settle.
        await broken.click(ref);
        await broken.settle();
        expect(await broken.stateOf(ref), `after request ${nth}`).toBe('synced');
        await expectSound(tally, { sandbox: sandbox(), profiles: [broken] }, `after request ${nth}`);
      });
    }
  });
});

describe('F29 a document under which the background breaks', () => {
  const poisoned = `quote:${seedIndex.fiveLines}` as const;

  it('is set aside after a bounded number of attempts; the others are synced', async () => {
    startOver(sandbox());
    const profile = new Profile(sandbox(), {
      wrapSession: (session) => ({
        ...session,
        readSource: (asked) => (asked === poisoned ? Promise.reject(new Error('boom')) : session.readSource(asked)),
      }),
    });
    await profile.click(poisoned);
    await profile.click(ref);
    await profile.settle();
    expect(await profile.stateOf(ref)).toBe('synced');
    expect(await profile.stateOf(poisoned)).toBe('failed');
    expect(profile.lives).toBeLessThan(20);
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });

  it('that kills it again and again is set aside too', async () => {
    startOver(sandbox());
    const profile = new Profile(sandbox());
    await profile.click(poisoned);
    await profile.settle(upTo(12).map(() => ({ moment: 'before-send', nth: 4 })));
    expect(await profile.stateOf(poisoned)).toBe('failed');
    expect(profile.deaths).toBeLessThanOrEqual(9);
    expect(await profile.sync(ref)).toBe('synced');
    expect(await profile.retry(poisoned)).toBe('synced');
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });
});

describe('F31 the backlog of a week offline', () => {
  const count = isComplete ? 1_000 : 30;

  it(`of ${count} documents is worked off, each once`, { timeout: 590_000 }, async () => {
    startOver(sandbox());
    const refs = upTo(count).map((copy) => copyQuote(sandbox(), seedIndex.oneLine, 10_000 + copy));
    const profile = new Profile(sandbox());
    await profile.inspect(async ({ database, tenant }) => {
      for (const ref of refs) await enqueue(database, { tenant, ref, now: Date.now(), clearProblem: true });
    });
    for (const document of refs) profile.acknowledged.add(document);
    await profile.settle();
    expect(new Set(await profile.statesOf(refs))).toEqual(new Set(['synced']));
    await expectSound(tally, { sandbox: sandbox(), profiles: [profile] });
  });
});
