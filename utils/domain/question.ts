import type { AutotaskEntity } from './autotaskRecords';
import type { Decisions } from './decisions';
import type { ProblemCode } from './problem';

/** One possible answer; choosing it merges `decision` into the document's decisions. */
export interface Answer {
  /** As the user reads it: *Use "Laptop 14" (#7001)*, *Keep Autotask's value*. */
  label: string;
  /** What else helps to tell it from the others: the price, the status, the two values. */
  hint?: string;
  decision: Decisions;
}

/** Lets the user look a record up by its name; the id found fills the decision. */
export interface Search {
  entity: Extract<AutotaskEntity, 'Companies' | 'Products' | 'Services' | 'Opportunities' | 'Tickets'>;
  /** Only records of this company (opportunities and tickets). */
  companyId?: number;
  /** Only services that bill in this period, a value of `Services.periodType`. */
  periodType?: number;
  /** Where the id goes: `company`, `opportunity`, `ticket`, or `products`/`services` under `key`. */
  into: 'company' | 'opportunity' | 'ticket' | 'products' | 'services';
  key?: string;
}

/** A record that a search found. */
export interface SearchHit {
  id: number;
  label: string;
  hint: string;
}

/** Something that only a person can decide. The planner asks; a page shows; the answers come back as `Decisions`. */
export interface Question {
  /** Stable for one document: `company`, `product:PN-1`, `conflict:item:line-81.quantity`. */
  id: string;
  /** The problem that it solves; null for an offer (*Recreate item to refresh tax*). */
  code: ProblemCode | null;
  /** One sentence: what is asked. */
  text: string;
  answers: Answer[];
  search?: Search;
  /** Ids of the questions that an answer to this one settles as well (*all of them from Quote Manager*). */
  settles?: string[];
}
