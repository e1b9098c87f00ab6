import { seedIndex } from '../sandbox/seed/seedIndex';
import type { Sandbox } from '../sandbox/startSandbox';
import type { Course } from './killMatrix';
import type { Profile } from './Profile';

const linesOf = (box: Sandbox, quoteId: number) =>
  box.quoteManager.all('quoteline').filter((line) => Math.floor(line.id / 1000) === quoteId);

/** A quote that nobody synced yet. */
export const firstSync = (quoteId: number): Course => ({ ref: `quote:${quoteId}` });

/**
 * The same with `items.order: exact`: the oracle judges the order of the items too. Every other item arrives late, so that it
 * would be overtaken if the next one were sent beside it.
 */
export const inLineOrder = (quoteId: number): Course => ({
  ...firstSync(quoteId),
  profile: { isInLineOrder: true },
  prepare: async ({ instrumentation }) => {
    const action = { kind: 'delay', ms: 20 } as const;
    for (const nth of [1, 3, 5])
      instrumentation.addFault({ side: 'autotask', method: 'POST', path: '/Items/?$', nth, action });
  },
});

/** A synced quote whose next version changes one line, drops one, replaces one's product and brings a new one. */
export function resync(quoteId: number): Course {
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
export function order(lines: number): Course {
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
export function resyncOrder(): Course {
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
