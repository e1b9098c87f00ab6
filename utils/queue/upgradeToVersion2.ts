import type { Transaction } from 'dexie';
import { nameCredentials } from './nameCredentials';
import type { JobRecord, SecretRecord, TenantRecord } from './records';

/**
 * Version 1 knew no ranks: every job there was a person's click. It knew a tenant by its addresses alone; the one of the
 * stored credentials keeps its rows, once both systems have said who they are.
 */
export async function upgradeToVersion2(transaction: Transaction): Promise<void> {
  const jobs = transaction.table<JobRecord, string>('jobs');
  await jobs.toCollection().modify({ rank: 0 });
  await transaction.table('documents').toCollection().modify({ ticketId: null, headline: null });
  // Caches are read anew: what is kept in them has other parts now.
  await transaction.table('reference').clear();
  await transaction.table('catalogue').clear();
  const documents = await transaction.table<{ tenant: string }, string>('documents').toArray();
  const secrets = await transaction.table<SecretRecord, string>('secrets').get('credentials');
  // Without credentials nothing was synced yet: what was clicked belongs to the first tenant that is connected.
  if (!secrets) return;
  const credentials = nameCredentials(secrets);
  const tenants = new Set([...(await jobs.toArray()), ...documents].map(({ tenant }) => tenant));
  const rows = [...tenants].map((id): TenantRecord => {
    return { id, addresses: id, portal: null, database: null, connection: `${id}|${credentials}`, seenAt: 0 };
  });
  await transaction.table<TenantRecord, string>('tenants').bulkPut(rows);
}
