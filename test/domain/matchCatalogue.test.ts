import { describe, expect, it } from 'vitest';
import { matchProduct } from '../../utils/domain/matching/matchProduct';
import { matchService, servicesOf } from '../../utils/domain/matching/matchService';
import { anAutotaskProduct, anAutotaskService, aProduct, aServiceProduct } from '../support/documents';

const product = aProduct();
const bare = { externalProductID: null, sku: null, manufacturerProductName: null };
const byExternal = anAutotaskProduct({ id: 1 });
const bySku = anAutotaskProduct({ ...bare, id: 2, sku: 'PN-1' });
const byPart = anAutotaskProduct({ ...bare, id: 3, manufacturerProductName: 'MPN-1' });

describe('matchProduct', () => {
  it.each([
    ['the link first', [byExternal, bySku, byPart], 3, 3],
    ['then the external id', [byPart, bySku, byExternal], undefined, 1],
    ['then the SKU', [byPart, bySku], undefined, 2],
    ['then the part number', [byPart], undefined, 3],
    ['the external id when the linked record is gone', [byExternal], 99, 1],
  ])('takes %s', (_, products, linked, id) => {
    expect(matchProduct(product, products, linked)).toMatchObject({ kind: 'found', product: { id } });
  });

  it('matches exactly and never by empty keys', () => {
    expect(matchProduct(product, [anAutotaskProduct({ ...bare, sku: 'PN-10' })]).kind).toBe('missing');
    const keyless = aProduct({ number: ' ', manufacturerPartNumber: '' });
    expect(matchProduct(keyless, [anAutotaskProduct({ ...bare, sku: '', externalProductID: ' ' })]).kind).toBe(
      'missing',
    );
  });

  it('wants equal brands where both sides name one', () => {
    expect(matchProduct(product, [{ ...byPart, manufacturerName: 'Dell' }]).kind).toBe('missing');
    expect(matchProduct(product, [{ ...byPart, manufacturerName: 'LENOVO' }]).kind).toBe('found');
    expect(matchProduct(aProduct({ brand: null }), [{ ...byPart, manufacturerName: 'Dell' }]).kind).toBe('found');
  });

  it('never chooses between several', () => {
    const result = matchProduct(product, [bySku, { ...bySku, id: 5 }]);
    expect(result).toMatchObject({ kind: 'ambiguous', candidates: [{ id: 2 }, { id: 5 }] });
  });

  it('takes the lowest of those that bear what we write: browsers made them at once', () => {
    const ours = anAutotaskProduct({ sku: 'PN-1' });
    const doubles = [
      { ...ours, id: 9 },
      { ...ours, id: 8 },
      { ...ours, id: 7, isActive: false },
    ];
    expect(matchProduct(product, doubles)).toMatchObject({ kind: 'found', product: { id: 8 } });
    expect(matchProduct(product, [...doubles, { ...ours, id: 6, sku: 'OTHER' }]).kind).toBe('ambiguous');
  });

  it('names an inactive one, but prefers the active twin', () => {
    const retired = { ...bySku, id: 5, isActive: false };
    expect(matchProduct(product, [retired])).toMatchObject({ kind: 'inactive', product: { id: 5 } });
    expect(matchProduct(product, [retired, bySku])).toMatchObject({ kind: 'found', product: { id: 2 } });
  });

  it('finds a long number by the part that Autotask keeps', () => {
    const number = 'N'.repeat(60);
    expect(matchProduct(aProduct({ number }), [anAutotaskProduct({ externalProductID: 'N'.repeat(50) })]).kind).toBe(
      'found',
    );
  });
});

const service = aServiceProduct({ manufacturerPartNumber: 'SMPN' });
const monthly = { period: 'monthly', typeId: 22 } as const;
const yearly = { period: 'yearly', typeId: 24 } as const;
const none = { name: 'Other', externalID: null, sku: null, catalogNumberPartNumber: null };

describe('matchService', () => {
  const sku = anAutotaskService({ ...none, id: 2, sku: 'SV-1' });
  const part = anAutotaskService({ ...none, id: 3, catalogNumberPartNumber: 'SMPN' });
  const name = anAutotaskService({ ...none, id: 4, name: 'Backup' });
  const external = anAutotaskService({ id: 1, name: 'Other' });
  it.each([
    ['link', [external, name], [4], 4],
    ['external id', [name, part, sku, external], [], 1],
    ['SKU', [name, part, sku], [], 2],
    ['part number', [name, part], [], 3],
    ['name', [name], [], 4],
  ])('finds by %s', (_, services, linked, id) => {
    expect(matchService(service, monthly, services, linked)).toMatchObject({ kind: 'found', service: { id } });
  });

  it('wants key and period equal', () => {
    expect(matchService(service, yearly, [external])).toMatchObject({ kind: 'periodDiffers', candidates: [{ id: 1 }] });
    const other = anAutotaskService({ ...none, id: 9, sku: 'SV-1', periodType: 24 });
    expect(matchService(service, yearly, [external, other])).toMatchObject({ kind: 'found', service: { id: 9 } });
    expect(matchService(service, yearly, []).kind).toBe('missing');
  });

  it('knows the variant of a period again', () => {
    const variant = anAutotaskService({ id: 7, externalID: 'SV-1:yearly', name: 'Backup (Yearly)', periodType: 24 });
    expect(matchService(service, yearly, [external, variant])).toMatchObject({ kind: 'found', service: { id: 7 } });
    expect(matchService(service, monthly, [variant]).kind).toBe('missing');
  });

  it('reports several and inactive ones', () => {
    expect(matchService(service, monthly, [sku, { ...sku, id: 8 }]).kind).toBe('ambiguous');
    expect(matchService(service, monthly, [{ ...sku, isActive: false }]).kind).toBe('inactive');
  });

  it('takes the lowest of those that bear what we write, in one period', () => {
    const ours = anAutotaskService({ sku: 'SV-1' });
    const doubles = [
      { ...ours, id: 9 },
      { ...ours, id: 8 },
    ];
    expect(matchService(service, monthly, doubles)).toMatchObject({ kind: 'found', service: { id: 8 } });
    const variant = { ...ours, id: 7, externalID: 'SV-1:monthly' };
    expect(matchService(service, monthly, [...doubles, variant]).kind).toBe('ambiguous');
  });

  it('lists the services of a product in any period', () => {
    const variant = anAutotaskService({ id: 7, externalID: 'SV-1:yearly', periodType: 24 });
    expect(servicesOf(service, [external, variant, name]).map(({ id }) => id)).toEqual([1, 7]);
    expect(servicesOf(service, [{ ...external, isActive: false }, variant]).map(({ id }) => id)).toEqual([7]);
    expect(servicesOf(service, [])).toEqual([]);
  });
});
