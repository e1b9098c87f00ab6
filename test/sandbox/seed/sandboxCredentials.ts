import type { SandboxCredentials } from '../types.ts';

/** What both sandbox servers accept. Invented; they open nothing elsewhere. */
export const sandboxCredentials: SandboxCredentials = {
  quoteManagerApiKey: 'sandbox-quote-manager-key',
  autotaskUserName: 'quotebridge@sandbox.example',
  autotaskSecret: 'sandbox-autotask-secret',
  autotaskIntegrationCode: 'SANDBOXTRACKINGCODE',
};
