import { describe, expect, it } from 'vitest';
import { createAutotaskSeed } from '../../sandbox/seed/createAutotaskSeed.ts';
import { createPicklists } from '../../sandbox/seed/createPicklists.ts';
import { createSandboxSettings } from '../../sandbox/seed/createSandboxSettings.ts';
import type { AutotaskRecord } from '../../sandbox/types.ts';
import { readSharedContract } from './readSharedContract.ts';

interface ContractField {
  type: string;
  required?: boolean;
  maxLength?: number;
  picklist?: boolean;
  ref?: string;
}

interface Contract {
  entities: Record<string, { fields: Record<string, ContractField> }>;
}

const contract = readSharedContract<Contract>('autotask.contract.json');
const seed = createAutotaskSeed();
const picklists = createPicklists();

const typeTests: Record<string, (value: unknown) => boolean> = {
  integer: Number.isSafeInteger,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
};

function findFieldFaults(entity: string, name: string, value: unknown, field: ContractField | undefined): string[] {
  if (!field) return ['is not in the contract'];
  if (value === null || value === undefined) return field.required ? ['is required'] : [];
  const [type = ''] = field.type.split('/');
  const faults = typeTests[type]?.(value) ? [] : [`is no ${type}: ${JSON.stringify(value)}`];
  if (field.type === 'string/date-time' && Number.isNaN(Date.parse(String(value)))) faults.push('is no date');
  if (type === 'string' && field.maxLength && String(value).length > field.maxLength) faults.push('is too long');
  const target = field.ref ? seed[field.ref] : undefined;
  if (target && !target.some((record) => record.id === value)) faults.push(`has no ${field.ref} ${value}`);
  // Lists of texts (date formats of resources) are no tenant data that anything here depends on.
  const listed = field.picklist && type === 'integer';
  if (listed && !picklists[`${entity}.${name}`]?.some((entry) => entry.value === value)) faults.push('is not listed');
  return faults;
}

function findFaults(entity: string, record: AutotaskRecord): string[] {
  const fields = contract?.entities[entity]?.fields ?? {};
  const names = new Set([...Object.keys(fields), ...Object.keys(record)]);
  return [...names].flatMap((name) =>
    findFieldFaults(entity, name, record[name], fields[name]).map((fault) => `${record.id}.${name} ${fault}`),
  );
}

const labels = (list: string) => (picklists[list] ?? []).filter((value) => value.isActive).map((value) => value.label);

describe.skipIf(!contract)('Autotask seed against the contract', () => {
  // The contract knows no field of opportunity categories.
  it.each(Object.keys(seed).filter((entity) => entity !== 'OpportunityCategories'))('%s is valid', (entity) => {
    expect(contract?.entities).toHaveProperty(entity);
    expect((seed[entity] ?? []).flatMap((record) => findFaults(entity, record))).toEqual([]);
  });

  it.each(Object.keys(picklists))('%s is a picklist of the contract', (list) => {
    const [entity = '', name = ''] = list.split('.');
    expect(contract?.entities[entity]?.fields[name]?.picklist).toBe(true);
  });
});

describe('Autotask seed', () => {
  it.each(Object.keys(seed))('%s has unique ids', (entity) => {
    const ids = (seed[entity] ?? []).map((record) => record.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(Object.entries(picklists))('%s has unique numbers', (_name, values) => {
    expect(new Set(values.map((value) => value.value)).size).toBe(values.length);
  });

  it('has one active material code Miscellaneous and one internal currency', () => {
    const named = (seed.BillingCodes ?? []).filter((code) => code.name === 'Miscellaneous');
    expect(named).toHaveLength(3);
    expect(named.filter((code) => code.useType === 4 && code.isActive)).toHaveLength(1);
    expect((seed.Currencies ?? []).filter((currency) => currency.isInternalCurrency)).toHaveLength(1);
  });

  it('shares ids between records and the picklists of quotes', () => {
    for (const [list, entity] of [
      ['Quotes.shippingType', 'ShippingTypes'],
      ['Quotes.taxRegionID', 'TaxRegions'],
      ['Quotes.paymentTerm', 'PaymentTerms'],
      ['Opportunities.opportunityCategoryID', 'OpportunityCategories'],
    ] as const) {
      expect(picklists[list]?.map((value) => value.value)).toEqual(seed[entity]?.map((record) => record.id));
    }
  });

  it('fits the settings of the sandbox', () => {
    const settings = createSandboxSettings() as {
      opportunity: { owner: string; shippingType: string; states: Record<string, { stage: string; status: string }> };
      ticket: Record<string, string>;
    };
    for (const { stage, status } of Object.values(settings.opportunity.states)) {
      expect(labels('Opportunities.stage')).toContain(stage);
      expect(labels('Opportunities.status')).toContain(status);
    }
    expect(labels('Quotes.shippingType')).toContain(settings.opportunity.shippingType);
    expect((seed.Resources ?? []).find(({ email }) => email === settings.opportunity.owner)?.isActive).toBe(true);
    expect(labels('Tickets.queueID')).toContain(settings.ticket.queue);
    expect(labels('Tickets.status')).toContain(settings.ticket.status);
    expect(labels('TicketCharges.chargeType')).toContain(settings.ticket.chargeType);
  });
});
