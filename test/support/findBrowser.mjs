// Runs before anything is installed, so plain JavaScript for Node 20 or later, with nothing but what Node brings.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const KNOWN_PLACES = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
    '/usr/bin/microsoft-edge-stable',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
  ],
};

const PLAYWRIGHT_CACHES = {
  linux: '.cache/ms-playwright',
  darwin: 'Library/Caches/ms-playwright',
  win32: 'AppData/Local/ms-playwright',
};
const PLAYWRIGHT_BINARIES = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
];

/**
 * The first browser that loads unpacked extensions from the command line: Chromium, Edge or one of Playwright's. Branded
 * Chrome is left out, it refuses `--load-extension` since version 137.
 * @returns {string | null} Path of the executable.
 */
export function findBrowser() {
  const asked = process.env.QUOTEBRIDGE_BROWSER;
  if (asked) return existsSync(asked) ? asked : null;
  const places = KNOWN_PLACES[/** @type {'linux'} */ (process.platform)] ?? [];
  return places.find((place) => existsSync(place)) ?? findPlaywrightBrowser();
}

function findPlaywrightBrowser() {
  const cache = join(
    homedir(),
    PLAYWRIGHT_CACHES[/** @type {'linux'} */ (process.platform)] ?? PLAYWRIGHT_CACHES.linux,
  );
  if (!existsSync(cache)) return null;
  const builds = readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .reverse();
  const candidates = builds.flatMap((build) => PLAYWRIGHT_BINARIES.map((binary) => join(cache, build, binary)));
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}
