import type { AutotaskId } from './autotaskRecords';

/** As `OperationKey`, which is made of these very decisions. */
type RecordKey = string;

/**
 * A record of Autotask that a person chose, or the wish for a new one. `noneOf` are the records that the person saw and turned
 * down: the wish is granted once something else is linked, so that it never makes a second record.
 */
export type TargetChoice = { use: AutotaskId } | { make: 'new'; noneOf?: AutotaskId[] };

/** Who wins where both sides differ. */
export type Winner = 'quoteManager' | 'autotask';

/**
 * What a person answered to the questions of a document (`question.ts`). Plain data: it is stored beside the job, handed to the
 * planner, and merged answer by answer. An absent member was not answered.
 */
export interface Decisions {
  /** The Autotask company of the document's customer; remembered for the customer afterwards. */
  company?: AutotaskId;
  /** The customer becomes a new company, as `companies.missing: create` would make it. */
  createCompany?: true;
  opportunity?: TargetChoice;
  ticket?: TargetChoice;
  /** Name that a product is linked by (`linkName`: its number) → Autotask product; remembered for the product afterwards. */
  products?: Record<string, AutotaskId>;
  /** `{link name}:{period}`, or item key of a free-text line (`item:line-81`) → Autotask service; remembered likewise. */
  services?: Record<string, AutotaskId>;
  /** Recurring free-text lines that are sent as one-time on purpose, by item key. */
  asOneTime?: Record<RecordKey, true>;
  /** `{operation key}.{field}`, or an operation key alone for a whole record → who wins. */
  winners?: Record<string, Winner>;
  /** Of a document that Quote Manager's own integration synced, or that stands in Autotask unlinked: it becomes ours. */
  takeOver?: true;
  /** The opportunity was closed by a person: open it for the change. */
  reopen?: true;
  /** Items to delete and create again, so that they get the present tax category, by key. */
  recreate?: Record<RecordKey, true>;
  /** Delete and create the items in line order. */
  rebuildOrder?: true;
  /** Items that may be ours and cannot be told apart. */
  unattributed?: 'keep' | 'takeOver' | 'remove';
  /** Cancelled order: the unbilled charges may go. */
  removeCharges?: true;
  /** Ids of deleted opportunities, quotes or tickets of ours that are to be made anew. */
  makeAnew?: AutotaskId[];
}

/** Nothing answered yet. */
export const noDecisions: Decisions = {};

/** Later answers replace earlier ones; those that are kept by key are joined. */
export function mergeDecisions(earlier: Decisions, later: Decisions): Decisions {
  const merged: Record<string, unknown> = { ...earlier };
  for (const [name, value] of Object.entries(later)) {
    const before = merged[name];
    const isMap = KEYED.has(name) && typeof before === 'object' && before !== null;
    merged[name] = isMap ? { ...before, ...(value as object) } : value;
  }
  return merged as Decisions;
}

const KEYED: ReadonlySet<string> = new Set<keyof Decisions>([
  'products',
  'services',
  'asOneTime',
  'winners',
  'recreate',
]);
