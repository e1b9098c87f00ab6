import type { Settings } from '../../utils/domain/settings';

/** Names the pair of systems that jobs and links belong to: other addresses are other books. */
export function tenantOf(settings: Pick<Settings, 'quoteManager' | 'autotask'>): string {
  const host = (address: string) => (URL.canParse(address) ? new URL(address).host : address);
  return `${host(settings.quoteManager.apiUrl)}~${host(settings.autotask.zoneUrl)}`;
}
