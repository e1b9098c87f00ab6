import { ownerOf } from '../domain/matching/ownerOf';
import type { Operation, Plan } from '../domain/plan';
import type { Problem } from '../domain/problem';
import type { DocumentRef } from '../domain/sourceDocument';
import { isSameWatch, WATCH_KEY } from '../domain/twoBrowsers/planWait';
import { actAs } from './actAs';
import { type ApplyResult, applyPlan } from './applyPlan';
import type { DocumentView } from './DocumentView';
import { lookAndPlan, openDocument } from './openDocument';
import { notConverging, obstacleOf, worstFailure } from './outcomes';
import type { AutotaskPort, SyncPorts } from './ports';
import { type EndingRun, fail, type SyncOutcome, succeed } from './syncOutcome';

/** Rounds of look-and-write before a plan that never gets empty is a problem of its own; a race alone takes four. */
const MOST_ROUNDS = 8;

/**
 * Brings Autotask to what the document says (engine): read both sides, plan, write the difference, look again. An empty plan
 * on fresh reads is the verification. Every retry, resume and second click is this same function. Throws `StorageError`.
 */
export async function syncDocument(ref: DocumentRef, ports: SyncPorts): Promise<SyncOutcome> {
  const opened = await openDocument(ref, ports);
  return opened.ok ? new SyncRun(opened.view, ports).converge() : { ...opened, state: 'failed' };
}

class SyncRun implements EndingRun {
  readonly view: DocumentView;
  readonly ports: SyncPorts;
  writes = 0;
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
      if (!planned.ok) return fail(planned.problem, this);
      const plan = planned.value;
      const obstacle = this.confirmedRefusal(plan) ?? obstacleOf(plan);
      if (obstacle) return this.stop(obstacle, plan);
      const applied = await this.apply(plan);
      if (plan.operations.every(({ kind }) => kind === 'adopt')) return succeed(plan, this);
      const failure = worstFailure(applied);
      if (failure && !(await this.mayGoOn(failure, applied))) return fail(failure, this);
      const touched = [...applied.written, ...applied.failures.map(({ operation }) => operation)];
      const looked = await this.view.lookAgain(touched, { anew: this.refusal !== null });
      if (!looked.ok) return fail(looked.problem, this);
      if (round === MOST_ROUNDS) return fail(notConverging(plan), this);
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
    return fail(obstacle, this);
  }
}
