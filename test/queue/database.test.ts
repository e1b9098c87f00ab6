import { expect, test } from 'vitest';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { openTestDatabase } from './openTestDatabase';

test('every write waits for the disk', async () => {
  const database = openTestDatabase();
  const durability = await database.transaction('rw', database.jobs, async (transaction) => {
    await database.jobs.count();
    return Reflect.get(transaction, 'idbtrans').durability;
  });
  expect(durability).toBe('strict');
});

test('the database is named quotebridge unless a test says otherwise', () => {
  expect(new QuotebridgeDatabase().name).toBe('quotebridge');
});
