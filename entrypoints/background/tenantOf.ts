import type { Settings } from '../../utils/domain/settings';

/** The hosts of both addresses: other addresses are other books. Which tenant stands there, `loadTenant` says. */
export function tenantOf(settings: Pick<Settings, 'quoteManager' | 'autotask'>): string {
  const host = (address: string) => (URL.canParse(address) ? new URL(address).host : address);
  return `${host(settings.quoteManager.apiUrl)}~${host(settings.autotask.zoneUrl)}`;
}
