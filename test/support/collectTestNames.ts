import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** `test/domain/money.test.ts › amounts › are rounded half away from zero`: file, the `describe`s around it, the test. */
export type TestName = `${string} › ${string}`;

/** Names of all tests below a folder, read from the sources; those of `it.each` as their template stands there. */
export function collectTestNames(folder: string): TestName[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .filter((file) => /\.test\.tsx?$/.test(file))
    .sort()
    .flatMap((file) => namesIn(file).map((path): TestName => `${file} › ${path}`));
}

function namesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  const visit = (node: ts.Node, around: string[]): void => {
    const title = ts.isCallExpression(node) ? titleOf(node) : undefined;
    if (title?.kind === 'test') names.push([...around, title.text].join(' › '));
    const inside = title?.kind === 'suite' ? [...around, title.text] : around;
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, []);
  return names;
}

/** The first argument of `it(…)`, `it.each(…)(…)`, `describe.each(…)(…)`; template text as it is written. */
function titleOf(call: ts.CallExpression): { kind: 'test' | 'suite'; text: string } | undefined {
  const kind = kindOf(call.expression);
  const [title] = call.arguments;
  if (!kind || !title) return undefined;
  if (ts.isStringLiteralLike(title)) return { kind, text: title.text };
  return ts.isTemplateExpression(title) ? { kind, text: title.getText().slice(1, -1) } : undefined;
}

/** Tests that never run show nothing. */
const idle = new Set(['skip', 'todo', 'fails']);

function kindOf(callee: ts.Expression): 'test' | 'suite' | undefined {
  if (ts.isCallExpression(callee)) return kindOf(callee.expression);
  if (ts.isPropertyAccessExpression(callee)) {
    return idle.has(callee.name.text) ? undefined : kindOf(callee.expression);
  }
  if (!ts.isIdentifier(callee)) return undefined;
  if (callee.text === 'it' || callee.text === 'test') return 'test';
  return callee.text === 'describe' ? 'suite' : undefined;
}
