import type { RestEntity } from './entityRoutes';

// ExecuteCommand codes: reference § 1.3 (vendor's page ExecuteCommandAPIIntro; OpenQuote is listed there without its parameter).
const COMMANDS: Partial<Record<RestEntity, { code: string; parameter: string }>> = {
  Opportunities: { code: 'OpenOpportunity', parameter: 'OpportunityID' },
  Quotes: { code: 'OpenQuote', parameter: 'ID' },
  Tickets: { code: 'OpenTicketDetail', parameter: 'TicketID' },
  Companies: { code: 'OpenAccount', parameter: 'AccountID' },
  Contacts: { code: 'OpenContact', parameter: 'ContactID' },
};

/**
 * Address of a record's page in Autotask's web interface; `webUrl` is the zone's, with its last slash. Null for entities without a
 * page of their own. No command opens a product: its page is addressed directly (seen in use; its parameter is unconfirmed).
 */
export function createRecordUrl(webUrl: string, entity: RestEntity, id: number): string | null {
  if (entity === 'Products') return `${webUrl}autotask/views/administration/products/product.aspx?productID=${id}`;
  const command = COMMANDS[entity];
  if (command === undefined) return null;
  return `${webUrl}Autotask/AutotaskExtend/ExecuteCommand.aspx?Code=${command.code}&${command.parameter}=${id}`;
}
