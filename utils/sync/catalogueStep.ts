import type { Problem } from '../domain/problem';
import type { ReferenceData } from '../domain/referenceData';
import type { Result } from '../domain/result';
import type { Settings } from '../domain/settings';
import type { QuotebridgeDatabase } from '../queue/database';
import type { CatalogueProblemRecord, CatalogueRunRecord } from '../queue/records';
import type { QuoteManagerClient } from '../quote-manager/createQuoteManagerClient';
import type { AutotaskPort } from './ports';

/** What the catalogue sync works with. */
export interface CataloguePorts {
  database: QuotebridgeDatabase;
  /** Its requests stay behind those that people wait for. */
  quoteManager: QuoteManagerClient;
  autotask: AutotaskPort;
  readReference(options: { fresh: boolean }): Promise<Result<ReferenceData>>;
  settings: Settings;
  settleMs: number;
  clock: () => number;
  /** Whether addresses and credentials are still those that these were opened with. */
  isCurrent(): Promise<boolean>;
}

/**
 * What a step has come to: the run as it stands now, and what it found. `hindrance`: why it came no further; what was done
 * before it is in `run`.
 */
export interface CatalogueStep {
  run: CatalogueRunRecord;
  problems: CatalogueProblemRecord[];
  settled: number[];
  hindrance: Problem | null;
}

/** A step that only moved the run on, or was hindered. */
export function moved(run: CatalogueRunRecord, hindrance: Problem | null = null): CatalogueStep {
  return { run, problems: [], settled: [], hindrance };
}

/** The run at the start of its next phase. */
export function enterPhase(
  run: CatalogueRunRecord,
  phase: CatalogueRunRecord['phase'],
  { clock }: Pick<CataloguePorts, 'clock'>,
): CatalogueRunRecord {
  return { ...run, phase, page: 1, pageMark: null, done: 0, phaseAt: clock() };
}
