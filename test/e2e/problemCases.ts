import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seedIndex } from '../sandbox/seed/seedIndex.ts';
import { importSettings } from '../support/connectExtension.ts';
import type { Stage } from './useExtension.ts';

/** Something that stops a sync, in the words that a person reads, and what they do about it. */
export interface ProblemCase {
  title: string;
  quote: number;
  state: 'failed' | 'paused';
  message: string | RegExp;
  remedy: string | RegExp;
  /** After the page of the quote was opened, before the click. Returns what mends it. */
  spoil(stage: Stage, page: Page): Promise<() => Promise<unknown>>;
}

const wrong = 'not-the-right-one';

/** Settings that stop a sync, and those that mend it. */
const withSettings =
  (bad: Record<string, unknown>, good: Record<string, unknown>): ProblemCase['spoil'] =>
  async ({ browser }, page) => {
    const panel = page.locator('quotebridge-panel');
    await panel.evaluate((host) => host.setAttribute('data-former', ''));
    await importSettings(browser, bad);
    // Settings that concern no portal leave the panels of open pages as they are: a click may be on its way in them.
    expect(await panel.getAttribute('data-former')).toBe('');
    return () => importSettings(browser, good);
  };

export const problemCases: ProblemCase[] = [
  {
    title: 'a key that Quote Manager no longer accepts',
    quote: seedIndex.skeleton,
    state: 'paused',
    message: 'Quote Manager refused the credentials.',
    remedy: 'Enter them again under Connection and press Test connection, then Retry.',
    spoil: async ({ sandbox }) => {
      sandbox.quoteManager.setCredentials({ quoteManagerApiKey: wrong });
      return async () => sandbox.quoteManager.setCredentials(sandbox.credentials);
    },
  },
  {
    title: 'a secret that Autotask no longer accepts',
    quote: seedIndex.oneLine,
    state: 'paused',
    message: 'Autotask refused the credentials.',
    remedy: 'Enter them again under Connection and press Test connection, then Retry.',
    spoil: async ({ sandbox }) => {
      sandbox.autotask.setCredentials({ ...sandbox.credentials, autotaskSecret: wrong });
      return async () => sandbox.autotask.setCredentials(sandbox.credentials);
    },
  },
  {
    title: 'a quote that is gone',
    quote: seedIndex.fiveLines,
    state: 'failed',
    message: /^Quote Manager has no quote \S+\.$/,
    remedy: 'Check the number, or whether it was deleted, then Retry.',
    spoil: async ({ sandbox }) => {
      const record = sandbox.quoteManager.get('quote', seedIndex.fiveLines);
      sandbox.quoteManager.remove('quote', seedIndex.fiveLines);
      return async () => sandbox.quoteManager.create('quote', { ...record });
    },
  },
  {
    title: 'a product that Autotask does not have',
    quote: seedIndex.productMissing,
    state: 'failed',
    message: /^Autotask has no product ".+" \(.+\)\.$/,
    remedy: 'Decide which product it is, or create it in Autotask and Retry.',
    spoil: withSettings({ products: { missing: 'stop' } }, { products: { missing: 'create' } }),
  },
  {
    title: 'a setting that is missing',
    quote: seedIndex.demo,
    state: 'failed',
    message: /^The setting ".*" is missing or does not fit: .+/,
    remedy: 'Set it under Options, then Retry.',
    spoil: withSettings({ opportunity: { shippingType: null } }, { opportunity: { shippingType: 'Ground' } }),
  },
];
