const steps: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago something was, with the exact time on hover. Both times are milliseconds since 1970. */
export function RelativeTime({ at, nowMs }: { at: number; nowMs: number }) {
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {describeAge(nowMs - at)}
    </time>
  );
}

function describeAge(ageMs: number): string {
  const step = steps.find(([, ms]) => ageMs >= ms);
  if (step === undefined) return 'just now';
  const [unit, ms] = step;
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(-Math.floor(ageMs / ms), unit);
}
