import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/** One part of the test command. */
interface Step {
  name: string;
  command: string[];
  /** Vitest's report; a step without one counts as a single test. */
  report?: string;
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const REPORTS = '.output/test-reports';

const vitest = (project: string): Step => {
  const report = `${REPORTS}/${project}.json`;
  return {
    name: project,
    command: [
      'vitest',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    report,
  };
};

const steps: Step[] = [
  { name: 'check', command: ['npm', 'run', '--silent', 'check'] },
  vitest('unit'),
  vitest('integration'),
  vitest('faults'),
  { name: 'build', command: ['npm', 'run', '--silent', 'build:sandbox'] },
  vitest('e2e'),
];

function runStep(step: Step): Counts {
  process.stdout.write(`\n── ${step.name} ──\n`);
  const [program = '', ...args] = step.command;
  const path = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH}`;
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, PATH: path } });
  return step.report
    ? readCounts(step.report, status)
    : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

/** A runner that fell over counts as a failure even where its report, or the lack of one, does not say so. */
function readCounts(report: string, status: number | null): Counts {
  try {
    const json: unknown = JSON.parse(readFileSync(report, 'utf8'));
    const { numPassedTests, numFailedTests, numPendingTests } = json as Record<string, number>;
    const failed = numFailedTests ?? 0;
    return {
      passed: numPassedTests ?? 0,
      failed: failed === 0 && status !== 0 ? 1 : failed,
      skipped: numPendingTests ?? 0,
    };
  } catch (error) {
    process.stdout.write(`No report in ${report}: ${String(error)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

mkdirSync(REPORTS, { recursive: true });
const counts = steps.map(runStep);
const sum = (part: keyof Counts) => counts.reduce((total, count) => total + count[part], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
process.exit(sum('failed') === 0 && sum('passed') > 0 ? 0 : 1);
