import type { Hono } from 'hono';

/** A record of the Autotask side: field name (camelCase, as the REST API answers) → value. */
export type AutotaskRecord = { id: number } & Record<string, unknown>;

/** Everything the Autotask side starts with: entity name as in the URL (`Opportunities`, `QuoteItems`, …) → records. */
export type AutotaskSeed = Record<string, AutotaskRecord[]>;

/** Picklists of the tenant: `Opportunities.stage` → its values. Numbers are tenant data, so seeds use odd ones. */
export type PicklistSeed = Record<string, PicklistValue[]>;

export interface PicklistValue {
  value: number;
  label: string;
  isDefaultValue?: boolean;
  isActive?: boolean;
  isSystem?: boolean;
  /** For dependent lists (`subIssueType` below `issueType`). */
  parentValue?: number;
}

/** A record of Quote Manager: field name as in its OpenAPI document. */
export type QuoteManagerRecord = { id: number } & Record<string, unknown>;

/** Everything Quote Manager holds: resource name as in the URL, lower case (`quote`, `quoteline`, …) → records. */
export type QuoteManagerSeed = Record<string, QuoteManagerRecord[]>;

/** Credentials that the servers accept. */
export interface SandboxCredentials {
  quoteManagerApiKey: string;
  autotaskUserName: string;
  autotaskSecret: string;
  autotaskIntegrationCode: string;
}

export type SandboxSide = 'quoteManager' | 'autotask';

/** What goes wrong, for requests that match; `nth` counts matching requests from 1, `times` says how many are hit (default 1). */
export interface Fault {
  side: SandboxSide;
  method?: string;
  /** Regular expression on path and query, case ignored. */
  path: string;
  nth?: number;
  times?: number;
  action:
    | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string>; afterCommit?: boolean }
    | { kind: 'delay'; ms: number }
    | { kind: 'stall'; when: 'before' | 'after'; ms: number }
    | { kind: 'drop'; when: 'before' | 'after' }
    | { kind: 'truncate' };
}

/** One line of the request log. */
export interface LoggedRequest {
  /** 1, 2, 3 … over both sides. */
  number: number;
  side: SandboxSide;
  method: string;
  /** Path and query. */
  path: string;
  body?: unknown;
  status?: number;
  /** Milliseconds since the sandbox started. */
  startedAt: number;
  endedAt?: number;
  fault?: string;
}

/** A server on loopback. */
export interface RunningServer {
  url: string;
  app: Hono;
  stop(): Promise<void>;
}
