import { describe, expect, it } from 'vitest';
import { planSync } from '../../utils/domain/planSync';
import {
  aLine,
  anAutotaskCompany,
  anAutotaskProduct,
  anAutotaskService,
  aPlanInput,
  aServiceProduct,
  someRemote,
  someSettings,
  withLines,
} from '../support/documents';
import { answer, codesOf, keysOf, questionOf, settle } from '../support/planAnswers';

describe('a product that fits several', () => {
  const products = [anAutotaskProduct(), anAutotaskProduct({ id: 7002, sku: 'LAP-2' })];
  const input = aPlanInput({ remote: someRemote({ products }) });

  it('is asked about with all of them and a search', () => {
    const plan = planSync(input);
    expect(codesOf(plan)).toEqual(['ambiguous-product']);
    expect(questionOf(plan, 'product:PN-1')).toMatchObject({
      code: 'ambiguous-product',
      answers: [
        { label: 'Use "Laptop 14 inch" (#7001)', decision: { products: { 'PN-1': 7001 } } },
        { label: 'Use "Laptop 14 inch" (#7002)', hint: 'SKU LAP-2', decision: { products: { 'PN-1': 7002 } } },
      ],
      search: { entity: 'Products', into: 'products', key: 'PN-1' },
    });
  });

  it('is the one that was picked, and stays linked for every document', () => {
    const { plan, end } = settle(answer(input, 'product:PN-1', 'Use "Laptop 14 inch" (#7002)'));
    expect(plan.operations).toContainEqual(
      expect.objectContaining({ kind: 'adopt', key: 'product:PN-1', entity: 'Products', id: 7002 }),
    );
    expect(end.remote.items).toEqual([expect.objectContaining({ productID: 7002 })]);
  });
});

describe('a product that is missing or retired', () => {
  it.each([
    ['product-not-found', []],
    ['product-inactive', [anAutotaskProduct({ isActive: false })]],
  ] as const)('is looked for by the user (%s)', (code, products) => {
    const { products: catalogue } = someSettings();
    const input = aPlanInput({
      remote: someRemote({ products: [...products] }),
      settings: someSettings({ products: { ...catalogue, missing: 'stop' } }),
    });
    const plan = planSync(input);
    expect(codesOf(plan)).toEqual([code]);
    expect(questionOf(plan, 'product:PN-1')).toMatchObject({ code, answers: [], search: { entity: 'Products' } });
    const found = anAutotaskProduct({ id: 7009, externalProductID: null });
    const remote = { ...input.remote, products: [...products, found] };
    const { end } = settle({ ...input, remote, decisions: { products: { 'PN-1': 7009 } } });
    expect(end.remote.items).toEqual([expect.objectContaining({ productID: 7009 })]);
  });
});

describe('a recurring service', () => {
  const line = aLine({ product: aServiceProduct(), period: 'yearly' });
  const { products } = someSettings();
  const settings = someSettings({ products: { ...products, missing: 'stop' } });

  it('that Autotask bills in another period can be another service', () => {
    const input = aPlanInput({ source: withLines([line]), settings });
    const plan = planSync(input);
    expect(codesOf(plan)).toEqual(['service-period-differs']);
    expect(questionOf(plan, 'service:SV-1:yearly')).toMatchObject({
      search: { entity: 'Services', into: 'services', key: 'SV-1:yearly', periodType: 24 },
    });
    const yearly = anAutotaskService({ id: 8009, name: 'Backup by the year', externalID: null, periodType: 24 });
    const remote = { ...input.remote, services: [...input.remote.services, yearly] };
    const { end } = settle({ ...input, remote, decisions: { services: { 'SV-1:yearly': 8009 } } });
    expect(end.remote.items).toEqual([expect.objectContaining({ serviceID: 8009, quoteItemType: 11 })]);
  });

  it('that fits several is the one that was picked', () => {
    const services = [anAutotaskService(), anAutotaskService({ id: 8002, sku: 'B-2' })];
    const input = aPlanInput({
      source: withLines([{ ...line, period: 'monthly' }]),
      remote: someRemote({ services }),
      settings,
    });
    const { end } = settle(answer(input, 'service:SV-1:monthly', 'Use "Backup" (#8002)'));
    expect(end.remote.items).toEqual([expect.objectContaining({ serviceID: 8002 })]);
  });
});

describe('recurring free text', () => {
  const input = aPlanInput({ source: withLines([aLine({ product: null, period: 'monthly' })]) });

  it('is sent as one-time on purpose, and that is not asked again', () => {
    expect(codesOf(planSync(input))).toEqual(['recurring-without-service']);
    const { end } = settle(answer(input, 'service:item:line-81', 'Send it as one-time'));
    expect(end.remote.items).toEqual([expect.objectContaining({ quoteItemType: 2, periodType: 15 })]);
  });

  it('is billed by the service that was picked, and that is not asked again', () => {
    const { end } = settle({ ...input, decisions: { services: { 'item:line-81': 8001 } } });
    expect(end.remote.items).toEqual([expect.objectContaining({ quoteItemType: 11, serviceID: 8001, periodType: 17 })]);
    expect(codesOf(planSync({ ...end, source: withLines([aLine({ product: null, period: 'yearly' })]) }))).toEqual([
      'recurring-without-service',
    ]);
  });

  it('asks again where the picked service bills in another period', () => {
    const remote = someRemote({ services: [anAutotaskService({ periodType: 24 })] });
    expect(codesOf(planSync({ ...input, remote, decisions: { services: { 'item:line-81': 8001 } } }))).toEqual([
      'recurring-without-service',
    ]);
  });
});

describe('a customer without a company', () => {
  it('is the company that was picked among several', () => {
    const companies = [anAutotaskCompany(), anAutotaskCompany({ id: 9002, city: 'Albany' })];
    const input = aPlanInput({ remote: someRemote({ companies }) });
    const question = questionOf(planSync(input), 'company');
    expect(question?.answers.map(({ decision }) => decision)).toEqual([{ company: 9001 }, { company: 9002 }]);
    expect(question?.search).toEqual({ entity: 'Companies', into: 'company' });
    // A linked company is the only one that is read.
    const remote = { ...input.remote, companies: companies.slice(1) };
    const { plan, end } = settle({ ...answer(input, 'company', 'Use "Acme Pty" (#9002)'), remote });
    expect(plan.operations).toContainEqual(expect.objectContaining({ kind: 'adopt', key: 'company:5', id: 9002 }));
    expect(end.remote.opportunities).toEqual([expect.objectContaining({ companyID: 9002 })]);
  });

  it('becomes a new one where the user says so', () => {
    const reference = aPlanInput().reference;
    const types = [{ id: 1, label: 'Customer', isActive: true, isDefault: false }];
    const input = aPlanInput({
      remote: someRemote({ companies: [] }),
      settings: someSettings({ companies: { missing: 'ask', defaults: { companyType: 'Customer', phone: '1' } } }),
      reference: { ...reference, picklists: { ...reference.picklists, 'Companies.companyType': types } },
    });
    expect(codesOf(planSync(input))).toEqual(['company-unlinked']);
    const decided = answer(input, 'company', 'Create "Acme Pty"');
    expect(keysOf(planSync(decided))).toEqual(['create company:5']);
    const made = { ...decided, remote: someRemote() };
    expect(keysOf(planSync(made))).toContain('create opportunity');
    expect(keysOf(planSync(made))).not.toContain('create company:5');
  });
});
