import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { definitionOf, entityDefinitions } from '../../sandbox/autotask/entityDefinitions.ts';
import { resolveRoute } from '../../sandbox/autotask/resolveRoute.ts';

interface ContractField {
  type: string;
  maxLength?: number;
  required?: boolean;
  readOnly?: boolean;
  queryable?: boolean;
  picklist?: boolean;
  picklistParent?: string;
  ref?: string;
  /** Null: a field of which only the name is known. */
  meta?: null;
}

interface Contract {
  paths: Record<string, Record<string, unknown>>;
  entities: Record<string, { fields: Record<string, ContractField> }>;
}

const file = path.resolve(process.cwd(), '../shared/contracts/autotask.contract.json');
const isThere = existsSync(file);
const contract: Contract = isThere ? JSON.parse(readFileSync(file, 'utf8')) : { paths: {}, entities: {} };
const names = [...entityDefinitions.values()].map(({ name }) => name);
/** What a sync has no use for: not served at all. */
const notServed =
  /\/(Attachments|Products\/\{parentId\}\/(Notes|Tiers)|ProductTiers|ServiceBundles\/\{parentId\}|UserDefinedFieldListItems|ThresholdInformation|ZoneInformation)/;

const types: Record<string, string> = {
  'integer/int64': 'long',
  'integer/int32': 'int',
  integer: 'int',
  'number/double': 'double',
  'string/date-time': 'datetime',
};

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every route that the sandbox serves, as `GET /V1.0/…`. */
function listServed(): string[] {
  const information = ['entityInformation', 'entityInformation/fields', 'entityInformation/userDefinedFields'];
  const flat = ['', '{id}', 'query', 'query/count', ...information];
  const served: string[] = [];
  const add = (template: string) => {
    const route = resolveRoute(template.replace('/V1.0/', '').replace('{parentId}', '1').replace('{id}', '1'));
    served.push(...(route?.verbs ?? []).map((verb) => `${verb} ${template}`));
  };
  for (const name of names) for (const rest of flat) add(`/V1.0/${name}${rest && `/${rest}`}`);
  for (const { child } of entityDefinitions.values()) {
    const rests = child ? ['', '{id}', ...information] : [];
    for (const rest of rests) add(`/V1.0/${child?.parent}/{parentId}/${child?.segment}${rest && `/${rest}`}`);
  }
  return served.sort();
}

function compareField(entity: string, name: string, expected: ContractField): string[] {
  const field = definitionOf(entity).fields.get(name.toLowerCase());
  if (field?.name !== name) return [`${entity}.${name} is missing`];
  const type = types[expected.type] ?? expected.type;
  if (expected.meta === null) return field.type === type ? [] : [`${entity}.${name} is ${field.type}, not ${type}`];
  const own = [field.type, field.maxLength, field.required, field.readOnly, field.queryable];
  const theirs = [type, expected.maxLength, expected.required, expected.readOnly, expected.queryable ?? true];
  const ownLists = [field.picklist, field.picklistParent, field.reference];
  const theirLists = [expected.picklist ?? false, expected.picklistParent, expected.ref];
  const same = JSON.stringify([own, ownLists]) === JSON.stringify([theirs, theirLists]);
  return same
    ? []
    : [`${entity}.${name}: ${JSON.stringify([own, ownLists])} not ${JSON.stringify([theirs, theirLists])}`];
}

describe.skipIf(!isThere)(
  `the contract (${isThere ? 'compared' : 'SKIPPED: ../shared/contracts is not there'})`,
  () => {
    test('the sandbox serves the same routes and verbs', () => {
      const expected = Object.entries(contract.paths)
        .filter(([template]) => !notServed.test(template))
        .flatMap(([template, methods]) => Object.keys(methods).map((verb) => `${verb} ${template}`));
      expect(listServed()).toEqual(expected.sort());
      expect(expected.every((line) => verbs.includes(line.split(' ')[0] ?? ''))).toBe(true);
      expect(expected.length).toBeGreaterThan(250);
    });

    test('each field is there with type, length and flags', () => {
      const compared = names
        .filter((name) => name !== 'OpportunityCategories')
        .flatMap((name) =>
          Object.entries(contract.entities[name]?.fields ?? {}).map(([field, meta]) => ({ name, field, meta })),
        )
        .filter(({ field }) => field !== 'userDefinedFields');
      expect(compared.flatMap(({ name, field, meta }) => compareField(name, field, meta))).toEqual([]);
      expect(compared.length).toBeGreaterThan(600);
    });

    test('the sandbox has no field that the contract lacks', () => {
      const surplus = names
        .filter((name) => name !== 'OpportunityCategories')
        .flatMap((name) =>
          [...definitionOf(name).fields.values()]
            .filter((field) => !contract.entities[name]?.fields[field.name])
            .map((field) => `${name}.${field.name}`),
        );
      expect(surplus).toEqual([]);
    });
  },
);
