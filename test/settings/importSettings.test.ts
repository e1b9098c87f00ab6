import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { exportSettings } from '../../utils/settings/exportSettings';
import { importSettings } from '../../utils/settings/importSettings';

const importJson = (value: unknown) => importSettings(JSON.stringify(value), defaultSettings);

describe('importSettings', () => {
  it('lays a part over the present settings and names what changed', () => {
    const imported = importJson({ products: { missing: 'stop' }, opportunity: { states: { won: { stage: 7 } } } });
    expect(imported).toMatchObject({
      ok: true,
      changes: [
        { path: 'opportunity.states.won.stage', before: 'Won', after: expect.anything() },
        { path: 'products.missing', before: 'create', after: 'stop' },
      ],
    });
    if (!imported.ok) throw new Error(imported.message);
    expect(imported.value.products).toEqual({ ...defaultSettings.products, missing: 'stop' });
    expect(imported.value.opportunity.states.won).toEqual({ ...defaultSettings.opportunity.states.won, stage: 7 });
    expect(imported.value.opportunity.states.created).toEqual(defaultSettings.opportunity.states.created);
  });

  it('replaces lists as a whole', () => {
    const imported = importJson({ salesOrders: { statuses: ['Approved'] } });
    expect(imported).toMatchObject({ ok: true, value: { salesOrders: { statuses: ['Approved'] } } });
  });

  it.each([
    [{ colour: 'red' }, '"colour" is not a setting.'],
    [{ opportunity: { stages: {} } }, '"opportunity.stages" is not a setting.'],
    [
      { opportunity: { states: { won: { reason: 1 }, signed: {} } } },
      '"opportunity.states.won.reason", "opportunity.states.signed" are not settings.',
    ],
    [{ products: { missing: 'maybe' } }, '"products.missing" must be "create" or "stop", but is "maybe".'],
    [{ quotes: { toOpportunity: 'yes' } }, '"quotes.toOpportunity" must be true or false, but is "yes".'],
    [{ ticket: { queue: true } }, '"ticket.queue" must be a name, a number or null, but is true.'],
    [{ ticket: { dueInDays: -1 } }, '"ticket.dueInDays" must be at least 0, but is -1.'],
    [{ ticket: { dueInDays: 1.5 } }, '"ticket.dueInDays" must be a whole number, but is 1.5.'],
    [
      { opportunity: { states: { won: { probability: 101 } } } },
      '"opportunity.states.won.probability" must be at most 100, but is 101.',
    ],
    [
      { opportunity: { states: { sent: { stage: 'Sent' } } } },
      '"opportunity.states.sent.status" must be a name, a number or null, but is missing.',
    ],
    [{ opportunity: null }, '"opportunity" must be a group of settings, but is null.'],
    [{ opportunity: { owner: 'Sam' } }, '"opportunity.owner" must be an e-mail address or null, but is "Sam".'],
    [
      { notifications: { quietHours: { from: '25:00', to: '07:00' } } },
      '"notifications.quietHours.from" must be a time of day such as 18:30, but is "25:00".',
    ],
    [
      { quoteManager: { portalUrls: ['http://shop.example.com'] } },
      '"quoteManager.portalUrls.0" must be an https address (http only on this computer), without a user name or password, but is "http://shop.example.com".',
    ],
    [
      { autotask: { zoneUrl: 'https://evil.example/zone' } },
      '"autotask.zoneUrl" must be an https address under autotask.net (or one on this computer), without a user name or password, but is "https://evil.example/zone".',
    ],
    [[], 'The file holds no settings.'],
    ['text', 'The file holds no settings.'],
  ])('refuses %j', (part, message) => {
    expect(importJson(part)).toEqual({ ok: false, message });
  });

  it.each([
    ['{"__proto__": {"workflow": "x"}}', '"__proto__" is not a setting.'],
    [
      '{"products": {"materialCodeByCategory": {"__proto__": "x"}}}',
      '"products.materialCodeByCategory.__proto__" is not a setting.',
    ],
  ])('refuses %s instead of dropping it', (text, message) => {
    expect(importSettings(text, defaultSettings)).toEqual({ ok: false, message });
  });

  it('refuses another version, broken JSON and a file that is too large', () => {
    expect(importJson({ version: 2 })).toMatchObject({
      message: expect.stringContaining('"version" must be 1, but is 2'),
    });
    expect(importSettings('{', defaultSettings)).toMatchObject({ message: expect.stringContaining('not valid JSON') });
    const large = JSON.stringify({ companies: { defaults: { phone: 'ä'.repeat(130 * 1024) } } });
    expect(importSettings(large, defaultSettings)).toMatchObject({ message: expect.stringContaining('256 kB') });
  });

  it('takes a file with a byte order mark, and its own export without a change', () => {
    const text = `\uFEFF${exportSettings(defaultSettings)}`;
    expect(importSettings(text, defaultSettings)).toEqual({ ok: true, value: defaultSettings, changes: [] });
  });
});

describe('the example of the design', () => {
  const examplePath = path.resolve(process.cwd(), '../shared/design/settings.example.json');

  it.runIf(existsSync(examplePath))('is taken whole and comes back alike', () => {
    const example: unknown = JSON.parse(readFileSync(examplePath, 'utf8'));
    const imported = importJson(example);
    if (!imported.ok) throw new Error(imported.message);
    expect(imported.value).toEqual(example);
    expect(JSON.parse(exportSettings(imported.value))).toEqual(example);
    expect(imported.changes.map(({ path }) => path)).toEqual([
      'quoteManager.portalUrls',
      'nativeIntegration',
      'companies.defaults.companyType',
    ]);
  });
});
