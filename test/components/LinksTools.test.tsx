// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { LinksTools, type LinksToolsProps } from '../../components/LinksTools';
import { createProblem } from '../../utils/domain/problem';

afterEach(cleanup);

const report = { documents: 2, added: 1, kept: 3, ambiguous: [] as string[] };

function show(props: Partial<LinksToolsProps>) {
  render(
    <LinksTools
      onRebuild={async () => ({ ok: true, value: report })}
      onExport={async () => ({ ok: true, value: null })}
      onImport={async () => ({ ok: true, value: report })}
      {...props}
    />,
  );
  return userEvent.setup();
}

const press = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(screen.getByRole('button', { name }));

describe('LinksTools', () => {
  it('says what was found, and which numbers were left out', async () => {
    const user = show({ onRebuild: async () => ({ ok: true, value: { ...report, ambiguous: ['QO1', 'ON2'] } }) });
    await press(user, 'Rebuild links');
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Rebuilt. 2 documents found, 1 link added, 3 already there. Left out, since several records bear the number: QO1, ON2.',
    );
  });

  it('takes a file, and the same one again', async () => {
    const taken: string[] = [];
    const user = show({
      onImport: async (file) => {
        taken.push(await file.text());
        return { ok: true, value: report };
      },
    });
    const file = new File(['{}'], 'links.json', { type: 'application/json' });
    for (let turn = 0; turn < 2; turn++) {
      // Only while a file is chosen is there a second file input on the page (docs/testing.md).
      expect(screen.queryByLabelText('Import links')).toBeNull();
      await press(user, 'Import links');
      await user.upload(screen.getByLabelText('Import links'), file);
    }
    expect(await screen.findByRole('status')).toHaveTextContent('Imported. 2 documents found');
    expect(taken).toEqual(['{}', '{}']);
  });

  it('shows a problem with its remedy', async () => {
    const user = show({ onExport: async () => ({ ok: false, problem: createProblem('not-connected') }) });
    await press(user, 'Export links');
    expect(await screen.findByRole('status')).toHaveTextContent('Quotebridge is not connected yet. Enter the keys');
  });

  it('cannot be pressed twice while it works', async () => {
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const user = show({
      onRebuild: async () => {
        await waiting;
        return { ok: true, value: report };
      },
    });
    await press(user, 'Rebuild links');
    for (const button of screen.getAllByRole('button')) expect(button).toBeDisabled();
    answer();
    expect(await screen.findByRole('status')).toHaveTextContent('Rebuilt.');
    expect(screen.getByRole('button', { name: 'Rebuild links' })).toBeEnabled();
  });
});
