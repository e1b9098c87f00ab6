import type { Decisions } from './decisions';
import type { Known } from './known';
import type { ReferenceData } from './referenceData';
import type { RemoteState } from './remoteState';
import type { Settings } from './settings';
import type { SourceDocument } from './sourceDocument';

/** Everything that a plan is made of: both sides as read just now, what is known from before, lists and settings. */
export interface PlanInput {
  source: SourceDocument;
  remote: RemoteState;
  known: Known;
  reference: ReferenceData;
  settings: Settings;
  /** What the user answered to earlier questions. */
  decisions: Decisions;
  /** Today in the user's calendar. */
  today: string;
  /** How long a create without an answer may still turn up in a query. */
  settleMs: number;
  /** How long a set that another browser began must stand still before this one completes it; milliseconds. */
  quietMs: number;
}
