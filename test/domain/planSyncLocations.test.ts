import { describe, expect, it } from 'vitest';
import { planSync } from '../../utils/domain/planSync';
import type { SourceAddress } from '../../utils/domain/sourceDocument';
import { applyInMemory } from '../support/applyInMemory';
import { aDocument, anAutotaskCompany, aPlanInput, someRemote } from '../support/documents';

const office: SourceAddress = { street: '5 King Street', city: 'Perth', state: 'WA', postalCode: '6000' };
const store: SourceAddress = { ...office, street: '9 Dock Road' };

const withAddresses = (billing: SourceAddress | null, delivery: SourceAddress | null) =>
  aDocument({
    customer: { id: 5, name: 'Acme Pty', accountNumber: 'ACME', billingAddress: billing },
    deliveryAddress: delivery,
  });

/** The streets that the quote is billed, sold and shipped to, and the locations made for it. */
function placed(billing: SourceAddress | null, delivery: SourceAddress | null) {
  const input = aPlanInput({ source: withAddresses(billing, delivery) });
  const plan = planSync(input);
  const { remote } = applyInMemory(plan.operations, input);
  const [quote] = remote.quotes;
  const street = (id: number | undefined) => remote.locations.find((location) => location.id === id)?.address1;
  const streets = [quote?.billToLocationID, quote?.soldToLocationID, quote?.shipToLocationID].map(street);
  return { streets, made: remote.locations.length, plan };
}

describe('the locations of a quote', () => {
  it('are one for each address', () => {
    expect(placed(office, store)).toMatchObject({
      streets: ['5 King Street', '5 King Street', '9 Dock Road'],
      made: 2,
    });
  });

  it('are shared by equal addresses', () => {
    expect(placed(office, { ...office })).toMatchObject({ made: 1 });
  });

  it('fall back to each other, then to the company', () => {
    expect(placed(office, null)).toMatchObject({ streets: Array(3).fill('5 King Street'), made: 1 });
    expect(placed(null, store)).toMatchObject({ streets: Array(3).fill('9 Dock Road'), made: 1 });
    expect(placed(null, null)).toMatchObject({ streets: Array(3).fill('1 High Street'), made: 1 });
  });

  it('are required', () => {
    const nowhere = anAutotaskCompany({ address1: null, city: null, state: null, postalCode: null });
    const plan = planSync(aPlanInput({ remote: someRemote({ companies: [nowhere] }) }));
    expect(plan).toMatchObject({ operations: [], problems: [{ code: 'location-required' }] });
  });

  it('are taken from those that Autotask knows', () => {
    const known = { id: 66, address1: '5 King Street', address2: null, city: 'Perth', state: 'WA', postalCode: '6000' };
    const plan = planSync(
      aPlanInput({
        source: withAddresses(office, store),
        remote: someRemote({ locations: [{ ...known, id: 67 }, known] }),
      }),
    );
    const made = plan.operations.filter(({ entity, kind }) => entity === 'QuoteLocations' && kind === 'create');
    expect(made).toEqual([expect.objectContaining({ fields: expect.objectContaining({ address1: '9 Dock Road' }) })]);
    expect(plan.operations.find(({ key }) => key === 'quote')).toMatchObject({ fields: { billToLocationID: 66 } });
  });

  it('are never changed: the quote is pointed to another one', () => {
    const before = aPlanInput({ source: withAddresses(office, null) });
    const synced = applyInMemory(planSync(before).operations, before);
    const moved = { ...before, ...synced, source: withAddresses(store, null) };
    const plan = planSync(moved);
    expect(plan.operations.map(({ kind, entity }) => `${kind} ${entity}`)).toEqual([
      'create QuoteLocations',
      'update Quotes',
    ]);
    expect(planSync({ ...moved, ...applyInMemory(plan.operations, moved) }).operations).toEqual([]);
  });

  it('hold a long street at whole words, with a notice of what is left out', () => {
    const street = `${'Long '.repeat(10)}${'Wide '.repeat(10)}Leftover`;
    const { plan } = placed({ ...office, street }, null);
    const location = plan.operations.find(({ entity }) => entity === 'QuoteLocations');
    expect(location).toMatchObject({
      fields: { address1: 'Long '.repeat(10).trim(), address2: 'Wide '.repeat(10).trim() },
    });
    expect(plan.notices).toEqual([
      expect.objectContaining({ code: 'address-cut', message: expect.stringContaining('Leftover') }),
    ]);
  });
});
