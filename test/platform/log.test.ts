import { expect, test, vi } from 'vitest';
import { createLog } from '../../utils/platform/log';
import { redact } from '../../utils/platform/redact';

test.each([
  [
    { Secret: 'x', nested: { apiKey: 'y', UserName: 'z' } },
    { Secret: '[hidden]', nested: { apiKey: '[hidden]', UserName: '[hidden]' } },
  ],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer [hidden]'],
  ['GET /x?api_key=abc&page=2', 'GET /x?api_key=[hidden]&page=2'],
  ['key 3f2504e0-4f89-11d3-9a0c-0305e82c3301 refused', 'key [hidden] refused'],
  [
    ['quote QO00000123 has 3 lines', 7, null],
    ['quote QO00000123 has 3 lines', 7, null],
  ],
  ['opportunityCategoryIdentifier', 'opportunityCategoryIdentifier'],
  [new TypeError('token=abc'), 'TypeError: token=[hidden]'],
])('%j is redacted', (value, expected) => {
  expect(redact(value)).toEqual(expected);
});

test('a value that contains itself ends', () => {
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  expect(JSON.stringify(redact(loop))).toContain('[hidden]');
});

test('the log redacts message and values', () => {
  const console = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  createLog(console).warn('password: hush', { cookie: 'c', count: 2 });
  expect(console.warn).toHaveBeenCalledWith('[Quotebridge]', 'password: [hidden]', { cookie: '[hidden]', count: 2 });
});
