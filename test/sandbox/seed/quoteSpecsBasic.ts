import { seedProducts as p } from './catalogueExceptions.ts';
import { type LineSpec, productLines, type QuoteSpec, simpleQuote } from './documentSpecs.ts';
import { seedIndex } from './seedIndex.ts';

const demoLines: LineSpec[] = [
  { product: 2003, quantity: 4 },
  { product: p.serviceMonthly, quantity: 4, duration: 12 },
  { product: p.serviceOneOff, quantity: 1 },
  { product: 2007, quantity: 2, optional: true, selected: false },
  { product: 2010, quantity: 5, percent: 10 },
  { title: 'Cabling and small parts', description: '<p>Patch leads, ties and labels.</p>', price: 145.5 },
];

const mixedTwenty: LineSpec[] = [
  ...productLines(2001, 15),
  { product: p.licenceMonthly, quantity: 10 },
  { product: p.serviceMonthly, quantity: 12 },
  { product: p.serviceYearly },
  { product: p.serviceOneOff },
  { title: 'Delivery to desk', price: 80 },
];

/** Quotes that stand for a size or a status. */
export const quoteSpecsBasic: QuoteSpec[] = [
  simpleQuote(seedIndex.demo, 'Front office refresh', demoLines, { customer: 1001, owner: 301, delivery: 35 }),
  simpleQuote(seedIndex.skeleton, 'Three new laptops', productLines(2001, 3), { customer: 1002, delivery: 20 }),
  simpleQuote(seedIndex.fiveLines, 'Meeting room kit', productLines(2011, 5), {
    customer: 1003,
    status: 2,
    delivery: 15,
  }),
  simpleQuote(seedIndex.twentyLines, 'Branch move', mixedTwenty, { customer: 1004, delivery: 60 }),
  {
    id: seedIndex.fiftyLines,
    title: 'Warehouse fit-out',
    customer: 1005,
    sections: [
      { title: 'Office', lines: productLines(2001, 25) },
      { title: 'Warehouse', lines: productLines(2026, 25) },
    ],
    delivery: 120,
  },
  {
    id: seedIndex.hundredLines,
    title: 'Campus refresh',
    customer: 1006,
    sections: [
      { title: 'Hardware', lines: productLines(2001, 86) },
      { title: 'Licences', lines: productLines(2101, 11) },
      { title: 'Services', lines: productLines(p.serviceMonthly, 3) },
    ],
    delivery: 300,
  },
  simpleQuote(seedIndex.oneLine, 'Replacement dock', productLines(2020, 1), { customer: 1007, delivery: 9.95 }),
  simpleQuote(seedIndex.declined, 'Video wall', productLines(2030, 3), { status: 90, delivery: 45 }),
  simpleQuote(seedIndex.pendingApproval, 'Spare switches', productLines(2040, 3), { status: 4 }),
  simpleQuote(seedIndex.approved, 'Core network', productLines(2044, 5), { status: 5, delivery: 25 }),
  simpleQuote(seedIndex.expired, 'Autumn offer', productLines(2050, 3), {
    status: 2,
    day: 2,
    fields: { expiryDate: '2026-10-20T00:00:00Z' },
  }),
  simpleQuote(seedIndex.won, 'Reception screens', productLines(2053, 3), { customer: 1001, status: 3, delivery: 30 }),
  simpleQuote(
    seedIndex.wonRecurring,
    'Care plan and firewall',
    [{ product: 2057 }, { product: p.serviceMonthly, quantity: 15, duration: 36 }, { product: p.serviceYearly }],
    { customer: 1002, status: 3, delivery: 18 },
  ),
  simpleQuote(seedIndex.wonNoShipping, 'Licence renewal', productLines(2104, 3), { customer: 1003, status: 3 }),
  simpleQuote(
    seedIndex.wonOptional,
    'Studio upgrade',
    [
      { product: 2060, quantity: 2 },
      { product: 2061, optional: true, selected: true },
      { product: 2062, optional: true, selected: false },
    ],
    { customer: 1008, status: 3, delivery: 22 },
  ),
  {
    id: seedIndex.manySectionsWon,
    title: 'New clinic',
    customer: 1006,
    status: 3,
    sections: [
      { type: 3, title: 'Welcome', lines: [] },
      { title: 'Hardware', lines: productLines(2063, 3) },
      { title: 'Nice to have', selected: false, lines: productLines(2066, 2) },
      { title: 'Software', lines: productLines(2105, 2) },
      { type: 4, title: 'Labor', lines: [{ title: 'Installation day', price: 950, quantity: 2 }] },
      { type: 2, title: 'Acceptance', lines: [] },
    ],
    delivery: 75,
  },
];
