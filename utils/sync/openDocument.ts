import { asOf } from '../domain/asOf';
import type { AutotaskId } from '../domain/autotaskRecords';
import type { Decisions } from '../domain/decisions';
import type { Plan } from '../domain/plan';
import type { PreviewInput } from '../domain/preview/describePreview';
import type { Problem, ProblemCode } from '../domain/problem';
import { forgetDecided } from '../domain/questions/settleDecisions';
import type { Result } from '../domain/result';
import { withNativeTarget } from '../domain/sale/managedElsewhere';
import type { DocumentRef, SourceDocument } from '../domain/sourceDocument';
import { allOk } from './allOk';
import { DocumentView } from './DocumentView';
import { findNativeOpportunity } from './findNativeOpportunity';
import type { SyncPorts } from './ports';
import { readLinked } from './readLinked';

export type OpenFailure = { ok: false; problem: Problem; source: SourceDocument | null };

/** Document, lists and linked records are asked for at once. Throws `StorageError`. */
export async function openDocument(
  ref: DocumentRef,
  ports: SyncPorts,
): Promise<{ ok: true; view: DocumentView } | OpenFailure> {
  const [known, answers] = await Promise.all([ports.journal.loadKnown([]), ports.journal.loadDecisions()]);
  const [source, lists, linked] = await Promise.all([
    ports.readSource(ref),
    ports.readReference({ fresh: false }),
    readLinked(forgetDecided(known, answers).known, ports.autotask),
  ]);
  if (!source.ok) return { ok: false, problem: source.problem, source: null };
  const native = await findTakenOver(source.value, answers, ports.autotask);
  if (!native.ok) return { ok: false, problem: native.problem, source: source.value };
  const decisions = withNativeTarget(answers, native.value);
  // The links are ours alone: where they are given up for another's records, those were not asked for yet.
  const targets =
    decisions === answers ? linked : await readLinked(forgetDecided(known, decisions).known, ports.autotask);
  const both = allOk([lists, targets]);
  if (!both.ok) return { ok: false, problem: both.problem, source: source.value };
  const [reference, records] = both.value;
  const view = new DocumentView({ source: source.value, decisions, reference, linked: records }, ports);
  view.known = asOf(await view.loadKnown(), known);
  return { ok: true, view };
}

/** The opportunity of Quote Manager's own integration, where a person said that we take the quote over from it. */
function findTakenOver(
  source: SourceDocument,
  { takeOver }: Decisions,
  autotask: SyncPorts['autotask'],
): Promise<Result<AutotaskId | null>> {
  const isAsked = takeOver === true && source.kind === 'quote';
  return isAsked ? findNativeOpportunity(source, autotask) : Promise.resolve({ ok: true, value: null });
}

/** Both sides as a sync would see them now, and what it would do; nothing is written. Problems: those of reading. */
export async function planDocument(ref: DocumentRef, ports: SyncPorts): Promise<Result<PreviewInput>> {
  const opened = await openDocument(ref, ports);
  if (!opened.ok) return opened;
  const { view } = opened;
  const planned = await lookAndPlan(view, ports, { mayReadLists: true });
  if (!planned.ok) return planned;
  const { source, known, reference } = view;
  return { ok: true, value: { source, plan: planned.value, known, reference, remote: view.remote() } };
}

/** Problems that a list read afresh may solve: a person may have just added what was missing. */
const LIST_PROBLEMS: ReadonlySet<ProblemCode> = new Set([
  'setting-missing',
  'billing-code-missing',
  'picklist-changed',
  'currency-differs',
  'owner-invalid',
]);

/** Plans; where a list of the tenant seems to lack something, once more with lists read afresh. */
export async function lookAndPlan(
  view: DocumentView,
  ports: SyncPorts,
  { mayReadLists }: { mayReadLists: boolean },
): Promise<Result<Plan>> {
  const looked = await view.look();
  if (!looked.ok) return looked;
  const plan = view.plan();
  if (!mayReadLists || !plan.problems.some((problem) => LIST_PROBLEMS.has(problem.code)))
    return { ok: true, value: plan };
  const fresh = await ports.readReference({ fresh: true });
  if (!fresh.ok) return fresh;
  view.takeLists(fresh.value);
  return { ok: true, value: view.plan() };
}
