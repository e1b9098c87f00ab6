import type { AutotaskClient } from '../../utils/autotask/autotaskClient';
import { type AllowanceWatch, createAllowanceWatch } from '../../utils/autotask/createAllowanceWatch';
import type { Lanes } from '../../utils/autotask/lanes';
import { loadAllowance, saveAllowance } from '../../utils/queue/allowance';
import type { QuotebridgeDatabase } from '../../utils/queue/database';

/** The watch over a tenant's hourly allowance: what was learnt outlives the background, and the lanes follow the pace. */
export function watchAllowance(
  { database, lanes }: { database: QuotebridgeDatabase; lanes: Lanes },
  tenant: string,
  client: Pick<AutotaskClient, 'threshold'>,
): AllowanceWatch {
  return createAllowanceWatch({
    read: () => client.threshold(),
    load: () => loadAllowance(database, tenant),
    save: (stated) => saveAllowance(database, tenant, stated),
    clock: Date.now,
    onPace: (pace) => lanes.cap(pace.kind === 'pause' ? 1 : pace.lanes),
  });
}
