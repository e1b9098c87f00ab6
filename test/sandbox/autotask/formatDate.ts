/** An instant as the interface writes it: UTC with `Z`, fractions only where there are any. */
export function formatDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.000Z$/, 'Z');
}

const pattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Milliseconds of an ISO date or date-time (without a zone: UTC); undefined for anything else. */
export function parseDate(text: string): number | undefined {
  if (!pattern.test(text)) return undefined;
  const zoned = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  const milliseconds = Date.parse(zoned);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
