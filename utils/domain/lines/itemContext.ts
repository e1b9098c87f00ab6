import type { AutotaskProduct, AutotaskService } from '../autotaskRecords';
import type { Decisions } from '../decisions';
import type { Link } from '../known';
import type { CreateOperation, OperationKey } from '../plan';
import type { ReferenceData } from '../referenceData';
import type { Settings } from '../settings';
import type { Period, SourceDocument } from '../sourceDocument';
import type { Interpretation } from './interpretation';

/** A product or service that this plan makes, and what its items need to know of it. */
export interface PlannedCreation {
  operation: CreateOperation;
  /** The period that a new service bills in; products have none. */
  period: Period | null;
  taxCategoryId: number | null;
}

export interface PlanItemsInput {
  document: SourceDocument;
  products: AutotaskProduct[];
  services: AutotaskService[];
  reference: ReferenceData;
  settings: Settings;
  /** Product number → Autotask product that it was linked to before. */
  linkedProducts?: Map<string, number>;
  /** Product number, or `{number}:{period}` for a variant → Autotask service that it was linked to before. */
  linkedServices?: Map<string, number>;
  decisions?: Decisions;
  /** Items that the document's lines have, with the values of the items as they stand. */
  itemLinks?: Link[];
}

/** What the planning of one line needs; `creations` grows, so that a product on several lines is made once. */
export interface ItemContext extends PlanItemsInput {
  interpretation: Interpretation;
  creations: Map<OperationKey, PlannedCreation>;
}
