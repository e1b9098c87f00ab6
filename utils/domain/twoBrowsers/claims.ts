import type { Known } from '../known';
import type { OperationKey } from '../plan';

/** Records that two browsers may make at the same moment, and that cannot be deleted again (sync-rules § 6). */
const PARENTS: readonly OperationKey[] = ['opportunity', 'ticket'];

export const isParent = (key: OperationKey): boolean => PARENTS.includes(key);

const isOfCatalogue = (key: OperationKey): boolean => /^(product|service):/.test(key);

/** What hangs on such a record waits until a look after its create has shown whether another browser made one first. */
export const isClaimed = (key: OperationKey): boolean => isParent(key) || isOfCatalogue(key);

const NOTE = 'claim:';

/** Among the intents: the record was made, and no look has proven yet that no other browser made one first. */
export const claimNote = (key: OperationKey): OperationKey => `${NOTE}${key}`;

export const isClaimNote = (key: OperationKey): boolean => key.startsWith(NOTE);

/** An opportunity needs no such note: as long as it has no Autotask quote it is looked for by its mark anyway. */
export const isNoted = (key: OperationKey): boolean => key === 'ticket' || isOfCatalogue(key);

const TICKET_CLAIM = claimNote('ticket');

export const isTicketUnproven = ({ intents }: Pick<Known, 'intents'>): boolean =>
  intents.some(({ key }) => key === TICKET_CLAIM);

/** Products and services that this browser made, or may have made, and that may be another one's doubles. */
export function unprovenKeys({ intents }: Pick<Known, 'intents'>): OperationKey[] {
  const keys = intents.map(({ key }) => key).filter(isClaimNote);
  return keys.map((key) => key.slice(NOTE.length)).filter(isOfCatalogue);
}
