import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { demoQuoteId } from '../sandbox/seed/seedIndex.ts';
import { startSandbox } from '../sandbox/startSandbox.ts';
import { connectExtension } from '../support/connectExtension.ts';
import { launchBrowser } from '../support/launchBrowser.ts';
import { quoteAddress } from '../support/quotePage.ts';
import { clickAndVerify, printRecords } from './clickAndVerify.ts';

const OUTPUT = '.output/demo';

const { values: flags } = parseArgs({ options: { headless: { type: 'boolean' }, json: { type: 'boolean' } } });
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const headless = flags.headless === true || !hasDisplay;

/** Standard output belongs to the result; everything else is said on standard error. */
const say = (text: string): void => void process.stderr.write(`${text}\n`);

say('Building the extension …');
const build = spawnSync(process.execPath, ['test/support/buildSandbox.mjs'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (build.status !== 0) throw new Error('The extension could not be built: see the lines above.');
await mkdir(OUTPUT, { recursive: true });

const sandbox = await startSandbox();
say(
  `Quote Manager: ${sandbox.portalUrls.classic}/quote   Autotask: ${sandbox.autotaskUrl}   Control: ${sandbox.controlUrl}`,
);
const browser = await launchBrowser({ headless });
await connectExtension(browser, sandbox);
const page = await browser.context.newPage();
await page.goto(quoteAddress(sandbox, demoQuoteId));

if (headless) {
  const result = await clickAndVerify({ browser, sandbox, page, quoteId: demoQuoteId, output: OUTPUT });
  await browser.close();
  if (flags.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else printRecords(result, sandbox);
  await sandbox.stop();
  process.exitCode = result.state === 'synced' ? 0 : 1;
} else {
  say('Ready: click "Sync to Autotask" in the browser. Close the browser, or press Ctrl+C, to end.');
  await browser.context.waitForEvent('close', { timeout: 0 });
  await sandbox.stop();
}
