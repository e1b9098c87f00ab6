import Big from 'big.js';
import { expect, test } from 'vitest';
import type { SourceProduct } from '../../utils/domain/sourceDocument';
import { loadBudgetUse, saveBudgetUse } from '../../utils/queue/budgetUse';
import { loadProducts, saveProducts } from '../../utils/queue/catalogue';
import { prune } from '../../utils/queue/prune';
import { loadReference, saveReference } from '../../utils/queue/referenceCache';
import { tenant } from './jobFixtures';
import { openTestDatabase } from './openTestDatabase';

const product: SourceProduct = {
  id: 5,
  kind: 'product',
  number: 'PN-1',
  manufacturerPartNumber: 'M-1',
  name: 'Laptop',
  brand: null,
  category: null,
  price: new Big('1234.5678'),
  retailPrice: new Big('0.1'),
  cost: null,
  isActive: true,
  isSerialized: false,
  period: 'oneTime',
};

test('products keep their decimals exactly, per tenant', async () => {
  const database = openTestDatabase();
  const products = [product, { ...product, id: 6, cost: new Big('99.95') }];
  await saveProducts(database, { tenant, products, now: 7 });
  const loaded = await loadProducts(database, { tenant, ids: [5, 6, 7] });
  expect([...loaded.keys()]).toEqual([5, 6]);
  expect(loaded.get(5)).toEqual({ product, at: 7 });
  expect(loaded.get(6)?.product.cost?.toString()).toBe('99.95');
  expect((await loadProducts(database, { tenant: 'other', ids: [5] })).size).toBe(0);
});

test('reference data and the use of an allowance are kept', async () => {
  const database = openTestDatabase();
  const hours = [{ at: 0, user: 2, catalogue: 0, automatic: 0 }];
  const empty = { stamps: [], hours: [] };
  expect([await loadReference(database, 'x'), await loadBudgetUse(database, 'autotask')]).toEqual([null, empty]);
  await saveReference(database, { key: 'x', value: [1], at: 3 });
  await saveBudgetUse(database, 'autotask', { stamps: [1, 2], hours });
  expect(await loadReference(database, 'x')).toEqual({ key: 'x', value: [1], at: 3 });
  expect(await loadBudgetUse(database, 'autotask')).toEqual({ stamps: [1, 2], hours });
});

test('pruning takes what is old and leaves the links', async () => {
  const database = openTestDatabase();
  const now = 200 * 24 * 60 * 60_000;
  const note = { documentKey: 'k', text: '', kind: 'note' as const };
  await database.activity.bulkAdd([
    { ...note, at: 0 },
    ...Array.from({ length: 2_005 }, (_, index) => ({ ...note, at: now - index })),
  ]);
  await saveReference(database, { key: 'old', value: 1, at: 0 });
  await database.links.put({ documentKey: 'k', key: 'quote', entity: 'Quotes', id: 1, base: {} });
  await prune(database, now);
  expect(await database.activity.count()).toBe(2_000);
  expect(
    await database.activity
      .where('at')
      .below(now - 1_999)
      .count(),
  ).toBe(0);
  expect([await database.reference.count(), await database.links.count()]).toEqual([0, 1]);
});
