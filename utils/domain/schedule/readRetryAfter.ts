/**
 * `Retry-After` in milliseconds: seconds, or a date counted from the answer's own `Date` so that a wrong local clock does no harm.
 * Null when the header is missing or unreadable.
 */
export function readRetryAfter(headers: Headers): number | null {
  const stated = headers.get('retry-after')?.trim();
  if (!stated) return null;
  if (/^\d+(\.\d+)?$/.test(stated)) return Math.ceil(Number(stated) * 1000);
  const waitMs = Date.parse(stated) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}
