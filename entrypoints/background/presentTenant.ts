import type { Settings } from '../../utils/domain/settings';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadCredentialsName } from '../../utils/queue/loadCredentialsName';
import { type Connection, loadTenant } from '../../utils/queue/tenants';
import { loadSettings, type SettingsArea } from '../../utils/settings/settingsStorage';
import { tenantOf } from './tenantOf';

/** What names the present connection: its addresses and its credentials. Throws `StorageError`. */
export async function loadConnection(database: QuotebridgeDatabase, settings: Settings): Promise<Connection> {
  return { addresses: tenantOf(settings), credentials: await loadCredentialsName(database) };
}

/** The tenant whose documents are shown, clicked and synced now, as far as known (`loadTenant`). Throws `StorageError`. */
export async function presentTenant(database: QuotebridgeDatabase, area: SettingsArea) {
  return await loadTenant(database, await loadConnection(database, await loadSettings(area)));
}
