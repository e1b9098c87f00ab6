import { seedProducts as p } from './catalogueExceptions.ts';
import { productLines, type QuoteSpec, simpleQuote } from './documentSpecs.ts';
import { seedIndex } from './seedIndex.ts';

const withOne = (id: number, title: string, product: number): QuoteSpec =>
  simpleQuote(id, title, [{ product: 2001 }, { product, quantity: 2 }], { delivery: 10 });

/** Quotes about finding, missing and making catalogue records in Autotask. */
export const quoteSpecsCatalogue: QuoteSpec[] = [
  simpleQuote(
    seedIndex.productMissing,
    'First of its kind',
    [
      { product: 2001 },
      { product: p.missing, quantity: 2 },
      { product: p.missingSecond },
      { product: p.licenceMissing },
    ],
    { delivery: 12 },
  ),
  withOne(seedIndex.serviceMissing, 'New managed service', p.serviceMissing),
  withOne(seedIndex.ambiguousProduct, 'Twice in the catalogue', p.ambiguous),
  withOne(seedIndex.inactiveProduct, 'Retired model', p.inactive),
  simpleQuote(seedIndex.brandClash, 'Same number, other brand', [
    { product: p.brandClash },
    { product: p.brandDecides },
    { product: p.unbrandedInAutotask },
    { product: p.withoutBrand },
    { product: p.withoutPartNumber },
  ]),
  simpleQuote(seedIndex.servicePeriodVariant, 'Yearly instead of monthly', [
    { product: p.serviceMonthlyOnly, period: 'yearly', price: 480, quantity: 3, duration: 3 },
    { product: p.serviceLongName, period: 'yearly', price: 990 },
    { product: p.serviceBothPeriods, period: 'yearly', price: 1200 },
    { product: p.serviceBothPeriods, quantity: 2 },
  ]),
  simpleQuote(seedIndex.recurringProducts, 'Subscriptions', [
    { product: p.licenceMonthly, quantity: 25, duration: 12 },
    { product: p.licenceQuarterly, quantity: 5 },
    { product: p.licenceYearly, quantity: 25, percent: 5 },
    { product: p.licenceOnce, quantity: 25 },
    { product: 2002, period: 'monthly', price: 39.9, duration: 36 },
  ]),
  simpleQuote(seedIndex.bundles, 'Care bundles', [
    { product: p.bundleMonthly, quantity: 10, duration: 12 },
    { product: p.bundleYearly },
    { product: p.bundleOneOff, quantity: 2 },
    { product: p.bundleMissing },
    { product: p.serviceOneOff },
    { product: p.serviceOneOffUnknown },
    { product: p.serviceMonthly, period: 'once', price: 250 },
  ]),
  simpleQuote(seedIndex.serviceTwiceEqual, 'Two sites, one service', [
    { product: p.serviceMonthly, quantity: 5, fixed: 10 },
    { product: 2003 },
    { product: p.serviceMonthly, quantity: 7, fixed: 10 },
  ]),
  simpleQuote(seedIndex.serviceTwiceDifferent, 'Two sites, two prices', [
    { product: p.serviceMonthly, quantity: 5 },
    { product: p.serviceMonthly, quantity: 7, price: 42 },
  ]),
  simpleQuote(seedIndex.serviceThrice, 'Three sites, three prices', [
    { product: p.serviceMonthly, quantity: 5 },
    { product: p.serviceMonthly, quantity: 7, price: 42 },
    { product: p.serviceMonthly, quantity: 9, price: 38.5 },
  ]),
  simpleQuote(seedIndex.recurringFreeText, 'Own words each month', [
    { product: 2004 },
    { title: 'Retainer for advice', price: 300, period: 'monthly', duration: 12 },
  ]),
  simpleQuote(seedIndex.alreadyInAutotask, 'Sent from another desk', productLines(2014, 3), {
    customer: 1009,
    delivery: 16,
  }),
  simpleQuote(seedIndex.managedElsewhere, 'Written by the other integration', productLines(2017, 2), {
    customer: 1010,
  }),
  simpleQuote(seedIndex.managedElsewhereWon, 'Won in the other integration', productLines(2019, 2), {
    customer: 1011,
    status: 3,
  }),
];
