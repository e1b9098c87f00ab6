import type { Problem } from '../domain/problem';
import type { UserDefinedField } from '../domain/referenceData';
import type { Result } from '../domain/result';
import type { Outcome } from './classifyFailure';
import type { AutotaskField } from './entityFields';
import type { RestEntity } from './entityRoutes';

/** Operators of the REST interface (reference § 2.4). */
export type FilterOperator =
  | 'eq'
  | 'noteq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'beginsWith'
  | 'endsWith'
  | 'contains'
  | 'exist'
  | 'notExist'
  | 'in'
  | 'notIn';

type FilterValue = string | number | boolean | null;

export type FilterEntry =
  | { field: string; op: FilterOperator; value?: FilterValue | FilterValue[]; udf?: boolean }
  | { op: 'and' | 'or'; items: FilterEntry[] };

/** All entries must hold; an empty list finds everything. */
export type AutotaskFilter = readonly FilterEntry[];

export interface QueryOptions {
  /** Fields to answer with; all when left out. `id` is always among them. */
  includeFields?: readonly string[];
  /** Ends the search after so many records; all when left out. */
  maxRecords?: number;
}

/** A record as Autotask answers it; `parseRecord` makes it typed. */
export type RawRecord = Record<string, unknown>;

/** `value` is the record's id. `outcome` says whether a failed write may have been done all the same. */
export type WriteResult = { ok: true; value: number } | { ok: false; problem: Problem; outcome: Outcome };

/** Requests of the database in the present window, all integrations together (reference § 2.3). */
export interface Threshold {
  limit: number;
  timeframeMinutes: number;
  used: number;
}

/** A resource that a write is made for, so that Autotask shows the salesperson and not the API user. */
export interface Actor {
  resourceId: number;
  email: string;
}

/** Fields to write, under Autotask's own names; `userDefinedFields` is a list of `{ name, value }`. */
export type WriteFields = Readonly<Record<string, unknown>>;

/**
 * The REST interface of one tenant (v1.0). Nothing is repeated here. Reads fail with `auth-rejected`, `permission-missing`,
 * `threads-exceeded`, `rate-limited`, `autotask-refused`, `autotask-crashed`, `offline`, `timed-out`, `zone-moved`; writes
 * besides these with `picklist-changed` and `impersonation-refused`. `parentId` is needed for child records
 * (`Quotes/{parentId}/Items`).
 */
export interface AutotaskClient {
  /** Null when there is no such record. */
  get(entity: RestEntity, id: number): Promise<Result<RawRecord | null>>;
  /** All pages, in Autotask's order. */
  query(entity: RestEntity, filter: AutotaskFilter, options?: QueryOptions): Promise<Result<RawRecord[]>>;
  count(entity: RestEntity, filter: AutotaskFilter): Promise<Result<number>>;
  create(entity: RestEntity, fields: WriteFields, parentId?: number | null, actor?: Actor): Promise<WriteResult>;
  /** Changes the given fields only. */
  update(
    entity: RestEntity,
    id: number,
    fields: WriteFields,
    parentId?: number | null,
    actor?: Actor,
  ): Promise<WriteResult>;
  remove(entity: RestEntity, id: number, parentId: number, actor?: Actor): Promise<WriteResult>;
  fields(entity: RestEntity): Promise<Result<AutotaskField[]>>;
  userDefinedFields(entity: RestEntity): Promise<Result<UserDefinedField[]>>;
  threshold(): Promise<Result<Threshold>>;
}
