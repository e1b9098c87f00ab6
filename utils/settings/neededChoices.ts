import { resolveChoice } from '../domain/matching/resolveChoice';
import type { Settings } from '../domain/settings';
import type { TenantLists } from '../domain/tenantLists';
import { type ChoicePath, entriesFor, readChoice } from './settingsPath';

/** What a sync needs a choice for, in the order in which it is asked. */
interface Need {
  path: ChoicePath | 'opportunity.owner';
  /** Completes *Needed …*. */
  purpose: string;
  isNeeded(settings: Settings): boolean;
}

/** Why a needed choice does not hold, as a sentence. */
export interface OpenChoice {
  path: Need['path'];
  message: string;
}

const makesOpportunities = ({ quotes, salesOrders }: Settings) =>
  quotes.toOpportunity || salesOrders.target !== 'ticket' || salesOrders.unquotedToOpportunity;
const makesTickets = ({ workflow, salesOrders }: Settings) =>
  workflow === 'invoiceInQuoteManager' || salesOrders.target !== 'opportunity';
/** Charges are made in one workflow only: else tickets are for advice (sync-rules § 1). */
const makesCharges = (settings: Settings) => makesTickets(settings) && settings.workflow === 'invoiceInAutotask';
const createsMissing = (settings: Settings) =>
  settings.products.missing === 'create' && (makesOpportunities(settings) || makesCharges(settings));

const needs: readonly Need[] = [
  {
    path: 'opportunity.owner',
    purpose: 'where the employee of a quote is unknown in Autotask',
    isNeeded: makesOpportunities,
  },
  { path: 'opportunity.shippingType', purpose: 'for quotes with shipping', isNeeded: makesOpportunities },
  { path: 'products.materialCode', purpose: 'to make products that Autotask lacks', isNeeded: createsMissing },
  {
    path: 'services.serviceCode',
    purpose: 'to make services that Autotask lacks',
    isNeeded: (settings) => createsMissing(settings) && makesOpportunities(settings),
  },
  {
    path: 'companies.defaults.companyType',
    purpose: 'to create companies',
    isNeeded: ({ companies }) => companies.missing === 'create',
  },
  { path: 'ticket.queue', purpose: 'to make tickets', isNeeded: makesTickets },
  { path: 'ticket.status', purpose: 'to make tickets', isNeeded: makesTickets },
  { path: 'ticket.priority', purpose: 'to make tickets', isNeeded: makesTickets },
  { path: 'ticket.closedStatus', purpose: 'for a ticket that turns out to be a duplicate', isNeeded: makesTickets },
  { path: 'ticket.chargeType', purpose: 'to charge products on a ticket', isNeeded: makesCharges },
  { path: 'ticket.productMaterialCode', purpose: 'to charge shipping on a ticket', isNeeded: makesCharges },
  { path: 'unlistedMaterialCode', purpose: 'for lines without a product', isNeeded: () => true },
  { path: 'services.oneOffMaterialCode', purpose: 'for one-off services', isNeeded: makesOpportunities },
  { path: 'surchargeMaterialCode', purpose: 'for the payment surcharge of orders', isNeeded: () => true },
  { path: 'couponMaterialCode', purpose: 'for coupons of orders', isNeeded: () => true },
];

/**
 * Choices that a sync needs under these settings and that are not made, or fit nothing in the tenant's lists. Without lists
 * (null: not connected) only those that are not made. These are hints: a document that needs none of them syncs all the same.
 */
export function findOpenChoices(settings: Settings, lists: TenantLists | null): OpenChoice[] {
  return needs
    .filter(({ isNeeded }) => isNeeded(settings))
    .flatMap(({ path, purpose }) => {
      const reason = path === 'opportunity.owner' ? ownerReason(settings, lists) : choiceReason(settings, lists, path);
      if (reason === null) return [];
      return [{ path, message: reason === 'unset' ? `Needed ${purpose}.` : `Needed ${purpose}. ${reason}` }];
    });
}

function choiceReason(settings: Settings, lists: TenantLists | null, path: ChoicePath): string | null {
  const choice = readChoice(settings, path);
  if (choice === null || choice === '') return 'unset';
  const entries = entriesFor(path, settings, lists);
  if (entries === undefined) return null;
  const found = resolveChoice(choice, entries);
  return found.ok ? null : found.reason;
}

function ownerReason({ opportunity: { owner } }: Settings, lists: TenantLists | null): string | null {
  if (owner === null) return 'unset';
  if (lists === null || lists.owners.some((email) => email.toLowerCase() === owner.toLowerCase())) return null;
  return `Autotask has no active resource with the address ${owner}.`;
}
