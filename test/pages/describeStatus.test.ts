import { describe, expect, it } from 'vitest';
import { describeStatus } from '../../utils/domain/describeStatus';
import type { DocumentState, DocumentStatus } from '../../utils/domain/documentState';
import { createProblem } from '../../utils/domain/problem';

const now = Date.UTC(2025, 10, 20, 12, 0, 0);
const createStatus = (state: DocumentState, changes: Partial<DocumentStatus> = {}): DocumentStatus => ({
  ref: 'quote:1',
  state,
  number: null,
  title: null,
  since: null,
  resumesAt: null,
  progress: null,
  problem: null,
  notices: [],
  autotaskUrl: null,
  ...changes,
});
const wordsOf = (state: DocumentState, changes: Partial<DocumentStatus> = {}) =>
  describeStatus(createStatus(state, changes), now, 'en-GB').words;

describe('describeStatus', () => {
  it('has words for each state', () => {
    expect(wordsOf('unlinked')).toBe('Not in Autotask');
    expect(wordsOf('queued')).toBe('Waiting');
    expect(wordsOf('syncing')).toBe('Syncing');
    expect(wordsOf('syncing', { progress: { done: 4, total: 20 } })).toBe('Syncing 4 of 20');
    expect(wordsOf('syncing', { since: now - 6_000 })).toBe('Reading the catalogue');
    expect(wordsOf('partial', { progress: { done: 18, total: 20 } })).toBe('18 of 20 lines');
    expect(wordsOf('outdated')).toBe('Out of date');
    expect(wordsOf('conflict')).toBe('Changed in both');
    expect(wordsOf('managed-elsewhere')).toBe('Synced by Quote Manager');
    expect(wordsOf('paused')).toBe('Paused');
    expect(wordsOf('offline')).toBe('Offline');
  });

  it('says how old a sync is', () => {
    const ages = [10_000, 120_000, 3 * 3_600_000, 25 * 3_600_000, 73 * 3_600_000];
    expect(ages.map((age) => wordsOf('synced', { since: now - age }))).toEqual([
      'Synced just now',
      'Synced 2 min ago',
      'Synced 3 h ago',
      'Synced 1 day ago',
      'Synced 3 days ago',
    ]);
  });

  it('says that a quote goes on as an order', () => {
    expect(wordsOf('synced', { since: now, headline: 'Won, continued as order ON1' })).toBe(
      'Won, continued as order ON1',
    );
  });

  it('shows an order that is not approved yet as one that waits', () => {
    const status = createStatus('failed', { problem: createProblem('not-approved', { state: 'a draft' }) });
    expect(describeStatus(status, now, 'en-GB')).toMatchObject({
      words: 'Not approved yet: the order is a draft in Quote Manager.',
      tone: 'neutral',
      icon: 'clock',
    });
  });

  it('says when a long wait ends, not when a short one does', () => {
    expect(wordsOf('paused', { resumesAt: now + 600_000 })).toMatch(/^Paused until \d\d:\d\d$/);
    expect(wordsOf('queued', { resumesAt: now + 5_000 })).toBe('Waiting');
  });

  it('shows the sentence of a problem and the exact time', () => {
    const problem = createProblem('billing-code-missing', { name: 'Hardware' });
    const description = describeStatus(createStatus('failed', { problem, since: now }), now, 'en-GB');
    expect(description).toMatchObject({ tone: 'red', icon: 'exclamation' });
    expect(description.words).toBe('Autotask has no active material code named "Hardware".');
    expect(description.tooltip).toMatch(/Since 20 Nov 2025/);
  });
});
