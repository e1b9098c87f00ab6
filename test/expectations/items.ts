import Big from 'big.js';
import { itemPeriods } from '../sandbox/seed/opportunityPicklists.ts';
import {
  findProduct,
  findService,
  knownService,
  LineProblem,
  type Made,
  materialCode,
  type Reference,
  taxCategoryOf,
} from './catalogue.ts';
import { netOf, type Period, round, sumByPeriod, type Totals } from './decimals.ts';
import type { ExpectedSettings } from './expectedSettings.ts';
import type { Line } from './lines.ts';
import type { Records } from './records.ts';
import type { Source } from './sourceView.ts';
import { cutWhole } from './texts.ts';

/** A quote item as Autotask must hold it; a field that the rules leave to Autotask is absent. */
export interface ExpectedItem {
  quoteItemType: 1 | 2 | 6 | 11;
  productID?: Reference;
  serviceID?: Reference;
  chargeID?: number;
  shippingID?: number;
  name?: string;
  description?: string;
  quantity: number;
  unitPrice: number;
  unitCost?: number;
  unitDiscount: 0;
  percentageDiscount: number;
  lineDiscount: number;
  isOptional: boolean;
  periodType: number;
  taxCategoryID: unknown;
}

export interface ExpectedItems {
  items: ExpectedItem[];
  made: Made[];
  /** Optional items left out. */
  totals: Totals;
}

interface Entry {
  item: ExpectedItem;
  period: Period;
  made: Made | null;
}

/** The items of a document: the table of sync-rules § 3, row by row, in line order. Throws `LineProblem`. */
export function expectItems(records: Records, source: Source, settings: ExpectedSettings): ExpectedItems {
  const entries = mergeServices(source.lines.map((line) => lineItem(records, line, settings)));
  entries.push(...headerItems(records, source, settings));
  const counted = entries.filter(({ item }) => !item.isOptional);
  const made = new Map(entries.flatMap((entry) => (entry.made ? [[entry.made.externalId, entry.made] as const] : [])));
  return {
    items: entries.map(({ item }) => item),
    made: [...made.values()],
    totals: sumByPeriod(counted.map(({ item, period }) => ({ period, net: netOf(item) }))),
  };
}

function lineItem(records: Records, line: Line, settings: ExpectedSettings): Entry {
  const { product, period } = line;
  if (product === null) {
    if (period !== 'oneTime') throw new LineProblem('recurring-without-service');
    return cost(records, line, settings.unlistedMaterialCode);
  }
  if (product.kind === 'product') {
    const found = findProduct(records, line, product, settings);
    const item = { quoteItemType: 1, productID: found.id, name: cutWhole(line.title, 100) } as const;
    return toEntry(line, { ...item, taxCategoryID: taxCategoryOf(records, found.codeId) }, found.made);
  }
  if (period === 'oneTime') return oneOffService(records, line, settings);
  const found = findService(records, product, period, settings);
  const item = { quoteItemType: 11, serviceID: found.id, name: found.name } as const;
  return toEntry(line, { ...item, taxCategoryID: taxCategoryOf(records, found.codeId) }, found.made);
}

/** A Cost with the one-off material code, taxed as the service where Autotask knows it. */
function oneOffService(records: Records, line: Line, settings: ExpectedSettings): Entry {
  const entry = cost(records, line, settings.oneOffMaterialCode);
  const service = line.product === null ? undefined : knownService(records, line.product);
  if (!service) return entry;
  const taxCategoryID = taxCategoryOf(records, Number(service.billingCodeID));
  return { ...entry, item: { ...entry.item, taxCategoryID } };
}

function cost(records: Records, line: Line, codeName: string): Entry {
  const code = materialCode(records, codeName);
  const item = { quoteItemType: 2, chargeID: code.id, name: cutWhole(line.title, 100) } as const;
  return toEntry(line, { ...item, taxCategoryID: code.taxCategoryID }, null);
}

type Target = Pick<ExpectedItem, 'quoteItemType' | 'productID' | 'serviceID' | 'chargeID' | 'name' | 'taxCategoryID'>;

function toEntry(line: Line, target: Target, made: Made | null): Entry {
  const item: ExpectedItem = {
    ...target,
    description: cutWhole(line.description, 2000),
    quantity: line.quantity,
    unitPrice: round(new Big(line.price), 4).toNumber(),
    unitDiscount: 0,
    percentageDiscount: line.percent,
    lineDiscount: line.fixed,
    isOptional: line.isOptional,
    periodType: itemPeriods[line.period],
  };
  if (line.cost !== null) item.unitCost = round(new Big(line.cost), 4).toNumber();
  return { item, period: line.period, made };
}

/** The same service with equal price, discount, period, optional: one item; beyond two that differ: refused (sync-rules § 3). */
function mergeServices(entries: Entry[]): Entry[] {
  const kept: Entry[] = [];
  for (const entry of entries) {
    const same = kept.filter(({ item }) => item.serviceID !== undefined && item.serviceID === entry.item.serviceID);
    const twin = same.find(({ item }) => saleOf(item) === saleOf(entry.item));
    if (twin) {
      twin.item.quantity += entry.item.quantity;
      twin.item.lineDiscount += entry.item.lineDiscount;
    } else if (same.length >= 2) throw new LineProblem('service-repeated');
    else kept.push(entry);
  }
  return kept;
}

const saleOf = (item: ExpectedItem): string =>
  JSON.stringify([item.unitPrice, item.percentageDiscount, item.lineDiscount, item.periodType, item.isOptional]);

/** Shipping, payment surcharge and coupon, each where it is not 0. */
function headerItems(records: Records, source: Source, settings: ExpectedSettings): Entry[] {
  const entries: Entry[] = [];
  const plain = { quantity: 1, unitDiscount: 0, percentageDiscount: 0, lineDiscount: 0, isOptional: false } as const;
  const add = (
    unitPrice: number,
    target: Partial<ExpectedItem> & Pick<ExpectedItem, 'quoteItemType' | 'taxCategoryID'>,
  ) => {
    if (unitPrice === 0) return;
    entries.push({
      item: { ...plain, ...target, unitPrice, periodType: itemPeriods.oneTime },
      period: 'oneTime',
      made: null,
    });
  };
  const shipping = records.autotask('ShippingTypes').find(({ name }) => name === settings.shippingType);
  const shippingTax = taxCategoryOf(records, Number(shipping?.billingCodeID));
  add(source.shipping, { quoteItemType: 6, shippingID: Number(shipping?.id), taxCategoryID: shippingTax });
  const surcharge = materialCode(records, settings.surchargeMaterialCode);
  add(source.surcharge, { quoteItemType: 2, chargeID: surcharge.id, taxCategoryID: surcharge.taxCategoryID });
  const coupon = materialCode(records, settings.couponMaterialCode);
  add(-source.coupon, { quoteItemType: 2, chargeID: coupon.id, taxCategoryID: coupon.taxCategoryID });
  return entries;
}
