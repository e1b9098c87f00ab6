import type { AutotaskId } from '../domain/autotaskRecords';
import type { Known, Link } from '../domain/known';
import { recordKey } from '../domain/operationGraph';
import type { CreatedId, FieldValue, Operation, OperationKey, PlannedFields } from '../domain/plan';
import { resolveValue } from '../domain/plannedValue';
import { claimNote, isNoted } from '../domain/twoBrowsers/claims';
import type { AutotaskPort, JournalPort, WriteFailure } from './ports';

/** What was written to a record last, as far as it is known. */
type Memory = Pick<Link, 'base' | 'digests'>;

/** Carries out one operation of a plan at a time: intent, request, outcome. Null means that it went through. */
export class OperationWriter {
  private readonly created = new Map<OperationKey, AutotaskId>();
  private readonly memory: Map<OperationKey, Memory>;
  private readonly autotask: AutotaskPort;
  private readonly journal: JournalPort;

  constructor(known: Known, ports: { autotask: AutotaskPort; journal: JournalPort }) {
    this.autotask = ports.autotask;
    this.journal = ports.journal;
    this.memory = new Map(known.links.map(({ key, base, digests }) => [key, { base, digests }]));
  }

  hasMade(key: OperationKey): boolean {
    return this.created.has(key);
  }

  write(operation: Operation): Promise<WriteFailure | null> {
    switch (operation.kind) {
      case 'adopt':
        return this.remember(operation, operation.id, operation.base);
      case 'create':
        return this.create(operation);
      case 'update':
        return this.update(operation);
      case 'delete':
        return this.remove(operation);
    }
  }

  private async create(operation: Operation & { kind: 'create' }): Promise<WriteFailure | null> {
    const fields = this.resolveFields(operation.fields);
    const parent = operation.parent === null ? null : this.resolve(operation.parent);
    const note = isNoted(operation.key) ? claimNote(operation.key) : null;
    if (note) await this.journal.recordIntent(note, operation.entity, {});
    await this.journal.recordIntent(operation.key, operation.entity, fields);
    const answer = await this.autotask.create(operation.entity, fields, parent);
    if (!answer.ok) {
      if (answer.outcome === 'unknown') await this.journal.renewIntent(operation.key);
      else await this.journal.dropIntent(operation.key);
      return answer;
    }
    this.memory.delete(operation.key);
    await this.remember(operation, answer.value, fields);
    this.created.set(operation.key, answer.value);
    return null;
  }

  private async update(operation: Operation & { kind: 'update' }): Promise<WriteFailure | null> {
    const after = Object.fromEntries(Object.entries(operation.changes).map(([field, change]) => [field, change.after]));
    const fields = this.resolveFields(after);
    const id = this.resolve(operation.id);
    const parent = operation.parent === null ? null : this.resolve(operation.parent);
    // A step on the way (`opportunity#reopen`) is undone later in the plan: without an answer, only an intent tells the next
    // plan that it was ours.
    const isStep = operation.key !== recordKey(operation.key);
    if (isStep) await this.journal.recordIntent(operation.key, operation.entity, fields);
    const answer = await this.autotask.update(operation.entity, id, fields, parent);
    if (!answer.ok) {
      if (isStep && answer.outcome !== 'unknown') await this.journal.dropIntent(operation.key);
      return answer;
    }
    await this.remember(operation, id, fields);
    if (isStep) await this.journal.dropIntent(operation.key);
    return null;
  }

  private async remove(operation: Operation & { kind: 'delete' }): Promise<WriteFailure | null> {
    const answer = await this.autotask.remove(operation.entity, operation.id, operation.parent);
    if (!answer.ok) return answer;
    const key = recordKey(operation.key);
    this.memory.delete(key);
    await this.journal.removeLink(key);
    return null;
  }

  private async remember(operation: Operation, id: AutotaskId, values: Record<string, FieldValue>): Promise<null> {
    const key = recordKey(operation.key);
    const before = this.memory.get(key);
    const digests = (operation.kind === 'adopt' ? operation.digests : undefined) ?? before?.digests;
    const memory: Memory = { base: { ...before?.base, ...values }, ...(digests ? { digests } : {}) };
    this.memory.set(key, memory);
    await this.journal.recordOutcome(
      { key, entity: operation.entity, id, ...memory },
      { isNew: operation.kind === 'create' },
    );
    return null;
  }

  private resolveFields(fields: PlannedFields): Record<string, FieldValue> {
    const idOf = (key: OperationKey) => this.resolve({ created: key });
    return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, resolveValue(value, idOf)]));
  }

  private resolve(id: AutotaskId | CreatedId): AutotaskId {
    if (typeof id === 'number') return id;
    const made = this.created.get(id.created);
    if (made === undefined) throw new Error(`The plan refers to "${id.created}" before it exists.`);
    return made;
  }
}
