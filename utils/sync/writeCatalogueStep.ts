import type { CatalogueEntry } from '../domain/catalogue/catalogueEntry';
import { type CataloguePlan, planCatalogue } from '../domain/catalogue/planCatalogue';
import { catalogueKeys } from '../domain/matching/sharedKeys';
import { createProblem, type Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import type { SourceProduct } from '../domain/sourceDocument';
import { loadProducts } from '../queue/catalogue';
import { toSharedKey } from '../queue/documentKey';
import type { CatalogueProblemRecord, CatalogueRunRecord } from '../queue/records';
import { allOk } from './allOk';
import { applyPlan, type OperationFailure } from './applyPlan';
import { type CataloguePorts, type CatalogueStep, moved } from './catalogueStep';
import { createJournal } from './createJournal';
import type { JournalPort } from './ports';
import { readProducts, readServices } from './readCatalogue';

/** Short enough that a click which comes meanwhile is not kept waiting. */
const PRODUCTS_PER_STEP = 20;

/**
 * Brings the next few products over: looks in Autotask, plans, writes through three lanes with intent and outcome like a
 * document, so that a run that is cut off finds what it made. Throws `StorageError`.
 */
export async function writeCatalogueStep(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  const { tenant } = run;
  const ids = run.todo.slice(run.done, run.done + PRODUCTS_PER_STEP);
  if (ids.length === 0) return moved(finished(run, ports));
  const stored = await loadProducts(ports.database, { tenant, ids });
  const products = ids.map((id) => stored.get(id)?.product).filter((product) => product?.isActive === true);
  const journal = createJournal(ports.database, { tenant, documentKey: toSharedKey(tenant), clock: ports.clock });
  const planned = await planBatch(products as SourceProduct[], { run, journal, ports });
  if (!planned.ok) return moved(run, planned.problem);
  const { plan, known } = planned.value;
  if (plan.obstacle) return moved(run, plan.obstacle);
  if (plan.waitMs !== null)
    return moved(run, createProblem('timed-out', { system: 'Autotask' }, { retryAfterMs: plan.waitMs }));
  const operations = plan.entries.flatMap((entry) => entry.operations);
  const onProgress = () => Promise.resolve();
  const { failures, skipped } = await applyPlan({ operations, forget: [] }, known, {
    autotask: ports.autotask,
    journal,
    onProgress,
  });
  const open = new Set([
    ...failures.filter(isUnsettled).map(({ operation }) => operation.key),
    ...skipped.map(({ key }) => key),
  ]);
  const hindrance = failures.find(isUnsettled)?.failure.problem ?? null;
  // Older than the settle time and not sent again: another record stands for it.
  const answered = known.intents.filter(({ key, ageMs }) => ageMs >= ports.settleMs && !open.has(key));
  for (const { key } of answered) await journal.dropIntent(key);
  return tally({ run, ids, entries: plan.entries, failures, open, hindrance, now: ports.clock() });
}

const isUnsettled = ({ failure }: OperationFailure): boolean => failure.outcome !== 'refused';

function finished(run: CatalogueRunRecord, { clock }: CataloguePorts): CatalogueRunRecord {
  return { ...run, state: 'done', finishedAt: clock(), coveredUntil: run.startedAt, takesOver: false };
}

interface Batch {
  run: CatalogueRunRecord;
  journal: JournalPort;
  ports: CataloguePorts;
}

async function planBatch(products: SourceProduct[], { run, journal, ports }: Batch) {
  const { autotask, settings, settleMs } = ports;
  const known = await journal.loadKnown(products.flatMap(catalogueKeys));
  const wanted = products.map((product) => {
    const keys = catalogueKeys(product);
    return { product, linkedIds: known.links.filter(({ key }) => keys.includes(key)).map(({ id }) => id) };
  });
  const goods = wanted.filter(({ product }) => product.kind === 'product');
  const services = wanted.filter(({ product }) => product.kind !== 'product');
  const answers = await Promise.all([
    ports.readReference({ fresh: false }),
    readProducts(goods, autotask),
    readServices(services, autotask),
  ]);
  const results = allOk(answers);
  if (!results.ok) return results;
  const [reference, foundProducts, foundServices] = results.value;
  const candidates = { products: foundProducts, services: foundServices };
  const plan = planCatalogue({ products, candidates, known, reference, settings, settleMs, takesOver: run.takesOver });
  const value: { plan: CataloguePlan; known: typeof known } = { plan, known };
  return { ok: true, value } satisfies Result<typeof value>;
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
  return { run: { ...run, done, counts }, problems, settled, hindrance };
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
