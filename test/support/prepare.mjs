// Installs what is missing, so that a fresh clone needs Node 20 and npm only. Talks on standard error: standard output may
// belong to a caller that reads JSON.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { findBrowser } from './findBrowser.mjs';

const STAMP = 'node_modules/.quotebridge-installed';

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`);

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  return status === 0;
}

function installPackages() {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const present = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (present === wanted && existsSync('node_modules/.bin/node')) return;
  say('Installing packages …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    say('The packages could not be installed: see the lines above, then try again.');
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}

/** What `wxt prepare` writes, once: every TypeScript file is read by way of it. */
function generateTypes() {
  if (existsSync('.wxt/tsconfig.json')) return;
  if (run('node_modules/.bin/node', ['node_modules/.bin/wxt', 'prepare'])) return;
  say('The types could not be generated: see the lines above, then try again.');
  process.exit(1);
}

function installBrowser() {
  if (findBrowser()) return;
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (isDebianRoot) {
    say('Installing Chromium …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
    if (findBrowser()) return;
  }
  say(
    'No browser was found: install Chromium or Microsoft Edge, or run "npx playwright install chromium", then try again.',
  );
  process.exit(1);
}

installPackages();
generateTypes();
installBrowser();
