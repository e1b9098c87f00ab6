import { describe, expect, it } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex';
import type { Sandbox } from '../sandbox/startSandbox';
import { useSandbox } from '../support/startTestSandbox';
import { isComplete, thin } from './extent';
import { type Course, countBoundaries, cutsOf, dieAt } from './killMatrix';
import type { Profile } from './Profile';
import { useTally } from './tally';
import { useVirtualClock } from './virtualClock';

const sandbox = useSandbox();
const tally = useTally('killMatrix');
useVirtualClock();

const linesOf = (box: Sandbox, quoteId: number) =>
  box.quoteManager.all('quoteline').filter((line) => Math.floor(line.id / 1000) === quoteId);

/** A synced quote whose next version changes one line, drops one, replaces one's product and brings a new one. */
function resync(quoteId: number): Course {
  const ref = `quote:${quoteId}` as const;
  return {
    ref,
    prepare: async (box: Sandbox, profile: Profile) => {
      await profile.sync(ref);
      const [first, second, third] = linesOf(box, quoteId);
      box.quoteManager.patch('quoteline', first?.id ?? 0, { quantity: 7, price: 31.25 });
      box.quoteManager.create('quoteline', { ...first, id: quoteId * 1000 + 99, lineNumber: 99, productID: 2002 });
      if (second) box.quoteManager.patch('quoteline', second.id, { productID: 2030, title: 'Another product' });
      if (third) box.quoteManager.remove('quoteline', third.id);
      box.quoteManager.patch('quote', quoteId, { deliveryAmount: 41.5 });
    },
  };
}

/** A sales order with that many product lines, and shipping. */
function order(lines: number): Course {
  const id = seedIndex.orderWon;
  return {
    ref: `order:${id}`,
    prepare: async ({ quoteManager }) => {
      const present = quoteManager.all('salesorderline').filter((line) => line.salesOrderID === id);
      for (const line of present.slice(lines)) quoteManager.remove('salesorderline', line.id);
      for (let number = present.length + 1; number <= lines; number += 1)
        quoteManager.create('salesorderline', {
          ...present[0],
          id: id * 1000 + number,
          lineNumber: number,
          productID: 2000 + number,
          title: `Line ${number}`,
        });
    },
  };
}

/** A synced order whose next version changes a line and drops another. */
function resyncOrder(): Course {
  const course = order(3);
  return {
    ...course,
    prepare: async (box, profile) => {
      await course.prepare?.(box, profile);
      await profile.sync(course.ref);
      box.quoteManager.patch('salesorderline', seedIndex.orderWon * 1000 + 1, { quantity: 4, price: 600.25 });
      box.quoteManager.remove('salesorderline', seedIndex.orderWon * 1000 + 2);
      box.quoteManager.patch('salesorder', seedIndex.orderWon, { deliveryAmount: 44 });
    },
  };
}

const short: Record<string, Course> = {
  'order of 1 line': order(1),
  'first sync of 1 line': { ref: `quote:${seedIndex.oneLine}` },
  'second sync of 3 lines': resync(seedIndex.skeleton),
};
const complete: Record<string, Course> = {
  ...short,
  'order of 3 lines': order(3),
  'order of 5 lines': order(5),
  'second sync of an order': resyncOrder(),
  'first sync of 3 lines': { ref: `quote:${seedIndex.skeleton}` },
  'first sync of 5 lines': { ref: `quote:${seedIndex.fiveLines}` },
  'first sync of a mixed quote': { ref: `quote:${seedIndex.demo}` },
  'second sync of 1 line': resync(seedIndex.oneLine),
  'second sync of 5 lines': resync(seedIndex.fiveLines),
};

describe('a background that dies at each boundary of its journal and its requests', () => {
  const courses = Object.entries(isComplete ? complete : short);
  it.each(courses)('leaves one set of records: %s', { timeout: 400_000 }, async (_, course) => {
    const cuts = thin(cutsOf(await countBoundaries(sandbox(), course)), 5);
    const broken: unknown[] = [];
    for (const cut of cuts) {
      const aftermath = await dieAt(sandbox(), course, cut);
      const violations = await tally(aftermath);
      const state = await aftermath.profiles[0]?.stateOf(course.ref);
      if (violations.length > 0 || state !== 'synced') broken.push({ cut, state, violations });
    }
    expect(broken).toEqual([]);
  });
});
