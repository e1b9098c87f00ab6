import { expect, test } from 'vitest';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { layChanges } from '../../utils/settings/layChanges';

test('only what was changed is laid over what is stored now', () => {
  const drawn = defaultSettings;
  const chosen = { ...drawn, workflow: 'invoiceInQuoteManager', ticket: { ...drawn.ticket, queue: 'Sales' } } as const;
  const stored = { ...drawn, automation: { enabled: true, browsers: 3 }, ticket: { ...drawn.ticket, dueInDays: 9 } };
  expect(layChanges(stored, { before: drawn, after: chosen })).toEqual({
    ...stored,
    workflow: 'invoiceInQuoteManager',
    ticket: { ...stored.ticket, queue: 'Sales' },
  });
});

test('lists count as one setting, keys with a point are keys, and what was taken away goes', () => {
  const withMap = (materialCodeByCategory: Record<string, string>, statuses: string[]) => ({
    ...defaultSettings,
    salesOrders: { ...defaultSettings.salesOrders, statuses },
    products: { ...defaultSettings.products, materialCodeByCategory },
  });
  const before = withMap({ 'a.b': 'x', gone: 'y' }, ['Approved']);
  const after = withMap({ 'a.b': 'z' }, ['Approved', 'Processed']);
  const stored = withMap({ 'a.b': 'x', gone: 'y', added: 'w' }, ['Other']);
  expect(layChanges(stored, { before, after })).toEqual(withMap({ 'a.b': 'z', added: 'w' }, ['Approved', 'Processed']));
});
