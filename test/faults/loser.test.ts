import { describe, expect, it } from 'vitest';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { seedIndex } from '../sandbox/seed/seedIndex';
import type { AutotaskRecord } from '../sandbox/types';
import { useSandbox } from '../support/startTestSandbox';
import type { Cut } from './cut';
import { thin } from './extent';
import { writtenRecords } from './judgeDocument';
import { cutsOf } from './killMatrix';
import { Profile } from './Profile';
import { startOver } from './startOver';
import { expectSound, useTally } from './tally';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('loser');
useVirtualClock();

interface Race {
  ref: DocumentRef;
  entity: 'Opportunities' | 'Tickets' | 'Products' | 'Services';
}

const races: Record<string, Race> = {
  'an opportunity': { ref: `quote:${seedIndex.oneLine}`, entity: 'Opportunities' },
  'a ticket': { ref: `order:${seedIndex.orderWon}`, entity: 'Tickets' },
  'a product': { ref: `quote:${seedIndex.productMissing}`, entity: 'Products' },
  'a service': { ref: `quote:${seedIndex.serviceMissing}`, entity: 'Services' },
};

/** What another browser makes for the document, before anything hangs on it: the sync record comes later. */
async function rivalOf({ ref, entity }: Race): Promise<Omit<AutotaskRecord, 'id'>> {
  startOver(sandbox());
  await new Profile(sandbox()).sync(ref);
  const [{ id: _, useQuoteTotals: __, ...rival } = { id: 0 }] = writtenRecords(sandbox(), entity);
  const { description } = rival;
  return typeof description === 'string' ? { ...rival, description: description.split('\n\nQuotebridge')[0] } : rival;
}

/** A sync whose record comes second: the other browser's was made a moment before. */
async function loseRace({ ref, entity }: Race, rival: Omit<AutotaskRecord, 'id'>, cut: Cut | null) {
  startOver(sandbox());
  const profile = new Profile(sandbox());
  let isThere = false;
  const worker = await profile.start({
    cut,
    beforeRequest: (nth, { writes }) => {
      if (isThere || !writes.includes(nth)) return;
      isThere = true;
      sandbox().autotask.create(entity, { ...rival });
    },
  });
  if (await worker.click(ref)) profile.acknowledged.add(ref);
  await profile.live(worker);
  return { profile, worker };
}

describe('F23 a browser that was not the first, and dies at each boundary of its journal and its requests', () => {
  it.each(Object.entries(races))(
    'gives up %s and goes on with the other one',
    { timeout: 900_000 },
    async (_, race) => {
      const rival = await rivalOf(race);
      const { worker } = await loseRace(race, rival, null);
      const counts = { commits: worker.commits, requests: worker.network.requests };
      for (const cut of thin(cutsOf(counts), 23)) {
        const { profile } = await loseRace(race, rival, cut);
        if (!profile.acknowledged.has(race.ref)) await profile.click(race.ref);
        await profile.settle();
        const about = JSON.stringify(cut);
        expect(await profile.stateOf(race.ref), about).toBe('synced');
        const other = new Profile(sandbox());
        await expectSound(tally, { sandbox: sandbox(), profiles: [profile, other] }, about);
      }
    },
  );
});
