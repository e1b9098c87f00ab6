import { expect } from 'vitest';
import type { Answer } from './startTinySandbox.ts';

/** As Autotask refuses a write: status 500, with the reason in words. */
export function expectRefused({ status, body }: Answer, words: RegExp): void {
  expect({ status, words: JSON.stringify(body.errors) }).toEqual({ status: 500, words: expect.stringMatching(words) });
}
