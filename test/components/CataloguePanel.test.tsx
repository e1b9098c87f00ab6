// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CatalogueActions, CataloguePanel, type CatalogueProblem } from '../../components/CataloguePanel';
import { type CatalogueRun, describeCatalogue } from '../../components/describeCatalogue';
import { createProblem } from '../../utils/domain/problem';

afterEach(cleanup);

const now = Date.parse('2026-11-25T12:00:00Z');
const aRun = (partial: Partial<CatalogueRun> = {}): CatalogueRun => ({
  state: 'running',
  isReading: false,
  done: 40,
  total: 150,
  counts: { created: 7, updated: 3, unchanged: 130, problems: 10 },
  phaseAt: now - 20_000,
  finishedAt: null,
  runAt: now - 20_000,
  problem: null,
  ...partial,
});
const conflict: CatalogueProblem = {
  productId: 5,
  name: 'Laptop',
  number: 'PN-1',
  problem: createProblem('conflict', { why: 'Autotask has "Laptop" with other values', fields: 'unit price 95 → 100' }),
};

function show(run: CatalogueRun | null, problems: CatalogueProblem[] = []) {
  const actions = {
    onStart: vi.fn<CatalogueActions['onStart']>(async () => null),
    onPause: vi.fn(async () => null),
    onResume: vi.fn(async () => 'Could not go on.'),
    onView: vi.fn<CatalogueActions['onView']>(async () => null),
  };
  render(<CataloguePanel run={run} problems={problems} nowMs={now} actions={actions} />);
  return actions;
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('describeCatalogue', () => {
  it.each<[string, CatalogueRun | null]>([
    ['The catalogue was not synced from this browser yet.', null],
    ['Reading the catalogue', aRun({ isReading: true })],
    ['Syncing 40 of 150 products, about 55 s left', aRun()],
    ['Syncing 40 of 150 products, about 5 min left', aRun({ phaseAt: now - 100_000 })],
    ['Syncing 0 of 150 products', aRun({ done: 0 })],
    ['Paused at 40 of 150 products.', aRun({ state: 'paused' })],
    ['Stopped at 40 of 150 products.', aRun({ state: 'stopped' })],
    ['Synced: 7 created, 3 updated, 130 unchanged, 10 left alone.', aRun({ state: 'done' })],
    [
      'Synced: nothing had changed.',
      aRun({ state: 'done', counts: { created: 0, updated: 0, unchanged: 0, problems: 0 } }),
    ],
  ])('%s', (words, run) => {
    expect(describeCatalogue(run, now)).toBe(words);
  });

  it('says when it goes on', () => {
    expect(describeCatalogue(aRun({ runAt: now + 60_000 }), now)).toMatch(/^Waiting, goes on at \d/);
  });
});

describe('the catalogue panel', () => {
  it('starts the first run', async () => {
    const actions = show(null);
    await press('Sync catalogue');
    expect(actions.onStart).toHaveBeenCalledWith({ isFull: false, takesOver: false });
  });

  it('shows how far it is, and pauses', async () => {
    const actions = show(aRun());
    expect(screen.getByRole('progressbar', { name: 'Catalogue sync' })).toHaveProperty('value', 40);
    await press('Pause');
    expect(actions.onPause).toHaveBeenCalledOnce();
  });

  it('says what stopped it, and why it could not go on', async () => {
    const problem = createProblem('setting-missing', { setting: 'products.materialCode', why: 'it is not set.' });
    show(aRun({ state: 'stopped', problem }));
    expect(screen.getByText(/products\.materialCode/)).toBeTruthy();
    await press('Resume');
    expect((await screen.findByRole('alert')).textContent).toBe('Could not go on.');
  });

  it('lists what was left alone, opens it, and takes differing values over in one decision', async () => {
    const actions = show(aRun({ state: 'done', finishedAt: now }), [conflict]);
    expect(screen.getByText(/unit price 95 → 100/)).toBeTruthy();
    await press('View Laptop');
    expect(actions.onView).toHaveBeenCalledWith(5);
    await press('Take over and update 1 product');
    expect(actions.onStart).toHaveBeenCalledWith({ isFull: true, takesOver: true });
    await press('Sync everything');
    expect(actions.onStart).toHaveBeenLastCalledWith({ isFull: true, takesOver: false });
  });
});
