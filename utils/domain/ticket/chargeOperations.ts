import { createLineOperations } from '../lines/lineOperations';

/** The writes of the charges of a ticket; one that is billed is not to be removed. */
export const chargeOperations = createLineOperations('TicketCharges', 'ticketID');
