import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** What a value must be, in words that follow *must be*: `a whole number`. For forms, beside the field. */
export function explainIssue(issue: RawIssue): string {
  return describeExpectation(issue as Issue);
}

/** Says in one sentence which key is unknown, or which value does not fit: where, what is expected, what is there. */
export function describeSettingsIssue(issues: readonly Issue[], given: unknown): string {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => quotePath([...issue.path, key])) : [],
  );
  if (unknown.length === 1) return `${unknown[0]} is not a setting.`;
  if (unknown.length > 1) return `${unknown.join(', ')} are not settings.`;
  const issue = issues[0];
  if (issue === undefined) return 'The settings do not fit.';
  if (issue.path.length === 0) return 'The file holds no settings.';
  const found = readPath(given, issue.path);
  return `${quotePath(issue.path)} must be ${describeExpectation(issue)}, but is ${describeValue(found)}.`;
}

function quotePath(path: readonly PropertyKey[]): string {
  return `"${path.map(String).join('.')}"`;
}

function readPath(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

const typeWords: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of settings',
  record: 'a group of settings',
  array: 'a list',
};

function describeExpectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return issue.origin === 'string' ? 'text that is not empty' : `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
