/** A stored or asked value in comparable form: text folded in case, dates as milliseconds. */
export type Comparable = string | number | boolean;

/** Compares two values of one kind: negative, 0, positive. */
export function compareValues(left: Comparable, right: Comparable): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Tests a stored value (never null) against the asked ones. */
export type Operator = (stored: Comparable, asked: Comparable[]) => boolean;

const first = (asked: Comparable[]) => asked[0] ?? '';
const text = (value: Comparable) => String(value);

/** Operators of the query model that compare with a value (autotask.md § 2.4). Null never matches, as in SQL. */
export const operators: Record<string, Operator | undefined> = {
  eq: (stored, asked) => compareValues(stored, first(asked)) === 0,
  noteq: (stored, asked) => compareValues(stored, first(asked)) !== 0,
  gt: (stored, asked) => compareValues(stored, first(asked)) > 0,
  gte: (stored, asked) => compareValues(stored, first(asked)) >= 0,
  lt: (stored, asked) => compareValues(stored, first(asked)) < 0,
  lte: (stored, asked) => compareValues(stored, first(asked)) <= 0,
  beginswith: (stored, asked) => text(stored).startsWith(text(first(asked))),
  endswith: (stored, asked) => text(stored).endsWith(text(first(asked))),
  contains: (stored, asked) => text(stored).includes(text(first(asked))),
  in: (stored, asked) => asked.includes(stored),
  notin: (stored, asked) => !asked.includes(stored),
};

/** Operators that work on text only. */
export const textOperators: readonly string[] = ['beginswith', 'endswith', 'contains'];
