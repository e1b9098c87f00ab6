/** How the settings that a sync may stumble over are called in a sentence, by path. */
const labels: Record<string, string> = {
  'opportunity.owner': 'owner',
  'opportunity.shippingType': 'shipping type',
  'opportunity.category': 'category of opportunities',
  'opportunity.leadSource': 'lead source',
  'opportunity.titleTemplate': 'title of opportunities',
  'products.materialCode': 'material code of new products',
  'services.serviceCode': 'service code of new services',
  'services.oneOffMaterialCode': 'material code of one-off services',
  unlistedMaterialCode: 'material code of lines without a product',
  surchargeMaterialCode: 'material code of payment surcharges',
  couponMaterialCode: 'material code of coupons',
  'companies.defaults.companyType': 'type of a new company',
  'companies.defaults.phone': 'phone of a new company',
  'ticket.queue': 'ticket queue',
  'ticket.status': 'ticket status',
  'ticket.priority': 'ticket priority',
  'ticket.closedStatus': 'status of a closed ticket',
  'ticket.chargeType': 'charge type',
  'ticket.productMaterialCode': 'material code of the product Shipping',
  'ticket.source': 'ticket source',
  'ticket.issueType': 'issue type',
  'ticket.subIssueType': 'sub-issue type',
  'ticket.category': 'ticket category',
  'ticket.titleTemplate': 'title of tickets',
  'ticket.pickQueues': 'queues of tickets to link',
  'ticket.pickStatuses': 'statuses of tickets to link',
  'quotes.toOpportunity': 'quotes become opportunities',
  'salesOrders.statuses': 'statuses of orders',
  'automation.enabled': 'automatic sync',
  'won.close': 'when a quote is won',
};

/** A setting in words; those of groups by the name of the group. */
export function labelOf(path: string): string {
  const own = labels[path];
  if (own !== undefined) return own;
  if (path.startsWith('opportunity.states.')) return 'states of opportunities';
  if (path.startsWith('periods.')) return 'periods';
  return path.endsWith('ByCategory') ? 'codes by category' : path;
}
