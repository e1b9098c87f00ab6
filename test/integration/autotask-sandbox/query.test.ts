import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTinySandbox, type TinySandbox } from './startTinySandbox.ts';

let sandbox: TinySandbox;
beforeAll(async () => {
  sandbox = await startTinySandbox();
  sandbox.store.create('Opportunities', {
    title: 'Tagged',
    createDate: '2026-11-01T10:00:00Z',
    userDefinedFields: [{ name: 'Sync record', value: 'ABC' }],
  });
});
afterAll(() => sandbox.server.stop());

const all = { op: 'gte', field: 'id', value: 0 };
const ids = (body: Record<string, unknown>) => (body.items as { id: number }[]).map(({ id }) => id);

const matching: [string, string, unknown[], number[]][] = [
  ['text in any case', 'Companies', [{ op: 'eq', field: 'COMPANYNAME', value: 'acme' }], [175]],
  ['contains', 'Companies', [{ op: 'contains', field: 'companyName', value: 'L' }], [176, 177]],
  ['in', 'Companies', [{ op: 'in', field: 'id', value: [177, 175] }], [175, 177]],
  ['notIn', 'Companies', [{ op: 'notIn', field: 'id', value: [0, 175] }], [176, 177]],
  ['exist', 'Companies', [{ op: 'exist', field: 'companyNumber' }], [175]],
  ['notExist', 'Companies', [{ op: 'notExist', field: 'companyNumber' }], [0, 176, 177]],
  ['noteq leaves out null', 'Companies', [{ op: 'noteq', field: 'companyNumber', value: 'B' }], [175]],
  ['dates', 'Opportunities', [{ op: 'lt', field: 'createDate', value: '2026-11-02' }], [1]],
  ['a user-defined field', 'Opportunities', [{ op: 'eq', field: 'sync record', value: 'abc', udf: true }], [1]],
  ['booleans', 'Products', [{ op: 'eq', field: 'isActive', value: false }], [601]],
  [
    'nested groups',
    'Companies',
    [
      {
        op: 'or',
        items: [
          { op: 'and', items: [all, { op: 'lte', field: 'id', value: 0 }] },
          { op: 'eq', field: 'id', value: 176 },
        ],
      },
    ],
    [0, 176],
  ],
];

const udf = (field: string) => ({ op: 'eq', field, value: 'x', udf: true });
const or = (count: number) => [{ op: 'or', items: Array.from({ length: count }, () => all) }];
const refused: [string, string, Record<string, unknown>, RegExp][] = [
  ['no filter', 'Companies', {}, /filter/],
  ['an empty filter', 'Companies', { filter: [] }, /filter/],
  ['MaxRecords 0', 'Companies', { MaxRecords: 0, filter: [all] }, /MaxRecords/],
  ['MaxRecords 501', 'Companies', { maxRecords: 501, filter: [all] }, /MaxRecords/],
  ['an unknown field', 'Companies', { filter: [{ op: 'eq', field: 'nope', value: 1 }] }, /nope/],
  ['an unknown included field', 'Companies', { IncludeFields: ['nope'], filter: [all] }, /nope/],
  ['a field that is not queryable', 'Companies', { filter: [{ op: 'exist', field: 'sicCode' }] }, /queried/],
  ['including such a field', 'Quotes', { includeFields: ['id', 'showTaxCategory'], filter: [all] }, /queried/],
  [
    'text on a number',
    'Companies',
    { filter: [{ op: 'eq', field: 'companyType', value: 'Customer' }] },
    /Conversion failed/,
  ],
  ['text for a boolean', 'Products', { filter: [{ op: 'eq', field: 'isActive', value: 'true' }] }, /true or false/],
  [
    'two user-defined fields',
    'Opportunities',
    { filter: [udf('Sync record'), udf('Sync note')] },
    /Only one user-defined/,
  ],
  ['501 alternatives', 'Companies', { filter: or(501) }, /500/],
  [
    '501 values',
    'Companies',
    { filter: [{ op: 'in', field: 'id', value: Array.from({ length: 501 }, (_, id) => id) }] },
    /500/,
  ],
  ['an unknown operator', 'Companies', { filter: [{ op: 'like', field: 'id', value: 1 }] }, /like/],
  ['pages without id', 'Companies', { maxRecords: 2, includeFields: ['companyName'], filter: [all] }, /id/],
];

describe('queries', () => {
  test.each(matching)('finds by %s', async (_name, entity, filter, expected) => {
    const answer = await sandbox.call('POST', `${entity}/query`, { filter });
    expect([answer.status, ids(answer.body)]).toEqual([200, expected]);
    const search = encodeURIComponent(JSON.stringify({ filter }));
    expect(ids((await sandbox.call('GET', `${entity}/query?search=${search}`)).body)).toEqual(expected);
    expect((await sandbox.call('GET', `${entity}/query/count?search=${search}`)).body).toEqual({
      queryCount: expected.length,
    });
  });

  test.each(refused)('refuses %s', async (_name, entity, body, words) => {
    const answer = await sandbox.call('POST', `${entity}/query`, body);
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body.errors)).toMatch(words);
  });

  test('answers only the included fields; pages by GET go forth and back', async () => {
    const search = encodeURIComponent(
      JSON.stringify({ MaxRecords: 2, IncludeFields: ['Id', 'companyName'], filter: [all] }),
    );
    const first = await sandbox.call('GET', `Companies/query?search=${search}`);
    expect(first.body.items).toEqual([
      { id: 0, companyName: 'Own', userDefinedFields: [] },
      { id: 175, companyName: 'Acme', userDefinedFields: [] },
    ]);
    const details = first.body.pageDetails as Record<string, string>;
    expect(details).toMatchObject({ count: 2, requestCount: 2, prevPageUrl: null });
    const second = await sandbox.call('GET', String(details.nextPageUrl));
    expect(ids(second.body)).toEqual([176, 177]);
    expect(second.body.pageDetails).toMatchObject({ nextPageUrl: null });
    const back = await sandbox.call('GET', String((second.body.pageDetails as Record<string, string>).prevPageUrl));
    expect(ids(back.body)).toEqual([0, 175]);
    expect((await sandbox.call('POST', String(details.nextPageUrl), { filter: [all] })).status).toBe(500);
  });

  test('queries lag behind, reading by id does not', async () => {
    sandbox.store.setLimits({ queryLagMs: 60_000 });
    const id = await sandbox.make('QuoteLocations', { city: 'Lagging' });
    const filter = [{ op: 'eq', field: 'city', value: 'Lagging' }];
    expect(ids((await sandbox.call('POST', 'QuoteLocations/query', { filter })).body)).toEqual([]);
    expect((await sandbox.call('GET', `QuoteLocations/${id}`)).status).toBe(200);
    sandbox.store.setLimits({ queryLagMs: 0 });
    expect(ids((await sandbox.call('POST', 'QuoteLocations/query', { filter })).body)).toEqual([id]);
  });
});
