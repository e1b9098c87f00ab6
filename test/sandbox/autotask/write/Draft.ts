import type { AutotaskRecord } from '../../types.ts';
import type { AutotaskContext } from '../AutotaskContext.ts';

/** A create or update on its way through an entity's rules. */
export interface Draft {
  context: AutotaskContext;
  /** Undefined at creation. */
  before: AutotaskRecord | undefined;
  /** What will be stored; rules may fill in and compute. Its id is 0 at creation. */
  record: AutotaskRecord;
  /** Names of the fields that the client sent. */
  sent: ReadonlySet<string>;
}

/** Business rules of one entity; they throw a RefusedError. */
export interface EntityRules {
  check?(draft: Draft): void;
  checkDelete?(context: AutotaskContext, record: AutotaskRecord): void;
}

/** True when the field is new or differs from what is stored. */
export function isChanged({ before, record }: Draft, field: string): boolean {
  return before === undefined || (before[field] ?? null) !== (record[field] ?? null);
}

/** The record that a field names, or undefined when the field is empty. */
export function referencedBy({ context, record }: Draft, field: string, entity: string): AutotaskRecord | undefined {
  const id = record[field];
  return typeof id === 'number' ? context.store.get(entity, id) : undefined;
}

/** Gives a field a value where it has none. */
export function setDefault(record: AutotaskRecord, field: string, value: unknown): void {
  record[field] ??= value ?? null;
}

/** A number of the record, 0 where it has none. */
export function numberIn(record: AutotaskRecord, field: string): number {
  const value = record[field];
  return typeof value === 'number' ? value : 0;
}
