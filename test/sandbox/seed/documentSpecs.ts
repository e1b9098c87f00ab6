import type { SeedPeriod } from './ProductProfile.ts';

/** One line of a document; what is left out comes from the product, or is the ordinary value. */
export interface LineSpec {
  /** Product of the seed; left out for free text. */
  product?: number;
  title?: string;
  /** HTML as Quote Manager stores it. */
  description?: string | null;
  /** Per unit, before the discount, up to 4 places. */
  price?: number;
  /** Default 1. */
  quantity?: number;
  /** Percent; default 10. */
  taxRate?: number;
  /** Default: the product's own period. */
  period?: SeedPeriod;
  /** Number of periods. */
  duration?: number;
  optional?: boolean;
  /** Default true. */
  selected?: boolean;
  percent?: number;
  fixed?: number;
  serialNumbers?: string[];
  /** A product id that is not in the seed (sales orders). */
  unknownProductId?: number;
}

/** One section of a quote. `type`: −1 NotSet, 0 Products (default), 1 Text, 2 Acceptance, 3 Splash, 4 Labor. */
export interface SectionSpec {
  type?: number;
  title?: string | null;
  multiChoice?: boolean;
  /** Default true. */
  selected?: boolean;
  /** Line numbers run against the ids. */
  reversed?: boolean;
  lines: LineSpec[];
}

/** One quote. */
export interface QuoteSpec {
  id: number;
  title: string;
  /** Default: one of the ordinary customers, by id. */
  customer?: number;
  /** Default 1 (Sent). */
  status?: number;
  owner?: number | null;
  sections: SectionSpec[];
  /** Shipping without tax; default 0. */
  delivery?: number;
  /** Day of creation after 2026-10-01; default by id. */
  day?: number;
  /** Fields that differ from what the builder makes. */
  fields?: Record<string, unknown>;
}

/** One sales order. */
export interface OrderSpec {
  id: number;
  /** The quote it came from: customer, owner and shipping are the quote's, lines too when none are given. */
  quote?: number;
  customer?: number;
  /** 1 Draft, 2 Approved (default), 3 Processed, 90 Cancelled. */
  status?: number;
  owner?: number | null;
  lines?: LineSpec[];
  delivery?: number;
  surcharge?: number;
  coupon?: number;
  reference?: string | null;
  fields?: Record<string, unknown>;
}

/** One section of ordinary lines: consecutive products of the seed, each with a small quantity. */
export function productLines(first: number, count: number): LineSpec[] {
  return Array.from({ length: count }, (_, index) => ({ product: first + index, quantity: 1 + (index % 3) }));
}

/** A quote with a single section of product lines, which most of them are. */
export function simpleQuote(id: number, title: string, lines: LineSpec[], rest: Partial<QuoteSpec> = {}): QuoteSpec {
  return { id, title, sections: [{ lines }], ...rest };
}
