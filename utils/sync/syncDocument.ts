import type { AutotaskEntity, AutotaskQuoteLocation } from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { Known } from '../domain/known';
import { ownerOf } from '../domain/ownerOf';
import type { Notice, PeriodTotals, Plan } from '../domain/plan';
import { planSync } from '../domain/planSync';
import { createProblem, type Problem, type ProblemCode } from '../domain/problem';
import type { ReferenceData } from '../domain/referenceData';
import type { Result } from '../domain/result';
import { forgetDecided, withPicks } from '../domain/settleDecisions';
import { sharedKeysOf } from '../domain/sharedKeys';
import type { DocumentRef, SourceDocument } from '../domain/sourceDocument';
import { actAs } from './actAs';
import { allOk } from './allOk';
import { type ApplyResult, applyPlan } from './applyPlan';
import type { AutotaskPort, SyncPorts } from './ports';
import { hasUnknownAddress, readLocations } from './readLocations';
import { type LookupGroup, type Lookups, readLookups } from './readLookups';
import { findTargets, readLinked, type Targets, toRemoteState } from './readRemote';

/** Rounds of look-and-write before a plan that never gets empty is a problem of its own. */
const MOST_ROUNDS = 4;

export interface SyncSuccess {
  source: SourceDocument;
  opportunityId: number;
  quoteId: number;
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
 * on fresh reads is the verification. Every retry, resume and second click is this same function.
 */
export async function syncDocument(ref: DocumentRef, ports: SyncPorts): Promise<SyncOutcome> {
  const [known, decisions] = await Promise.all([ports.journal.loadKnown([]), ports.journal.loadDecisions()]);
  const [source, reference, linked] = await Promise.all([
    ports.readSource(ref),
    ports.readReference({ fresh: false }),
    readLinked(forgetDecided(known, decisions).known, ports.autotask),
  ]);
  if (!source.ok) return failed(source.problem, null);
  const both = allOk([reference, linked]);
  if (!both.ok) return failed(both.problem, source.value);
  const run = new SyncRun(source.value, decisions, ports);
  return run.converge(...both.value);
}

/** Problems that a list read afresh may solve: a person may have just added what was missing. */
const LIST_PROBLEMS: ReadonlySet<ProblemCode> = new Set([
  'setting-missing',
  'billing-code-missing',
  'picklist-changed',
  'currency-differs',
  'owner-invalid',
]);

const REFUSALS: ReadonlySet<ProblemCode> = new Set(['autotask-refused', 'picklist-changed']);

/** Both sides as seen at the start of a round; `targets` is null until they were looked for. */
interface View {
  known: Known;
  reference: ReferenceData;
  targets: Targets | null;
}

class SyncRun {
  private readonly source: SourceDocument;
  private readonly ports: SyncPorts;
  private lookups: Lookups | null = null;
  /** What of the look-ups this run has changed itself. */
  private readonly fresh = new Set<LookupGroup>();
  private lookupEntries = new Map<string, unknown>();
  private locations: AutotaskQuoteLocation[] = [];
  private hasFreshLists = false;
  private writes = 0;
  private readonly decisions: Decisions;

  constructor(source: SourceDocument, decisions: Decisions, ports: SyncPorts) {
    this.source = source;
    this.decisions = decisions;
    this.ports = ports;
  }

  async converge(reference: ReferenceData, linked: Targets | null): Promise<SyncOutcome> {
    let view: View = { known: await this.loadKnown(), reference, targets: linked };
    for (let round = 1; ; round += 1) {
      const planned = await this.lookAndPlan(view, round);
      if (!planned.ok) return this.fail(planned.problem, view.known);
      const plan = planned.value;
      const obstacle = obstacleOf(plan);
      if (obstacle) return this.fail(obstacle, view.known);
      const applied = await applyPlan(plan, view.known, { ...this.ports, autotask: this.writer(view) });
      const writes = plan.operations.filter((operation) => operation.kind !== 'adopt');
      if (writes.length === 0) return this.succeed(plan);
      this.writes += writes.length - applied.failures.length - applied.skipped.length;
      const failure = judge(applied);
      if (failure && !(await this.readListsOnce(failure, view))) return this.fail(failure, await this.loadKnown());
      const next = await this.lookAgain(view, plan);
      if (!next.ok) return this.fail(next.problem, await this.loadKnown());
      if (round === MOST_ROUNDS) return this.fail(notConverging(plan), next.value.known);
      view = next.value;
    }
  }

  /** Plans; where a list of the tenant seems to lack something, once more with lists read afresh. */
  private async lookAndPlan(view: View, round: number): Promise<Result<Plan>> {
    const looked = await this.look(view);
    if (!looked.ok) return looked;
    view.targets = looked.value;
    const plan = this.plan(view);
    if (round > 1 || !plan.problems.some((problem) => LIST_PROBLEMS.has(problem.code)))
      return { ok: true, value: plan };
    const fresh = await this.ports.readReference({ fresh: true });
    if (!fresh.ok) return fresh;
    this.hasFreshLists = true;
    view.reference = fresh.value;
    return { ok: true, value: this.plan(view) };
  }

  /** With `autotask.impersonate` the owner is the one who writes. */
  private writer({ reference }: View): AutotaskPort {
    const { settings, autotask } = this.ports;
    if (!settings.autotask.impersonate) return autotask;
    const owner = ownerOf(this.source, reference.resources, settings);
    return owner ? actAs({ resourceId: owner.id, email: owner.email ?? `#${owner.id}` }, autotask) : autotask;
  }

  /** A value that Autotask no longer takes: one more plan with its present lists; false when that cannot help. */
  private async readListsOnce(failure: Problem, view: View): Promise<boolean> {
    if (failure.code !== 'picklist-changed' || this.hasFreshLists) return false;
    const fresh = await this.ports.readReference({ fresh: true });
    if (!fresh.ok) return false;
    this.hasFreshLists = true;
    view.reference = fresh.value;
    return true;
  }

  /** Reads back what was written; a company or products that were made have to be looked up anew. */
  private async lookAgain(view: View, plan: Plan): Promise<Result<View>> {
    for (const { kind, entity } of plan.operations) {
      const group = LOOKED_UP[entity];
      if (kind !== 'create' || !group) continue;
      this.fresh.add(group);
      this.lookups = null;
    }
    const known = await this.loadKnown();
    const targets = await readLinked(this.decided(known), this.ports.autotask);
    return targets.ok ? { ok: true, value: { ...view, known, targets: targets.value } } : targets;
  }

  /** What is to be read: the records that the user picked among them, those that were given up not. */
  private decided(known: Known): Known {
    return withPicks(forgetDecided(known, this.decisions).known, this.decisions, this.source).known;
  }

  private loadKnown(): Promise<Known> {
    return this.ports.journal.loadKnown(sharedKeysOf(this.source));
  }

  private plan({ targets, known, reference }: View): Plan {
    const { settings, settleMs, today } = this.ports;
    const remote = toRemoteState({
      targets: targets ?? NO_TARGETS,
      locations: this.locations,
      lookups: this.lookups ?? EMPTY_LOOKUPS,
      reference,
    });
    return planSync({
      source: this.source,
      remote,
      known,
      reference,
      settings,
      decisions: this.decisions,
      today: today(),
      settleMs,
    });
  }

  /** Reads what is not known yet; after the first round only the document's own records are read again. */
  private async look({ known: stored, reference, targets }: View): Promise<Result<Targets>> {
    const { autotask, settings } = this.ports;
    const known = this.decided(stored);
    if (this.lookups === null) {
      const answer = await this.readLookups(known);
      if (!answer.ok) return answer;
      this.lookups = answer.value.lookups;
      this.lookupEntries = answer.value.entries;
    }
    if (targets) {
      const located = await this.lookForAddresses(known);
      return located.ok ? { ok: true, value: targets } : located;
    }
    const { lookups, source, decisions } = this;
    const found = await findTargets({ source, known, lookups, settings, reference, decisions, autotask });
    if (!found.ok) return found;
    this.locations = found.value.locations;
    return found;
  }

  /** A linked document whose address changed may find the new one in Autotask already. */
  private async lookForAddresses(known: Known): Promise<Result<null>> {
    const [company] = (this.lookups?.companies ?? []).filter((candidate) => candidate.isActive);
    if (!company || !hasUnknownAddress(this.source, company, known)) return { ok: true, value: null };
    const found = await readLocations(this.source, company, this.ports.autotask);
    if (!found.ok) return found;
    this.locations = found.value;
    return { ok: true, value: null };
  }

  private readLookups(known: Known) {
    const { source, decisions, fresh } = this;
    const { autotask, lookups: memory } = this.ports;
    return readLookups({ source, known, decisions, fresh, autotask, memory });
  }

  private async succeed(plan: Plan): Promise<SyncOutcome> {
    const { journal, lookups } = this.ports;
    const known = await this.loadKnown();
    for (const intent of known.intents) await journal.dropIntent(intent.key);
    // They were answers for this one state; a later difference is asked about anew.
    await journal.clearDecisions();
    await lookups.save(this.lookupEntries);
    const idOf = (key: string) => known.links.find((link) => link.key === key)?.id ?? 0;
    return {
      ok: true,
      value: {
        source: this.source,
        opportunityId: idOf('opportunity'),
        quoteId: idOf('quote'),
        items: plan.plannedItems,
        totals: plan.sourceTotals,
        notices: plan.notices,
        writes: this.writes,
        state: plan.skippedLines > 0 ? 'partial' : 'synced',
      },
    };
  }

  /** `partial` once a parent stands in Autotask, else `failed` (sync-rules § 9). */
  private async fail(problem: Problem, known: Known): Promise<SyncOutcome> {
    await this.ports.lookups.forget([...this.lookupEntries.keys()]);
    // A refused value may come from a list that changed since it was read.
    if (REFUSALS.has(problem.code)) await this.ports.forgetReference();
    const hasParent = known.links.some((link) => link.key === 'opportunity');
    return failed(nameContact(problem, this.source), this.source, hasParent && this.writes > 0 ? 'partial' : 'failed');
  }
}

const NO_TARGETS: Targets = { opportunities: [], quotes: [], items: [], tickets: [], charges: [] };
const EMPTY_LOOKUPS: Lookups = { companies: [], contacts: [], products: [], services: [] };

const LOOKED_UP: Partial<Record<AutotaskEntity, LookupGroup>> = {
  Companies: 'parties',
  Products: 'catalogue',
  Services: 'catalogue',
};

/** Autotask says only that a contact does not fit; the document knows which one (sync-rules § 9). */
function nameContact(problem: Problem, source: SourceDocument): Problem {
  if (problem.code !== 'contact-mismatch') return problem;
  return { ...problem, parts: { ...problem.parts, email: source.contactEmail ?? '', name: source.customer.name } };
}

function failed(problem: Problem, source: SourceDocument | null, state: 'failed' | 'partial' = 'failed'): SyncOutcome {
  return { ok: false, problem, source, state };
}

/** What keeps a plan from being carried out now. */
function obstacleOf(plan: Plan): Problem | null {
  const [problem] = plan.problems;
  if (problem) return withOthers(problem, plan.problems);
  if (plan.waitMs === null) return null;
  return createProblem('timed-out', { system: 'Autotask' }, { retryAfterMs: plan.waitMs });
}

/** The refusal that a person has to look at comes before the ones that only followed from it. */
function judge({ failures }: ApplyResult): Problem | null {
  const worst = failures.find(({ failure }) => failure.outcome === 'refused') ?? failures[0];
  return worst?.failure.problem ?? null;
}

/** One problem is shown at a time; the others stand under its details. */
function withOthers(problem: Problem, all: Problem[]): Problem {
  const others = all
    .filter((other) => other !== problem)
    .map((other) => `${other.code}: ${Object.values(other.parts).join(', ')}`);
  return others.length === 0 ? problem : { ...problem, details: [...problem.details, ...others] };
}

function notConverging(plan: Plan): Problem {
  const fields = plan.operations.flatMap((operation) =>
    operation.kind === 'update' ? Object.keys(operation.changes) : [operation.key],
  );
  return createProblem('not-converging', { fields: [...new Set(fields)].join(', ') });
}
