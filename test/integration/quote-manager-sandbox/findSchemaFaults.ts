/** The part of an OpenAPI schema that the vendor's document uses. */
export interface OpenApiSchema {
  type?: string;
  format?: string;
  nullable?: boolean;
  maxLength?: number;
  /** Written `0 - Draft` for integers. */
  enum?: string[];
  items?: OpenApiSchema;
  $ref?: string;
  properties?: Record<string, OpenApiSchema>;
}

type Schemas = Record<string, OpenApiSchema>;

const formats: Record<string, RegExp> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  email: /^[^@\s]+@[^@\s]+$/,
};

const typeTests: Record<string, (value: unknown) => boolean> = {
  integer: (value) => Number.isSafeInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
};

function findScalarFaults(value: unknown, schema: OpenApiSchema): string[] {
  const faults: string[] = [];
  if (!typeTests[schema.type ?? '']?.(value)) faults.push(`is no ${schema.type}: ${JSON.stringify(value)}`);
  const text = typeof value === 'string' ? value : undefined;
  if (text !== undefined && text.length > (schema.maxLength ?? Number.POSITIVE_INFINITY)) faults.push('is too long');
  const format = formats[schema.format ?? ''];
  if (text !== undefined && format && !format.test(text)) faults.push(`is no ${schema.format}: ${text}`);
  if (schema.enum && !schema.enum.some((entry) => Number.parseInt(entry, 10) === value)) faults.push('is not listed');
  return faults;
}

/**
 * Compares a value with a schema: type, length, format, listed values, and exactly the schema's fields.
 * @returns one sentence a fault, beginning with where it is; empty when all is well
 */
export function findSchemaFaults(value: unknown, schema: OpenApiSchema, schemas: Schemas, where: string): string[] {
  const target = schema.$ref ? schemas[schema.$ref.split('/').pop() ?? ''] : schema;
  if (!target) return [`${where} has an unknown schema`];
  if (value === null) return target.nullable ? [] : [`${where} is null`];
  if (!target.properties) {
    const own = findScalarFaults(value, target).map((fault) => `${where} ${fault}`);
    const { items } = target;
    if (!items || !Array.isArray(value)) return own;
    return [...own, ...value.flatMap((entry, index) => findSchemaFaults(entry, items, schemas, `${where}[${index}]`))];
  }
  const { properties } = target;
  const record = Object(value) as Record<string, unknown>;
  const unknown = Object.keys(record).filter((name) => !(name in properties));
  return [
    ...unknown.map((name) => `${where}.${name} is not in the schema`),
    ...Object.entries(properties).flatMap(([name, property]) =>
      name in record
        ? findSchemaFaults(record[name], property, schemas, `${where}.${name}`)
        : [`${where}.${name} is missing`],
    ),
  ];
}
