import type { AutotaskId } from '../../utils/domain/autotaskRecords';
import type { Known, OpenIntent } from '../../utils/domain/known';
import { claimStage } from '../../utils/domain/operationGraph';
import type { Operation, OperationKey, PlannedFields, PlannedValue } from '../../utils/domain/plan';
import type { PlanInput } from '../../utils/domain/planInput';
import { isCreatedId, resolveValue } from '../../utils/domain/plannedValue';
import { planSync } from '../../utils/domain/planSync';
import type { RemoteState } from '../../utils/domain/remoteState';
import { claimNote, isNoted } from '../../utils/domain/twoBrowsers/claims';
import { WATCH_KEY } from '../../utils/domain/twoBrowsers/planWait';
import { applyInMemory } from './applyInMemory';

/** An Autotask in memory that several browsers write to. `refusesTwins`: a second quote of one number in an opportunity. */
export interface SharedAutotask {
  remote: RemoteState;
  refusesTwins: boolean;
  /** Milliseconds; grows with every step of anybody. */
  now: number;
}

/** A browser that plans on what it sees, and carries out one operation at a time while others do the same. */
export class PlanningBrowser {
  private links: Known['links'] = [];
  private watch: (OpenIntent & { at: number }) | null = null;
  private notes: OpenIntent[] = [];
  private queue: Operation[] = [];
  private made = new Map<OperationKey, AutotaskId>();
  private readonly input: PlanInput;
  private readonly autotask: SharedAutotask;
  /** The last plan found nothing to do. */
  isAtRest = false;
  problems: string[] = [];

  constructor(input: PlanInput, autotask: SharedAutotask) {
    this.input = input;
    this.autotask = autotask;
  }

  /** Sends the next operation of its plan, or looks and plans anew. */
  step(): void {
    this.autotask.now += 1000;
    const operation = this.queue.shift();
    if (operation) this.send(operation);
    else this.plan();
  }

  private plan(): void {
    const { remote, now } = this.autotask;
    const intents = [...this.notes, ...(this.watch ? [{ ...this.watch, ageMs: now - this.watch.at }] : [])];
    const plan = planSync({ ...this.input, remote, known: { links: this.links, intents } });
    this.problems = plan.problems.map(({ code }) => code);
    this.isAtRest = plan.operations.length === 0 && plan.waitMs === null && plan.forget.length === 0;
    if (plan.watch) this.remember({ ...plan.watch });
    if (plan.waitMs !== null) return;
    this.links = this.links.filter(({ key }) => !plan.forget.includes(key));
    const proven = plan.proven.map(claimNote);
    this.notes = this.notes.filter(({ key }) => !proven.includes(key));
    this.queue = claimStage(plan.operations);
    this.made = new Map();
  }

  private remember(fields: OpenIntent['fields']): void {
    if (JSON.stringify(this.watch?.fields) === JSON.stringify(fields)) return;
    this.watch = { key: WATCH_KEY, entity: 'Quotes', fields, ageMs: 0, at: this.autotask.now };
  }

  private send(planned: Operation): void {
    const operation = this.resolve(planned);
    if (this.isRefused(operation)) {
      this.queue = [];
      return;
    }
    const { remote } = this.autotask;
    const after = applyInMemory([operation], { remote, known: { links: this.links, intents: [] } });
    this.autotask.remote = after.remote;
    this.links = after.known.links;
    if (operation.kind !== 'create') return;
    if (isNoted(operation.key))
      this.notes.push({ key: claimNote(operation.key), entity: operation.entity, fields: {}, ageMs: 0 });
    const link = this.links.find(({ key }) => key === operation.key);
    if (link) this.made.set(operation.key, link.id);
  }

  private isRefused(operation: Operation): boolean {
    const { remote, refusesTwins } = this.autotask;
    if (operation.kind === 'delete') return !remote.items.some(({ id }) => id === operation.id);
    if (!refusesTwins || operation.kind !== 'create' || operation.entity !== 'Quotes') return false;
    const { opportunityID, externalQuoteNumber } = operation.fields;
    return remote.quotes.some(
      (quote) => quote.opportunityID === opportunityID && quote.externalQuoteNumber === externalQuoteNumber,
    );
  }

  private resolve(operation: Operation): Operation {
    const idOf = (key: OperationKey): AutotaskId => {
      const id = this.made.get(key) ?? this.links.find((link) => link.key === key)?.id;
      if (id === undefined) throw new Error(`"${key}" is referred to before it is made.`);
      return id;
    };
    const all = (fields: PlannedFields): PlannedFields =>
      Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, resolveValue(value, idOf)]));
    const one = <T extends PlannedValue>(value: T) => (isCreatedId(value) ? idOf(value.created) : value);
    if (operation.kind === 'create')
      return { ...operation, fields: all(operation.fields), parent: one(operation.parent) as AutotaskId | null };
    if (operation.kind !== 'update') return operation;
    const changes = Object.entries(operation.changes).map(([field, { before, after }]) => {
      return [field, { before, after: resolveValue(after, idOf) }];
    });
    return { ...operation, id: one(operation.id) as AutotaskId, changes: Object.fromEntries(changes) };
  }
}
