import type { Problem, ProblemCode } from '../domain/problem';
import type { SourceDocument } from '../domain/sourceDocument';
import { fail } from '../queue/fail';
import type { JobRecord } from '../queue/records';
import { saveDocument } from '../queue/saveDocument';
import type { QueueRunnerPorts } from './queueRunnerPorts';

/** Problems whose remedy may be a change of the product in Quote Manager. */
const PRODUCT_PROBLEMS: ReadonlySet<ProblemCode> = new Set([
  'product-not-found',
  'ambiguous-product',
  'product-inactive',
  'recurring-without-service',
  'service-period-differs',
]);

/** Why a job could not be done; document and state where they are known. */
export interface JobFailure {
  problem: Problem;
  source?: SourceDocument | null;
  state?: 'failed' | 'partial';
}

/** The job failed: it waits for its next attempt or is parked (`decideFailure`), and its problem is stored. */
export async function giveBackJob(job: JobRecord, failure: JobFailure, ports: QueueRunnerPorts): Promise<void> {
  const { database, owner, clock, random } = ports;
  const { tenant, ref, key } = job;
  if (failure.source) {
    const { number, title } = failure.source;
    await saveDocument(database, { tenant, ref, now: clock(), facts: { number, title } });
  }
  if (failure.source && PRODUCT_PROBLEMS.has(failure.problem.code))
    await ports.forgetProducts(tenant, productIds(failure.source));
  const problem = { ...failure.problem, view: failure.problem.view ?? ({ kind: 'document', ref } as const) };
  const outcome = await fail(database, { key, owner, now: clock(), random, problem, state: failure.state });
  if (outcome !== 'parked' && outcome !== 'paused') return;
  try {
    // As it is stored: one that was given up says so.
    await ports.onProblem(job, (await database.problems.get(key))?.problem ?? problem);
  } catch (error) {
    // It stands in the popup; only the desktop was not told.
    ports.report(error);
  }
}

function productIds(source: SourceDocument): number[] {
  const lines = source.sections.flatMap((section) => section.lines);
  return lines.flatMap((line) => (line.product ? [line.product.id] : []));
}
