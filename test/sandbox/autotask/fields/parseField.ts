import type { FieldDefinition, FieldTable, FieldType } from './FieldTable.ts';

const types: readonly string[] = ['long', 'int', 'double', 'string', 'boolean', 'datetime', 'object'];

function isFieldType(text: string): text is FieldType {
  return types.includes(text);
}

function applyFlag(field: FieldDefinition, flag: string): void {
  const [word, value = ''] = flag.split(':');
  if (word === 'required') field.required = true;
  else if (word === 'readOnly') field.readOnly = true;
  else if (word === 'notQueryable') field.queryable = false;
  else if (word === 'picklist') field.picklist = true;
  else if (word === 'below') field.picklistParent = value;
  else if (word === 'ref') field.reference = value;
  else throw new Error(`Unknown word in the notation of ${field.name}: ${flag}`);
}

/**
 * Reads a field's notation: `type(length) flag flag …` with the flags `required`, `readOnly`, `notQueryable`,
 * `picklist`, `below:<field>` (parent of a dependent list) and `ref:<Entity>`. Throws on anything else.
 */
export function parseField(name: string, notation: string): FieldDefinition {
  const [first = '', ...flags] = notation.split(' ');
  const [, type = '', length] = /^([a-z]+)(?:\((\d+)\))?$/.exec(first) ?? [];
  if (!isFieldType(type)) throw new Error(`Unknown type of ${name}: ${notation}`);
  const flagless = { required: false, readOnly: false, setOnce: false, queryable: true, picklist: false };
  const field: FieldDefinition = { name, type, ...flagless };
  if (length !== undefined) field.maxLength = Number(length);
  for (const flag of flags) applyFlag(field, flag);
  field.setOnce = field.required && field.readOnly && name !== 'id';
  return field;
}

/** Reads a table; the keys are the field names in lower case, because requests may use any case. */
export function parseFieldTable(table: FieldTable): Map<string, FieldDefinition> {
  return new Map(Object.entries(table).map(([name, notation]) => [name.toLowerCase(), parseField(name, notation)]));
}
