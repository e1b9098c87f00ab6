import type { CatalogueEntry } from '../domain/catalogue/catalogueEntry';
import { createProblem, type Problem } from '../domain/problem';
import type { SourceProduct } from '../domain/sourceDocument';
import { isClaimNote } from '../domain/twoBrowsers/claims';
import { loadProducts } from '../queue/catalogue';
import { toSharedKey } from '../queue/documentKey';
import type { CatalogueProblemRecord, CatalogueRunRecord } from '../queue/records';
import { applyPlan, type OperationFailure } from './applyPlan';
import { type CataloguePorts, type CatalogueStep, moved } from './catalogueStep';
import { createJournal } from './createJournal';
import { planCatalogueBatch } from './planCatalogueBatch';

/** Short enough that a click which comes meanwhile is not kept waiting. */
const PRODUCTS_PER_STEP = 20;

/**
 * Brings the next few products over: looks in Autotask, plans, writes through three lanes with intent and outcome like a
 * document, so that a run that is cut off finds what it made. The same look shows whether another browser made first what the
 * step before has made. Throws `StorageError`.
 */
export async function writeCatalogueStep(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  const { tenant } = run;
  const ids = run.todo.slice(run.done, run.done + PRODUCTS_PER_STEP);
  const looked = [...new Set([...(run.made ?? []), ...ids])];
  if (looked.length === 0) return moved(finished(run, ports));
  const stored = await loadProducts(ports.database, { tenant, ids: looked });
  const products = looked.map((id) => stored.get(id)?.product).filter((product) => product?.isActive === true);
  const journal = createJournal(ports.database, { tenant, documentKey: toSharedKey(tenant), clock: ports.clock });
  const planned = await planCatalogueBatch(products as SourceProduct[], { run, journal, ports });
  if (!planned.ok) return moved(run, planned.problem);
  const { plan, known } = planned.value;
  if (plan.obstacle) return moved(run, plan.obstacle);
  if (plan.waitMs !== null) return moved(run, createProblem('not-settled', {}, { retryAfterMs: plan.waitMs }));
  const operations = plan.entries.flatMap((entry) => entry.operations);
  const onProgress = () => Promise.resolve();
  const { failures, skipped } = await applyPlan({ operations, forget: [], proven: plan.proven }, known, {
    autotask: ports.autotask,
    journal,
    onProgress,
  });
  const hindrance = failures.find(isUnsettled)?.failure.problem ?? null;
  const unsettled = [...failures.filter(isUnsettled).map(({ operation }) => operation), ...skipped];
  // Without a hindrance only what follows from a refusal was left out: it would be refused again.
  const open = new Set(hindrance ? unsettled.map(({ key }) => key) : []);
  // Older than the settle time and not sent again: another record stands for it.
  const answered = known.intents.filter(
    ({ key, ageMs }) => !isClaimNote(key) && ageMs >= ports.settleMs && !open.has(key),
  );
  for (const { key } of answered) await journal.dropIntent(key);
  return tally({ run, ids, entries: plan.entries, failures, open, hindrance, now: ports.clock() });
}

const isUnsettled = ({ failure }: OperationFailure): boolean => failure.outcome !== 'refused';

function finished(run: CatalogueRunRecord, { clock }: CataloguePorts): CatalogueRunRecord {
  return { ...run, state: 'done', finishedAt: clock(), coveredUntil: run.startedAt, takesOver: false };
}

interface Tally {
  run: CatalogueRunRecord;
  ids: number[];
  entries: CatalogueEntry[];
  failures: OperationFailure[];
  open: ReadonlySet<string>;
  hindrance: Problem | null;
  now: number;
}

/** Counts what is settled, up to the first product that has to be looked at again. */
function tally({ run, ids, entries, failures, open, hindrance, now }: Tally): CatalogueStep {
  const counts = { ...run.counts };
  const problems: CatalogueProblemRecord[] = [];
  const settled: number[] = [];
  let done = run.done;
  for (const id of ids) {
    const entry = entries.find(({ product }) => product.id === id);
    if (entry?.operations.some(({ key }) => open.has(key))) break;
    done += 1;
    const problem = entry ? problemOf(entry, failures) : null;
    if (entry) counts[problem ? 'problems' : outcomeOf(entry)] += 1;
    if (entry && problem) problems.push(toRecord(run.tenant, entry.product, { problem, at: now }));
    else settled.push(id);
  }
  const made = entries
    .filter((entry) => entry.outcome === 'created' && problemOf(entry, failures) === null)
    .map(({ product }) => product.id);
  const unseen = hindrance ? [...(run.made ?? []), ...made] : made;
  return { run: { ...run, done, counts, made: [...new Set(unseen)] }, problems, settled, hindrance };
}

function outcomeOf({ outcome }: CatalogueEntry): 'created' | 'updated' | 'unchanged' {
  return outcome === 'problem' ? 'unchanged' : outcome;
}

function problemOf(entry: CatalogueEntry, failures: OperationFailure[]): Problem | null {
  const own = failures.find(({ operation }) => entry.operations.includes(operation));
  return own?.failure.problem ?? entry.problem;
}

function toRecord(
  tenant: string,
  { id, name, number }: SourceProduct,
  found: { problem: Problem; at: number },
): CatalogueProblemRecord {
  return { tenant, productId: id, name, number, ...found };
}
