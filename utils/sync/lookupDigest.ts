import type { Settings } from '../domain/settings';
import type { SourceDocument } from '../domain/sourceDocument';

/** Changes whenever the document refers to other parties or products, so that remembered look-ups no longer fit. */
export function lookupDigest(source: SourceDocument, settings: Settings): string {
  const lines = source.sections.flatMap((section) => section.lines);
  const products = lines.map((line) => line.product?.number ?? '').filter((number) => number !== '');
  const { customer } = source;
  return JSON.stringify([
    customer.id,
    customer.name,
    customer.accountNumber,
    source.contactEmail,
    source.ownerEmail,
    settings.opportunity.owner,
    [...new Set(products)].sort(),
  ]);
}
