// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { applyStyles } from '../../../entrypoints/quote-manager.content/panelStyles';

/** The rules as a browser without constructed sheets gets them, without comments. */
function readStyles(): string {
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  applyStyles(root, () => {
    throw new Error('no constructed sheets');
  });
  return (root.querySelector('style')?.textContent ?? '').replace(/\/\*[\s\S]*?\*\//g, '');
}

/** What the rules for the host itself declare: `:host` and `:host([…])`, not what stands inside of it. */
function readHostDeclarations(): string[] {
  const bodies = [...readStyles().matchAll(/:host(?:\([^)]*\))?\s*\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  return bodies.flatMap((body) => body.split(';').map((line) => line.trim())).filter((line) => line !== '');
}

describe('the look of the panel', () => {
  it('holds against every rule of the page: outer rules go before those of a host, unless these are important', () => {
    const declarations = readHostDeclarations();
    expect(declarations).toContain('all: initial !important');
    expect(declarations.filter((line) => !line.endsWith('!important'))).toEqual([]);
  });

  it('takes its colours from no rule of the page: `all` leaves custom properties as they are', () => {
    expect(readHostDeclarations().filter((line) => line.startsWith('--'))).toEqual([]);
    for (const name of new Set([...readStyles().matchAll(/var\((--[a-z-]+)\)/g)].map((match) => match[1] ?? '')))
      expect(readStyles()).toMatch(new RegExp(`\\.panel \\{[^}]*${name}:`));
  });

  it('is not printed: a printed quote goes to a customer', () => {
    expect(readStyles().replace(/\s/g, '')).toContain('@mediaprint{:host{display:none!important;}}');
  });
});
