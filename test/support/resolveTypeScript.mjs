import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// The product's modules name each other without an ending, as bundlers take them; Node wants the file.
registerHooks({
  resolve(specifier, context, next) {
    const isBare = !specifier.startsWith('.') || /\.[cm]?[jt]sx?$/.test(specifier);
    if (isBare || context.parentURL === undefined) return next(specifier, context);
    const url = new URL(`${specifier}.ts`, context.parentURL);
    return existsSync(fileURLToPath(url)) ? next(url.href, context) : next(specifier, context);
  },
});
