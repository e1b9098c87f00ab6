/** Days are counted from here: `seedDate(0)` is the first of October 2026. */
const start = Date.UTC(2026, 9, 1);

/**
 * A fixed time of the seed data.
 * @param day days after 2026-10-01; 54 is 2026-11-24, 92 is 2027-01-01
 * @param minute minutes into that day
 * @returns ISO 8601 in UTC without milliseconds, for example `2026-11-02T09:15:00Z`
 */
export function seedDate(day: number, minute = 0): string {
  return new Date(start + (day * 1440 + minute) * 60_000).toISOString().replace('.000Z', 'Z');
}
