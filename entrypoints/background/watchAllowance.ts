import { z } from 'zod';
import type { AutotaskClient } from '../../utils/autotask/autotaskClient';
import { type AllowanceWatch, createAllowanceWatch } from '../../utils/autotask/createAllowanceWatch';
import type { Lanes } from '../../utils/autotask/lanes';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadReference, saveReference } from '../../utils/queue/referenceCache';

const stored = z.object({ limit: z.number(), used: z.number(), at: z.number(), sent: z.number() });

/** The watch over a tenant's hourly allowance: what was learnt outlives the background, and the lanes follow the pace. */
export function watchAllowance(
  { database, lanes }: { database: QuotebridgeDatabase; lanes: Lanes },
  tenant: string,
  client: () => Pick<AutotaskClient, 'threshold'>,
): AllowanceWatch {
  const key = `allowance|${tenant}`;
  return createAllowanceWatch({
    read: () => client().threshold(),
    load: async () => stored.safeParse((await loadReference(database, key))?.value).data ?? null,
    save: (value) => saveReference(database, { key, value, at: value.at }),
    clock: Date.now,
    onPace: (pace) => lanes.cap(pace.kind === 'pause' ? 1 : pace.lanes),
  });
}
