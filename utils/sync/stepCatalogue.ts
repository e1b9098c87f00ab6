import type { Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import { dueAt, loadCatalogueProblems, loadCatalogueRun, saveCatalogueProgress, takeUp } from '../queue/catalogueRuns';
import type { QuotebridgeDatabase } from '../queue/database';
import { decideFailure } from '../queue/decideFailure';
import type { CatalogueRunRecord } from '../queue/records';
import { waitAfter } from '../queue/waitAfter';
import { type CataloguePorts, type CatalogueStep, moved } from './catalogueStep';
import { readCatalogueStep } from './readCatalogueStep';
import { writeCatalogueStep } from './writeCatalogueStep';

export interface StepOptions {
  database: QuotebridgeDatabase;
  tenant: string;
  clock: () => number;
  random: () => number;
  /** Both systems under the present connection; asked for only when there is something to do. */
  openPorts(): Promise<Result<CataloguePorts>>;
}

/**
 * Does the next piece of a catalogue run: a page of Quote Manager or a few products of Autotask. Stored after each, so that a
 * worker that is stopped goes on there. True while there is more to do at once. Throws `StorageError`.
 */
export async function stepCatalogue(options: StepOptions): Promise<boolean> {
  const { database, tenant, clock } = options;
  const stored = await loadCatalogueRun(database, tenant);
  const now = clock();
  if (stored?.state !== 'running' || dueAt(stored, now) > now) return false;
  const run = takeUp(stored, now);
  const ports = await options.openPorts();
  const step = ports.ok ? await takeStep(run, ports.value) : moved(run, ports.problem);
  const next = step.hindrance ? hindered(step, step.hindrance, options) : { ...step.run, attempts: 0, problem: null };
  await saveCatalogueProgress(database, { ...step, run: next, settled: await settledBy(step, database) });
  return next.state === 'running' && step.hindrance === null;
}

function takeStep(run: CatalogueRunRecord, ports: CataloguePorts): Promise<CatalogueStep> {
  return run.phase === 'writing' ? writeCatalogueStep(run, ports) : readCatalogueStep(run, ports);
}

/** Later by itself, or stopped until a person has mended it: the queue's own table decides. */
function hindered({ run }: CatalogueStep, problem: Problem, { clock, random }: StepOptions): CatalogueRunRecord {
  if (decideFailure(problem) !== 'later') return { ...run, state: 'stopped', problem };
  const attempts = run.attempts + 1;
  return { ...run, attempts, problem, runAt: clock() + waitAfter(problem, { attempt: attempts, random }) };
}

/** At the end of a run also the problems of products that are no longer part of the catalogue. */
async function settledBy({ run, settled }: CatalogueStep, database: QuotebridgeDatabase): Promise<number[]> {
  if (run.state !== 'done') return settled;
  const listed = await loadCatalogueProblems(database, run.tenant);
  return [...settled, ...listed.filter(({ at }) => at < run.startedAt).map(({ productId }) => productId)];
}
