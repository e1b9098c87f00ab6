import type { Known } from '../known';
import type { OperationKey } from '../plan';

/** Records that two browsers may make at the same moment, and that cannot be deleted again (sync-rules § 6). */
const PARENTS: readonly OperationKey[] = ['opportunity', 'ticket'];

export const isParent = (key: OperationKey): boolean => PARENTS.includes(key);

/**
 * Among the intents: a ticket was made, and no look by its mark has proven yet that no other browser made one first. An
 * opportunity needs no such note: as long as it has no Autotask quote it is looked for by its mark anyway.
 */
export const TICKET_CLAIM: OperationKey = 'claim:ticket';

export const isTicketUnproven = ({ intents }: Known): boolean => intents.some(({ key }) => key === TICKET_CLAIM);
