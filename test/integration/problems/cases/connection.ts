import { seedIndex } from '../../../sandbox/seed/seedIndex';
import type { Fault } from '../../../sandbox/types';
import type { ProblemCase, World } from '../ProblemCase';

const document = `quote:${seedIndex.skeleton}` as const;

const spoilWith =
  (fault: Omit<Fault, 'side'>, side: Fault['side'] = 'autotask') =>
  ({ box }: World) =>
    box.instrumentation.addFault({ side, ...fault });

const withWords = (words: string, status = 500): Fault['action'] => ({
  kind: 'status',
  status,
  body: { errors: [words] },
});

const outage = { path: '^/v1/quote', action: { kind: 'drop', when: 'before' } } as const;
const elsewhere = {
  zoneName: 'Elsewhere',
  url: 'https://elsewhere.example/ATServicesRest/',
  webUrl: 'https://elsewhere.example/',
  ci: 1,
};
const keysAgain = ({ engine }: World) => engine.saveCredentials({});

/** Credentials, permissions, limits, and answers that do not come or cannot be understood. */
export const connectionCases: ProblemCase[] = [
  {
    code: 'auth-rejected',
    because: 'Quote Manager refuses the key',
    document,
    state: 'paused',
    spoil: ({ engine }) => engine.saveCredentials({ quoteManagerApiKey: 'wrong' }),
    mend: keysAgain,
  },
  {
    code: 'auth-rejected',
    because: 'Autotask refuses the secret',
    document,
    state: 'paused',
    spoil: ({ engine }) => engine.saveCredentials({ autotaskSecret: 'wrong' }),
    mend: keysAgain,
  },
  {
    code: 'not-connected',
    because: 'no keys were entered',
    document,
    state: 'paused',
    spoil: ({ engine }) => engine.database.secrets.clear(),
    mend: keysAgain,
  },
  {
    code: 'zone-moved',
    because: 'the zone service names an address that is not Autotask’s',
    document,
    state: 'paused',
    spoil: spoilWith({
      path: 'zoneInformation',
      action: { kind: 'status', status: 200, body: elsewhere },
    }),
  },
  {
    code: 'permission-missing',
    because: 'the API user may not create opportunities',
    document,
    spoil: spoilWith({ method: 'POST', path: '/Opportunities$', action: withWords('Forbidden', 403) }),
  },
  {
    code: 'permission-missing',
    because: 'Autotask says so with another status',
    document,
    spoil: spoilWith({
      method: 'POST',
      path: '/Opportunities$',
      action: withWords('The logged in Resource does not have the adequate permissions to create this entity.'),
    }),
  },
  {
    code: 'impersonation-refused',
    because: 'Autotask lets nobody act for the owner',
    document,
    settings: { autotask: { impersonate: true } },
    spoil: spoilWith({
      method: 'POST',
      path: '/Opportunities$',
      action: withWords('The resource cannot be impersonated: impersonation is not allowed.'),
    }),
    mend: ({ engine }) => engine.changeSettings({ autotask: { impersonate: false } }),
  },
  {
    code: 'threads-exceeded',
    because: 'others use all threads',
    document,
    state: 'queued',
    spoil: ({ box }) => box.autotask.setLimits({ threads: 0 }),
    mend: ({ box }) => box.autotask.setLimits({ threads: 3 }),
  },
  {
    code: 'rate-limited',
    because: 'Quote Manager’s minute is used up',
    document,
    state: 'paused',
    spoil: ({ box }) => box.quoteManager.setLimits({ perMinute: 2, perDay: 1_000_000 }),
    mend: ({ box }) => box.quoteManager.setLimits({ perMinute: 100_000 }),
  },
  {
    code: 'rate-limited',
    because: 'Autotask answers 429',
    document,
    state: 'paused',
    spoil: spoilWith({ path: '/Companies/query', action: { kind: 'status', status: 429 } }),
  },
  {
    code: 'allowance-low',
    because: 'all integrations together have used most of the hour',
    document,
    state: 'paused',
    spoil: ({ box }) => box.autotask.setLimits({ hourlyUsed: 9_500, latencyFactor: 0 }),
    mend: async ({ box, engine }) => {
      box.autotask.setLimits({ hourlyUsed: 0, latencyFactor: 1 });
      // Five minutes later the background asks again.
      await engine.database.reference.clear();
      engine.changeSettings({ automation: { browsers: 2 } });
    },
  },
  {
    code: 'not-settled',
    because: 'queries do not show yet what was written',
    document,
    state: 'queued',
    spoil: ({ box }) => box.autotask.setLimits({ queryLagMs: 60_000 }),
    mend: ({ box }) => box.autotask.setLimits({ queryLagMs: 0 }),
  },
  {
    code: 'offline',
    because: 'Quote Manager cannot be reached',
    document,
    state: 'offline',
    spoil: spoilWith(outage, 'quoteManager'),
  },
  {
    code: 'offline',
    because: 'the connection to Autotask breaks',
    document,
    state: 'offline',
    spoil: spoilWith({ path: '/Companies/query', action: { kind: 'drop', when: 'before' } }),
  },
  {
    code: 'autotask-crashed',
    because: 'Autotask answers a query with 503',
    document,
    state: 'queued',
    spoil: spoilWith({ path: '/Companies/query', action: { kind: 'status', status: 503 } }),
  },
  {
    code: 'autotask-refused',
    because: 'a workflow rule forbids the opportunity',
    document,
    spoil: spoilWith({
      method: 'POST',
      path: '/Opportunities$',
      action: withWords('A workflow rule forbids this.'),
    }),
  },
  {
    code: 'quote-manager-crashed',
    because: 'Quote Manager answers 500',
    document,
    state: 'queued',
    spoil: spoilWith({ path: '^/v1/quote/', action: { kind: 'status', status: 500 } }, 'quoteManager'),
  },
  {
    code: 'quote-manager-refused',
    because: 'Quote Manager answers with a status that nobody knows',
    document,
    spoil: ({ box }) => box.quoteManager.patch('quote', seedIndex.skeleton, { status: 77 }),
    mend: ({ box }) => box.quoteManager.patch('quote', seedIndex.skeleton, { status: 1 }),
  },
  {
    code: 'quote-not-found',
    because: 'the quote was deleted',
    document,
    spoil: ({ box }) => box.quoteManager.remove('quote', seedIndex.skeleton),
    mend: ({ box }) => box.reset(),
  },
  {
    code: 'unexpected',
    because: 'Autotask answers with a record of an unknown form',
    document,
    state: 'queued',
    spoil: spoilWith({
      path: '/Companies/query',
      action: { kind: 'status', status: 200, body: { items: [{ id: 'seven' }], pageDetails: { count: 1 } } },
    }),
  },
];
