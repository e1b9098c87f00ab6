import Big from 'big.js';
import type { AutotaskCompany, AutotaskProduct, AutotaskService } from '../../utils/domain/autotaskRecords';
import type { PlanInput } from '../../utils/domain/planInput';
import type { ReferenceData } from '../../utils/domain/referenceData';
import type { RemoteState } from '../../utils/domain/remoteState';
import type { Settings } from '../../utils/domain/settings';
import type { SourceDocument, SourceLine, SourceProduct, SourceSection } from '../../utils/domain/sourceDocument';
import { ownText } from '../../utils/domain/syncRecord/recordText';
import { defaultSettings } from '../../utils/settings/defaultSettings';

/** A selected section of products with these lines. */
export function aSection(partial: Partial<SourceSection> = {}): SourceSection {
  return {
    id: 10,
    kind: 'products',
    position: 1,
    isMultiChoice: false,
    isSelected: true,
    title: 'Hardware',
    lines: [aLine()],
    ...partial,
  };
}

/** An open quote with one line of one product. */
export function aDocument(partial: Partial<SourceDocument> = {}): SourceDocument {
  return {
    kind: 'quote',
    id: 1,
    number: 'QO00000001',
    title: 'New office',
    state: 'sent',
    createdOn: '2026-03-02',
    expiresOn: '2026-04-01',
    modifiedAt: '2026-03-02T10:00:00Z',
    customer: { id: 5, name: 'Acme Pty', accountNumber: 'ACME', billingAddress: null },
    contactEmail: null,
    ownerEmail: 'owner@example.com',
    deliveryAddress: null,
    reference: null,
    sections: [aSection()],
    shipping: new Big(0),
    surcharge: new Big(0),
    coupon: new Big(0),
    orderStatus: null,
    quote: null,
    orderId: null,
    native: { opportunityId: null, quoteId: null, organizationId: null },
    ...partial,
  };
}

/** A document with these lines in one section. */
export function withLines(lines: SourceLine[], partial: Partial<SourceDocument> = {}): SourceDocument {
  return aDocument({ sections: [aSection({ lines })], ...partial });
}

/** One required one-time line of one product at 100.00; the tax is 10 % per unit, of the price before discount less discount. */
export function aLine(partial: Partial<SourceLine> = {}): SourceLine {
  const line: SourceLine = {
    id: 81,
    position: 1,
    title: 'Laptop 14"',
    description: 'A laptop',
    product: aProduct(),
    price: new Big(100),
    quantity: 1,
    tax: new Big(0),
    taxRate: new Big(10),
    period: 'oneTime',
    isOptional: false,
    isSelected: false,
    discount: null,
    cost: null,
    ...partial,
  };
  return partial.tax ? line : { ...line, tax: taxOfUnit(line) };
}

function taxOfUnit({ price, quantity, discount, taxRate }: SourceLine): Big {
  if (quantity === 0) return new Big(0);
  const value = discount?.value ?? 0;
  const reduction = discount?.kind === 'percentage' ? price.times(value).div(100) : new Big(value).div(quantity);
  return price.minus(reduction).times(taxRate).div(100).round(2);
}

/** A product of Quote Manager's catalogue. */
export function aProduct(partial: Partial<SourceProduct> = {}): SourceProduct {
  return {
    id: 500,
    kind: 'product',
    number: 'PN-1',
    manufacturerPartNumber: 'MPN-1',
    name: 'Laptop 14 inch',
    brand: 'Lenovo',
    category: 'Hardware',
    price: new Big(100),
    retailPrice: new Big(120),
    cost: new Big(80),
    isActive: true,
    isSerialized: false,
    period: 'oneTime',
    ...partial,
  };
}

/** A managed service of Quote Manager's catalogue. */
export function aServiceProduct(partial: Partial<SourceProduct> = {}): SourceProduct {
  const base = { id: 600, kind: 'service', number: 'SV-1', manufacturerPartNumber: '', name: 'Backup' } as const;
  return aProduct({ ...base, brand: null, category: 'Services', period: 'monthly', ...partial });
}

/** The Autotask product of `aProduct()`. */
export function anAutotaskProduct(partial: Partial<AutotaskProduct> = {}): AutotaskProduct {
  return {
    id: 7001,
    name: 'Laptop 14 inch',
    sku: null,
    externalProductID: 'PN-1',
    manufacturerProductName: null,
    manufacturerName: null,
    isActive: true,
    isSerialized: false,
    productBillingCodeID: 301,
    unitPrice: 100,
    unitCost: null,
    msrp: null,
    ...partial,
  };
}

/** The monthly Autotask service of `aServiceProduct()`. */
export function anAutotaskService(partial: Partial<AutotaskService> = {}): AutotaskService {
  return {
    id: 8001,
    name: 'Backup',
    sku: null,
    externalID: 'SV-1',
    catalogNumberPartNumber: null,
    isActive: true,
    billingCodeID: 401,
    periodType: 22,
    unitPrice: 20,
    unitCost: null,
    ...partial,
  };
}

const entries = (values: [number, string][]) =>
  values.map(([id, label]) => ({ id, label, isActive: true, isDefault: false }));

const code = (id: number, name: string, useType: number, taxCategoryID: number | null) => ({
  id,
  name,
  isActive: true,
  useType,
  taxCategoryID,
});

/** Lists of a tenant; the ids are odd on purpose, since they are tenant data. */
export function someReference(partial: Partial<ReferenceData> = {}): ReferenceData {
  return {
    picklists: {
      'Opportunities.stage': entries([
        [31, 'Proposal'],
        [32, 'Won'],
        [33, 'Lost'],
      ]),
      'Opportunities.status': entries([
        [41, 'Active'],
        [42, 'Closed'],
        [43, 'Lost'],
      ]),
      'QuoteItems.periodType': entries([
        [15, 'One-Time'],
        [17, 'Monthly'],
        [18, 'Semi-Annual'],
        [19, 'Quarterly'],
        [21, 'Yearly'],
      ]),
      'Services.periodType': entries([
        [22, 'Monthly'],
        [23, 'Quarterly'],
        [24, 'Yearly'],
      ]),
    },
    billingCodes: [
      code(301, 'Hardware', 4, 901),
      code(302, 'Miscellaneous', 4, 902),
      code(303, 'Labor material', 4, 903),
      code(401, 'Managed services', 5, 904),
      code(402, 'Cloud services', 5, 905),
    ],
    shippingTypes: [{ id: 61, name: 'Courier', isActive: true, billingCodeID: 303 }],
    resources: [{ id: 51, email: 'owner@example.com', isActive: true }],
    taxRegions: [{ id: 71, name: 'Perth', isActive: true }],
    userDefinedFields: { Opportunities: [], Tickets: [] },
    internalCurrencyId: null,
    ...partial,
  };
}

/** Settings of a configured tenant. */
export function someSettings(partial: Partial<Settings> = {}): Settings {
  const { opportunity, products, services } = defaultSettings;
  return {
    ...defaultSettings,
    nativeIntegration: 'never',
    opportunity: { ...opportunity, shippingType: 'courier' },
    products: { ...products, materialCode: 'Hardware' },
    services: { ...services, serviceCode: 'Managed services' },
    ...partial,
  };
}

/** The Autotask company of `aDocument()`'s customer. */
export function anAutotaskCompany(partial: Partial<AutotaskCompany> = {}): AutotaskCompany {
  return {
    id: 9001,
    companyName: 'Acme Pty',
    companyNumber: 'ACME',
    isActive: true,
    taxRegionID: 71,
    currencyID: null,
    address1: '1 High Street',
    address2: null,
    city: 'Perth',
    state: 'WA',
    postalCode: '6000',
    ...partial,
  };
}

/** What is read before the first sync of `aDocument()`: its parties and its product, nothing of its own. */
export function someRemote(partial: Partial<RemoteState> = {}): RemoteState {
  return {
    companies: [anAutotaskCompany()],
    contacts: [],
    resources: [{ id: 51, email: 'owner@example.com', isActive: true }],
    opportunities: [],
    quotes: [],
    items: [],
    locations: [],
    products: [anAutotaskProduct()],
    services: [anAutotaskService()],
    tickets: [],
    charges: [],
    ...partial,
  };
}

/** What the planner is given for the first sync of `aDocument()`. */
export function aPlanInput(partial: Partial<PlanInput> = {}): PlanInput {
  return {
    source: aDocument(),
    remote: someRemote(),
    known: { links: [], intents: [] },
    reference: someReference(),
    settings: someSettings(),
    decisions: {},
    today: '2026-03-10',
    settleMs: 10_000,
    quietMs: 30_000,
    ...partial,
  };
}

/** The same records after the sync record was lost. */
export function withoutRecord(remote: RemoteState): RemoteState {
  const opportunities = remote.opportunities.map((opportunity) => ({
    ...opportunity,
    description: ownText(opportunity.description ?? ''),
  }));
  return { ...remote, opportunities };
}
