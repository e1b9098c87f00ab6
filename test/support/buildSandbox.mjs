// The sandbox flavour: like the release, but it may talk to this machine, and tests can look into its shadow roots.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('node_modules/.bin/wxt', ['build'], {
  stdio: ['ignore', 2, 2],
  env: { ...process.env, QUOTEBRIDGE_FLAVOUR: 'sandbox', PATH: `node_modules/.bin:${process.env.PATH}` },
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
