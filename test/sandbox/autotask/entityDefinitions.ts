import { billingFields } from './fields/billingFields.ts';
import { companyFields } from './fields/companyFields.ts';
import { contactFields } from './fields/contactFields.ts';
import type { FieldDefinition, FieldTable } from './fields/FieldTable.ts';
import { opportunityFields } from './fields/opportunityFields.ts';
import { parseFieldTable } from './fields/parseField.ts';
import { productFields } from './fields/productFields.ts';
import { quoteFields } from './fields/quoteFields.ts';
import { staffFields } from './fields/staffFields.ts';
import { ticketChargeFields } from './fields/ticketChargeFields.ts';
import { ticketFields } from './fields/ticketFields.ts';

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Routes below a parent: `/{parent}/{parentId}/{segment}`. */
export interface ChildRoutes {
  parent: string;
  segment: string;
  /** The field that holds the parent's id. */
  parentField: string;
  collection: Verb[];
  single: Verb[];
}

/** One entity: its fields and where it can be reached. */
export interface EntityDefinition {
  name: string;
  /** As the interface calls one record: `Opportunity`. */
  singular: string;
  /** By lower-case name. */
  fields: Map<string, FieldDefinition>;
  /** Verbs of `/{name}`. */
  collection: Verb[];
  /** Verbs of `/{name}/{id}`. */
  single: Verb[];
  /** False: nothing but `/{name}/query` exists. */
  hasInformation: boolean;
  hasUserDefinedFields: boolean;
  child?: ChildRoutes;
}

const tables: Record<string, FieldTable> = {
  ...opportunityFields,
  ...quoteFields,
  ...productFields,
  ...billingFields,
  ...companyFields,
  ...contactFields,
  ...ticketFields,
  ...ticketChargeFields,
  ...staffFields,
};

const writable: Verb[] = ['POST', 'PUT', 'PATCH'];
const changeable: Verb[] = ['PUT', 'PATCH'];
const childCollection: Verb[] = ['GET', 'POST', 'PUT', 'PATCH'];

const flatVerbs: Record<string, Verb[]> = {
  Companies: writable,
  Currencies: changeable,
  Departments: writable,
  Opportunities: writable,
  PaymentTerms: writable,
  Products: writable,
  QuoteLocations: writable,
  Quotes: writable,
  Resources: changeable,
  Roles: writable,
  SalesOrders: changeable,
  ServiceBundles: writable,
  Services: writable,
  TaxCategories: writable,
  Taxes: writable,
  TaxRegions: writable,
  Tickets: writable,
  UserDefinedFieldDefinitions: writable,
};

function child(parent: string, segment: string, parentField: string, rest: Partial<ChildRoutes> = {}): ChildRoutes {
  return { parent, segment, parentField, collection: childCollection, single: ['GET'], ...rest };
}

const children: Record<string, ChildRoutes> = {
  CompanyLocations: child('Companies', 'Locations', 'companyID', { single: ['GET', 'DELETE'] }),
  CompanyNotes: child('Companies', 'Notes', 'companyID'),
  Contacts: child('Companies', 'Contacts', 'companyID', { single: ['GET', 'DELETE'] }),
  ProductVendors: child('Products', 'Vendors', 'productID'),
  QuoteItems: child('Quotes', 'Items', 'quoteID', { single: ['GET', 'DELETE'] }),
  SalesOrders: child('Opportunities', 'SalesOrders', 'opportunityID', { collection: ['GET', 'PUT', 'PATCH'] }),
  TicketCharges: child('Tickets', 'Charges', 'ticketID', { single: ['GET', 'DELETE'] }),
  TicketNotes: child('Tickets', 'Notes', 'ticketID'),
};

const irregularSingulars: Record<string, string> = { Taxes: 'Tax' };
const entitiesWithUserDefinedFields = ['Opportunities', 'Products', 'Tickets', 'Companies', 'Contacts'];

function nameOne(name: string): string {
  return irregularSingulars[name] ?? name.replace(/ies$/, 'y').replace(/s$/, '');
}

function defineEntity(name: string, table: FieldTable): EntityDefinition {
  const onlyQuery = name === 'OpportunityCategories';
  return {
    name,
    singular: nameOne(name),
    fields: parseFieldTable(table),
    collection: flatVerbs[name] ?? [],
    single: onlyQuery ? [] : name === 'ServiceBundles' ? ['GET', 'DELETE'] : ['GET'],
    hasInformation: !onlyQuery,
    hasUserDefinedFields: entitiesWithUserDefinedFields.includes(name),
    child: children[name],
  };
}

/** All served entities by lower-case name, with the routes that the REST interface gives each (autotask.md § 2, § 7). */
export const entityDefinitions: ReadonlyMap<string, EntityDefinition> = new Map(
  Object.entries(tables).map(([name, table]) => [name.toLowerCase(), defineEntity(name, table)]),
);

/** The definition of an entity that is known to be served; throws for a name that is not. */
export function definitionOf(name: string): EntityDefinition {
  const found = entityDefinitions.get(name.toLowerCase());
  if (!found) throw new Error(`The sandbox does not serve ${name}`);
  return found;
}
