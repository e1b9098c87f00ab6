import type { AutotaskEntity } from '../domain/autotaskRecords';

/** Entities that the client can address: those of a sync, and children that only go along. */
export type RestEntity = AutotaskEntity | 'ProductVendors' | 'CompanyLocations' | 'CompanyNotes' | 'TicketNotes';

interface EntityRoute {
  /** Singular, as it reads in a sentence. */
  noun: string;
  /** Whose page shows the record: its own, or its parent's. */
  page: AutotaskEntity;
  /** Below the parent (`page`) where records are written; `null` = under the entity's own name (reference § 0.1). */
  child: string | null;
}

const flat = (page: AutotaskEntity, noun: string): EntityRoute => ({ noun, page, child: null });
const childOf = (page: AutotaskEntity, child: string, noun: string): EntityRoute => ({ noun, page, child });

const ROUTES: Record<RestEntity, EntityRoute> = {
  Opportunities: flat('Opportunities', 'opportunity'),
  Quotes: flat('Quotes', 'quote'),
  QuoteItems: childOf('Quotes', 'Items', 'quote item'),
  QuoteLocations: flat('QuoteLocations', 'quote location'),
  Products: flat('Products', 'product'),
  ProductVendors: childOf('Products', 'Vendors', 'vendor of the product'),
  Services: flat('Services', 'service'),
  Companies: flat('Companies', 'company'),
  CompanyLocations: childOf('Companies', 'Locations', 'location of the company'),
  CompanyNotes: childOf('Companies', 'Notes', 'note of the company'),
  Contacts: childOf('Companies', 'Contacts', 'contact'),
  Resources: flat('Resources', 'resource'),
  BillingCodes: flat('BillingCodes', 'billing code'),
  ShippingTypes: flat('ShippingTypes', 'shipping type'),
  Currencies: flat('Currencies', 'currency'),
  TaxRegions: flat('TaxRegions', 'tax region'),
  Tickets: flat('Tickets', 'ticket'),
  TicketCharges: childOf('Tickets', 'Charges', 'ticket charge'),
  TicketNotes: childOf('Tickets', 'Notes', 'note of the ticket'),
};

/**
 * The path below `V1.0/` where records of the entity are created, changed and deleted: `Quotes/7/Items`. Reading goes to the
 * entity's own name instead. Null when the entity needs a parent and none is given.
 */
export function findWriteRoute(entity: RestEntity, parentId: number | null): string | null {
  const { page, child } = ROUTES[entity];
  if (child === null) return entity;
  return parentId === null ? null : `${page}/${parentId}/${child}`;
}

/** The record whose page shows this one: itself, or the parent of a child. Null while it has no id yet. */
export function findPageRecord(
  entity: RestEntity,
  ids: { id: number | null; parentId: number | null },
): { entity: AutotaskEntity; id: number } | null {
  const { page, child } = ROUTES[entity];
  const id = child === null ? ids.id : ids.parentId;
  return id === null ? null : { entity: page, id };
}

/** The entity's record in words, `quote item`. */
export function nameEntity(entity: RestEntity): string {
  return ROUTES[entity].noun;
}
