import type { AutotaskId } from '../autotaskRecords';
import type { Known } from '../known';
import type { OperationKey } from '../plan';
import type { SourceCustomer, SourceDocument, SourceProduct } from '../sourceDocument';
import { claimNote } from '../twoBrowsers/claims';

/** Ticket charges for shipping refer to one product of this name (sync-rules § 4). */
export const SHIPPING_PRODUCT_KEY = 'product:Shipping';
const VARIANTS = ['', ':oneTime', ':monthly', ':quarterly', ':yearly'];

/** Companies, products and services belong to the tenant: whichever document made or found one, all others use its link. */
export function isSharedKey(key: OperationKey): boolean {
  return /^(claim:)?(company|product|service):/.test(key);
}

/** Whether the document charges the special product for shipping. */
export function chargesShipping({ kind, shipping }: Pick<SourceDocument, 'kind' | 'shipping'>): boolean {
  return kind !== 'quote' && !shipping.eq(0);
}

export function companyKey(customer: Pick<SourceCustomer, 'id'>): OperationKey {
  return `company:${customer.id}`;
}

/** What a product is linked by: its number, else its part number; empty when it has neither. */
export function linkName(product: SourceProduct): string {
  return product.number.trim() || product.manufacturerPartNumber.trim();
}

/** Keys under which the product or service may be linked, the variants of a service among them. */
export function catalogueKeys(product: SourceProduct): OperationKey[] {
  const name = linkName(product);
  if (name === '') return [];
  return product.kind === 'product' ? [`product:${name}`] : VARIANTS.map((ending) => `service:${name}${ending}`);
}

/** The tenant-wide links that matter to a document, and the notes of what this browser made of them and has not proven yet. */
export function sharedKeysOf(source: SourceDocument): OperationKey[] {
  const products = source.sections.flatMap((section) => section.lines.map((line) => line.product));
  const keys = products.flatMap((product) => (product ? catalogueKeys(product) : []));
  const catalogue = [...new Set([...(chargesShipping(source) ? [SHIPPING_PRODUCT_KEY] : []), ...keys])];
  return [companyKey(source.customer), ...catalogue, ...catalogue.map(claimNote)];
}

/** Linked ids by name: of `product` the number, of `service` the number or `{number}:{period}`. */
export function linkedIds(known: Pick<Known, 'links'>, kind: 'product' | 'service'): Map<string, AutotaskId> {
  const prefix = `${kind}:`;
  const links = known.links.filter(({ key }) => key.startsWith(prefix));
  return new Map(links.map(({ key, id }) => [key.slice(prefix.length), id]));
}
