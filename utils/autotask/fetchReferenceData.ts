import type { PicklistName, ReferenceData } from '../domain/referenceData';
import type { Result } from '../domain/result';
import type { AutotaskClient, AutotaskFilter } from './autotaskClient';
import type { AutotaskField } from './entityFields';
import { queryRecords } from './queryRecords';

/** Fields whose picklists the planner needs, by entity. */
const PICKLIST_FIELDS = {
  Opportunities: ['stage', 'status', 'leadSource', 'opportunityCategoryID', 'winReason', 'lossReason'],
  QuoteItems: ['periodType'],
  Services: ['periodType'],
  Companies: ['companyType'],
  Tickets: ['queueID', 'status', 'priority', 'source', 'issueType', 'subIssueType', 'ticketCategory'],
  TicketCharges: ['chargeType'],
} as const;
const ACTIVE: AutotaskFilter = [{ op: 'eq', field: 'isActive', value: true }];

type PicklistEntity = keyof typeof PICKLIST_FIELDS;

type ReferenceClient = Pick<AutotaskClient, 'fields' | 'query' | 'userDefinedFields'>;

/**
 * Reads the tenant's lists, all at once: 13 requests while no list exceeds 500 records. Problems: those of a read.
 */
export async function fetchReferenceData(client: ReferenceClient): Promise<Result<ReferenceData>> {
  const [picklists, billingCodes, shippingTypes, resources, taxRegions, userDefinedFields, internalCurrencyId] =
    await Promise.all([
      fetchPicklists(client),
      queryRecords(client, 'BillingCodes', []),
      queryRecords(client, 'ShippingTypes', []),
      queryRecords(client, 'Resources', ACTIVE, { includeFields: ['email', 'isActive'] }),
      fetchTaxRegions(client),
      fetchUserDefinedFields(client),
      fetchInternalCurrency(client),
    ]);
  if (!picklists.ok) return picklists;
  if (!billingCodes.ok) return billingCodes;
  if (!shippingTypes.ok) return shippingTypes;
  if (!resources.ok) return resources;
  if (!taxRegions.ok) return taxRegions;
  if (!userDefinedFields.ok) return userDefinedFields;
  if (!internalCurrencyId.ok) return internalCurrencyId;
  return {
    ok: true,
    value: {
      picklists: picklists.value,
      billingCodes: billingCodes.value,
      shippingTypes: shippingTypes.value,
      resources: resources.value,
      taxRegions: taxRegions.value,
      userDefinedFields: userDefinedFields.value,
      internalCurrencyId: internalCurrencyId.value,
    },
  };
}

/** Who may not see the tax regions cannot choose among them; a quote takes its company's anyway. */
async function fetchTaxRegions(client: ReferenceClient): Promise<Result<ReferenceData['taxRegions']>> {
  const regions = await queryRecords(client, 'TaxRegions', []);
  if (regions.ok || regions.problem.code !== 'permission-missing') return regions;
  return { ok: true, value: [] };
}

async function fetchUserDefinedFields(client: ReferenceClient): Promise<Result<ReferenceData['userDefinedFields']>> {
  const [opportunities, tickets] = await Promise.all([
    client.userDefinedFields('Opportunities'),
    client.userDefinedFields('Tickets'),
  ]);
  if (!opportunities.ok) return opportunities;
  if (!tickets.ok) return tickets;
  return { ok: true, value: { Opportunities: opportunities.value, Tickets: tickets.value } };
}

async function fetchPicklists(client: ReferenceClient): Promise<Result<ReferenceData['picklists']>> {
  const entities = Object.keys(PICKLIST_FIELDS) as PicklistEntity[];
  const answers = await Promise.all(entities.map(async (entity) => ({ entity, fields: await client.fields(entity) })));
  const picklists: ReferenceData['picklists'] = {};
  for (const { entity, fields } of answers) {
    if (!fields.ok) return fields;
    Object.assign(picklists, pickLists(entity, fields.value));
  }
  return { ok: true, value: picklists };
}

/** Field names are compared without their case, like everywhere (reference § 2.1). */
function pickLists(entity: PicklistEntity, fields: readonly AutotaskField[]): ReferenceData['picklists'] {
  const lists: ReferenceData['picklists'] = {};
  for (const name of PICKLIST_FIELDS[entity]) {
    const field = fields.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    lists[`${entity}.${name}` as PicklistName] = field?.picklist ?? [];
  }
  return lists;
}

/** Who may not see the currencies works with one; a tenant without the feature has no internal one among them. */
async function fetchInternalCurrency(client: ReferenceClient): Promise<Result<number | null>> {
  const currencies = await queryRecords(client, 'Currencies', []);
  if (currencies.ok) {
    return { ok: true, value: currencies.value.find((currency) => currency.isInternalCurrency)?.id ?? null };
  }
  return currencies.problem.code === 'permission-missing' ? { ok: true, value: null } : currencies;
}
