import type { AutotaskRecord } from '../../types.ts';
import type { AutotaskContext } from '../AutotaskContext.ts';
import type { EntityDefinition } from '../entityDefinitions.ts';
import type { FieldDefinition } from '../fields/FieldTable.ts';
import { RefusedError, refuseUnless } from '../RefusedError.ts';
import { definitionsFor, storedValues } from '../userDefinedFields.ts';
import { type Comparable, operators, textOperators } from './compareValues.ts';
import { loosen, readAsked, readStored } from './readComparable.ts';

type Predicate = (record: AutotaskRecord) => boolean;

/** What a filter is compiled against, and what it has used up so far. */
export interface FilterScope {
  context: AutotaskContext;
  entity: EntityDefinition;
  /** Conditions inside `or` groups and values of `in` lists together. */
  alternatives: number;
  userDefinedFields: Set<string>;
}

const mostAlternatives = 500;

/** One condition with its operator in lower case. */
interface Condition {
  op: string;
  field: string;
  value: unknown;
  udf: boolean;
  items: unknown;
}

function readCondition(entry: unknown): Condition {
  refuseUnless(typeof entry === 'object' && entry !== null, 'Each filter entry must be an object.');
  const members = new Map(Object.entries(Object(entry)).map(([key, value]) => [key.toLowerCase(), value]));
  const op: unknown = members.get('op');
  if (typeof op !== 'string') throw new RefusedError('Each filter entry needs an op.');
  const field: unknown = members.get('field');
  const udf: unknown = members.get('udf');
  return {
    op: op.toLowerCase(),
    field: typeof field === 'string' ? field : '',
    value: members.get('value'),
    udf: udf === true,
    items: members.get('items'),
  };
}

/** The queryable field of that name; refuses an unknown one and one that cannot be queried. */
export function findQueryable(entity: EntityDefinition, name: string): FieldDefinition {
  const field = entity.fields.get(name.toLowerCase());
  if (!field) throw new RefusedError(`Unable to find ${name} in the ${entity.singular} Entity.`);
  refuseUnless(field.queryable, `The field ${field.name} of the ${entity.singular} Entity cannot be queried.`);
  return field;
}

function findUserDefined(scope: FilterScope, name: string): FieldDefinition {
  const found = definitionsFor(scope.context, scope.entity).find(
    (definition) => String(definition.name).toLowerCase() === name.toLowerCase(),
  );
  if (!found) throw new RefusedError(`Unable to find user-defined field ${name} in ${scope.entity.singular}.`);
  scope.userDefinedFields.add(name.toLowerCase());
  refuseUnless(scope.userDefinedFields.size <= 1, 'Only one user-defined field is allowed in a query.');
  const flags = { required: false, readOnly: false, setOnce: false, queryable: true, picklist: false };
  return { name: String(found.name), type: 'string', ...flags };
}

function countAlternatives(scope: FilterScope, count: number): void {
  scope.alternatives += count;
  refuseUnless(scope.alternatives <= mostAlternatives, `A query can have at most ${mostAlternatives} OR conditions.`);
}

function readAskedValues(scope: FilterScope, condition: Condition, field: FieldDefinition): Comparable[] {
  const { op, value } = condition;
  if (op === 'in' || op === 'notin') {
    if (!Array.isArray(value) || value.length === 0) throw new RefusedError(`The operator ${op} needs a list.`);
    countAlternatives(scope, value.length);
    return value.map((entry) => readAsked(field, entry));
  }
  refuseUnless(value !== undefined && value !== null, `The operator ${op} on ${field.name} needs a value.`);
  return [readAsked(field, value)];
}

function compileCondition(scope: FilterScope, condition: Condition): Predicate {
  const { op, udf } = condition;
  const field = udf ? findUserDefined(scope, condition.field) : findQueryable(scope.entity, condition.field);
  const read = (record: AutotaskRecord) => {
    if (!udf) return readStored(field, record[field.name]);
    const own = storedValues(record).find((entry) => entry.name.toLowerCase() === field.name.toLowerCase());
    return readStored(field, own?.value);
  };
  if (op === 'exist') return (record) => read(record) !== undefined;
  if (op === 'notexist') return (record) => read(record) === undefined;
  const operator = operators[op];
  if (!operator) throw new RefusedError(`The operator ${op} is not supported.`);
  refuseUnless(
    !textOperators.includes(op) || field.type === 'string',
    `${op} works on text fields only: ${field.name}.`,
  );
  const seen = scope.context.store.limits().looseText ? loosen : (value: Comparable) => value;
  const asked = readAskedValues(scope, condition, field).map(seen);
  return (record) => {
    const stored = read(record);
    return stored !== undefined && operator(seen(stored), asked);
  };
}

function compileEntry(scope: FilterScope, entry: unknown): Predicate {
  const condition = readCondition(entry);
  if (condition.op !== 'and' && condition.op !== 'or') return compileCondition(scope, condition);
  const { items } = condition;
  if (!Array.isArray(items) || items.length === 0) throw new RefusedError(`The group ${condition.op} needs items.`);
  if (condition.op === 'or') countAlternatives(scope, items.length);
  const parts = items.map((item) => compileEntry(scope, item));
  if (condition.op === 'or') return (record) => parts.some((part) => part(record));
  return (record) => parts.every((part) => part(record));
}

/** Makes a test out of a filter, whose top entries are ANDed. Throws a RefusedError (autotask.md § 2.4). */
export function compileFilter(context: AutotaskContext, entity: EntityDefinition, filter: unknown[]): Predicate {
  const scope: FilterScope = { context, entity, alternatives: 0, userDefinedFields: new Set() };
  const parts = filter.map((entry) => compileEntry(scope, entry));
  return (record) => parts.every((part) => part(record));
}
