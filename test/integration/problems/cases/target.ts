import { opportunityStatuses } from '../../../sandbox/seed/opportunityPicklists';
import { seedIndex } from '../../../sandbox/seed/seedIndex';
import { recordsOf } from '../../../support/startTestSandbox';
import type { ProblemCase, World } from '../ProblemCase';

const document = `quote:${seedIndex.skeleton}` as const;
const syncedBefore = ({ engine, document: ref }: World) => engine.sync(ref);
/** As if it was long ago: a record made just now may only be late in queries. */
const longAgo = ({ engine }: World) =>
  engine.database.links.toCollection().modify((link) => {
    link.madeAt = 0;
  });
const ours = (box: World['box']) => recordsOf(box, seedIndex.skeleton);
const opportunityId = (box: World['box']) => ours(box).opportunities[0]?.id ?? 0;
const itemId = (box: World['box']) => ours(box).items[0]?.id ?? 0;
const firstLine = seedIndex.skeleton * 1000 + 1;

/** Which records are meant, and what people did to them. */
export const targetCases: ProblemCase[] = [
  {
    code: 'ambiguous-target',
    because: 'two open opportunities bear the title',
    document: `quote:${seedIndex.ambiguousTarget}`,
    mend: ({ box }) => box.autotask.patch('Opportunities', 80009, { title: 'Another matter' }),
    // The other one then is ours by its title, with values that nobody wrote: what to take over is asked.
    next: 'conflict',
  },
  {
    code: 'opportunity-choice',
    because: 'the company has another open opportunity and the settings ask',
    document: `quote:${seedIndex.fiveLines}`,
    settings: { opportunities: { match: 'ask' } },
    mend: ({ engine }) => engine.changeSettings({ opportunities: { match: 'create' } }),
  },
  {
    code: 'opportunity-closed',
    because: 'a person closed the opportunity',
    document,
    spoil: async (world) => {
      await syncedBefore(world);
      world.box.autotask.patch('Opportunities', opportunityId(world.box), { status: opportunityStatuses.closed });
      world.box.quoteManager.patch('quoteline', firstLine, { quantity: 9 });
    },
    mend: ({ box }) => box.autotask.patch('Opportunities', opportunityId(box), { status: opportunityStatuses.active }),
  },
  {
    code: 'target-gone',
    because: 'the opportunity was deleted; Retry makes it anew',
    document,
    spoil: async (world) => {
      await syncedBefore(world);
      await longAgo(world);
      const { opportunities, quotes, items } = ours(world.box);
      for (const { id } of items) world.box.autotask.remove('QuoteItems', id);
      for (const { id } of quotes) world.box.autotask.remove('Quotes', id);
      for (const { id } of opportunities) world.box.autotask.remove('Opportunities', id);
    },
  },
  {
    code: 'conflict',
    because: 'both sides changed the quantity',
    document,
    state: 'conflict',
    spoil: async (world) => {
      await syncedBefore(world);
      world.box.autotask.patch('QuoteItems', itemId(world.box), { quantity: 20 });
      world.box.quoteManager.patch('quoteline', firstLine, { quantity: 9 });
    },
    mend: ({ box }) => box.autotask.patch('QuoteItems', itemId(box), { quantity: 9 }),
  },
  {
    code: 'items-unattributed',
    because: 'another browser edited items that nobody can tell apart any more',
    document: `quote:${seedIndex.serviceTwiceDifferent}`,
    spoil: async ({ box, engine, document: ref }) => {
      await engine.sync(ref);
      await engine.database.links.clear();
      const { items, opportunities } = recordsOf(box, seedIndex.serviceTwiceDifferent);
      for (const { id } of opportunities) box.autotask.patch('Opportunities', id, { description: 'By hand' });
      items.forEach(({ id }, index) => void box.autotask.patch('QuoteItems', id, { quantity: 70 + index }));
    },
    mend: ({ box }) => {
      const { items } = recordsOf(box, seedIndex.serviceTwiceDifferent);
      for (const { id } of items) box.autotask.remove('QuoteItems', id);
    },
  },
  {
    code: 'managed-elsewhere',
    because: 'Quote Manager’s own integration wrote it',
    document: `quote:${seedIndex.managedElsewhere}`,
    state: 'managed-elsewhere',
    mend: ({ box }) => {
      const nothing = { autotaskOpportunityID: 0, autotaskQuoteID: 0 };
      box.quoteManager.patch('quote', seedIndex.managedElsewhere, nothing);
    },
    // Found by its number: what that integration wrote otherwise is asked about once.
    next: 'conflict',
  },
];
