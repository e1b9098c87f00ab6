/** True for a plain object of JSON: neither null nor a list. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Lays `part` over `base`: objects key by key, everything else (lists too) replaced as a whole.
 * Neither argument is changed; the outcome is unchecked.
 */
export function mergeSettings(base: unknown, part: unknown): unknown {
  if (!isPlainObject(base) || !isPlainObject(part)) return part;
  const merged = Object.entries(part).map(([key, value]): [string, unknown] => [
    key,
    // Only own keys: `__proto__` of an imported file must end as an ordinary, refused key.
    mergeSettings(Object.hasOwn(base, key) ? base[key] : undefined, value),
  ]);
  return Object.fromEntries([...Object.entries(base), ...merged]);
}
