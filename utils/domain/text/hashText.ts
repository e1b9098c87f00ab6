const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 24 bits of a text as 4 characters (base64url): FNV-1a over UTF-16 units, stirred by the finish of MurmurHash3. */
export function hashText(text: string, seed = 0): string {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return [0, 6, 12, 18].map((shift) => ALPHABET[(hash >>> shift) & 63]).join('');
}
