import { seedProducts as p } from './catalogueExceptions.ts';
import { productLines, type QuoteSpec, simpleQuote } from './documentSpecs.ts';
import { seedIndex } from './seedIndex.ts';

const choices = (selected: number | undefined) => ({
  title: 'Choose your support level',
  multiChoice: true,
  lines: [p.serviceMonthly, p.serviceMonthlySecond, p.bundleMonthly].map((product, index) => ({
    product,
    quantity: 10,
    selected: index === selected,
  })),
});

const hardware = { title: 'Hardware', lines: productLines(2070, 2) };

/** Quotes about sections, options, prices and discounts. */
export const quoteSpecsLines: QuoteSpec[] = [
  { id: seedIndex.multiChoice, title: 'Support levels', sections: [hardware, choices(1)], delivery: 12 },
  { id: seedIndex.multiChoiceNoneSelected, title: 'Undecided', status: 2, sections: [hardware, choices(undefined)] },
  {
    id: seedIndex.unselectedSection,
    title: 'With an add-on',
    sections: [hardware, { title: 'Add-on', selected: false, lines: productLines(2073, 2) }],
  },
  {
    id: seedIndex.textSections,
    title: 'With a story',
    status: 0,
    sections: [
      { type: 3, title: 'Splash', lines: [] },
      { type: 1, title: 'About us', lines: [] },
      hardware,
      { type: 2, title: 'Acceptance', lines: [] },
    ],
  },
  {
    id: seedIndex.labor,
    title: 'Installation',
    sections: [
      hardware,
      {
        type: 4,
        title: 'Labor',
        lines: [
          { title: 'On-site engineer, hours', price: 135, quantity: 6 },
          { product: p.serviceOneOff, quantity: 2 },
        ],
      },
      { type: -1, title: null, lines: productLines(2075, 1) },
    ],
  },
  simpleQuote(
    seedIndex.freeText,
    'Bits and pieces',
    [
      { title: 'Small parts', price: 18.4, quantity: 3 },
      { title: 'Disposal of old devices', price: 60, taxRate: 0 },
    ],
    { status: 0 },
  ),
  simpleQuote(
    seedIndex.discounts,
    'Loyalty offer',
    [
      { product: 2076, quantity: 3, percent: 12.5 },
      { product: 2077, quantity: 4, fixed: 50 },
      { product: p.serviceMonthly, quantity: 10, percent: 20 },
      { product: p.serviceQuarterly, quantity: 2, fixed: 5 },
      { product: 2078 },
    ],
    { delivery: 10 },
  ),
  simpleQuote(seedIndex.fractions, 'Per-seat prices', [
    { product: 2079, price: 0.3333, quantity: 300 },
    { product: 2080, price: 12.3455, quantity: 7, percent: 3 },
    { product: p.serviceMonthly, price: 1.0049, quantity: 250 },
    { product: 2081, price: 0.005, quantity: 1, taxRate: 0 },
    { product: 2082, price: 19.99, quantity: 3, taxRate: 8.25 },
  ]),
  simpleQuote(seedIndex.negativePrice, 'With a trade-in', [
    { product: 2083, quantity: 2 },
    { title: 'Trade-in of old laptops', price: -75, quantity: 2 },
  ]),
  {
    id: seedIndex.unorderedLines,
    title: 'Sorted by hand',
    sections: [{ title: 'Hardware', reversed: true, lines: productLines(2080, 5) }],
    delivery: 10,
  },
];
