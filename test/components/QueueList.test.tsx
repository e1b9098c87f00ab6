// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { QueueList } from '../../components/QueueList';
import type { DocumentStatus } from '../../utils/domain/documentState';

afterEach(cleanup);

const nowMs = Date.UTC(2025, 5, 2, 10, 0);
const status: DocumentStatus = {
  ref: 'quote:1',
  state: 'synced',
  number: 'QO00000001',
  title: 'New laptops',
  since: nowMs - 120_000,
  resumesAt: null,
  progress: null,
  problem: null,
  notices: [],
  autotaskUrl: null,
};

describe('QueueList', () => {
  it('shows one line per document: what it is and how it stands', () => {
    const syncing = { done: 4, total: 20 };
    const other: DocumentStatus = {
      ...status,
      ref: 'order:7',
      number: null,
      title: null,
      state: 'syncing',
      progress: syncing,
    };
    render(<QueueList documents={[status, other]} nowMs={nowMs} />);
    const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
    expect(lines).toEqual(['QO00000001 New laptopsSynced 2 min ago', 'Order 7 Syncing 4 of 20']);
    const progress = screen.getByRole('progressbar', { name: 'Progress of Order 7' });
    expect(progress).toHaveAttribute('value', '4');
    expect(progress).toHaveAttribute('max', '20');
  });

  it('has no progress bar while nothing runs', () => {
    render(<QueueList documents={[status]} nowMs={nowMs} />);
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('teaches how a document gets here', () => {
    render(<QueueList documents={[]} nowMs={nowMs} />);
    expect(screen.getByText(/^Open a quote in Quote Manager/)).toBeVisible();
  });
});
