// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { PageCard } from '../../components/PageCard';
import { createPanelView } from '../../entrypoints/quote-manager.content/panelView';
import type { DocumentStatus } from '../../utils/domain/documentState';

afterEach(cleanup);

const nowMs = 1_000_000;
const fresh: DocumentStatus = {
  ref: 'quote:7',
  state: 'queued',
  number: null,
  title: null,
  since: nowMs,
  resumesAt: null,
  progress: null,
  problem: null,
  notices: [],
  autotaskUrl: null,
};

it.each([
  ['waits its turn', {}, true],
  ['waits for moments', { resumesAt: nowMs + 2_000 }, true],
  ['waits for minutes', { resumesAt: nowMs + 5 * 60_000 }, false],
  ['is syncing', { state: 'syncing' }, true],
  ['is paused until a time', { state: 'paused', resumesAt: nowMs + 5 * 60_000 }, false],
  ['is synced', { state: 'synced' }, false],
] as const)('a document that %s can be synced from the popup as from its page', (_, change, isBusy) => {
  const status: DocumentStatus = { ...fresh, ...change };
  render(<PageCard status={status} nowMs={nowMs} onSync={async () => null} onPreview={() => {}} />);
  const button = screen.getByRole('button', { name: 'Sync to Autotask' });
  expect((button as HTMLButtonElement).disabled).toBe(isBusy);
  const hint = { kind: 'quote', id: 7, number: null } as const;
  expect(createPanelView(hint, { status, isSending: false, isGone: false }, nowMs).isBusy).toBe(isBusy);
});
