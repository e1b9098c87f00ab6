const loopbackHosts = new Set(['127.0.0.1', 'localhost']);

/** True for an https address, or http on this computer; never with a user name or password inside, which would be a stored secret. */
export function isAllowedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname));
}
