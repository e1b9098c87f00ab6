import { ownerOf } from '../domain/matching/ownerOf';
import type { Notice, Operation, PeriodTotals, Plan } from '../domain/plan';
import type { Problem, ProblemCode } from '../domain/problem';
import type { DocumentRef, SourceDocument } from '../domain/sourceDocument';
import { isSameWatch, WATCH_KEY } from '../domain/twoBrowsers/planWait';
import { actAs } from './actAs';
import { type ApplyResult, applyPlan } from './applyPlan';
import type { DocumentView } from './DocumentView';
import { lookAndPlan, openDocument } from './openDocument';
import { nameContact, notConverging, obstacleOf, worstFailure } from './outcomes';
import type { AutotaskPort, SyncPorts } from './ports';

/** Rounds of look-and-write before a plan that never gets empty is a problem of its own; a race alone takes four. */
const MOST_ROUNDS = 8;

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

/**
 * Brings Autotask to what the document says (engine): read both sides, plan, write the difference, look again. An empty plan
 * on fresh reads is the verification. Every retry, resume and second click is this same function. Throws `StorageError`.
 */
export async function syncDocument(ref: DocumentRef, ports: SyncPorts): Promise<SyncOutcome> {
  const opened = await openDocument(ref, ports);
  return opened.ok ? new SyncRun(opened.view, ports).converge() : { ...opened, state: 'failed' };
}

const REFUSALS: ReadonlySet<ProblemCode> = new Set(['autotask-refused', 'picklist-changed']);

class SyncRun {
  private readonly view: DocumentView;
  private readonly ports: SyncPorts;
  private writes = 0;
  private hasFreshLists = false;
  /** A refusal is believed when a fresh look still asks for the same: another browser may have done it. */
  private refusal: { problem: Problem; operations: Operation[] } | null = null;

  constructor(view: DocumentView, ports: SyncPorts) {
    this.view = view;
    this.ports = ports;
  }

  async converge(): Promise<SyncOutcome> {
    for (let round = 1; ; round += 1) {
      const mayReadLists = round === 1;
      const planned = await lookAndPlan(this.view, this.ports, { mayReadLists });
      if (!planned.ok) return this.fail(planned.problem);
      const plan = planned.value;
      const obstacle = this.confirmedRefusal(plan) ?? obstacleOf(plan);
      if (obstacle) return this.stop(obstacle, plan);
      const applied = await this.apply(plan);
      if (plan.operations.every(({ kind }) => kind === 'adopt')) return this.succeed(plan);
      const failure = worstFailure(applied);
      if (failure && !(await this.mayGoOn(failure, applied))) return this.fail(failure);
      const touched = [...applied.written, ...applied.failures.map(({ operation }) => operation)];
      const looked = await this.view.lookAgain(touched, { anew: this.refusal !== null });
      if (!looked.ok) return this.fail(looked.problem);
      if (round === MOST_ROUNDS) return this.fail(notConverging(plan));
    }
  }

  private async apply(plan: Plan): Promise<ApplyResult> {
    const before = this.writes;
    const applied = await applyPlan(plan, this.view.known, {
      journal: this.ports.journal,
      autotask: this.writer(),
      onProgress: ({ done, total }) => this.ports.onProgress({ done: before + done, total: before + total }),
    });
    this.writes += applied.written.length;
    return applied;
  }

  /** With `autotask.impersonate` the owner is the one who writes. */
  private writer(): AutotaskPort {
    const { settings, autotask } = this.ports;
    if (!settings.autotask.impersonate) return autotask;
    const owner = ownerOf(this.view.source, this.view.reference.resources, settings);
    return owner ? actAs({ resourceId: owner.id, email: owner.email ?? `#${owner.id}` }, autotask) : autotask;
  }

  /** What one more look may settle: lists that changed, or a refusal because another browser was faster. */
  private async mayGoOn(failure: Problem, { failures }: ApplyResult): Promise<boolean> {
    if (failure.code === 'picklist-changed') return this.readListsOnce();
    if (failure.code !== 'autotask-refused' || failures.some(({ failure: { outcome } }) => outcome !== 'refused'))
      return false;
    this.refusal = { problem: failure, operations: failures.map(({ operation }) => operation) };
    return true;
  }

  private async readListsOnce(): Promise<boolean> {
    if (this.hasFreshLists) return false;
    const fresh = await this.ports.readReference({ fresh: true });
    if (!fresh.ok) return false;
    this.hasFreshLists = true;
    this.view.takeLists(fresh.value);
    return true;
  }

  private confirmedRefusal(plan: Plan): Problem | null {
    const { refusal } = this;
    this.refusal = null;
    const isSame = (one: Operation) => (other: Operation) => one.key === other.key && one.kind === other.kind;
    return refusal?.operations.some((refused) => plan.operations.some(isSame(refused))) ? refusal.problem : null;
  }

  /** Nothing is written now; what was seen of another browser's work is kept until the next look. */
  private async stop(obstacle: Problem, { watch }: Plan): Promise<SyncOutcome> {
    const seen = this.view.known.intents.find(({ key }) => key === WATCH_KEY)?.fields;
    if (watch && !(seen && isSameWatch(watch, seen)))
      await this.ports.journal.recordIntent(WATCH_KEY, 'Quotes', { ...watch });
    return this.fail(obstacle);
  }

  private async succeed(plan: Plan): Promise<SyncOutcome> {
    const { journal, lookups } = this.ports;
    const known = await this.view.loadKnown();
    for (const intent of known.intents) await journal.dropIntent(intent.key);
    // They were answers for this one state; a later difference is asked about anew.
    await journal.clearDecisions();
    await lookups.save(this.view.lookupEntries);
    const idOf = (key: string) => known.links.find((link) => link.key === key)?.id ?? null;
    return {
      ok: true,
      value: {
        source: this.view.source,
        opportunityId: idOf('opportunity'),
        quoteId: idOf('quote'),
        ticketId: idOf('ticket'),
        items: plan.plannedItems,
        totals: plan.sourceTotals,
        notices: plan.notices,
        writes: this.writes,
        state: plan.skippedLines > 0 ? 'partial' : 'synced',
      },
    };
  }

  /** `partial` once a parent stands in Autotask, else `failed` (sync-rules § 9). */
  private async fail(problem: Problem): Promise<SyncOutcome> {
    await this.ports.lookups.forget([...this.view.lookupEntries.keys()]);
    // A refused value may come from a list that changed since it was read.
    if (REFUSALS.has(problem.code)) await this.ports.forgetReference();
    const known = await this.view.loadKnown();
    const hasParent = known.links.some(({ key }) => key === 'opportunity' || key === 'ticket');
    const { source } = this.view;
    const state = hasParent && this.writes > 0 ? 'partial' : 'failed';
    return { ok: false, problem: nameContact(problem, source), source, state };
  }
}
