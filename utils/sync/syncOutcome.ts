import type { Notice, PeriodTotals, Plan } from '../domain/plan';
import type { Problem, ProblemCode } from '../domain/problem';
import type { SourceDocument } from '../domain/sourceDocument';
import type { DocumentView } from './DocumentView';
import { nameContact } from './outcomes';
import type { SyncPorts } from './ports';

export interface SyncSuccess {
  source: SourceDocument;
  /** Null where the document has none. */
  opportunityId: number | null;
  quoteId: number | null;
  ticketId: number | null;
  items: number;
  totals: PeriodTotals;
  notices: Notice[];
  /** Records written in this run; 0 when everything stood already. */
  writes: number;
  /** `partial` when lines were left out (`lineProblems: skip`). */
  state: 'synced' | 'partial';
}

export type SyncOutcome =
  | { ok: true; value: SyncSuccess }
  | { ok: false; problem: Problem; source: SourceDocument | null; state: 'failed' | 'partial' };

/** A sync that comes to its end. */
export interface EndingRun {
  view: DocumentView;
  ports: Pick<SyncPorts, 'journal' | 'lookups' | 'forgetReference'>;
  /** Records written in this run. */
  writes: number;
}

/** Both sides agree: what was only needed on the way is forgotten, the look-ups are remembered. Throws `StorageError`. */
export async function succeed(plan: Plan, { view, ports, writes }: EndingRun): Promise<SyncOutcome> {
  const { journal, lookups } = ports;
  const known = await view.loadKnown();
  for (const intent of known.intents) await journal.dropIntent(intent.key);
  // They were answers for this one state; a later difference is asked about anew.
  await journal.clearDecisions();
  await lookups.save(view.lookupEntries);
  const idOf = (key: string) => known.links.find((link) => link.key === key)?.id ?? null;
  return {
    ok: true,
    value: {
      source: view.source,
      opportunityId: idOf('opportunity'),
      quoteId: idOf('quote'),
      ticketId: idOf('ticket'),
      items: plan.plannedItems,
      totals: plan.sourceTotals,
      notices: plan.notices,
      writes,
      state: plan.skippedLines > 0 ? 'partial' : 'synced',
    },
  };
}

const REFUSALS: ReadonlySet<ProblemCode> = new Set(['autotask-refused', 'picklist-changed']);

/** `partial` once a parent stands in Autotask, else `failed` (sync-rules § 9). Throws `StorageError`. */
export async function fail(problem: Problem, { view, ports, writes }: EndingRun): Promise<SyncOutcome> {
  await ports.lookups.forget([...view.lookupEntries.keys()]);
  // A refused value may come from a list that changed since it was read.
  if (REFUSALS.has(problem.code)) await ports.forgetReference();
  const known = await view.loadKnown();
  const hasParent = known.links.some(({ key }) => key === 'opportunity' || key === 'ticket');
  const { source } = view;
  const state = hasParent && writes > 0 ? 'partial' : 'failed';
  return { ok: false, problem: nameContact(problem, source), source, state };
}
