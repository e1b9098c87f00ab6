import type { AutotaskId, AutotaskOpportunity } from '../autotaskRecords';
import { lastWritten } from '../known';
import type { Operation, Plan } from '../plan';
import type { PlanInput } from '../planInput';
import { planExisting, type RecordPlan } from '../planRecord';
import { createProblem } from '../problem';
import { closedQuestion } from '../questions/questionsTarget';
import { opportunityCreationFields } from './planOpportunity';
import { type OpportunityState, withOwnReopening } from './stateMapping';

/** A new opportunity is made open; totals and the final state come last, when everything else stands (sync-rules § 2.3, § 2.4). */
export function frameNew(input: {
  fields: Record<string, string | number | boolean | null>;
  state: OpportunityState;
  content: Operation[];
  opportunityInput: Parameters<typeof opportunityCreationFields>[0];
  plan: Plan;
}): void {
  const { fields, state, content, plan } = input;
  const creation = opportunityCreationFields(input.opportunityInput);
  plan.problems.push(...creation.problems);
  const finish: Record<string, { before: boolean | number; after: boolean | number }> = {
    useQuoteTotals: { before: false, after: true },
  };
  if (state.status !== state.openStatus) finish.status = { before: state.openStatus, after: state.status };
  plan.operations.push(
    {
      kind: 'create',
      key: 'opportunity',
      entity: 'Opportunities',
      parent: null,
      fields: { ...creation.fields, ...fields, status: state.openStatus },
      reason: 'new opportunity',
    },
    ...content,
    {
      kind: 'update',
      key: 'opportunity',
      entity: 'Opportunities',
      id: { created: 'opportunity' },
      parent: null,
      changes: finish,
      after: [...new Set(content.map((operation) => operation.key))],
      reason: 'amounts from the quote',
    },
  );
}

/** An existing opportunity: its status moves last; one that we closed is reopened, changed and closed again (sync-rules § 2.4). */
export function frameExisting(input: {
  opportunity: AutotaskOpportunity;
  fields: Record<string, string | number | boolean | null>;
  state: OpportunityState;
  content: Operation[];
  input: PlanInput;
  plan: Plan;
  parts: RecordPlan[];
}): void {
  const { opportunity, state, content, plan } = input;
  const { settings } = input.input;
  const known = withOwnReopening(input.input.known, opportunity, state.openStatus);
  const writes = content.filter((operation) => operation.kind !== 'adopt');
  const record = planExisting({
    key: 'opportunity',
    entity: 'Opportunities',
    id: opportunity.id,
    parent: null,
    desired: { ...input.fields, useQuoteTotals: true },
    remote: opportunity,
    known,
    conflicts: settings.conflicts,
    decisions: input.input.decisions,
    label: 'Opportunity',
  });
  input.parts.push(record);
  const isOpen = opportunity.status === state.openStatus;
  const base = lastWritten(known, { key: 'opportunity', entity: 'Opportunities', id: opportunity.id })?.base.status;
  if (!isOpen && writes.length > 0 && base !== opportunity.status && !input.input.decisions.reopen) {
    plan.questions.push(closedQuestion(opportunity));
    plan.problems.push(
      createProblem(
        'opportunity-closed',
        { title: opportunity.title },
        { view: { kind: 'autotask', entity: 'Opportunities', id: opportunity.id } },
      ),
    );
    return;
  }
  // Written down at once: a plan that wants it open has nothing to send, and would leave the closed status as the base.
  const owned: Operation[] = known === input.input.known ? [] : [ownReopening(opportunity, state.openStatus)];
  const reopens = !isOpen && writes.length > 0;
  const before: Operation[] = reopens
    ? [
        statusChange(
          'opportunity#reopen',
          opportunity.id,
          opportunity.status,
          state.openStatus,
          'reopened for the change',
        ),
      ]
    : [];
  const body = reopens
    ? content.map((operation) => ({ ...operation, after: [...(operation.after ?? []), 'opportunity#reopen'] }))
    : content;
  const after = body.map((operation) => operation.key).filter((key) => key !== 'opportunity');
  const finish = record.operations.map((operation) =>
    operation.kind === 'update' ? { ...operation, after: [...new Set(after)] } : operation,
  );
  const setsStatus = finish.some((operation) => operation.kind === 'update' && 'status' in operation.changes);
  // What we closed is closed as it was; what a person closed, by the mapping of the document's state.
  const closed = base === opportunity.status ? opportunity.status : state.status;
  if (reopens && !setsStatus && closed !== state.openStatus) {
    const closing = statusChange('opportunity', opportunity.id, state.openStatus, closed, 'closed again');
    // One request with the other changes: a second one at the same time could come to rest before them.
    const update = finish.findIndex((operation) => operation.kind === 'update');
    const [other] = update < 0 ? [] : finish.splice(update, 1);
    const changes = other?.kind === 'update' ? { ...other.changes, ...closing.changes } : closing.changes;
    finish.push({ ...closing, changes, after: [...new Set([...after, 'opportunity#reopen'])] });
  }
  plan.operations.push(...owned, ...before, ...body, ...finish);
}

function ownReopening(opportunity: AutotaskOpportunity, openStatus: number): Operation {
  const base = { status: openStatus };
  return {
    kind: 'adopt',
    key: 'opportunity',
    entity: 'Opportunities',
    id: opportunity.id,
    base,
    reason: 'reopened by us',
  };
}

function statusChange(
  key: string,
  id: AutotaskId,
  before: number,
  after: number,
  reason: string,
): Operation & { kind: 'update' } {
  return {
    kind: 'update',
    key,
    entity: 'Opportunities',
    id,
    parent: null,
    changes: { status: { before, after } },
    reason,
  };
}
