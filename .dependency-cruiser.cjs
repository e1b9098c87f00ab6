/** One named rule per forbidden direction; imports go down, never up or sideways (docs/architecture.md). */
const layer = (name) => `^utils/${name}/`;
const outside = (...names) => `^(entrypoints|components)/|^utils/(?!(${names.join('|')})/)`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'domain-is-pure',
      'The domain decides; it knows no effect and no other layer.',
      { path: layer('domain') },
      { path: outside('domain') },
    ),
    rule(
      'domain-packages',
      'Decimals are the only library of the domain.',
      { path: layer('domain') },
      { path: 'node_modules', pathNot: 'node_modules/(big\\.js|@types/big\\.js)/' },
    ),
    rule(
      'pages-read-only-facts',
      'Page readers turn a document into facts.',
      { path: layer('pages') },
      { path: outside('domain', 'pages', 'messaging') },
    ),
    rule(
      'pages-packages',
      'Page readers run inside pages we do not own: no library goes there.',
      { path: layer('pages') },
      { path: 'node_modules' },
    ),
    rule(
      'quote-manager-alone',
      'A client knows its own system only.',
      { path: layer('quote-manager') },
      { path: outside('domain', 'quote-manager') },
    ),
    rule(
      'autotask-alone',
      'A client knows its own system only.',
      { path: layer('autotask') },
      { path: outside('domain', 'autotask') },
    ),
    rule(
      'queue-below-clients',
      'The queue stores and schedules; it calls nobody.',
      { path: layer('queue') },
      { path: outside('domain', 'queue') },
    ),
    rule('settings-alone', 'Settings are data.', { path: layer('settings') }, { path: outside('domain', 'settings') }),
    rule(
      'vault-on-queue-database',
      'The vault keeps secrets in the one database.',
      { path: layer('vault') },
      { path: outside('domain', 'vault', 'queue', 'messaging') },
    ),
    rule(
      'platform-wraps-the-browser',
      'Thin wrappers know the domain only.',
      { path: layer('platform') },
      { path: outside('domain', 'platform') },
    ),
    rule(
      'messaging-is-a-contract',
      'Messages are types and parsing.',
      { path: layer('messaging') },
      { path: outside('domain', 'messaging') },
    ),
    rule(
      'sync-has-no-ui',
      'Use cases know neither React nor who calls them.',
      { path: layer('sync') },
      { path: '^(entrypoints|components)/|node_modules/(react|react-dom|webextension-polyfill)/' },
    ),
    rule(
      'components-show-props',
      'Components reach neither the browser, a client nor the database.',
      { path: '^components/' },
      { path: '^entrypoints/|^utils/(?!(domain|settings|messaging)/)|node_modules/(webextension-polyfill|dexie)/' },
    ),
    rule(
      'entrypoints-are-roots',
      'Nothing imports an entrypoint.',
      { path: '^(components|utils)/' },
      { path: '^entrypoints/' },
    ),
    rule(
      'content-scripts-stay-tiny',
      'React, Dexie, zod and the polyfill do not belong into pages: the browser gives promises by itself.',
      { path: '^entrypoints/[^/]+\\.content/' },
      { path: 'node_modules/(react|react-dom|dexie|zod|webextension-polyfill)/', reachable: true },
    ),
    rule(
      'product-without-tests',
      'The product never imports its tests.',
      { path: '^(entrypoints|components|utils)/' },
      { path: '^test/' },
    ),
    rule(
      'expectations-are-independent',
      'What must stand in Autotask is computed from the rules; the product has no say in it.',
      { path: '^test/expectations/' },
      { path: '^(entrypoints|components|utils)/|^test/(?!(expectations|sandbox)/)' },
    ),
    rule('no-cycles', 'A cycle hides which module is the lower one.', {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(\\.wxt|\\.output)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
