import type { AutotaskProduct, AutotaskService } from '../autotaskRecords';
import type { Known } from '../known';
import type { Operation } from '../plan';
import type { Problem } from '../problem';
import type { ReferenceData } from '../referenceData';
import type { Settings } from '../settings';
import type { SourceProduct } from '../sourceDocument';

export interface PlanCatalogueInput {
  /** Active products of Quote Manager. */
  products: SourceProduct[];
  /** Autotask's records that bear a key of any of them. */
  candidates: { products: AutotaskProduct[]; services: AutotaskService[] };
  /** Tenant-wide links with what was written last, and creates without an answer. */
  known: Known;
  reference: ReferenceData;
  settings: Settings;
  /** How long a create without an answer may still turn up in a query. */
  settleMs: number;
  /** The user lets Quote Manager's values go over those that stand in Autotask without one written last. */
  takesOver: boolean;
}

type CatalogueOutcome = 'created' | 'updated' | 'unchanged' | 'problem';

/** What becomes of one product. Where there is a problem, `operations` holds nothing but what is given up to another browser. */
export interface CatalogueEntry {
  product: SourceProduct;
  outcome: CatalogueOutcome;
  operations: Operation[];
  problem: Problem | null;
}
