import { itemPeriods, opportunityStatuses } from '../sandbox/seed/opportunityPicklists.ts';
import type { AutotaskRecord } from '../sandbox/types.ts';

const once = itemPeriods.oneTime;

/** Type, name, quantity, unit price, period, optional and discount in percent of each item of the demo quote. */
export const demoItems = [
  [1, 'Monitor 27" HW3', 4, 730.25, once, false, 0],
  [11, 'Managed Server SV16', 4, 390.5, itemPeriods.monthly, false, 0],
  [2, 'Managed Server SV31', 1, 130.5, once, false, 0],
  [1, 'Headset HW7', 2, 160.99, once, true, 0],
  [1, 'Dock HW10', 5, 260, once, false, 10],
  [2, 'Cabling and small parts', 1, 145.5, once, false, 0],
  [6, 'Ground', 1, 35, once, false, 0],
];

/** The row of `demoItems` that a record in Autotask makes. */
export function pickItem(item: AutotaskRecord): unknown[] {
  const { quoteItemType, name, quantity, unitPrice, periodType, isOptional, percentageDiscount } = item;
  return [quoteItemType, name, quantity, unitPrice, periodType, isOptional, percentageDiscount];
}

/** 2921 + 130.50 + 1170 + 145.50 + 35 once, 1562 a month; the optional headsets do not count. */
export const demoOpportunity = {
  title: 'Front office refresh (QO26001717)',
  status: opportunityStatuses.active,
  probability: 50,
  useQuoteTotals: true,
  onetimeRevenue: 4402,
  monthlyRevenue: 1562,
  amount: 5964,
};
