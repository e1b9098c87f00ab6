// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://acme.example/" }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ask } from '../../../entrypoints/quote-manager.content/StatusFeed';
import { startPanel } from '../../../entrypoints/quote-manager.content/startPanel';
import { createProblem } from '../../../utils/domain/problem';
import {
  click,
  createEnvironment,
  createPending,
  findHost,
  findPart,
  navigate,
  settle,
  succeed,
} from './createEnvironment';

const quotePage = '<h1>Quote QO00000123</h1><div><button>Save</button><button>Send</button></div>';
let controllers: AbortController[] = [];

const start = (changes: Parameters<typeof createEnvironment>[0] = {}) => {
  const all = createEnvironment(changes);
  controllers.push(all.controller);
  startPanel(all.environment);
  return all;
};

beforeEach(() => {
  vi.useFakeTimers();
  navigate('/quote/edit/123', quotePage);
});

afterEach(() => {
  for (const controller of controllers) controller.abort();
  controllers = [];
  vi.useRealTimers();
});

describe('the panel', () => {
  it('shows the state of the document beside the actions', async () => {
    const { environment } = start();
    await settle();
    expect(environment.ask).toHaveBeenCalledWith({ kind: 'quote', id: 123, number: 'QO00000123' });
    expect(findHost()?.getAttribute('data-document')).toBe('quote:123');
    expect(findHost()?.getAttribute('data-state')).toBe('unlinked');
    expect(findPart('[role=status]').textContent).toBe('Not in Autotask');
    expect(findPart('button').textContent).toBe('Sync to Autotask');
    expect(findHost()?.parentElement?.querySelectorAll('button')).toHaveLength(2);
  });

  it('names the document that a click means, as the page does and then as Quote Manager does', async () => {
    navigate('/quote/edit/123', '<h1>Office refresh</h1><button>Save</button>');
    const { ask, answer } = createPending();
    start({ ask });
    await settle();
    expect(findPart('button').title).toBe('Quote 123');
    await answer(succeed('unlinked'));
    expect(findPart('button').textContent).toBe('Sync to Autotask');
    expect(findPart('button').title).toBe('Quote QO00000123, Network refresh');
  });

  it('stands on the page of a sales order as on that of a quote', async () => {
    navigate('/salesorder/detail/501', '<h1>Sales order ON00000501</h1><div><button>Approve</button></div>');
    const { environment } = start();
    await settle();
    expect(environment.ask).toHaveBeenCalledWith({ kind: 'order', id: 501, number: 'ON00000501' });
    click(findPart('button'), true);
    await settle();
    expect(environment.sync).toHaveBeenCalledWith({ kind: 'order', id: 501, number: 'ON00000501' });
  });

  it('keeps its shadow root closed where tests need not look into it', async () => {
    start({ shadowMode: 'closed' });
    await settle();
    expect(findHost()?.shadowRoot).toBeNull();
  });

  it('follows trusted clicks only', async () => {
    const { environment } = start();
    await settle();
    click(findPart('button'), false);
    expect(environment.sync).not.toHaveBeenCalled();
    click(findPart('button'), true);
    expect(environment.sync).toHaveBeenCalledTimes(1);
  });

  it('sends one message for twenty fast clicks and waits with its words for the answer', async () => {
    const { ask: sync, answer } = createPending();
    start({ sync });
    await settle();
    for (let count = 0; count < 20; count += 1) click(findPart('button'), true);
    await settle();
    expect(sync).toHaveBeenCalledTimes(1);
    expect(findPart('button').getAttribute('aria-disabled')).toBe('true');
    expect(findPart('[role=status]').textContent).toBe('Not in Autotask');
    await answer(succeed('queued'));
    expect(findPart('[role=status]').textContent).toBe('Waiting');
    expect(findHost()?.getAttribute('data-state')).toBe('queued');
  });

  it('asks each second while something runs, and stops after it', async () => {
    const states = [succeed('syncing', { progress: { done: 4, total: 20 } }), succeed('syncing'), succeed('synced')];
    const ask = vi.fn(async () => states.shift() ?? succeed('synced'));
    start({ ask });
    await settle();
    expect(findPart('[role=status]').textContent).toBe('Syncing 4 of 20');
    await settle(2000);
    expect(findHost()?.getAttribute('data-state')).toBe('synced');
    await settle(30_000);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('asks again at a pulse of its document, once for many', async () => {
    const { ask, answer } = createPending();
    const { pulse } = start({ ask });
    await answer(succeed('unlinked'));
    pulse('quote:999');
    expect(ask).toHaveBeenCalledTimes(1);
    for (let count = 0; count < 10; count += 1) pulse('quote:123');
    expect(ask).toHaveBeenCalledTimes(2);
    await answer(succeed('queued'));
    expect(ask).toHaveBeenCalledTimes(3);
    await answer(succeed('synced'));
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('does not let an older answer overrule the one to a click', async () => {
    const { ask, answer } = createPending();
    const { pulse } = start({ ask });
    await answer(succeed('unlinked'));
    pulse('quote:123');
    click(findPart('button'), true);
    await settle();
    await answer(succeed('unlinked'));
    expect(findHost()?.getAttribute('data-state')).toBe('queued');
  });

  it('explains a problem and links to Autotask', async () => {
    const problem = createProblem('billing-code-missing', { name: 'Hardware' }, { details: ['Code 17'] });
    const ask = async () => succeed('failed', { problem, autotaskUrl: 'https://ww5.autotask.net/x' });
    start({ ask });
    await settle();
    expect(findPart('[role=status]').textContent).toContain('no active material code named "Hardware"');
    expect(findPart('details').textContent).toContain('Create or activate it in Autotask');
    expect(findPart('details').textContent).toContain('Code 17');
    expect(findPart<HTMLAnchorElement>('a').href).toBe('https://ww5.autotask.net/x');
  });

  it('offers no link that is not one of the web', async () => {
    start({ ask: async () => succeed('synced', { autotaskUrl: 'javascript:alert(1)' }) });
    await settle();
    expect(findPart('a').hidden).toBe(true);
    expect(findPart('a').hasAttribute('href')).toBe(false);
  });

  it('shows what the background refused', async () => {
    start({ ask: async () => ({ ok: false, problem: createProblem('not-connected') }) });
    await settle();
    expect(findHost()?.getAttribute('data-state')).toBe('failed');
    expect(findPart('[role=status]').textContent).toBe('Quotebridge is not connected yet.');
  });

  describe('a click whose answer got lost', () => {
    const lost = { ok: false, problem: createProblem('unexpected') } as const;

    it('is sent again, unless the background has it already', async () => {
      const { environment } = start({
        sync: vi.fn<Ask>().mockResolvedValueOnce(lost).mockResolvedValue(succeed('queued')),
      });
      await settle();
      click(findPart('button'), true);
      await settle(1500);
      expect(environment.sync).toHaveBeenCalledTimes(2);
      expect(findHost()?.getAttribute('data-state')).toBe('queued');

      const stored = start({
        sync: vi.fn<Ask>().mockResolvedValue(lost),
        ask: vi.fn<Ask>().mockResolvedValueOnce(succeed('unlinked')).mockResolvedValue(succeed('syncing')),
      });
      await settle();
      click(findPart('button'), true);
      await settle(1500);
      expect(stored.environment.sync).toHaveBeenCalledTimes(1);
      expect(findHost()?.getAttribute('data-state')).toBe('syncing');
    });

    it('is no click that a wait of minutes has heard of', async () => {
      const waiting = () => succeed('queued', { resumesAt: Date.now() + 300_000 });
      const { environment } = start({
        sync: vi.fn<Ask>().mockResolvedValue(lost),
        ask: vi.fn<Ask>(async () => waiting()),
      });
      await settle();
      click(findPart('button'), true);
      await settle(10_000);
      expect(environment.sync).toHaveBeenCalledTimes(3);
    });

    it('says so in the end, with what went wrong, and takes the next click', async () => {
      const { environment } = start({ sync: vi.fn<Ask>().mockResolvedValue(lost) });
      await settle();
      click(findPart('button'), true);
      await settle(10_000);
      expect(environment.sync).toHaveBeenCalledTimes(3);
      expect(findHost()?.getAttribute('data-state')).toBe('failed');
      expect(findPart('[role=status]').textContent).toContain('unexpected');
      click(findPart('button'), true);
      await settle();
      expect(environment.sync).toHaveBeenCalledTimes(4);
    });
  });

  it('overlooks a lost answer and asks again', async () => {
    const answers = [
      succeed('syncing'),
      { ok: false as const, problem: createProblem('unexpected', {}, { details: ['No answer'] }) },
      succeed('synced'),
    ];
    start({ ask: async () => answers.shift() ?? succeed('synced') });
    await settle(1000);
    expect(findHost()?.getAttribute('data-state')).toBe('syncing');
    await settle(1000);
    expect(findHost()?.getAttribute('data-state')).toBe('synced');
  });

  it('says so and stops when the extension was updated', async () => {
    const answers = [succeed('syncing')];
    const ask = vi.fn(
      async () =>
        answers.shift() ?? { ok: false as const, problem: createProblem('unexpected', {}, { details: ['x'] }) },
    );
    const { environment, alive, pulse, pulses } = start({ ask });
    await settle();
    alive.value = false;
    await settle(1000);
    expect(findPart('[role=status]').textContent).toBe('Quotebridge was updated: reload this page');
    expect(findHost()?.hasAttribute('data-state')).toBe(false);
    expect(pulses.size).toBe(0);
    pulse('quote:123');
    window.dispatchEvent(new Event('focus'));
    await settle(60_000);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(findPart('button').textContent).toBe('Reload');
    expect([findPart('button').getAttribute('aria-label'), findPart('button').title]).toEqual([null, '']);
    click(findPart('button'), true);
    expect(environment.reload).toHaveBeenCalledTimes(1);
  });

  it('notices an update within a minute while nothing is asked', async () => {
    const problem = createProblem('unexpected', {}, { details: ['Extension context invalidated.'] });
    const answers = [succeed('synced')];
    const ask = vi.fn(async () => answers.shift() ?? { ok: false as const, problem });
    const { alive } = start({ ask });
    await settle(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
    alive.value = false;
    await settle(60_000);
    expect(findPart('button').textContent).toBe('Reload');
  });

  it('lets the time of the last sync grow old', async () => {
    start({ ask: async () => succeed('synced', { since: Date.now() }) });
    await settle();
    expect(findPart('[role=status]').textContent).toBe('Synced just now');
    await settle(120_000);
    expect(findPart('[role=status]').textContent).toBe('Synced 2 min ago');
    expect(findPart('[role=status]').getAttribute('aria-live')).toBe('off');
  });
});

describe('the panel in a page that changes by itself', () => {
  it('follows to another document, leaves a list, comes back', async () => {
    const ask = vi.fn(async ({ number }: { number: string | null }) =>
      succeed('unlinked', { ref: `quote:${number === 'QO00000123' ? 123 : 124}` }),
    );
    start({ ask });
    await settle();
    navigate('/quote/edit/124', quotePage.replace('QO00000123', 'QO00000124'));
    await settle(500);
    expect(document.querySelectorAll('quotebridge-panel')).toHaveLength(1);
    expect(findHost()?.getAttribute('data-document')).toBe('quote:124');
    navigate('/quote', '<h1>Quotes</h1><table><tr><td>QO00000123</td></tr></table>');
    await settle(500);
    expect(findHost()).toBeNull();
    navigate('/quote/edit/123', quotePage);
    await settle(500);
    expect(findHost()?.getAttribute('data-document')).toBe('quote:123');
  });

  it('mounts again where the framework drew anew, and floats where it is thrown out for ever', async () => {
    start();
    await settle();
    document.body.innerHTML = quotePage;
    await settle(500);
    expect(findHost()?.getAttribute('data-position')).toBe('append');
    for (let count = 0; count < 6; count += 1) {
      findHost()?.remove();
      await settle(500);
    }
    expect(findHost()?.getAttribute('data-position')).toBe('floating');
    expect(document.querySelectorAll('quotebridge-panel')).toHaveLength(1);
  });

  it('stays where it is, with what it knows, while a dialog is open', async () => {
    navigate('/quotes/x9Y8z7', `<div id="root">${quotePage}</div>`);
    const { environment } = start();
    await settle();
    const place = findHost()?.parentElement;
    const root = document.getElementById('root');
    root?.setAttribute('aria-hidden', 'true');
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog"><h1>Copy QO00099999</h1></div>');
    await settle(500);
    expect(findHost()?.parentElement).toBe(place);
    expect(findHost()?.getAttribute('data-state')).toBe('unlinked');
    document.querySelector('[role="dialog"]')?.remove();
    root?.removeAttribute('aria-hidden');
    await settle(500);
    expect(findHost()?.parentElement).toBe(place);
    expect(environment.ask).toHaveBeenCalledTimes(1);
  });

  it('moves from the corner to the actions once they are drawn', async () => {
    navigate('/quote/edit/123', '<div>Loading</div>');
    start();
    await settle();
    expect(findHost()?.getAttribute('data-position')).toBe('floating');
    document.body.insertAdjacentHTML('beforeend', quotePage);
    await settle(500);
    expect(findHost()?.getAttribute('data-position')).toBe('append');
  });

  it('does not sync another document than the one that was shown', async () => {
    const { environment } = start();
    await settle();
    window.history.pushState({}, '', '/quote/edit/555');
    click(findPart('button'), true);
    expect(environment.sync).not.toHaveBeenCalled();
    await settle();
    click(findPart('button'), true);
    expect(environment.sync).toHaveBeenCalledWith({ kind: 'quote', id: 555, number: 'QO00000123' });
  });

  it('replaces the panel of a script that was cut off, and leaves nothing behind when it ends', async () => {
    document.body.append(document.createElement('quotebridge-panel'));
    const { controller, pulses } = start();
    await settle();
    expect(document.querySelectorAll('quotebridge-panel')).toHaveLength(1);
    controller.abort();
    document.body.append(document.createElement('p'));
    await settle(1000);
    expect(findHost()).toBeNull();
    expect(pulses.size).toBe(0);
  });
});
