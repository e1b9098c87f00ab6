import { expect, it } from 'vitest';
import { isNumberLabel, readWording } from '../../utils/pages/numberWording';

it.each([
  ['QO00000123', 'but'],
  ['Edit quote: QO00000123', 'but'],
  ['Sales order no. ON00000501', 'but'],
  ['Quote #QO00000123 Pending approval', 'but'],
  ['QO00000123 · Network refresh', 'apart'],
  ['Quote QO00000123 for Acme', 'apart'],
  ['QO00000123 (Draft)', 'apart'],
  ['Network refresh (QO00000123)', 'apart'],
  ['ON00000501 - Admin Center', 'apart'],
  ['Network refresh - quote QO00000123 | Portal', 'apart'],
  ['Renewal of QO00000123', 'mention'],
  ['QO00000123 Office refresh', 'named'],
  ['Office refresh QO00000123', 'named'],
  ['Angebot QO00000123', 'named'],
  ['Copy of quote QO00000123', 'mention'],
  ['Office refresh, replaces QO00000123', 'mention'],
  ['Renewal of QO00000123 | Portal', 'mention'],
  ['Replaces quote QO00000123', 'mention'],
  ['same as QO00000123 please', 'mention'],
  ['QO00000123 and QO00000124', null],
  ['Network refresh', null],
])('%s: %s', (text, wording) => {
  expect(readWording(text)).toBe(wording);
});

it('comes to an end with a text that goes on beginning like one', () => {
  expect(readWording(`${'no. order - # '.repeat(13)}of QO00000123`)).toBe('mention');
});

it.each([
  ['Quote number', true],
  ['Order no.:', true],
  ['#', true],
  ['Reference', false],
  ['Copied from', false],
  ['', false],
])('the label %s: %s', (text, isOne) => {
  expect(isNumberLabel(text)).toBe(isOne);
});
