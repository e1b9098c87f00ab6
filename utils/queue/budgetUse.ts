import type { QuotebridgeDatabase } from './database';
import type { BudgetRecord } from './records';
import { inTransaction, reading } from './storageError';

type Use = Omit<BudgetRecord, 'system'>;

/** What was sent lately to a system, as it was stored. Throws `StorageError`. */
export async function loadBudgetUse(database: QuotebridgeDatabase, system: string): Promise<Use> {
  const record = await reading(() => database.budget.get(system));
  // Before the day was counted, records had stamps only.
  return { stamps: record?.stamps ?? [], hours: record?.hours ?? [] };
}

/** Replaces what is stored for a system. Throws `StorageError`. */
export async function saveBudgetUse(database: QuotebridgeDatabase, system: string, use: Use): Promise<void> {
  await inTransaction(database, [database.budget], async () => {
    await database.budget.put({ system, ...use });
  });
}
