/**
 * The object with its keys spelled as in `names`, whatever their case is: in Quote Manager one resource writes
 * `salesOrderId`, the others
 * `salesOrderID`. Unknown keys are left out; what is no object comes back as it is, for the schema to refuse.
 */
export function matchKeys(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const spelling = new Map(names.map((name) => [name.toLowerCase(), name]));
  const matched: [string, unknown][] = [];
  for (const [key, entry] of Object.entries(value)) {
    const name = spelling.get(key.toLowerCase());
    if (name !== undefined) matched.push([name, entry]);
  }
  return Object.fromEntries(matched);
}
