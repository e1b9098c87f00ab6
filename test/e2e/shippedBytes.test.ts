import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { SANDBOX_BUILD } from '../support/launchBrowser.ts';

/** Every page of the portal loads and runs it. */
const MOST_GZIPPED_BYTES = 15_000;

it('the content script stays below 15 kB as shipped, gzipped', () => {
  const script = readFileSync(join(SANDBOX_BUILD, 'content-scripts/quote-manager.js'));
  const { byteLength } = gzipSync(script, { level: 9 });
  expect(byteLength).toBeLessThan(MOST_GZIPPED_BYTES);
  // A build that left the panel out would be small as well.
  expect(script.includes('quotebridge-panel')).toBe(true);
});
