/** What becomes of one field in the three-way comparison (sync-rules § 6). */
export type Verdict =
  /** Nothing to do. */
  | 'same'
  /** Equal on both sides, while our memory says otherwise. */
  | 'agreed'
  | 'write'
  /** Autotask's value stays, and is shown. */
  | 'keep'
  /** As `keep`, by an answer: it is not asked again. */
  | 'settle'
  | 'conflict'
  /** Different, and nothing was written last: it waits for *Take over*. */
  | 'found';
