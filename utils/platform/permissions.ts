import type { Browser } from 'webextension-polyfill';
import { isUnderAutotask } from '../domain/isAutotaskAddress';
import type { Settings } from '../domain/settings';
import { portalPath } from './portalPath';

const ALL_ZONES = 'https://*.autotask.net/*';

type Addresses = Pick<Settings, 'quoteManager' | 'autotask'>;

/** Match patterns of all hosts that the settings need: portals, Quote Manager's interface, Autotask's zones. No doubles. */
export function neededOrigins(settings: Addresses): string[] {
  return [...new Set([...portalOrigins(settings), ...interfaceOrigins(settings)])];
}

/** Match patterns of the hosts that a sync talks to, and sends secrets to: Quote Manager's interface and Autotask's zones. */
export function interfaceOrigins(settings: Addresses): string[] {
  return [...new Set([...quoteManagerOrigins(settings), ...autotaskOrigins(settings)])];
}

/** Match patterns of Quote Manager's interface. */
export function quoteManagerOrigins({ quoteManager }: Pick<Settings, 'quoteManager'>): string[] {
  return toPatterns([quoteManager.apiUrl]);
}

/** Match patterns of Autotask's zones. */
export function autotaskOrigins({ autotask }: Pick<Settings, 'autotask'>): string[] {
  return [zonePattern(autotask.zoneUrl)];
}

/** Match patterns of the portals' hosts, which is what a user grants. Addresses that are not (yet) valid are left out. */
export function portalOrigins(settings: Pick<Settings, 'quoteManager'>): string[] {
  return toPatterns(settings.quoteManager.portalUrls);
}

/** Match patterns of the portals' own pages at the granted hosts: there the content script runs. */
export function portalPages(settings: Pick<Settings, 'quoteManager'>, granted: string[]): string[] {
  const portals = toWeb(settings.quoteManager.portalUrls).filter((url) => granted.includes(toPattern(url)));
  return [...new Set(portals.map((url) => toPattern(url, portalPath(url))))];
}

/** Those of the origins that the user has not granted, or has taken back. */
export async function missingOrigins(browser: Browser, origins: string[]): Promise<string[]> {
  const granted = await Promise.all(origins.map((origin) => browser.permissions.contains({ origins: [origin] })));
  return origins.filter((_, index) => !granted[index]);
}

/**
 * Whether the address of a page is one of a portal of the settings whose pages the user lets the extension read. Below the
 * path of a portal only: what else stands at its host has orders and quotes of its own.
 */
export async function isGrantedPortal(
  browser: Browser,
  settings: Pick<Settings, 'quoteManager'>,
  page: string,
): Promise<boolean> {
  if (!URL.canParse(page)) return false;
  const { origin, pathname } = new URL(page);
  const isPortal = toWeb(settings.quoteManager.portalUrls).some(
    (portal) => portal.origin === origin && `${pathname}/`.startsWith(portalPath(portal)),
  );
  return isPortal && (await missingOrigins(browser, toPatterns([origin]))).length === 0;
}

/** Asks the user for the origins; to be called directly from a click. Resolves with whether they were granted. */
export async function requestOrigins(browser: Browser, origins: string[]): Promise<boolean> {
  if (origins.length === 0) return true;
  return await browser.permissions.request({ origins });
}

function toPatterns(addresses: string[]): string[] {
  return [...new Set(toWeb(addresses).map((url) => toPattern(url)))];
}

function toWeb(addresses: string[]): URL[] {
  const urls = addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address));
  return urls.filter((url) => url.protocol === 'https:' || url.protocol === 'http:');
}

/** Without the port: Firefox refuses patterns that have one, and a pattern without covers all. */
function toPattern(url: URL, path = '/'): string {
  return `${url.protocol}//${url.hostname}${path}*`;
}

/** One pattern for all zones, since Autotask may move a tenant from one zone to another; any other host has to be granted itself. */
function zonePattern(zoneUrl: string): string {
  if (!URL.canParse(zoneUrl)) return ALL_ZONES;
  const url = new URL(zoneUrl);
  return isUnderAutotask(url) ? ALL_ZONES : toPattern(url);
}
