import { describe, expect, it } from 'vitest';
import type { Link, OpenIntent } from '../../utils/domain/known';
import { claimNote } from '../../utils/domain/twoBrowsers/claims';
import { type Catalogue, settleCatalogue } from '../../utils/domain/twoBrowsers/settleCatalogue';
import { anAutotaskProduct, anAutotaskService } from '../support/documents';

const ours = anAutotaskProduct({ sku: 'PN-1' });
const base = { name: ours.name, externalProductID: 'PN-1', sku: 'PN-1', unitPrice: 100, isActive: true };

const note = (key: string): OpenIntent => ({ key: claimNote(key), entity: 'Products', fields: {}, ageMs: 400 });
const made = (id: number, partial: Partial<Link> = {}): Link => ({
  key: 'product:PN-1',
  entity: 'Products',
  id,
  base,
  madeAgeMs: 400,
  ...partial,
});
const settle = ({
  products = [],
  services = [],
  links = [made(9)],
  intents = [],
}: Partial<Catalogue> & Partial<Catalogue['known']>) =>
  settleCatalogue({ products, services, known: { links, intents: [note('product:PN-1'), ...intents] } });
const operationsOf = (settled: ReturnType<typeof settle>) => settled.givenUp.flatMap(({ operations }) => operations);

describe('a product that this browser has just made', () => {
  it('is proven where no other one bears its mark, or a later one does', () => {
    for (const rivals of [[], [{ ...ours, id: 12 }]]) {
      const settled = settle({ products: [{ ...ours, id: 9 }, ...rivals] });
      expect([settled.proven, settled.givenUp]).toEqual([['product:PN-1'], []]);
    }
  });

  it('is retired, marked and left for the lowest where others were first', () => {
    const products = [
      { ...ours, id: 9 },
      { ...ours, id: 8 },
      { ...ours, id: 7, unitPrice: 95 },
    ];
    const settled = settle({ products });
    expect(operationsOf(settled)).toEqual([
      {
        kind: 'update',
        key: 'retire:Products-9',
        entity: 'Products',
        id: 9,
        parent: null,
        changes: {
          name: { before: 'Laptop 14 inch', after: '[duplicate of #7] Laptop 14 inch' },
          isActive: { before: true, after: false },
        },
        reason: 'another browser made #7 first',
      },
      expect.objectContaining({ kind: 'adopt', key: 'product:PN-1', id: 7, after: ['retire:Products-9'] }),
    ]);
    expect(settled.proven).toEqual([]);
    expect(settled.products.map(({ id }) => id)).toEqual([8, 7]);
    // The other browser's price is not one that this one wrote.
    const { unitPrice: _, ...agreed } = base;
    expect(settled.known.links).toEqual([{ key: 'product:PN-1', entity: 'Products', id: 7, base: agreed }]);
  });

  it('keeps its name within what Autotask takes', () => {
    const long = { ...ours, name: 'N'.repeat(100) };
    const [retired] = operationsOf(
      settle({
        products: [
          { ...long, id: 9 },
          { ...long, id: 7 },
        ],
      }),
    );
    expect(retired).toMatchObject({ changes: { name: { after: `[duplicate of #7] ${'N'.repeat(82)}` } } });
  });

  it('stays where the other one is retired, or bears another mark', () => {
    const others = [
      { ...ours, id: 7, isActive: false },
      { ...ours, id: 6, externalProductID: 'PN-2' },
      { ...ours, id: 5, externalProductID: null },
    ];
    expect(settle({ products: [{ ...ours, id: 9 }, ...others] }).givenUp).toEqual([]);
  });

  it('is told by name and part number where it has no number', () => {
    const bare = anAutotaskProduct({ externalProductID: null, manufacturerProductName: 'MPN-1' });
    const twin = { ...bare, id: 7 };
    expect(operationsOf(settle({ products: [{ ...bare, id: 9 }, twin] }))).toHaveLength(2);
    expect(
      settle({
        products: [
          { ...bare, id: 9 },
          { ...twin, name: 'Other' },
        ],
      }).givenUp,
    ).toEqual([]);
  });

  it('stays unproven while no look has shown it', () => {
    expect(settle({ products: [{ ...ours, id: 7 }] })).toMatchObject({ proven: [], givenUp: [] });
  });
});

describe('what is never given up', () => {
  const products = [
    { ...ours, id: 9 },
    { ...ours, id: 7 },
  ];

  it('a product that was proven, or that another one made', () => {
    const settled = settleCatalogue({ products, services: [], known: { links: [made(9)], intents: [] } });
    expect(settled.givenUp).toEqual([]);
    const { madeAgeMs: _, ...adopted } = made(9);
    expect(settle({ products, links: [adopted] }).givenUp).toEqual([]);
  });
});

describe('the special product for shipping', () => {
  it('is given up for any active one of its name, a person’s as well', () => {
    const shipping = anAutotaskProduct({ name: 'Shipping', externalProductID: 'special:Shipping' });
    const theirs = { ...shipping, id: 7, externalProductID: null };
    const settled = settleCatalogue({
      products: [{ ...shipping, id: 9 }, theirs],
      services: [],
      known: { links: [made(9, { key: 'product:Shipping' })], intents: [note('product:Shipping')] },
    });
    expect(operationsOf(settled)).toMatchObject([{ id: 9 }, { kind: 'adopt', key: 'product:Shipping', id: 7 }]);
  });
});

describe('a create without an answer', () => {
  const intent: OpenIntent = { key: 'product:PN-1', entity: 'Products', fields: base, ageMs: 20_000 };

  it('may be any of those that read like it: all but the lowest are retired', () => {
    const products = [9, 8, 7].map((id) => ({ ...ours, id }));
    expect(operationsOf(settle({ products, links: [], intents: [intent] }))).toMatchObject([
      { kind: 'update', id: 9 },
      { kind: 'update', id: 8 },
      { kind: 'adopt', id: 7 },
    ]);
  });

  it('is none that reads differently', () => {
    const products = [
      { ...ours, id: 9, unitPrice: 95 },
      { ...ours, id: 7 },
    ];
    expect(settle({ products, links: [], intents: [intent] })).toMatchObject({ givenUp: [], proven: [] });
  });
});

describe('a service', () => {
  const service = anAutotaskService({ sku: 'SV-1' });
  const known = {
    links: [made(9, { key: 'service:SV-1', entity: 'Services' })],
    intents: [note('service:SV-1')],
  };

  it('is given up for one in the same period only', () => {
    const settledBy = (partial: Partial<typeof service>) =>
      settleCatalogue({
        products: [],
        services: [
          { ...service, id: 9 },
          { ...service, id: 7, ...partial },
        ],
        known,
      });
    expect(operationsOf(settledBy({}))).toMatchObject([
      { entity: 'Services', id: 9 },
      { kind: 'adopt', id: 7 },
    ]);
    expect(settledBy({ periodType: 24 }).givenUp).toEqual([]);
  });
});
