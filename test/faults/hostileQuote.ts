import type { DocumentRef } from '../../utils/domain/sourceDocument';
import type { SeededRandom } from '../sandbox/seed/createRandom';
import { quoteNumberOf, seedIndex } from '../sandbox/seed/seedIndex';
import type { Sandbox } from '../sandbox/startSandbox';

/** Names that broke somebody's software once; none is longer than Autotask takes, so that they are to arrive whole. */
const titles = [
  'Plain line',
  '日本語の行',
  'עברית ועוד ‏123',
  'Emoji 👩‍👩‍👧‍👦 and 🇦🇺',
  '=HYPERLINK("http://x","y")',
  'Robert\'); DROP TABLE "Quotes";--',
  '<img src=x onerror=alert(1)>',
  '{"__proto__":{"polluted":true}}',
  'Tabs\tinside',
  'null',
  '0',
  `${'Long words '.repeat(8)}end`,
] as const;

const prices = [0, 0.005, 0.015, 1.005, 2.675, 19.99, 33.3333, 1234567.89, -12.5, -0.01] as const;
const quantities = [1, 2, 3, 7, 11, 999] as const;

/** Puts a quote with this many odd lines into Quote Manager; products, free text, discounts and options mixed. */
export function createHostileQuote(sandbox: Sandbox, random: SeededRandom, lines: number): DocumentRef {
  const id = random.between(20_000, 90_000);
  const { quoteManager } = sandbox;
  const model = quoteManager.get('quote', seedIndex.oneLine);
  const deliveryAmount = random.pick([0, 0.01, 9.95]);
  quoteManager.create('quote', { ...model, id, quoteNumber: quoteNumberOf(id), deliveryAmount });
  const sectionId = id * 100 + 1;
  const section = quoteManager.get('quotesection', seedIndex.oneLine * 100 + 1);
  quoteManager.create('quotesection', { ...section, id: sectionId, quoteID: id });
  for (let number = 1; number <= lines; number += 1)
    quoteManager.create('quoteline', hostileLine(sandbox, random, { id: id * 1000 + number, sectionId, number }));
  return `quote:${id}`;
}

function hostileLine(
  sandbox: Sandbox,
  random: SeededRandom,
  { id, sectionId, number }: { id: number; sectionId: number; number: number },
): Record<string, unknown> {
  const model = sandbox.quoteManager.get('quoteline', seedIndex.oneLine * 1000 + 1);
  const isFreeText = random.next() < 0.3;
  const isOptional = random.next() < 0.2;
  return {
    ...model,
    id,
    quoteSectionID: sectionId,
    lineNumber: number,
    productID: isFreeText ? null : random.between(2001, 2060),
    title: `${random.pick(titles)} ${number}`,
    description: random.next() < 0.1 ? `<p>${'text '.repeat(6_000)}</p>` : '<p>Text &amp; more</p>',
    price: random.pick(prices),
    quantity: random.pick(quantities),
    taxRate: 0,
    tax: 0,
    isOptional,
    isSelected: !isOptional || random.next() < 0.5,
    ...(random.next() < 0.2 ? { discountMethod: 0, discountValue: random.pick([5, 12.5, 33.3333]) } : {}),
  };
}
