import type { AutotaskId, AutotaskTicketCharge } from '../autotaskRecords';
import type { CreatedId, Operation, OperationKey } from '../plan';
import type { DesiredCharge } from './desiredCharge';

/** Removes the charge and makes it again for its line; `why` ends the sentence. */
export function replaceCharge(wanted: DesiredCharge, charge: AutotaskTicketCharge, why: string): Operation[] {
  const removal = removeCharge(wanted.key, charge, `replaced: ${why}`);
  const creation = createCharge(wanted, charge.ticketID, `made again: ${why}`);
  return [removal, { ...creation, after: [removal.key] }];
}

/** Makes the charge of a line. */
export function createCharge(
  wanted: DesiredCharge,
  ticketId: AutotaskId | CreatedId,
  reason: string,
): Operation & { kind: 'create' } {
  return {
    kind: 'create',
    key: wanted.key,
    entity: 'TicketCharges',
    parent: ticketId,
    fields: { ticketID: ticketId, ...wanted.fields },
    reason,
  };
}

/** Removes a charge that is not billed; `key` names the line that it stood for. */
export function removeCharge(
  key: OperationKey,
  { id, ticketID }: AutotaskTicketCharge,
  reason: string,
): Operation & { kind: 'delete' } {
  return { kind: 'delete', key: `${key}#remove`, entity: 'TicketCharges', id, parent: ticketID, reason };
}
