import { describe, expect, it } from 'vitest';
import { createQuoteManagerApp } from '../../sandbox/quote-manager/createQuoteManagerApp.ts';
import { quoteManagerResources } from '../../sandbox/quote-manager/quoteManagerResources.ts';
import { createQuoteManagerSeed } from '../../sandbox/seed/createQuoteManagerSeed.ts';
import { sandboxCredentials } from '../../sandbox/seed/sandboxCredentials.ts';
import { findSchemaFaults, type OpenApiSchema } from './findSchemaFaults.ts';
import { readSharedContract } from './readSharedContract.ts';

interface OpenApi {
  paths: Record<string, { get: OpenApiGet }>;
  components: { schemas: Record<string, OpenApiSchema> };
}

interface OpenApiGet {
  parameters?: { name: string; in: string }[];
  responses: { 200: { content: { 'application/json': { schema: OpenApiSchema } } } };
}

const contract = readSharedContract<OpenApi>('quote-manager.openapi.json');
const paths = Object.entries(contract?.paths ?? {});
const schemas = contract?.components.schemas ?? {};
const lists = paths.filter(([path]) => !path.endsWith('{id}'));
const records = paths.filter(([path]) => path.endsWith('{id}'));

const { app, store } = createQuoteManagerApp({ seed: createQuoteManagerSeed(), credentials: sandboxCredentials });
store.setLimits({ perMinute: 10_000 });

async function ask(path: string): Promise<unknown> {
  const response = await app.request(path, { headers: { apiKey: sandboxCredentials.quoteManagerApiKey } });
  expect(response.status, path).toBe(200);
  return response.json();
}

const resourceOf = (path: string) => path.split('/')[2] ?? '';

async function readAll(path: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const rows = (await ask(`${path}?page=${page}`)) as unknown[];
    found.push(...rows);
    if (rows.length < 100) return found;
  }
}

describe.skipIf(!contract)('Quote Manager sandbox against the OpenAPI document', () => {
  it('serves exactly the documented resources', () => {
    expect(lists.map(([path]) => resourceOf(path)).sort()).toEqual(Object.keys(quoteManagerResources).sort());
    expect(paths).toHaveLength(39);
  });

  it.each(lists)('%s has the documented parameters', (path, { get }) => {
    const rules = quoteManagerResources[resourceOf(path)];
    const expected = [
      ...(rules?.filter ? [rules.filter.name] : []),
      ...(rules?.paged ? ['page', 'pageSize'] : []),
      ...(rules?.modifiedAfter ? ['modifiedAfter'] : []),
    ];
    expect((get.parameters ?? []).map((parameter) => parameter.name)).toEqual(expected);
  });

  it.each(lists)('%s answers every seed record as its schema says', async (path, { get }) => {
    const rows = resourceOf(path) === 'category' ? await ask(path) : await readAll(path);
    expect(rows).toHaveLength(store.all(resourceOf(path)).length);
    expect(rows).not.toHaveLength(0);
    expect(findSchemaFaults(rows, get.responses[200].content['application/json'].schema, schemas, path)).toEqual([]);
  });

  it.each(records)('%s answers one record', async (path, { get }) => {
    const [first] = store.all(resourceOf(path));
    const record = await ask(path.replace('{id}', String(first?.id)));
    expect(record).toEqual(first);
    expect(findSchemaFaults(record, get.responses[200].content['application/json'].schema, schemas, path)).toEqual([]);
  });
});
