import type { AutotaskId } from '../domain/autotaskRecords';
import type { Known } from '../domain/known';
import type { CreatedId, FieldValue, Operation, OperationKey, Plan, PlannedFields } from '../domain/plan';
import type { AutotaskPort, JournalPort, WriteFailure } from './ports';

/** One operation that did not go through. */
export interface OperationFailure {
  operation: Operation;
  failure: WriteFailure;
}

export interface ApplyResult {
  failures: OperationFailure[];
  /** Operations left out because something they need failed. */
  skipped: Operation[];
}

export interface ApplyPorts {
  autotask: AutotaskPort;
  journal: JournalPort;
  onProgress(progress: { done: number; total: number }): Promise<void>;
}

/** The record that an operation is about: `item:line-81#remove` → `item:line-81`. */
const recordKey = (key: OperationKey): OperationKey => key.split('#')[0] ?? key;

/**
 * Carries out a plan as a graph: an operation starts, in the plan's order, as soon as what it refers to exists. A refused
 * operation takes its dependants with it and lets the others go on; an unanswered or postponed one stops new starts, since
 * only a fresh look can tell what stands now.
 */
export async function applyPlan(plan: Plan, known: Known, ports: ApplyPorts): Promise<ApplyResult> {
  const run = new PlanRun(plan, known, ports);
  for (const key of plan.forget) await ports.journal.removeLink(key);
  return run.finish();
}

class PlanRun {
  private readonly pending: Operation[];
  private readonly running = new Set<Promise<void>>();
  private readonly unfinished = new Map<OperationKey, number>();
  private readonly created = new Map<OperationKey, AutotaskId>();
  private readonly bases: Map<OperationKey, Record<string, FieldValue>>;
  private readonly failures: OperationFailure[] = [];
  private readonly broken = new Set<OperationKey>();
  private readonly skipped: Operation[] = [];
  private readonly total: number;
  private readonly ports: ApplyPorts;
  private done = 0;
  private halted = false;
  private crash: { error: unknown } | null = null;

  constructor(plan: Plan, known: Known, ports: ApplyPorts) {
    this.ports = ports;
    this.pending = [...plan.operations];
    this.total = plan.operations.filter((operation) => operation.kind !== 'adopt').length;
    this.bases = new Map(known.links.map((link) => [link.key, link.base]));
    for (const operation of plan.operations)
      this.unfinished.set(operation.key, (this.unfinished.get(operation.key) ?? 0) + 1);
  }

  async finish(): Promise<ApplyResult> {
    for (;;) {
      this.startReady();
      if (this.running.size === 0) break;
      await Promise.race(this.running);
    }
    if (this.crash) throw this.crash.error;
    return { failures: this.failures, skipped: [...this.skipped, ...this.pending] };
  }

  private startReady(): void {
    for (const operation of [...this.pending]) {
      if (this.halted) return;
      const needs = dependenciesOf(operation);
      if (needs.some((key) => this.broken.has(key))) this.skip(operation);
      else if (needs.every((key) => this.isSettled(key, operation))) this.start(operation);
    }
  }

  /** A create may share its key with the update that ends the plan; an operation never waits for itself. */
  private isSettled(key: OperationKey, operation: Operation): boolean {
    if (this.created.has(key)) return true;
    return (this.unfinished.get(key) ?? 0) - (operation.key === key ? 1 : 0) <= 0;
  }

  private skip(operation: Operation): void {
    this.pending.splice(this.pending.indexOf(operation), 1);
    this.skipped.push(operation);
    this.broken.add(operation.key);
  }

  private start(operation: Operation): void {
    this.pending.splice(this.pending.indexOf(operation), 1);
    const task = this.execute(operation)
      .catch((error: unknown) => {
        // A journal that cannot be written must stop the sync, after what is under way has been recorded.
        this.halted = true;
        this.crash ??= { error };
      })
      .finally(() => this.running.delete(task));
    this.running.add(task);
  }

  private async execute(operation: Operation): Promise<void> {
    const failure = await this.perform(operation);
    if (failure) {
      this.failures.push({ operation, failure });
      this.broken.add(operation.key);
      if (failure.outcome !== 'refused') this.halted = true;
      return;
    }
    this.unfinished.set(operation.key, (this.unfinished.get(operation.key) ?? 1) - 1);
    if (operation.kind === 'adopt') return;
    this.done += 1;
    await this.ports.onProgress({ done: this.done, total: this.total });
  }

  private perform(operation: Operation): Promise<WriteFailure | null> {
    switch (operation.kind) {
      case 'adopt':
        return this.remember(operation.key, operation.entity, operation.id, operation.base);
      case 'create':
        return this.create(operation);
      case 'update':
        return this.update(operation);
      case 'delete':
        return this.remove(operation);
    }
  }

  private async create(operation: Operation & { kind: 'create' }): Promise<WriteFailure | null> {
    const { autotask, journal } = this.ports;
    const fields = this.resolveFields(operation.fields);
    const parent = operation.parent === null ? null : this.resolve(operation.parent);
    await journal.recordIntent(operation.key, operation.entity, fields);
    const answer = await autotask.create(operation.entity, fields, parent);
    if (!answer.ok) {
      if (answer.outcome !== 'unknown') await journal.dropIntent(operation.key);
      return answer;
    }
    this.bases.delete(operation.key);
    await this.remember(operation.key, operation.entity, answer.value, fields);
    this.created.set(operation.key, answer.value);
    return null;
  }

  private async update(operation: Operation & { kind: 'update' }): Promise<WriteFailure | null> {
    const after = Object.fromEntries(Object.entries(operation.changes).map(([field, change]) => [field, change.after]));
    const fields = this.resolveFields(after);
    const id = this.resolve(operation.id);
    const parent = operation.parent === null ? null : this.resolve(operation.parent);
    const { autotask, journal } = this.ports;
    // A step on the way (`opportunity#reopen`) is undone later in the plan: without an answer, only an intent tells the next
    // plan that it was ours.
    const isStep = operation.key !== recordKey(operation.key);
    if (isStep) await journal.recordIntent(operation.key, operation.entity, fields);
    const answer = await autotask.update(operation.entity, id, fields, parent);
    if (!answer.ok) {
      if (isStep && answer.outcome !== 'unknown') await journal.dropIntent(operation.key);
      return answer;
    }
    await this.remember(recordKey(operation.key), operation.entity, id, fields);
    if (isStep) await journal.dropIntent(operation.key);
    return null;
  }

  private async remove(operation: Operation & { kind: 'delete' }): Promise<WriteFailure | null> {
    const answer = await this.ports.autotask.remove(operation.entity, operation.id, operation.parent);
    if (!answer.ok) return answer;
    this.bases.delete(recordKey(operation.key));
    await this.ports.journal.removeLink(recordKey(operation.key));
    return null;
  }

  private async remember(
    key: OperationKey,
    entity: Operation['entity'],
    id: AutotaskId,
    values: Record<string, FieldValue>,
  ): Promise<null> {
    const base = { ...this.bases.get(key), ...values };
    this.bases.set(key, base);
    await this.ports.journal.recordOutcome({ key, entity, id, base });
    return null;
  }

  private resolveFields(fields: PlannedFields): Record<string, FieldValue> {
    return Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        field,
        typeof value === 'object' && value !== null ? this.resolve(value) : value,
      ]),
    );
  }

  private resolve(id: AutotaskId | CreatedId): AutotaskId {
    if (typeof id === 'number') return id;
    const made = this.created.get(id.created);
    if (made === undefined) throw new Error(`The plan refers to "${id.created}" before it exists.`);
    return made;
  }
}

/** What must stand before an operation starts: its references, its parent, and what it was told to follow. */
function dependenciesOf(operation: Operation): OperationKey[] {
  const keys = [...(operation.after ?? [])];
  const add = (value: unknown) => {
    if (typeof value === 'object' && value !== null && 'created' in value) keys.push(String(value.created));
  };
  if (operation.kind === 'create') [operation.parent, ...Object.values(operation.fields)].forEach(add);
  if (operation.kind === 'update')
    [operation.id, operation.parent, ...Object.values(operation.changes).map((change) => change.after)].forEach(add);
  return keys;
}
