import { productLines, type QuoteSpec, simpleQuote } from './documentSpecs.ts';
import { seedIndex } from './seedIndex.ts';
import { staffIds } from './staffProfiles.ts';

const noDelivery = {
  deliveryCompany: null,
  deliveryContact: null,
  deliveryPhone: null,
  deliveryAddress: null,
  deliveryCity: null,
  deliveryState: null,
  deliveryPostalCode: null,
  deliveryCountry: null,
};

const plain = (id: number, title: string, first: number, rest: Partial<QuoteSpec>): QuoteSpec =>
  simpleQuote(id, title, productLines(first, 3), { delivery: 14, ...rest });

/** Quotes about company, contact, owner, address and target. */
export const quoteSpecsParties: QuoteSpec[] = [
  plain(seedIndex.companyMissing, 'Welcome package', 2022, { customer: 1019 }),
  plain(seedIndex.companyAmbiguous, 'Lobby tablets', 2025, { customer: 1018 }),
  plain(seedIndex.companyInactive, 'Field radios', 2028, { customer: 1020 }),
  plain(seedIndex.companyByName, 'Ward terminals', 2031, { customer: 1015 }),
  plain(seedIndex.currencyDiffers, 'Dispatch screens', 2034, { customer: 1021 }),
  plain(seedIndex.organisationOnly, 'Aircraft tablets', 2037, { customer: 1011 }),
  plain(seedIndex.noAddress, 'Bench power', 2043, { customer: 1022, fields: noDelivery }),
  plain(seedIndex.noDeliveryAddress, 'Archive scanner', 2046, { customer: 1007, fields: noDelivery }),
  plain(seedIndex.unknownOwner, 'Vault cameras', 2049, { customer: 1012, owner: staffIds.withoutResource }),
  plain(seedIndex.inactiveOwner, 'Cold room sensors', 2052, { customer: 1014, owner: staffIds.inactiveResource }),
  plain(seedIndex.sameTitleOpen, 'Branch rollout', 2055, { customer: 1012 }),
  plain(seedIndex.ambiguousTarget, 'Second opinion', 2058, { customer: 1013 }),
  plain(seedIndex.foreignContact, 'Cold chain laptops', 2061, { customer: 1014, owner: staffIds.capitals }),
  plain(seedIndex.longAddress, 'Survey tablets', 2064, { customer: 1024, owner: null }),
  plain(seedIndex.zonelessDates, 'Night shift', 2067, {
    fields: {
      expiryDate: '2027-02-28T00:00:00',
      createdDate: '2026-11-03T23:30:00',
      modifiedDate: '2026-11-04T00:10:00.123',
    },
  }),
];
