import { servicePeriods } from '../sandbox/seed/createAutotaskCatalogue.ts';
import type { AutotaskRecord } from '../sandbox/types.ts';
import type { Period } from './decimals.ts';
import type { ExpectedSettings } from './expectedSettings.ts';
import type { Line, Product } from './lines.ts';
import { type Records, text } from './records.ts';
import { cutWhole } from './texts.ts';

/** Where an item or charge points: an id of the seed, or the external id of a record that the sync has to make. */
export type Reference = number | `new ${string}`;

/** A record of the catalogue that must have been made, with the fields that the rules name. */
export interface Made {
  entity: 'Products' | 'Services';
  externalId: string;
  fields: Record<string, unknown>;
}

export interface Found {
  id: Reference;
  /** Material code of a product, service code of a service. */
  codeId: number;
  name: string;
  made: Made | null;
}

/** A line's problem found while planning (sync-rules § 3). */
export class LineProblem extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const periodNames = { monthly: 'Monthly', quarterly: 'Quarterly', yearly: 'Yearly', oneTime: 'One-Time' };
const seedPeriods = { oneTime: 'once', monthly: 'monthly', quarterly: 'quarterly', yearly: 'yearly' } as const;

/** Active material code (use type 4) of exactly that name. */
export function materialCode(records: Records, name: string): AutotaskRecord {
  const codes = records
    .autotask('BillingCodes')
    .filter((code) => code.name === name && code.useType === 4 && code.isActive === true);
  const [code] = codes;
  if (!code || codes.length > 1) throw new LineProblem('setting-missing');
  return code;
}

/** Tax category of a billing code. */
export const taxCategoryOf = (records: Records, codeId: number): unknown =>
  records.autotask('BillingCodes').find((code) => code.id === codeId)?.taxCategoryID;

/** The product of a line: external id, SKU, part number; brands equal where both sides name one (sync-rules § 5). */
export function findProduct(records: Records, line: Line, product: Product, settings: ExpectedSettings): Found {
  const branded = records.autotask('Products').filter((candidate) => {
    const brand = text(candidate.manufacturerName);
    return brand === '' || product.brand === '' || brand === product.brand;
  });
  const hit = firstHit(branded, [
    ['externalProductID', product.number],
    ['sku', product.number],
    ['manufacturerProductName', product.partNumber],
  ]);
  if (hit) return { id: hit.id, codeId: Number(hit.productBillingCodeID), name: text(hit.name), made: null };
  if (settings.productsMissing === 'stop') throw new LineProblem('product-not-found');
  return newProduct(records, line, product, settings);
}

function newProduct(records: Records, line: Line, product: Product, settings: ExpectedSettings): Found {
  const code = materialCode(
    records,
    settings.productMaterialCodeByCategory[product.category] ?? settings.productMaterialCode,
  );
  const fields = {
    name: cutWhole(product.title, 100),
    sku: product.number,
    manufacturerProductName: product.partNumber,
    manufacturerName: product.brand,
    description: cutWhole(line.description, 2000),
    unitPrice: product.price,
    msrp: product.retailPrice,
    ...(product.cost === null ? {} : { unitCost: product.cost }),
    isSerialized: product.isSerialized,
    isActive: true,
    productBillingCodeID: code.id,
  };
  const made: Made = { entity: 'Products', externalId: product.number, fields };
  return { id: `new ${product.number}`, codeId: code.id, name: fields.name, made };
}

/** The service of a recurring line, key and period equal; else one is made, as a variant beside others (sync-rules § 3, § 5). */
export function findService(records: Records, product: Product, period: Period, settings: ExpectedSettings): Found {
  const all = records.autotask('Services');
  const number = servicePeriods[seedPeriods[period]];
  const hit = firstHit(
    all.filter((service) => service.periodType === number),
    serviceKeys(product),
  );
  if (hit) return { id: hit.id, codeId: Number(hit.billingCodeID), name: text(hit.name), made: null };
  const isVariant = knownService(records, product) !== undefined;
  if (settings.productsMissing === 'stop')
    throw new LineProblem(isVariant ? 'service-period-differs' : 'product-not-found');
  const suffix = ` (${periodNames[period]})`;
  const externalId = isVariant ? `${product.number}:${period}` : product.number;
  const name = isVariant ? cutWhole(product.title, 150 - suffix.length).trimEnd() + suffix : product.title;
  const code = records.autotask('BillingCodes').find(({ name: codeName }) => codeName === settings.serviceCode);
  const codeId = Number(code?.id);
  const fields = { name, billingCodeID: codeId, periodType: number, isActive: true };
  return { id: `new ${externalId}`, codeId, name, made: { entity: 'Services', externalId, fields } };
}

/** The service in any period; undefined when Autotask does not know it. */
export function knownService(records: Records, product: Product): AutotaskRecord | undefined {
  return records
    .autotask('Services')
    .find((service) => serviceKeys(product).some(([field, key]) => key !== '' && text(service[field]) === key));
}

const serviceKeys = (product: Product): [string, string][] => [
  ['externalID', product.number],
  ['sku', product.number],
  ['catalogNumberPartNumber', product.partNumber],
  ['name', product.title],
];

/** The first key that finds any decides; empty keys are skipped, several hits are never chosen between (sync-rules § 5). */
function firstHit(candidates: AutotaskRecord[], keys: [string, string][]): AutotaskRecord | undefined {
  for (const [field, key] of keys) {
    const hits = key === '' ? [] : candidates.filter((candidate) => text(candidate[field]) === key);
    if (hits.length > 1) throw new LineProblem('ambiguous-product');
    const [hit] = hits;
    if (hit && hit.isActive !== true) throw new LineProblem('product-inactive');
    if (hit) return hit;
  }
  return undefined;
}
