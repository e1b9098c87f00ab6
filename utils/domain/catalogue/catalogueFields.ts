import type Big from 'big.js';
import { MAX_EXTERNAL_ID } from '../matching/matchProduct';
import { roundMoney, toNumber } from '../money';
import type { FieldValue } from '../plan';
import type { SourceProduct } from '../sourceDocument';
import { cutText } from '../text/text';

type Fields = Record<string, FieldValue>;

/** What `products.update: prices` keeps up: price, list price and cheapest cost, to 4 places; unknown ones are not sent. */
export function productPriceFields(product: SourceProduct): Fields {
  return {
    unitPrice: toPrice(product.price),
    // Quote Manager states 0 for a list price that nobody entered.
    ...(product.retailPrice.gt(0) ? { msrp: toPrice(product.retailPrice) } : {}),
    ...costField(product.cost),
  };
}

/** What `products.update: all` keeps up besides the prices; `title`: the name of a product that has none. */
export function productTextFields(product: SourceProduct, title = ''): Fields {
  return {
    name: cutText(product.name.trim() || title, 100),
    ...filled({
      sku: cutText(product.number.trim(), 50),
      externalProductID: cutText(product.number.trim(), MAX_EXTERNAL_ID),
      manufacturerProductName: cutText(product.manufacturerPartNumber.trim(), 50),
      manufacturerName: cutText(product.brand?.trim() ?? '', 100),
    }),
    isSerialized: product.isSerialized,
  };
}

/** Price and cost of a service: the catalogue's belong to the product's own period, a line's to that of the line. */
export function servicePriceFields({ price, cost }: Pick<SourceProduct, 'price' | 'cost'>): Fields {
  return { unitPrice: toPrice(price), ...costField(cost) };
}

/** As `productTextFields`, of a service in its own period. */
export function serviceTextFields(product: SourceProduct, title = ''): Fields {
  const number = product.number.trim();
  return {
    name: cutText(product.name.trim() || title, 150),
    ...filled({ externalID: cutText(number, MAX_EXTERNAL_ID), sku: cutText(number, 50) }),
  };
}

function toPrice(amount: Big): number {
  return toNumber(roundMoney(amount, 4));
}

function costField(amount: Big | null): Fields {
  return amount === null ? {} : { unitCost: toPrice(amount) };
}

/** Empty texts are not sent: they would clear what a person entered. */
export function filled(texts: Record<string, string>): Fields {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
