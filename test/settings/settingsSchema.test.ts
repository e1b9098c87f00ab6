import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { Settings } from '../../utils/domain/settings';
import { defaultSettings } from '../../utils/settings/defaultSettings';
import { settingsSchema } from '../../utils/settings/settingsSchema';

describe('settingsSchema', () => {
  it('takes every default and adds nothing to it', () => {
    expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
  });

  it('has exactly the type of the domain', () => {
    expectTypeOf<z.output<typeof settingsSchema>>().toEqualTypeOf<Settings>();
  });

  it.each([
    ['https://api.example.com/v1/', true],
    ['http://127.0.0.1:4010/v1/', true],
    ['http://localhost:4010', true],
    ['http://[::1]:4010', true],
    ['http://api.example.com/', false],
    ['http://127.0.0.1.example.com/', false],
    ['https://user:secret@api.example.com/', false],
    ['ftp://127.0.0.1/', false],
    ['api.example.com', false],
    ['', false],
  ])('address %s is taken: %s', (apiUrl, isTaken) => {
    const settings = { ...defaultSettings, quoteManager: { ...defaultSettings.quoteManager, apiUrl } };
    expect(settingsSchema.safeParse(settings).success).toBe(isTaken);
  });

  it.each([
    ['https://webservices.autotask.net/ATServicesRest/V1.0/zoneInformation', true],
    ['https://a.b.autotask.net/zoneInformation', true],
    ['http://127.0.0.1:4010/zoneInformation', true],
    ['https://localhost:4010/', true],
    ['http://[::1]:4010/', true],
    ['https://evil.example/ATServicesRest/V1.0/zoneInformation', false],
    ['https://autotask.net.evil.example/', false],
    ['https://evilautotask.net/', false],
    ['https://webservices.autotask.net:8443/', false],
    ['http://webservices.autotask.net/', false],
    ['https://user:secret@webservices.autotask.net/', false],
    ['http://127.0.0.1.evil.example/', false],
    ['', false],
  ])('zone address %s is taken: %s', (zoneUrl, isTaken) => {
    const settings = { ...defaultSettings, autotask: { ...defaultSettings.autotask, zoneUrl } };
    expect(settingsSchema.safeParse(settings).success).toBe(isTaken);
  });
});
