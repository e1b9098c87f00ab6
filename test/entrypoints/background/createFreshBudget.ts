import { createRequestBudget } from '../../../utils/quote-manager/requestBudget';

/** Quote Manager's allowance, of which nothing was spent; it is forgotten with the test. */
export const createFreshBudget = () =>
  createRequestBudget({
    perMinute: 60,
    perDay: 1_000,
    clock: Date.now,
    load: async () => ({ stamps: [], hours: [] }),
    save: async () => {},
    wait: async () => {},
  });
