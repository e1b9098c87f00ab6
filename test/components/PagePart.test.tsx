// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { PagePorts } from '../../entrypoints/popup/createPagePorts';
import { PagePart } from '../../entrypoints/popup/PagePart';
import type { DocumentState } from '../../utils/domain/documentState';
import { createStatus } from '../entrypoints/quote-manager.content/createEnvironment';

afterEach(cleanup);

const statusOf = (state: DocumentState) => createStatus(state, { ref: 'quote:7', number: null, title: null });

/** Answers come when the test lets them. */
async function show() {
  const answers: ((state: DocumentState) => Promise<void>)[] = [];
  const ports: PagePorts = {
    findDocument: async () => ({ kind: 'quote', id: 7, number: null }),
    loadStatus: () => new Promise((resolve) => answers.push((state) => act(async () => resolve(statusOf(state))))),
    sync: async () => null,
    preview: () => {},
  };
  const draw = (revision: number) => <PagePart ports={ports} nowMs={0} revision={revision} />;
  const { rerender } = render(draw(1));
  await act(async () => {});
  return { answers, change: (revision: number) => rerender(draw(revision)) };
}

it('an older answer that comes late does not go over a newer one', async () => {
  const { answers, change } = await show();
  change(2);
  await answers[1]?.('synced');
  expect(screen.getByText('Synced')).toBeVisible();
  await answers[0]?.('queued');
  expect(screen.getByText('Synced')).toBeVisible();
});

it('an answer is shown although the next one was asked for already', async () => {
  const { answers, change } = await show();
  change(2);
  await answers[0]?.('queued');
  expect(screen.getByText('Waiting')).toBeVisible();
  await answers[1]?.('synced');
  expect(screen.getByText('Synced')).toBeVisible();
});
