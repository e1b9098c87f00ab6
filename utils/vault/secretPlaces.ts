import { isUnderAutotask } from '../domain/isAutotaskAddress';
import { isLoopback } from '../domain/isLoopback';
import type { Settings } from '../domain/settings';

/** Where the secrets of each system go: names that are compared, and that a person can read. */
export interface SecretPlaces {
  quoteManager: string;
  autotask: string;
}

/** The vendors' own: what secrets were given for that a release stored which asked for no place. */
export const VENDOR_PLACES: SecretPlaces = {
  quoteManager: 'https://api.kaseyaquotemanager.com',
  autotask: 'autotask.net',
};

/** The places of the present addresses. */
export function placesOf({ quoteManager, autotask }: Pick<Settings, 'quoteManager' | 'autotask'>): SecretPlaces {
  return { quoteManager: placeOf(quoteManager.apiUrl), autotask: placeOf(autotask.zoneUrl) };
}

/**
 * A host with its port is one place. All of Autotask's zones are one, since a tenant may move. So is this computer, whatever
 * the port: a port there proves nobody's identity, for whoever runs programs on it may listen at any that is free (ADR 21).
 */
function placeOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (isLoopback(url)) return 'this computer';
  return isUnderAutotask(url) ? VENDOR_PLACES.autotask : url.origin;
}
