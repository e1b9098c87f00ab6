import { beforeEach, describe, expect, it } from 'vitest';
import { createQuoteManagerApp } from '../../sandbox/quote-manager/createQuoteManagerApp.ts';
import { sandboxCredentials } from '../../sandbox/seed/sandboxCredentials.ts';

const start = Date.UTC(2026, 10, 23);
const seed = { brand: [{ id: 11, name: 'Adatum' }] };
let now = start;
let sandbox = createQuoteManagerApp({ seed, credentials: sandboxCredentials });

beforeEach(() => {
  now = start;
  sandbox = createQuoteManagerApp({ seed, credentials: sandboxCredentials, clock: () => now });
});

const ask = async (path: string) =>
  sandbox.app.request(path, { headers: { apiKey: sandboxCredentials.quoteManagerApiKey } });

describe('limits', () => {
  it('allows 60 requests in a rolling minute', async () => {
    for (let count = 0; count < 60; count += 1) {
      now = start + count * 100;
      expect((await ask('/v1/brand/11')).status).toBe(200);
    }
    const refused = await ask('/v1/brand/11');
    expect(refused.status).toBe(429);
    expect(refused.headers.has('Retry-After')).toBe(false);
    now = start + 60_000;
    expect((await ask('/v1/brand/11')).status).toBe(200);
    expect((await ask('/v1/brand/11')).status).toBe(429);
  });

  it('has a daily limit and can say when to come back', async () => {
    sandbox.store.setLimits({ perDay: 2, retryAfterSeconds: 7 });
    expect((await ask('/v1/brand')).status).toBe(200);
    now += 3_600_000;
    expect((await ask('/v1/brand')).status).toBe(200);
    now += 3_600_000;
    const refused = await ask('/v1/brand');
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '7']);
    now = start + 86_400_000;
    expect((await ask('/v1/brand')).status).toBe(200);
  });
});
