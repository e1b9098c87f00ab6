import { z } from 'zod';
import type { StatedAllowance } from '../domain/schedule/allowancePolicy';
import type { QuotebridgeDatabase } from './database';
import { loadReference, saveReference } from './referenceCache';

/** What an earlier release stored without `askedAt` counts as nothing: Autotask is asked anew. */
const stated = z.object({
  limit: z.number(),
  used: z.number(),
  at: z.number(),
  sent: z.number(),
  askedAt: z.number(),
});

const keyOf = (tenant: string) => `allowance|${tenant}`;

/** What is known of a tenant's allowance; null when nothing is. Throws `StorageError`. */
export async function loadAllowance(database: QuotebridgeDatabase, tenant: string): Promise<StatedAllowance | null> {
  return stated.safeParse((await loadReference(database, keyOf(tenant)))?.value).data ?? null;
}

/** Keeps what Autotask said, and what was sent since, for pages and for the next background. Throws `StorageError`. */
export async function saveAllowance(
  database: QuotebridgeDatabase,
  tenant: string,
  allowance: StatedAllowance,
): Promise<void> {
  await saveReference(database, { key: keyOf(tenant), value: allowance, at: allowance.askedAt });
}
