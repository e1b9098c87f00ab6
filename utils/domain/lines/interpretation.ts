import Big from 'big.js';
import type { PriceReading } from '../money';
import type { Notice } from '../plan';
import type { Settings } from '../settings';
import type { SourceDocument, SourceLine } from '../sourceDocument';
import { countedSections } from './selectLines';

interface Reading {
  price: 'beforeDiscount' | 'afterDiscount';
  tax: 'perUnit' | 'perLine';
  taxRate: 'percent' | 'fraction';
}

/** How the numbers of a document are to be read; Quote Manager does not say it. */
export interface Interpretation extends Reading, PriceReading {
  notices: Notice[];
}

/** A stated tax is rounded to cents. */
const ROUNDING = new Big('0.005');

/**
 * Decides by each line's tax and rate whether prices are before or after discount, the tax per unit or per line, the rate a
 * percentage or a fraction. What the numbers leave open is before, per unit, percent (sync-rules § 3).
 */
export function interpretLines(document: SourceDocument, settings: Settings): Interpretation {
  const { interpretation } = settings;
  const lines = countedSections(document).flatMap((section) => section.lines);
  const possible = survivingReadings(lines, settings);
  const price = decided(possible, 'price') ?? 'beforeDiscount';
  const tax = decided(possible, 'tax') ?? 'perUnit';
  const taxRate = decided(possible, 'taxRate') ?? 'percent';
  const isUnclear = decided(possible, 'price') === null && lines.some(isDiscounted);
  const notices = isUnclear ? [UNCLEAR] : [];
  return { price, tax, taxRate, fixedDiscount: interpretation.fixedDiscount, notices };
}

const UNCLEAR: Notice = {
  code: 'discount-unclear',
  message:
    'The taxes do not tell whether the prices are before or after discount; they were read as before. ' +
    'Options › Interpretation sets it.',
};

function decided<K extends keyof Reading>(readings: Reading[], part: K): Reading[K] | null {
  const [first] = readings;
  return first && readings.every((reading) => reading[part] === first[part]) ? first[part] : null;
}

/** Readings that fit every line that fits any; lines that contradict each other decide nothing. */
function survivingReadings(lines: SourceLine[], settings: Settings): Reading[] {
  const allowed = allowedReadings(settings.interpretation);
  const { fixedDiscount } = settings.interpretation;
  let surviving = allowed;
  for (const line of lines) {
    const fitting = allowed.filter((reading) => fits(line, reading, fixedDiscount));
    // Fits none: its tax was set by hand or by another rule, so it is no witness.
    if (fitting.length > 0) surviving = surviving.filter((reading) => fitting.includes(reading));
  }
  return surviving.length > 0 ? surviving : allowed;
}

function allowedReadings(settings: Settings['interpretation']): Reading[] {
  const prices: Reading['price'][] =
    settings.price === 'detect' ? ['beforeDiscount', 'afterDiscount'] : [settings.price];
  const taxes: Reading['tax'][] = settings.tax === 'detect' ? ['perUnit', 'perLine'] : [settings.tax];
  const rates: Reading['taxRate'][] = settings.taxRate === 'detect' ? ['percent', 'fraction'] : [settings.taxRate];
  return prices.flatMap((price) => taxes.flatMap((tax) => rates.map((taxRate) => ({ price, tax, taxRate }))));
}

function fits(line: SourceLine, reading: Reading, fixedDiscount: PriceReading['fixedDiscount']): boolean {
  // Without tax or rate (exempt customers) every reading gives the same: nothing.
  if (line.quantity === 0 || line.tax.eq(0) || line.taxRate.eq(0)) return false;
  const gross = line.price.times(line.quantity);
  const net = reading.price === 'afterDiscount' ? gross : gross.minus(discountAmount(line, gross, fixedDiscount));
  const rate = reading.taxRate === 'percent' ? line.taxRate.times('0.01') : line.taxRate;
  const expected = net.times(rate);
  const perWhat = reading.tax === 'perUnit' ? expected.div(line.quantity) : expected;
  return perWhat.minus(line.tax).abs().lte(ROUNDING);
}

function discountAmount(line: SourceLine, gross: Big, fixedDiscount: PriceReading['fixedDiscount']): Big {
  if (line.discount === null) return new Big(0);
  if (line.discount.kind === 'percentage') return gross.times(line.discount.value).times('0.01');
  return fixedDiscount === 'perUnit' ? line.discount.value.times(line.quantity) : line.discount.value;
}

function isDiscounted(line: SourceLine): boolean {
  return line.discount !== null && !line.discount.value.eq(0);
}
