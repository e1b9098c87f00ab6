// @vitest-environment happy-dom
// Live queries want the global IndexedDB, however the database itself was given one.
import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { NotificationAction } from '../../components/NotificationEntry';
import type { ConnectionPorts } from '../../components/useConnection';
import { App } from '../../entrypoints/popup/App';
import type { PagePorts } from '../../entrypoints/popup/createPagePorts';
import type { QueuePorts } from '../../entrypoints/popup/createQueuePorts';
import type { SetupPorts } from '../../entrypoints/popup/createSetupPorts';
import { createProblem, type Problem } from '../../utils/domain/problem';
import type { DocumentHint } from '../../utils/messaging/protocol';
import { QuotebridgeDatabase } from '../../utils/queue/database';
import { dismiss } from '../../utils/queue/dismiss';
import { loadDocumentStatus } from '../../utils/queue/documentStatus';
import { enqueue } from '../../utils/queue/enqueue';
import { pauseQueue, resumeQueue } from '../../utils/queue/queuePause';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { layChanges } from '../../utils/settings/layChanges';
import type { SetupMark } from '../../utils/settings/setupMark';
import { tenantLists } from '../support/tenantLists';

// A machine that is busy with other tests is slow to draw; what is awaited comes all the same.
configure({ asyncUtilTimeout: 5_000 });
afterEach(cleanup);

const tenant = 'portal~autotask';
const problem = {
  key: `${tenant}|quote:1`,
  tenant,
  ref: 'quote:1',
  problem: createProblem('totals-differ', { source: '10.00', remote: '9.00' }),
  at: Date.now(),
  number: 'QO00000001',
  title: null,
  tenantWide: false,
  dismissed: false,
} as const;

const refusal = { ...problem, tenantWide: true, problem: createProblem('auth-rejected', { system: 'Autotask' }) };

/** When both systems last accepted the credentials, unless a test says otherwise. */
const TESTED_AT = 1_000;

function createPorts({ isStored, testedAt, problem }: Required<Omit<Stage, 'mark'>>): ConnectionPorts {
  const stored = {
    quoteManagerApiKey: isStored,
    autotaskUserName: isStored,
    autotaskSecret: isStored,
    autotaskIntegrationCode: isStored,
  };
  return {
    loadStored: async () => ({ ok: true, value: { stored, problem, savedAt: null, testedAt } }),
    loadMissingOrigins: async () => [],
    test: vi.fn(),
    save: vi.fn(),
    requestOrigins: vi.fn(),
    watch: () => () => undefined,
  };
}

/** Storage in memory: a browser where nobody has chosen anything, unless the first run was put off. */
function createSetup(mark: SetupMark) {
  const state = { settings: defaultSettings, mark };
  return {
    state,
    load: async () => ({ ...state }),
    loadLists: vi.fn<SetupPorts['loadLists']>(async () => ({ ok: true, value: tenantLists })),
    save: async (edit) => void Object.assign(state, { settings: layChanges(state.settings, edit), mark: 'answered' }),
    postpone: async () => void Object.assign(state, { mark: 'postponed' }),
    watch: () => () => undefined,
  } satisfies SetupPorts & { state: unknown };
}

/** Another page than the portal's in front, until `inFront` names a document. */
function createPage(database: QuotebridgeDatabase) {
  const inFront: { hint: DocumentHint | null } = { hint: null };
  return {
    inFront,
    findDocument: async () => inFront.hint,
    loadStatus: ({ kind, id }) => loadDocumentStatus(database, { tenant, ref: `${kind}:${id}`, now: Date.now() }),
    sync: vi.fn<PagePorts['sync']>(async ({ kind, id }) => {
      await enqueue(database, { tenant, ref: `${kind}:${id}`, now: Date.now(), clearProblem: true });
      return null;
    }),
    preview: vi.fn<PagePorts['preview']>(),
  } satisfies PagePorts & { inFront: unknown };
}

interface Stage {
  isStored?: boolean;
  mark?: SetupMark;
  testedAt?: number | null;
  /** Why stored credentials do not count. */
  problem?: Problem | null;
}

function setUp(stage: Stage = {}) {
  const { isStored = true, mark = 'postponed', testedAt = TESTED_AT, problem: reason = null } = stage;
  const database = new QuotebridgeDatabase(crypto.randomUUID());
  const onDismiss = vi.fn<NotificationAction>(async (ref) => {
    await dismiss(database, { tenant, ref });
    return null;
  });
  const none: NotificationAction = async () => null;
  const onOpenOptions = vi.fn();
  const setup = createSetup(mark);
  const page = createPage(database);
  const queue: QueuePorts = {
    pause: () => pauseQueue(database, Date.now()).then(() => null),
    resume: () => resumeQueue(database).then(() => null),
  };
  const actions = { onDecide: none, onView: none, onRetry: none, onDismiss };
  const show = () =>
    render(
      <App
        database={database}
        ports={createPorts({ isStored, testedAt, problem: reason })}
        setup={setup}
        page={page}
        queue={queue}
        actions={actions}
        onOpenOptions={onOpenOptions}
      />,
    );
  return { database, onDismiss, onOpenOptions, setup, page, show, user: userEvent.setup() };
}

describe('popup', () => {
  it('opens the connection form while it is not connected', async () => {
    const { show } = setUp({ isStored: false });
    show();
    expect(await screen.findByText('Not connected')).toBeVisible();
    expect(screen.getByLabelText('Autotask secret')).toBeVisible();
  });

  it('shows the form, and why, where the stored keys cannot be read', async () => {
    const details = ['The stored credentials cannot be read. Enter them again.'];
    const { show } = setUp({ isStored: false, problem: createProblem('not-connected', {}, { details }) });
    show();
    expect(await screen.findByRole('alert')).toHaveTextContent('Quotebridge is not connected yet.');
    expect(screen.getByLabelText('Autotask secret')).toBeVisible();
    expect(screen.getByLabelText('Autotask secret')).not.toHaveAttribute('placeholder');
  });

  it('folds the form away once it is connected, and leads to the options', async () => {
    const { show, user, onOpenOptions } = setUp();
    show();
    expect(await screen.findByText('Connected')).toBeVisible();
    expect(screen.getByLabelText('Autotask secret')).not.toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Options' }));
    expect(onOpenOptions).toHaveBeenCalledOnce();
  });

  it('follows the queue and the problems while it is open', async () => {
    const { database, onDismiss, show, user } = setUp();
    show();
    await screen.findByText(/^Nothing needs attention/);
    await database.problems.add(problem);
    const list = await screen.findByRole('list', { name: 'Notifications' });
    expect(within(list).getByText('The totals differ: 10.00 in Quote Manager, 9.00 in Autotask.')).toBeVisible();
    await enqueue(database, { tenant, ref: 'quote:2', now: Date.now(), clearProblem: true });
    const queue = await screen.findByRole('list', { name: 'Queue' });
    expect(queue).toHaveTextContent('Quote 2 Waiting');
    await user.click(within(list).getByRole('button', { name: 'Dismiss' }));
    expect(await screen.findByText(/^Nothing needs attention/)).toBeVisible();
    expect(onDismiss).toHaveBeenCalledExactlyOnceWith('quote:1');
  });

  it('pauses the queue and lets it go on', async () => {
    const { database, show, user } = setUp();
    await enqueue(database, { tenant, ref: 'quote:2', now: Date.now(), clearProblem: true });
    show();
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByText('Paused: nothing is sent until you press Resume.')).toBeVisible();
    expect(screen.getByRole('list', { name: 'Queue' })).toHaveTextContent('Quote 2 Paused');
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    await screen.findByRole('button', { name: 'Pause' });
    expect(screen.getByRole('list', { name: 'Queue' })).toHaveTextContent('Quote 2 Waiting');
  });

  it('is not connected while a system refuses the credentials, even when that was dismissed', async () => {
    const { database, show } = setUp();
    await database.problems.add({ ...refusal, dismissed: true });
    show();
    expect(await screen.findByText('Refused')).toBeVisible();
  });

  it('is refused by nothing else that stops the queue, and not by what a good test came after', async () => {
    const { database, show } = setUp();
    const closed = createProblem('access-missing', { hosts: 'https://api.example' });
    await database.problems.add({ ...refusal, problem: closed });
    await database.problems.add({ ...refusal, key: `${tenant}|quote:2`, ref: 'quote:2', at: TESTED_AT - 1 });
    show();
    expect(await screen.findByText(/refused the credentials/)).toBeVisible();
    expect(screen.getByText('Connected')).toBeVisible();
    expect(screen.queryByText('Refused')).toBeNull();
  });

  it('says so when the database cannot be read', async () => {
    const { database, show } = setUp();
    vi.spyOn(database.jobs, 'orderBy').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    show();
    expect(await screen.findByRole('alert')).toHaveTextContent('The browser could not store this.');
  });
});

describe('the first run in the popup', () => {
  it('waits for the connection', async () => {
    const { show, setup } = setUp({ isStored: false, mark: 'new' });
    show();
    await screen.findByText('Not connected');
    expect(screen.queryByText('Before the first sync')).toBeNull();
    expect(setup.loadLists).not.toHaveBeenCalled();
  });

  it('asks what is missing from the lists of the tenant, stores it, and says what is left', async () => {
    const { show, setup, user } = setUp({ mark: 'new' });
    show();
    await user.click(await screen.findByLabelText('was never used'));
    await user.selectOptions(screen.getByLabelText('Owner'), 'dana@msp.example');
    await user.selectOptions(screen.getByLabelText('Ticket queue'), 'Sales Orders');
    await user.click(screen.getByRole('button', { name: 'Finish set-up' }));
    await screen.findByRole('button', { name: 'Continue set-up' });
    expect(setup.state).toMatchObject({
      mark: 'answered',
      settings: {
        nativeIntegration: 'never',
        opportunity: { owner: 'dana@msp.example' },
        ticket: { queue: 'Sales Orders' },
      },
    });
    expect(screen.getByText('8 choices are still open.')).toBeVisible();
  });

  it('leaves alone what was set elsewhere while it was open', async () => {
    const { show, setup, user } = setUp({ mark: 'new' });
    show();
    await user.click(await screen.findByLabelText('was never used'));
    const automation = { enabled: true, browsers: 4 };
    setup.state.settings = { ...setup.state.settings, automation, conflicts: 'quoteManagerWins' };
    await user.click(screen.getByRole('button', { name: 'Finish set-up' }));
    await screen.findByRole('button', { name: 'Continue set-up' });
    expect(setup.state.settings).toMatchObject({
      automation,
      conflicts: 'quoteManagerWins',
      nativeIntegration: 'never',
    });
  });

  it('takes no answer for granted about Quote Manager’s own integration', async () => {
    const { show, setup, user } = setUp({ mark: 'new' });
    show();
    await user.click(await screen.findByRole('button', { name: 'Finish set-up' }));
    expect(await screen.findByText('Choose one.')).toBeVisible();
    expect(setup.state.mark).toBe('new');
  });

  it('asks for no charges where Quote Manager invoices, and names its setting', async () => {
    const { show, user } = setUp({ mark: 'new' });
    show();
    await screen.findByLabelText('Charge type');
    expect(screen.getByText(/Display document as a Sales Order/)).toBeVisible();
    await user.click(screen.getByLabelText('Invoice in Quote Manager'));
    expect(screen.queryByLabelText('Charge type')).toBeNull();
    expect(screen.getByText(/Display document as an Invoice/)).toBeVisible();
    expect(screen.getByText(/Purchase orders are never synced to Autotask/)).toBeVisible();
  });

  it('is put off with Not now, and goes on when asked to', async () => {
    const { show, user } = setUp({ mark: 'new' });
    show();
    await user.click(await screen.findByRole('button', { name: 'Not now' }));
    await user.click(await screen.findByRole('button', { name: 'Continue set-up' }));
    expect(await screen.findByLabelText('Owner')).toBeVisible();
  });
});

describe('the page in front', () => {
  it('has a card with its state, from which it is synced and previewed', async () => {
    const { page, show, user } = setUp();
    page.inFront.hint = { kind: 'order', id: 7, number: null };
    show();
    const card = within(await screen.findByRole('region', { name: 'This page' }));
    expect(card.getByText('Order 7')).toBeVisible();
    expect(card.getByText('Not in Autotask')).toBeVisible();
    await user.click(card.getByRole('button', { name: 'Preview' }));
    expect(page.preview).toHaveBeenCalledExactlyOnceWith('order:7');
    await user.click(card.getByRole('button', { name: 'Sync to Autotask' }));
    expect(await card.findByText('Waiting')).toBeVisible();
    expect(card.getByRole('button', { name: 'Sync to Autotask' })).toBeDisabled();
  });

  it.each([
    ['untested', null, 'Not tested yet'],
    ['refused', TESTED_AT, 'Refused'],
  ])('is there while the credentials are %s: one click is enough to try', async (_, testedAt, words) => {
    const { database, page, show } = setUp({ testedAt });
    if (testedAt !== null) await database.problems.add(refusal);
    page.inFront.hint = { kind: 'order', id: 7, number: null };
    show();
    expect(await screen.findByText(words)).toBeVisible();
    expect(await screen.findByRole('region', { name: 'This page' })).toBeVisible();
  });

  it('has no card while it is not connected', async () => {
    const { page, show } = setUp({ isStored: false });
    page.inFront.hint = { kind: 'order', id: 7, number: null };
    show();
    await screen.findByText('Not connected');
    expect(screen.queryByText('This page')).toBeNull();
  });

  it('says why it could not be synced', async () => {
    const { page, show, user } = setUp();
    page.inFront.hint = { kind: 'quote', id: 7, number: null };
    page.sync.mockResolvedValue('The browser could not store this.');
    show();
    await user.click(await screen.findByRole('button', { name: 'Sync to Autotask' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The browser could not store this.');
  });

  it('has none where the page shows no document', async () => {
    const { show } = setUp();
    show();
    await screen.findByText('Connected');
    expect(screen.queryByText('This page')).toBeNull();
  });
});
