import type { Decisions } from '../../utils/domain/decisions';
import type { DocumentRef } from '../../utils/domain/sourceDocument';
import { saveDecisions } from '../../utils/queue/decisions';
import { toDocumentKey } from '../../utils/queue/documentKey';
import type { Sandbox } from '../sandbox/startSandbox';
import type { Engine } from './createEngine';

/** The tickets that bear an order's number at its own company, and their charges. */
export function ticketsOf(sandbox: Sandbox, orderId: number) {
  const order = sandbox.quoteManager.get('salesorder', orderId);
  const customer = sandbox.quoteManager.get('customer', Number(order?.customerID));
  const company = sandbox.autotask
    .all('Companies')
    .find(({ companyNumber, isActive }) => companyNumber === customer?.accountNumber && isActive === true);
  const tickets = sandbox.autotask
    .all('Tickets')
    .filter(({ externalID, companyID }) => externalID === order?.orderNumber && companyID === company?.id);
  const charges = sandbox.autotask
    .all('TicketCharges')
    .filter(({ ticketID }) => tickets.some(({ id }) => id === ticketID));
  return { tickets, charges };
}

/** Answers a question of a document and syncs it again, as *Apply* does. */
export async function decide(engine: Engine, ref: DocumentRef, decisions: Decisions) {
  const documentKey = toDocumentKey(engine.tenant, ref);
  await saveDecisions(engine.database, { documentKey, decisions, now: Date.now() });
  return engine.sync(ref);
}

/** Lets everything that was made grow older than what a query may lag behind. */
export async function ageLinks(engine: Engine): Promise<void> {
  await engine.database.links.toCollection().modify((link) => {
    if (link.madeAt !== undefined) link.madeAt -= 60_000;
  });
}
