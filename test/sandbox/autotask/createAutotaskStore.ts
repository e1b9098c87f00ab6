import type { AutotaskRecord, AutotaskSeed, SandboxCredentials } from '../types.ts';

/** Limits of the API that a test may change. */
export interface AutotaskLimits {
  /** Requests per rolling hour for the whole database. */
  hourlyAllowance: number;
  /** Requests counted as used by other integrations. */
  hourlyUsed: number;
  /** Requests in flight per endpoint. */
  threads: number;
  /** HTTP status of the thread refusal: the real one is not always 429. */
  threadStatus: number;
  /** Sent as `Retry-After` (seconds) beyond the allowance; null = no such header. */
  retryAfterSeconds: number | null;
  /** Multiplies the added latency of 500 ms (from 50 %) and 1000 ms (from 75 %). */
  latencyFactor: number;
  /** Queries miss records younger than this; reading by id sees them. */
  queryLagMs: number;
  /** The API user may see costs: without, those that are sent are ignored, and answers have none (reference § 3.3). */
  seesCosts: boolean;
  /** Queries compare text as a database's collation may: without accents, `ß` as `ss`, blanks at the end left out. */
  looseText: boolean;
}

type AutotaskCredentials = Omit<SandboxCredentials, 'quoteManagerApiKey'>;

/** The data and the switches of the sandbox's Autotask, for tests to read and change without validation. */
export interface AutotaskStore {
  /** Records of an entity (name as in the URL, any case) in id order, as copies. */
  all(entity: string): AutotaskRecord[];
  get(entity: string, id: number): AutotaskRecord | undefined;
  /** Adds a record as it is; without an id it gets the next one. Throws when the id is taken. */
  create(entity: string, fields: Record<string, unknown>): AutotaskRecord;
  /** Changes fields as they are. Throws when there is no such record. */
  patch(entity: string, id: number, fields: Record<string, unknown>): AutotaskRecord;
  /** Removes a record; false when there was none. */
  remove(entity: string, id: number): boolean;
  /** Replaces all data; limits and credentials stay. */
  reset(seed: AutotaskSeed): void;
  /** When the record was added, ms since the epoch; 0 for records of the seed. */
  addedAt(entity: string, id: number): number;
  /** Called after each change of a record, with its state before a removal. */
  onChange(listener: (entity: string, record: AutotaskRecord) => void): void;
  limits(): AutotaskLimits;
  setLimits(limits: Partial<AutotaskLimits>): void;
  credentials(): AutotaskCredentials;
  setCredentials(credentials: AutotaskCredentials): void;
}

interface Row {
  record: AutotaskRecord;
  addedAt: number;
}

interface Table {
  rows: Map<number, Row>;
  lastId: number;
}

function loadTable(records: AutotaskRecord[]): Table {
  const sorted = structuredClone(records).sort((a, b) => a.id - b.id);
  return {
    rows: new Map(sorted.map((record) => [record.id, { record, addedAt: 0 }])),
    lastId: Math.max(0, ...records.map((record) => record.id)),
  };
}

function createTables(seed: AutotaskSeed) {
  let tables = new Map<string, Table>();
  const load = (next: AutotaskSeed) => {
    tables = new Map(Object.entries(next).map(([entity, records]) => [entity.toLowerCase(), loadTable(records)]));
  };
  load(seed);
  const table = (entity: string): Table => {
    const found = tables.get(entity.toLowerCase()) ?? loadTable([]);
    tables.set(entity.toLowerCase(), found);
    return found;
  };
  return { load, table };
}

function createRecords(seed: AutotaskSeed, clock: () => number) {
  const { load, table } = createTables(seed);
  const listeners: ((entity: string, record: AutotaskRecord) => void)[] = [];
  const tell = (entity: string, record: AutotaskRecord) => {
    for (const listener of listeners) listener(entity, structuredClone(record));
  };
  const put = (entity: string, record: AutotaskRecord, addedAt: number): AutotaskRecord => {
    table(entity).rows.set(record.id, { record: structuredClone(record), addedAt });
    tell(entity, record);
    return structuredClone(table(entity).rows.get(record.id)?.record ?? record);
  };
  return {
    all: (entity: string) =>
      structuredClone([...table(entity).rows.values()].map((row) => row.record).sort((a, b) => a.id - b.id)),
    get: (entity: string, id: number) => structuredClone(table(entity).rows.get(id)?.record),
    create: (entity: string, fields: Record<string, unknown>) => {
      const { rows, lastId } = table(entity);
      const id = typeof fields.id === 'number' ? fields.id : lastId + 1;
      if (rows.has(id)) throw new Error(`The sandbox already has ${entity} ${id}`);
      table(entity).lastId = Math.max(lastId, id);
      return put(entity, { ...fields, id }, clock());
    },
    patch: (entity: string, id: number, fields: Record<string, unknown>) => {
      const row = table(entity).rows.get(id);
      if (!row) throw new Error(`The sandbox has no ${entity} ${id}`);
      return put(entity, { ...row.record, ...fields, id }, row.addedAt);
    },
    remove: (entity: string, id: number) => {
      const row = table(entity).rows.get(id);
      table(entity).rows.delete(id);
      if (row) tell(entity, row.record);
      return row !== undefined;
    },
    reset: load,
    addedAt: (entity: string, id: number) => table(entity).rows.get(id)?.addedAt ?? 0,
    onChange: (listener: (entity: string, record: AutotaskRecord) => void) => void listeners.push(listener),
  };
}

const usualLimits: AutotaskLimits = {
  hourlyAllowance: 10_000,
  hourlyUsed: 0,
  threads: 3,
  threadStatus: 429,
  retryAfterSeconds: null,
  latencyFactor: 1,
  queryLagMs: 0,
  seesCosts: true,
  looseText: false,
};

/** Makes the store behind the sandbox's Autotask. @param clock milliseconds since the epoch */
export function createAutotaskStore(
  seed: AutotaskSeed,
  accepted: AutotaskCredentials,
  clock: () => number,
): AutotaskStore {
  let limits = { ...usualLimits };
  let credentials = { ...accepted };
  return {
    ...createRecords(seed, clock),
    limits: () => limits,
    setLimits: (changed) => {
      limits = { ...limits, ...changed };
    },
    credentials: () => credentials,
    setCredentials: (changed) => {
      credentials = { ...changed };
    },
  };
}
