import { isAutotaskAddress } from '../domain/isAutotaskAddress';
import { isLoopback } from '../domain/isLoopback';

/** True for an https address, or http on this computer; never with a user name or password inside, which would be a stored secret. */
export function isAllowedUrl(text: string): boolean {
  return isAddress(text, (url) => url.protocol === 'https:' || isLoopback(url));
}

/** As `isAllowedUrl`, for the place where Autotask's secrets go: an imported file must not send them anywhere else. */
export function isAllowedZoneUrl(text: string): boolean {
  return isAddress(text, isAutotaskAddress);
}

function isAddress(text: string, isAllowed: (url: URL) => boolean): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.username === '' && url.password === '' && isAllowed(url);
}
