import type { Notice, OperationKey, PeriodTotals } from '../plan';
import type { Problem } from '../problem';
import type { Question } from '../question';
import type { DocumentRef } from '../sourceDocument';

/** One field of a record, as people read it; `before` is null for a record that is made. */
export interface PreviewField {
  name: string;
  before: string | null;
  after: string;
}

/** One record and what becomes of it. */
export interface PreviewEntry {
  key: OperationKey;
  /** What it is and how it is called: *Item "Laptop 14"*. */
  label: string;
  /** Why, a short sentence; empty for a record that stays. */
  reason: string;
  fields: PreviewField[];
}

/** The plan of a document in words: plain data, as it is sent to the page that shows it. */
export interface Preview {
  ref: DocumentRef;
  number: string;
  title: string;
  created: PreviewEntry[];
  changed: PreviewEntry[];
  removed: PreviewEntry[];
  unchanged: PreviewEntry[];
  /** A problem or an open question stands in the way: nothing of this is done before it is answered. */
  isWithheld: boolean;
  notices: Notice[];
  problems: Problem[];
  questions: Question[];
  totals: { quoteManager: PeriodTotals; autotask: PeriodTotals | null };
  /** Autotask may not show everything yet that was written just now: read again after so many milliseconds. */
  waitMs: number | null;
  /** What carrying it out would take: requests to Autotask and seconds, roughly. */
  estimate: { requests: number; seconds: number };
}
