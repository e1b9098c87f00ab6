import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/startSandbox';

/** A sandbox for a suite, as at the start before each test; Quote Manager's minute limit is out of the way unless set. */
export function useSandbox(): () => Sandbox {
  let sandbox: Sandbox | undefined;
  const started = (): Sandbox => {
    if (!sandbox) throw new Error('The sandbox is there inside tests only.');
    return sandbox;
  };
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => {
    started().reset();
    started().quoteManager.setLimits({ perMinute: 100_000, perDay: 1_000_000 });
  });
  afterAll(() => sandbox?.stop());
  return started;
}

/** Requests that change something in Autotask, as `POST Quotes/7/Items`. */
export function writesTo(sandbox: Sandbox): string[] {
  const isWrite = ({ method, path }: { method: string; path: string }) =>
    method !== 'GET' && !/\/query(\/next\b.*)?$/.test(path);
  return sandbox.instrumentation.log
    .filter((request) => request.side === 'autotask' && isWrite(request))
    .map(({ method, path }) => `${method} ${path.replace('/ATServicesRest/V1.0/', '')}`);
}

/** The set of records that a quote left in Autotask. */
export function recordsOf(sandbox: Sandbox, quoteId: number) {
  const number = sandbox.quoteManager.get('quote', quoteId)?.quoteNumber;
  const quotes = sandbox.autotask.all('Quotes').filter((quote) => quote.externalQuoteNumber === number);
  const opportunities = sandbox.autotask
    .all('Opportunities')
    .filter((opportunity) => quotes.some((quote) => quote.opportunityID === opportunity.id));
  const items = sandbox.autotask.all('QuoteItems').filter((item) => quotes.some((quote) => quote.id === item.quoteID));
  return { quotes, opportunities, items };
}
