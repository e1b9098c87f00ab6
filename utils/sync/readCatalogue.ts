import type { FilterEntry } from '../autotask/autotaskClient';
import type { AutotaskId, AutotaskProduct, AutotaskService } from '../domain/autotaskRecords';
import { MAX_EXTERNAL_ID, type ProductKeys } from '../domain/matching/matchProduct';
import { variantExternalId } from '../domain/matching/matchService';
import type { Result } from '../domain/result';
import type { Period, SourceProduct } from '../domain/sourceDocument';
import { cutText } from '../domain/text/text';
import type { AutotaskPort } from './ports';

/** Values in one `in` list; Autotask allows 500 conditions, the reference advises 200. */
const VALUES_PER_QUERY = 200;
const PERIODS: Period[] = ['oneTime', 'monthly', 'quarterly', 'yearly'];

/** A product of Quote Manager and the records that it was linked to before. */
export interface WantedProduct {
  product: ProductKeys & Pick<SourceProduct, 'name'>;
  linkedIds: AutotaskId[];
  /** Autotask's special products are known by their name alone. */
  specialName?: string;
}

/** Autotask products that bear a key of any of these (sync-rules § 5): one query per 200 keys. */
export function readProducts(wanted: WantedProduct[], autotask: AutotaskPort): Promise<Result<AutotaskProduct[]>> {
  const numbers = wanted.map(({ product }) => product.number);
  return readByKeys(
    'Products',
    {
      externalProductID: numbers.map(asExternalId),
      sku: numbers,
      manufacturerProductName: wanted.map(({ product }) => product.manufacturerPartNumber),
      name: wanted.flatMap(({ specialName }) => specialName ?? []),
      id: wanted.flatMap(({ linkedIds }) => linkedIds),
    },
    autotask,
  );
}

/** Autotask services that bear a key of any of these, variants for other periods among them: one query per 200 keys. */
export function readServices(wanted: WantedProduct[], autotask: AutotaskPort): Promise<Result<AutotaskService[]>> {
  const numbers = wanted.map(({ product }) => product.number);
  const external = numbers.flatMap((number) =>
    number.trim() === '' ? [] : [asExternalId(number), ...PERIODS.map((period) => variantExternalId(number, period))],
  );
  return readByKeys(
    'Services',
    {
      externalID: external,
      sku: numbers,
      catalogNumberPartNumber: wanted.map(({ product }) => product.manufacturerPartNumber),
      name: wanted.map(({ product }) => product.name),
      id: wanted.flatMap(({ linkedIds }) => linkedIds),
    },
    autotask,
  );
}

/** As it is written and compared, in Autotask's length. */
const asExternalId = (number: string): string => cutText(number.trim(), MAX_EXTERNAL_ID);

type Found<E extends 'Products' | 'Services'> = E extends 'Products' ? AutotaskProduct : AutotaskService;

/** All records where any of the fields bears any of its keys, without duplicates. */
async function readByKeys<E extends 'Products' | 'Services'>(
  entity: E,
  keys: Record<string, (string | number)[]>,
  autotask: AutotaskPort,
): Promise<Result<Found<E>[]>> {
  const conditions = Object.entries(keys).flatMap(([field, values]) => {
    const trimmed = values.map((value) => (typeof value === 'string' ? value.trim() : value));
    return [...new Set(trimmed.filter((value) => value !== ''))].map((value) => ({ field, value }));
  });
  const chunks: Condition[][] = [];
  for (let start = 0; start < conditions.length; start += VALUES_PER_QUERY)
    chunks.push(conditions.slice(start, start + VALUES_PER_QUERY));
  const answers = await Promise.all(
    chunks.map((chunk) => autotask.query(entity, [{ op: 'or', items: inLists(chunk) }])),
  );
  const found = new Map<number, Found<E>>();
  for (const answer of answers) {
    if (!answer.ok) return answer;
    for (const record of answer.value) found.set(record.id, record as Found<E>);
  }
  return { ok: true, value: [...found.values()] };
}

interface Condition {
  field: string;
  value: string | number;
}

function inLists(chunk: Condition[]): FilterEntry[] {
  const fields = [...new Set(chunk.map((condition) => condition.field))];
  return fields.map((field) => ({
    op: 'in',
    field,
    value: chunk.filter((condition) => condition.field === field).map((condition) => condition.value),
  }));
}
