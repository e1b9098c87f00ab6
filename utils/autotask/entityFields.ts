import { z } from 'zod';
import type { PicklistEntry } from '../domain/autotaskRecords';
import { matchKeys } from '../domain/matching/matchKeys';
import type { UserDefinedField } from '../domain/referenceData';

/** A field of an entity as the tenant has it. */
export interface AutotaskField {
  name: string;
  dataType: string;
  isRequired: boolean;
  isReadOnly: boolean;
  /** Values with numeric ids, in the tenant's order; empty when the field is no picklist. */
  picklist: PicklistEntry[];
}

const record = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => matchKeys(value, Object.keys(shape)), z.object(shape));
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const number = z.number().nullish();

// Picklist ids are text in the metadata and numbers in the records (reference § 6).
const picklistValue = record({
  value: z.union([z.string(), z.number()]),
  label: text,
  isActive: z.boolean().nullish(),
  isDefaultValue: flag,
  sortOrder: number,
  parentValue: z.union([z.string(), z.number()]).nullish(),
});

const field = record({
  name: z.string(),
  dataType: text,
  isRequired: flag,
  isReadOnly: flag,
  picklistValues: z.array(picklistValue).nullish(),
});

/** Answer of `entityInformation/fields`. */
export const fieldsSchema = record({ fields: z.array(field) }).transform(({ fields }): AutotaskField[] =>
  fields.map(({ picklistValues, ...rest }) => ({ ...rest, picklist: mapPicklist(picklistValues ?? []) })),
);

/** Answer of `entityInformation/userDefinedFields`. */
export const userDefinedFieldsSchema = record({
  fields: z.array(record({ name: z.string(), label: text, dataType: text, type: text, length: number })),
}).transform(({ fields }): UserDefinedField[] =>
  fields.map(({ name, label, dataType, type, length }) => ({
    name,
    label: label || name,
    dataType: dataType || type,
    length: length ?? null,
  })),
);

function mapPicklist(values: z.output<typeof picklistValue>[]): PicklistEntry[] {
  return values
    .filter(({ value }) => Number.isInteger(Number(value)) && String(value).trim() !== '')
    .sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0))
    .map(({ value, label, isActive, isDefaultValue, parentValue }) => ({
      id: Number(value),
      label,
      isActive: isActive ?? true,
      isDefault: isDefaultValue,
      ...parentOf(parentValue),
    }));
}

/** Values of a list without a parent list bear none: null, empty or left out. */
function parentOf(parentValue: string | number | null | undefined): { parentId?: number } {
  const isGiven = parentValue !== null && parentValue !== undefined && String(parentValue).trim() !== '';
  return isGiven && Number.isInteger(Number(parentValue)) ? { parentId: Number(parentValue) } : {};
}
