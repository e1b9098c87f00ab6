import Big from 'big.js';
import { expect, it } from 'vitest';
import { planItems } from '../../utils/domain/lines/planItems';
import { planSync } from '../../utils/domain/planSync';
import { compareTotals } from '../../utils/domain/sale/compareTotals';
import { periodReader, remoteTotals, sourceTotals } from '../../utils/domain/sale/totals';
import { formatMoney } from '../../utils/domain/text/formatMoney';
import { applyInMemory } from '../support/applyInMemory';
import {
  aLine,
  anAutotaskProduct,
  anAutotaskService,
  aPlanInput,
  aServiceProduct,
  someReference,
  someSettings,
  withLines,
} from '../support/documents';

const reference = someReference();
const settings = someSettings();
const input = { products: [anAutotaskProduct()], services: [], reference, settings };

it('sums rounded nets per period and leaves optional items out', () => {
  const lines = [
    aLine({ id: 1, price: new Big('0.125') }),
    aLine({ id: 2, price: new Big('0.125') }),
    aLine({ id: 3, period: 'monthly', price: new Big(7) }),
    aLine({ id: 4, period: 'quarterly', price: new Big(8) }),
    aLine({ id: 5, period: 'yearly', price: new Big(9) }),
    aLine({ id: 6, isOptional: true, price: new Big(1000) }),
  ];
  const { items } = planItems({ ...input, document: withLines(lines, { shipping: new Big(5) }) });
  expect(sourceTotals(items)).toEqual({ oneTime: '5.26', monthly: '7.00', quarterly: '8.00', yearly: '9.00' });
});

it('counts a price with all its places, also where services became one item; items are sent with 4', () => {
  const one = aLine({ id: 1, price: new Big('0.12346'), quantity: 1000 });
  const service = aLine({ id: 2, product: aServiceProduct(), period: 'monthly', price: new Big('0.12346') });
  const lines = [one, { ...service, quantity: 400 }, { ...service, id: 3, quantity: 600 }];
  const { items } = planItems({ ...input, services: [anAutotaskService()], document: withLines(lines) });
  expect(items.map(({ fields }) => [fields.quantity, fields.unitPrice])).toEqual([
    [1000, 0.1235],
    [1000, 0.1235],
  ]);
  expect(sourceTotals(items)).toMatchObject({ oneTime: '123.46', monthly: '123.46' });
});

it('are said to differ where the 4 places that Autotask keeps come to something else', () => {
  const source = withLines([aLine({ price: new Big('0.12346'), quantity: 1000, tax: new Big(0) })]);
  const first = aPlanInput({ source });
  const plan = planSync({ ...first, ...applyInMemory(planSync(first).operations, first) });
  expect(plan).toMatchObject({
    operations: [],
    problems: [{ code: 'totals-differ' }],
    sourceTotals: { oneTime: '123.46' },
    remoteTotals: { oneTime: '123.50' },
  });
});

it('reads all three discounts of Autotask’s items', () => {
  const item = {
    id: 1,
    quoteID: 1,
    quoteItemType: 1,
    name: null,
    description: null,
    productID: 1,
    serviceID: null,
    chargeID: null,
    shippingID: null,
    quantity: 4,
    unitPrice: 25,
    unitCost: null,
    unitDiscount: 0,
    percentageDiscount: 0,
    lineDiscount: 0,
    isOptional: false,
    periodType: 17,
    taxCategoryID: null,
  };
  const items = [
    { ...item, unitDiscount: 1 },
    { ...item, percentageDiscount: 10, periodType: 21 },
    { ...item, lineDiscount: 1, periodType: 18 },
    { ...item, unitPrice: null, periodType: null },
    { ...item, isOptional: true },
  ];
  const totals = remoteTotals(items, periodReader(reference, settings));
  expect(totals).toEqual({ oneTime: '99.00', monthly: '96.00', quarterly: '0.00', yearly: '90.00' });
});

it('is a problem where nothing explains that the sides differ, and a notice where a person’s doing does', () => {
  const source = withLines([aLine({ price: new Big(100) })]);
  const judge = (isExplained: boolean) => {
    const plan = planSync(aPlanInput({ source }));
    compareTotals(plan, aPlanInput({ source }), [], isExplained);
    return { problems: plan.problems, notices: plan.notices.map(({ message }) => message) };
  };
  const parts = { source: `${formatMoney(100)} one-time`, remote: formatMoney(0) };
  expect(judge(false).problems).toMatchObject([{ code: 'totals-differ', parts }]);
  expect(judge(true)).toMatchObject({
    problems: [],
    notices: [`The totals differ: ${parts.source} in Quote Manager, ${parts.remote} in Autotask.`],
  });
});
