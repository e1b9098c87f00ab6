const HIDDEN = '[hidden]';
const SECRET_NAME =
  /secret|password|passwd|api-?key|authorization|token|integration-?code|user-?name|credential|cookie/i;
const MAX_DEPTH = 6;

/** Long runs without spaces that mix letters and digits, as keys and tokens do; UUIDs too. */
const SECRET_VALUE = /(?=[\w+=~-]*\d)(?=[\w+=~-]*[A-Za-z])[\w+=~-]{20,}/g;
const SCHEME_VALUE = /\b(Bearer|Basic)\s+\S+/gi;
const NAMED_VALUE = /\b([\w-]*(?:secret|password|key|token|code)[\w-]*)(\s*[=:]\s*)("[^"]*"|[^\s&,;]+)/gi;

/** A copy of a value in which everything that looks like a secret is replaced: by its name, or by its own looks. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Error) return redactText(`${value.name}: ${value.message}`);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, redactEntry(name, entry, depth)]));
}

function redactEntry(name: string, entry: unknown, depth: number): unknown {
  return SECRET_NAME.test(name) ? HIDDEN : redact(entry, depth + 1);
}

function redactText(text: string): string {
  return text.replace(SCHEME_VALUE, `$1 ${HIDDEN}`).replace(NAMED_VALUE, `$1$2${HIDDEN}`).replace(SECRET_VALUE, HIDDEN);
}
