import type { Known } from '../domain/known';
import { claimStage, dependenciesOf } from '../domain/operationGraph';
import type { Operation, OperationKey, Plan } from '../domain/plan';
import { claimNote } from '../domain/twoBrowsers/claims';
import { OperationWriter } from './OperationWriter';
import type { AutotaskPort, JournalPort, WriteFailure } from './ports';

/** One operation that did not go through. */
export interface OperationFailure {
  operation: Operation;
  failure: WriteFailure;
}

export interface ApplyResult {
  /** What was sent and answered, without the ones that only change our memory. */
  written: Operation[];
  failures: OperationFailure[];
  /** Operations left out because something they need failed, or because a claimed parent has to be looked at first. */
  skipped: Operation[];
}

export interface ApplyPorts {
  autotask: AutotaskPort;
  journal: JournalPort;
  onProgress(progress: { done: number; total: number }): Promise<void>;
}

/**
 * Carries out a plan as a graph: an operation starts, in the plan's order, as soon as what it refers to exists. A refused
 * operation takes its dependants with it and lets the others go on; an unanswered or postponed one stops new starts, since
 * only a fresh look can tell what stands now. A plan that makes a parent ends there (`claimStage`).
 */
export async function applyPlan(
  plan: Pick<Plan, 'operations' | 'forget' | 'proven'>,
  known: Known,
  ports: ApplyPorts,
): Promise<ApplyResult> {
  const run = new PlanRun(plan, known, ports);
  for (const key of plan.forget) await ports.journal.removeLink(key);
  for (const key of plan.proven) await ports.journal.dropIntent(claimNote(key));
  return run.finish();
}

class PlanRun {
  private readonly pending: Operation[];
  private readonly later: Operation[];
  private readonly running = new Set<Promise<void>>();
  private readonly unfinished = new Map<OperationKey, number>();
  private readonly result: ApplyResult = { written: [], failures: [], skipped: [] };
  private readonly broken = new Set<OperationKey>();
  private readonly total: number;
  private readonly ports: ApplyPorts;
  private readonly writer: OperationWriter;
  private halted = false;
  private crash: { error: unknown } | null = null;

  constructor(plan: Pick<Plan, 'operations'>, known: Known, ports: ApplyPorts) {
    this.ports = ports;
    this.writer = new OperationWriter(known, ports);
    this.pending = claimStage(plan.operations);
    this.later = plan.operations.filter((operation) => !this.pending.includes(operation));
    this.total = plan.operations.filter((operation) => operation.kind !== 'adopt').length;
    for (const { key } of this.pending) this.unfinished.set(key, (this.unfinished.get(key) ?? 0) + 1);
  }

  async finish(): Promise<ApplyResult> {
    for (;;) {
      this.startReady();
      if (this.running.size === 0) break;
      await Promise.race(this.running);
    }
    if (this.crash) throw this.crash.error;
    this.result.skipped.push(...this.pending, ...this.later);
    return this.result;
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
    if (this.writer.hasMade(key)) return true;
    return (this.unfinished.get(key) ?? 0) - (operation.key === key ? 1 : 0) <= 0;
  }

  private skip(operation: Operation): void {
    this.pending.splice(this.pending.indexOf(operation), 1);
    this.result.skipped.push(operation);
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
    const failure = await this.writer.write(operation);
    if (failure) {
      this.result.failures.push({ operation, failure });
      this.broken.add(operation.key);
      if (failure.outcome !== 'refused') this.halted = true;
      return;
    }
    this.unfinished.set(operation.key, (this.unfinished.get(operation.key) ?? 1) - 1);
    if (operation.kind === 'adopt') return;
    this.result.written.push(operation);
    await this.ports.onProgress({ done: this.result.written.length, total: this.total });
  }
}
