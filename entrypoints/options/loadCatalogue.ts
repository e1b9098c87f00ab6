import type { CatalogueProblem } from '../../components/CataloguePanel';
import type { CatalogueRun } from '../../components/describeCatalogue';
import { loadCatalogueProblems, loadCatalogueRun } from '../../utils/queue/catalogueRuns';
import type { QuotebridgeDatabase } from '../../utils/queue/database';
import { loadPresent } from '../../utils/queue/presentMark';
import type { CatalogueRunRecord } from '../../utils/queue/records';

/** What the options show of the catalogue sync of the present connection. Throws `StorageError`. */
export async function loadCatalogue(
  database: QuotebridgeDatabase,
): Promise<{ run: CatalogueRun | null; problems: CatalogueProblem[] }> {
  const tenant = await loadPresent(database);
  if (tenant === null) return { run: null, problems: [] };
  const run = await loadCatalogueRun(database, tenant);
  return { run: run && toShown(run), problems: await loadCatalogueProblems(database, tenant) };
}

function toShown(run: CatalogueRunRecord): CatalogueRun {
  const { state, phase, done, todo, counts, phaseAt, finishedAt, runAt, problem } = run;
  const isReading = phase !== 'writing';
  return {
    state,
    isReading,
    done: isReading ? 0 : done,
    total: todo.length,
    counts,
    phaseAt,
    finishedAt,
    runAt,
    problem,
  };
}
