import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SANDBOX_BUILD } from '../support/launchBrowser.ts';

const sources = ['entrypoints', 'components', 'utils', 'public', 'wxt.config.ts'];

/** Builds the extension where the folder is missing or older than its sources: a stale build would test the past. */
export default function setup(): void {
  if (isFresh()) return;
  const { status } = spawnSync(process.execPath, ['test/support/buildSandbox.mjs'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The extension could not be built: see the lines above.');
}

function isFresh(): boolean {
  const manifest = join(SANDBOX_BUILD, 'manifest.json');
  if (!existsSync(manifest)) return false;
  const builtAt = statSync(manifest).mtimeMs;
  return sources.every((source) => listFiles(source).every((file) => statSync(file).mtimeMs <= builtAt));
}

function listFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
