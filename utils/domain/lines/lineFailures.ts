import type { Notice } from '../plan';
import { describeProblem, type Problem } from '../problem';
import type { FailedLine } from '../questions/questionsLine';
import type { Settings } from '../settings';
import { isLineProblem } from './lineProblem';

export interface LineFailures {
  /** Lines that `lineProblems: skip` leaves out. */
  skipped: FailedLine[];
  /** What stops the document before any write. */
  problems: Problem[];
  notices: Notice[];
}

/** What follows from lines that could not be planned (sync-rules § 3, *lineProblems*). */
export function judgeFailures(failed: FailedLine[], { lineProblems }: Settings): LineFailures {
  const skipped = failed.filter(({ problem }) => lineProblems === 'skip' && isLineProblem(problem));
  const problems = failed.filter((failure) => !skipped.includes(failure)).map(({ problem }) => problem);
  return { skipped, problems, notices: skipped.map(skipNotice) };
}

function skipNotice({ line, problem }: FailedLine): Notice {
  return { code: 'line-skipped', message: `"${line.title}" was left out: ${describeProblem(problem).message}` };
}

/** A missing setting concerns many lines and is said once. */
export function distinctProblems(problems: Problem[]): Problem[] {
  const text = ({ code, parts }: Problem) => JSON.stringify([code, parts]);
  return problems.filter((problem, index) => problems.findIndex((other) => text(other) === text(problem)) === index);
}
