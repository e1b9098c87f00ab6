import type { QuotebridgeDatabase } from './database';
import type { CatalogueProblemRecord, CatalogueRunRecord } from './records';
import { inTransaction, reading } from './storageError';

/** What the user chooses when starting the catalogue sync. */
export interface CatalogueStart {
  tenant: string;
  now: number;
  /** Every product, instead of what changed since the last run. */
  isFull: boolean;
  takesOver: boolean;
}

/** The run of a tenant; null when there never was one. Throws `StorageError`. */
export async function loadCatalogueRun(
  database: QuotebridgeDatabase,
  tenant: string,
): Promise<CatalogueRunRecord | null> {
  return (await reading(() => database.catalogueRuns.get(tenant))) ?? null;
}

/** Starts a run; one that is under way or paused goes on instead. Throws `StorageError`. */
export async function startCatalogueRun(database: QuotebridgeDatabase, start: CatalogueStart): Promise<void> {
  const { tenant, now } = start;
  await inTransaction(database, [database.catalogueRuns], async () => {
    const present = await database.catalogueRuns.get(tenant);
    const coveredUntil = present?.coveredUntil ?? null;
    if (present && present.state !== 'done') await database.catalogueRuns.put({ ...present, ...goingOn(now) });
    else await database.catalogueRuns.put(createRun({ ...start, coveredUntil }));
  });
}

function createRun(start: CatalogueStart & { coveredUntil: number | null }): CatalogueRunRecord {
  const { tenant, now, takesOver, coveredUntil } = start;
  // Differences that were listed before are settled by looking at all products once more.
  // A moment in the future was noted by a clock that was set back: what is covered is unknown.
  const isFull = start.isFull || takesOver || coveredUntil === null || coveredUntil > now;
  return {
    tenant,
    phase: isFull ? 'suppliers' : 'changes',
    page: 1,
    pageMark: null,
    todo: [],
    done: 0,
    costs: {},
    counts: { created: 0, updated: 0, unchanged: 0, problems: 0 },
    takesOver,
    startedAt: now,
    phaseAt: now,
    finishedAt: null,
    coveredUntil,
    ...goingOn(now),
  };
}

const goingOn = (now: number) => ({ state: 'running', runAt: now, attempts: 0, strikes: 0, problem: null }) as const;

/** When a run is to go on. A step in the future was taken by a clock that was set back: what it planned is due. */
export function dueAt({ runAt, triedAt, startedAt }: CatalogueRunRecord, now: number): number {
  return (triedAt ?? startedAt) > now ? now : runAt;
}

/** The run as its next step takes it up, without stamps from the future. */
export function takeUp(run: CatalogueRunRecord, now: number): CatalogueRunRecord {
  const { startedAt, phaseAt } = run;
  return { ...run, triedAt: now, startedAt: Math.min(startedAt, now), phaseAt: Math.min(phaseAt, now) };
}

/** *Pause*: what is under way ends, nothing more starts. Throws `StorageError`. */
export async function pauseCatalogueRun(database: QuotebridgeDatabase, tenant: string): Promise<void> {
  await changeRun(database, tenant, (run) => (run.state === 'running' ? { ...run, state: 'paused' } : run));
}

/** *Resume*, also after what had stopped it was mended. Throws `StorageError`. */
export async function resumeCatalogueRun(database: QuotebridgeDatabase, tenant: string, now: number): Promise<void> {
  await changeRun(database, tenant, (run) => (run.state === 'done' ? run : { ...run, ...goingOn(now) }));
}

/** A step begins; `saveCatalogueProgress` ends it. One that is still marked when a worker starts has died. Throws `StorageError`. */
export async function markStep(database: QuotebridgeDatabase, tenant: string): Promise<void> {
  await changeRun(database, tenant, (run) => ({ ...run, isStepping: true }));
}

async function changeRun(
  database: QuotebridgeDatabase,
  tenant: string,
  change: (run: CatalogueRunRecord) => CatalogueRunRecord,
): Promise<void> {
  await inTransaction(database, [database.catalogueRuns], async () => {
    const run = await database.catalogueRuns.get(tenant);
    if (run) await database.catalogueRuns.put(change(run));
  });
}

export interface CatalogueProgress {
  run: CatalogueRunRecord;
  problems: CatalogueProblemRecord[];
  /** Products whose earlier problem is gone. */
  settled: number[];
}

/**
 * Stores how far a run has come, in one transaction with what it found. A pause that was asked for meanwhile stays one. Throws
 * `StorageError`.
 */
export async function saveCatalogueProgress(
  database: QuotebridgeDatabase,
  { run, problems, settled }: CatalogueProgress,
): Promise<void> {
  const { catalogueRuns, catalogueProblems } = database;
  await inTransaction(database, [catalogueRuns, catalogueProblems], async () => {
    const present = await catalogueRuns.get(run.tenant);
    const isPaused = present?.state === 'paused' && run.state === 'running';
    await catalogueRuns.put({ ...run, state: isPaused ? 'paused' : run.state, isStepping: false });
    await catalogueProblems.bulkDelete(settled.map((id): [string, number] => [run.tenant, id]));
    await catalogueProblems.bulkPut(problems);
  });
}

/** The products that the last runs left alone. Throws `StorageError`. */
export async function loadCatalogueProblems(
  database: QuotebridgeDatabase,
  tenant: string,
): Promise<CatalogueProblemRecord[]> {
  return await reading(() => database.catalogueProblems.where('tenant').equals(tenant).toArray());
}
