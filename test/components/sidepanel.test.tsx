// @vitest-environment happy-dom
// Live queries want the global IndexedDB, however the database itself was given one.
import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DecisionPorts } from '../../components/decisions/DecisionPorts';
import { App } from '../../entrypoints/sidepanel/App';
import { readDocumentRef } from '../../entrypoints/sidepanel/readDocumentRef';
import type { Preview } from '../../utils/domain/preview/preview';
import { createProblem } from '../../utils/domain/problem';
import type { Question } from '../../utils/domain/question';
import { formatMoney } from '../../utils/domain/text/formatMoney';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { decide } from '../../utils/queue/decide';
import { saveDocument } from '../../utils/queue/saveDocument';

afterEach(cleanup);

const tenant = 'portal~autotask';
const ref = 'quote:1';
const none = { oneTime: '0.00', monthly: '0.00', quarterly: '0.00', yearly: '0.00' };
const quantity = (line: number): Question => ({
  id: `conflict:item:line-${line}.quantity`,
  code: 'conflict',
  text: `"Item ${line}": the quantity was changed in both. Which value holds?`,
  answers: [
    { label: 'Quote Manager’s value', hint: '4', decision: { winners: { [`${line}`]: 'quoteManager' } } },
    { label: 'Autotask’s value', hint: '6', decision: { winners: { [`${line}`]: 'autotask' } } },
  ],
});
const product: Question = {
  id: 'product:PN-1',
  code: 'ambiguous-product',
  text: 'Which Autotask product is "Laptop" (PN-1)?',
  answers: [{ label: 'Use "Laptop" (#7001)', hint: 'SKU L-1', decision: { products: { 'PN-1': 7001 } } }],
  search: { entity: 'Products', into: 'products', key: 'PN-1' },
};
const offer: Question = {
  id: 'recreate:item:line-1',
  code: null,
  text: '"Item 1" was made with another tax category.',
  answers: [{ label: 'Recreate item to refresh tax', decision: { recreate: { 'item:line-1': true } } }],
};

const aPreview = (partial: Partial<Preview> = {}): Preview => ({
  ref,
  number: 'QO00000001',
  title: 'New office',
  created: [],
  changed: [
    {
      key: 'item:line-1',
      label: 'Item "Item 1"',
      reason: '"Item 1" changed',
      fields: [{ name: 'Unit price', before: '95.00', after: '100.00' }],
    },
  ],
  removed: [],
  unchanged: [{ key: 'quote', label: 'Autotask quote "New office"', reason: '', fields: [] }],
  isWithheld: false,
  notices: [],
  problems: [],
  questions: [],
  totals: { quoteManager: { ...none, oneTime: '1200.50', monthly: '20.00' }, autotask: none },
  waitMs: null,
  estimate: { requests: 12, seconds: 3 },
  ...partial,
});

function setUp(previews: Preview[], documentRef: 'quote:1' | null = ref) {
  const database = new QuotebridgeDatabase(crypto.randomUUID());
  const queue = [...previews];
  const ports = {
    preview: vi.fn<DecisionPorts['preview']>(async () => {
      const value = queue.length > 1 ? queue.shift() : queue[0];
      return value ? { ok: true, value } : { ok: false, problem: createProblem('offline', { system: 'Autotask' }) };
    }),
    decide: vi.fn<DecisionPorts['decide']>(async (_, decisions) => {
      await decide(database, { tenant, ref, now: Date.now(), decisions });
      return { ok: true, value: null };
    }),
    search: vi.fn<DecisionPorts['search']>(async () => ({
      ok: true,
      value: [{ id: 7009, label: 'Laptop 15 (#7009)', hint: 'SKU L-15' }],
    })),
  };
  const show = () =>
    render(<App database={database} documentRef={documentRef} loadTenant={async () => tenant} ports={ports} />);
  /** The background's part: the job goes, the document is synced. */
  const finish = () =>
    database.transaction('rw', [database.jobs, database.documents], async () => {
      await database.jobs.clear();
      const now = Date.now();
      await saveDocument(database, { tenant, ref, now, facts: { lastState: 'synced', verifiedAt: now } });
    });
  return { database, ports, show, finish, user: userEvent.setup() };
}

const apply = () => screen.getByRole('button', { name: 'Apply' });

describe('the page of a document', () => {
  it('shows document, totals of both sides, and the plan with before and after', async () => {
    const { show, user } = setUp([aPreview({ notices: [{ code: 'x', message: 'The quote expired.' }] })]);
    show();
    expect(await screen.findByRole('heading', { name: 'QO00000001' })).toBeVisible();
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'TotalsQuote ManagerAutotask',
      `One-time${formatMoney('1200.50')}${formatMoney(0)}`,
      `Monthly${formatMoney(20)}${formatMoney(0)}`,
    ]);
    const changed = screen.getByRole('list', { name: 'Changed' });
    expect(changed).toHaveTextContent('Unit price95.00 → 100.00');
    expect(screen.getByText('Autotask quote "New office"')).not.toBeVisible();
    await user.click(screen.getByText('Unchanged'));
    expect(screen.getByText('Autotask quote "New office"')).toBeVisible();
    expect(screen.getByText('The quote expired.')).toBeVisible();
    expect(screen.getByText('12 requests, about 3 s')).toBeVisible();
    expect(apply()).toBeEnabled();
    expect(document.title).toBe('QO00000001 – Quotebridge');
  });

  it('asks before anything is done, sends the answers, follows the sync and reads anew', async () => {
    const asked = aPreview({
      isWithheld: true,
      questions: [product, offer],
      problems: [createProblem('ambiguous-product')],
    });
    const { show, user, ports, finish } = setUp([asked, aPreview({ changed: [] })]);
    show();
    const question = await screen.findByRole('group', { name: product.text });
    expect(screen.getByText('Answer a question above first.')).toBeVisible();
    expect(apply()).toBeDisabled();
    await user.click(within(question).getByRole('radio', { name: 'Use "Laptop" (#7001)' }));
    await user.click(screen.getByRole('checkbox', { name: 'Recreate item to refresh tax' }));
    expect(screen.getByText('2 answers, 12 requests, about 3 s')).toBeVisible();
    await user.click(apply());
    expect(ports.decide).toHaveBeenCalledExactlyOnceWith(ref, {
      products: { 'PN-1': 7001 },
      recreate: { 'item:line-1': true },
    });
    await waitFor(() => expect(question).toBeDisabled());
    await waitFor(() => expect(screen.getByText('Waiting')).toBeVisible());
    await finish();
    expect(await screen.findByText('Nothing to do.')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('Synced just now.');
    expect(apply()).toBeDisabled();
  });

  it('finds a record while the name is typed, and keeps what was chosen', async () => {
    const { show, user, ports } = setUp([aPreview({ isWithheld: true, questions: [product] })]);
    show();
    const box = await screen.findByRole('searchbox', { name: 'Search Autotask’s products' });
    await user.type(box, 'L');
    await user.type(box, 'aptop');
    await user.click(await screen.findByRole('radio', { name: 'Laptop 15 (#7009)' }));
    expect(ports.search).toHaveBeenLastCalledWith({
      entity: 'Products',
      companyId: undefined,
      periodType: undefined,
      text: 'Laptop',
    });
    expect(screen.getByText('1 found.')).toBeVisible();
    await user.clear(box);
    expect(screen.getByRole('radio', { name: 'Laptop 15 (#7009)' })).toBeChecked();
    await user.click(apply());
    expect(ports.decide).toHaveBeenCalledWith(ref, { products: { 'PN-1': 7009 } });
  });

  it('settles all conflicts by one answer, or each by its own', async () => {
    const all: Question = {
      id: 'conflict',
      code: 'conflict',
      text: '2 values were changed in both.',
      answers: [
        { label: 'All from Quote Manager', decision: { winners: { 1: 'quoteManager', 2: 'quoteManager' } } },
        { label: 'All from Autotask', decision: { winners: { 1: 'autotask', 2: 'autotask' } } },
      ],
      settles: [quantity(1).id, quantity(2).id],
    };
    const { show, user, ports } = setUp([aPreview({ isWithheld: true, questions: [all, quantity(1), quantity(2)] })]);
    show();
    const first = await screen.findByRole('group', { name: quantity(1).text });
    await user.click(within(first).getByRole('radio', { name: 'Autotask’s value' }));
    await user.click(screen.getByRole('radio', { name: 'All from Quote Manager' }));
    expect(first).toBeDisabled();
    await user.click(apply());
    expect(ports.decide).toHaveBeenCalledWith(ref, { winners: { 1: 'quoteManager', 2: 'quoteManager' } });
  });

  it('shows a problem that nothing here decides, with its remedy', async () => {
    const problem = createProblem('location-required');
    const { show } = setUp([aPreview({ isWithheld: true, problems: [problem], changed: [] })]);
    show();
    expect(await screen.findByText(/^Neither the customer/)).toBeVisible();
    expect(screen.getByText('Mend the problem above first.')).toBeVisible();
    expect(apply()).toBeDisabled();
  });

  it('says why there is no plan, and reads again on request', async () => {
    const { show, user, ports } = setUp([]);
    show();
    expect(await screen.findByRole('alert')).toHaveTextContent('Autotask cannot be reached.');
    ports.preview.mockResolvedValueOnce({ ok: true, value: aPreview() });
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByRole('list', { name: 'Changed' })).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says so when the answers could not be stored', async () => {
    const { show, user, ports } = setUp([aPreview()]);
    ports.decide.mockResolvedValueOnce({ ok: false, problem: createProblem('storage-failed') });
    show();
    await user.click(await screen.findByRole('button', { name: 'Apply' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The browser could not store this.');
    expect(apply()).toBeEnabled();
  });

  it('shows the plan of a document that waits, without a second Apply', async () => {
    const { show, database } = setUp([aPreview()]);
    await decide(database, { tenant, ref, now: Date.now(), decisions: {} });
    show();
    expect(await screen.findByRole('list', { name: 'Changed' })).toBeVisible();
    expect(screen.getByText('Waiting')).toBeVisible();
    expect(apply()).toBeDisabled();
  });

  it('reads again by itself while Autotask does not show everything yet', async () => {
    const { show, ports } = setUp([aPreview({ changed: [], waitMs: 20 }), aPreview()]);
    show();
    expect(await screen.findByRole('list', { name: 'Changed' })).toBeVisible();
    expect(ports.preview.mock.calls.length).toBeGreaterThan(1);
  });
});

describe('the page without a document', () => {
  it('teaches what appears here, and leads to documents that wait for a decision', async () => {
    const { show, database } = setUp([], null);
    show();
    expect(await screen.findByText(/^Nothing waits for a decision\./)).toBeVisible();
    await database.problems.add({
      key: `${tenant}|order:7`,
      tenant,
      ref: 'order:7',
      problem: createProblem('ambiguous-product', { name: 'Laptop', number: 'PN-1', candidates: '#1, #2' }),
      at: Date.now(),
      number: 'ON00000007',
      title: 'Laptops',
      tenantWide: false,
      dismissed: false,
    });
    const link = await screen.findByRole('link', { name: 'ON00000007 · Laptops' });
    expect(link).toHaveAttribute('href', '?document=order%3A7');
  });

  it.each([
    ['?document=quote:123', 'quote:123'],
    ['?document=order%3AON47006500', 'order:ON47006500'],
    ['?document=ticket:1', null],
    ['?document=quote:1%22%3E', null],
    ['', null],
  ])('reads the document of %j', (search, expected) => {
    expect(readDocumentRef(search)).toBe(expected);
  });
});
