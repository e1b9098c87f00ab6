import { isLoopback } from './isLoopback';

/** True where Autotask's credentials may go: https under autotask.net, whatever the zone, or this very computer. */
export function isAutotaskAddress(url: URL): boolean {
  return isUnderAutotask(url) || isLoopback(url);
}

/** True for https under autotask.net, at the port of the web. */
export function isUnderAutotask({ protocol, hostname, port }: URL): boolean {
  return protocol === 'https:' && port === '' && hostname.endsWith('.autotask.net');
}
