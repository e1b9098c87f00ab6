import { createProblem, type Problem } from '../domain/problem';
import type { Result } from '../domain/result';
import {
  dueAt,
  loadCatalogueProblems,
  loadCatalogueRun,
  markStep,
  saveCatalogueProgress,
  takeUp,
} from '../queue/catalogueRuns';
import type { QuotebridgeDatabase } from '../queue/database';
import { countsAsStrike, decideFailure, strikeLimit } from '../queue/decideFailure';
import type { CatalogueRunRecord } from '../queue/records';
import { toProblem } from '../queue/storageError';
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
  /** An error that nobody foresaw; the run names it and waits. */
  report(error: unknown): void;
}

/**
 * Does the next piece of a catalogue run: a page of Quote Manager or a few products of Autotask. Stored after each, so that a
 * worker that is stopped goes on there. True while there is more to do at once. Throws `StorageError` where not even that can be
 * stored.
 */
export async function stepCatalogue(options: StepOptions): Promise<boolean> {
  const { database, tenant, clock } = options;
  const stored = await loadCatalogueRun(database, tenant);
  const now = clock();
  if (stored?.state !== 'running' || dueAt(stored, now) > now) return false;
  const run = takeUp(stored, now);
  await markStep(database, tenant);
  const step = await takeStep(run, options);
  const next = step.hindrance
    ? hindered({ before: run, run: step.run, problem: step.hindrance }, options)
    : { ...step.run, attempts: 0, strikes: 0, problem: null };
  await saveCatalogueProgress(database, { ...step, run: next, settled: await settledBy(step, database) });
  return next.state === 'running' && step.hindrance === null;
}

/** An error is a hindrance like any other: thrown on, it would leave the run under way, and be met again without a wait. */
async function takeStep(run: CatalogueRunRecord, { openPorts, report }: StepOptions): Promise<CatalogueStep> {
  try {
    const ports = await openPorts();
    if (!ports.ok) return moved(run, ports.problem);
    const step = run.phase === 'writing' ? writeCatalogueStep : readCatalogueStep;
    return await judge(await step(run, ports.value), ports.value);
  } catch (error) {
    report(error);
    return moved(run, toProblem(error));
  }
}

/** What was refused under credentials that were replaced meanwhile says nothing about the present ones. */
async function judge(step: CatalogueStep, { isCurrent }: CataloguePorts): Promise<CatalogueStep> {
  const stopsTenant = step.hindrance !== null && decideFailure(step.hindrance) === 'pause-tenant';
  if (!stopsTenant || (await isCurrent())) return step;
  return { ...step, hindrance: createProblem('connection-changed') };
}

interface Hindered {
  /** The run before the step, and as it stands now. */
  before: CatalogueRunRecord;
  run: CatalogueRunRecord;
  problem: Problem;
}

/** Later by itself, or stopped until a person has mended it: the queue's own table and limits decide, as for documents. */
function hindered({ before, run, problem }: Hindered, { clock, random }: StepOptions): CatalogueRunRecord {
  // Some of its products went through: what is counted are failures without any.
  const earlier = run.done > before.done ? 0 : (run.strikes ?? 0);
  const isStrike = countsAsStrike(problem);
  const strikes = earlier + (isStrike ? 1 : 0);
  const attempts = run.attempts + 1;
  if (decideFailure(problem) !== 'later') return { ...run, attempts, strikes, state: 'stopped', problem };
  if (isStrike && strikes >= strikeLimit(problem))
    return { ...run, attempts, strikes, state: 'stopped', problem: { ...problem, givenUpAfter: attempts } };
  return { ...run, attempts, strikes, problem, runAt: clock() + waitAfter(problem, { attempt: attempts, random }) };
}

/** At the end of a run also the problems of products that are no longer part of the catalogue. */
async function settledBy({ run, settled }: CatalogueStep, database: QuotebridgeDatabase): Promise<number[]> {
  if (run.state !== 'done') return settled;
  const listed = await loadCatalogueProblems(database, run.tenant);
  return [...settled, ...listed.filter(({ at }) => at < run.startedAt).map(({ productId }) => productId)];
}
