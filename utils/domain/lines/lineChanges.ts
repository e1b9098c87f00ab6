import type { Decisions } from '../decisions';
import type { Known } from '../known';
import type { Difference, Notice, Operation, OperationKey } from '../plan';
import type { Problem } from '../problem';
import type { Question } from '../question';
import type { Settings } from '../settings';

/** The records that the lines of a document should have, and those that stand in Autotask. */
export interface LinesInput<Desired, Remote> {
  desired: Desired[];
  remote: Remote[];
  known: Known;
  /** Keys of records whose line was left out for a problem: they stay as they are. */
  spared: string[];
  settings: Settings;
  decisions: Decisions;
}

/** What is to be done about them. */
export interface LineChanges {
  operations: Operation[];
  notices: Notice[];
  forget: OperationKey[];
  problems: Problem[];
  questions: Question[];
  differences: Difference[];
}

/** Changes to begin with: none. */
export function noChanges(): LineChanges {
  return { operations: [], notices: [], forget: [], problems: [], questions: [], differences: [] };
}
