import type { Notice, Operation } from '../plan';
import type { Problem } from '../problem';
import type { Question } from '../question';

/** What the lines of a document come to, beside the items or charges that are made of them. */
export interface PlannedLines {
  /** Products and services that Autotask lacks. */
  creations: Operation[];
  problems: Problem[];
  notices: Notice[];
  /** Lines that `lineProblems: skip` left out: the sync ends `partial`. */
  skippedLines: number;
  /** Keys of the records of lines that failed: they are neither changed nor taken for leftovers. */
  skippedKeys: string[];
  /** What can be decided about the lines that failed. */
  questions: Question[];
}
