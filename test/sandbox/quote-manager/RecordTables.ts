import type { QuoteManagerRecord, QuoteManagerSeed } from '../types.ts';

type Table = Map<number, QuoteManagerRecord>;

/** Records by resource (any case) and id. What goes in and out is copied, so nobody changes the data by accident. */
export class RecordTables {
  private tables = new Map<string, Table>();
  private readonly clock: () => number;

  /** @param clock milliseconds since the epoch, for the `modifiedDate` of changed records */
  constructor(seed: QuoteManagerSeed, clock: () => number) {
    this.clock = clock;
    this.load(seed);
  }

  /** Replaces everything. */
  load(seed: QuoteManagerSeed): void {
    const copy = Object.entries(structuredClone(seed));
    this.tables = new Map(
      copy.map(([resource, records]) => [
        resource.toLowerCase(),
        new Map(records.map((record) => [record.id, record])),
      ]),
    );
  }

  /** All records of a resource in id order. */
  all(resource: string): QuoteManagerRecord[] {
    return structuredClone([...this.table(resource).values()].sort((left, right) => left.id - right.id));
  }

  get(resource: string, id: number): QuoteManagerRecord | undefined {
    return structuredClone(this.table(resource).get(id));
  }

  /** Adds a record, with the next free id unless it brings one. Throws when the id is taken. */
  create(resource: string, fields: Record<string, unknown>): QuoteManagerRecord {
    const table = this.table(resource);
    const id = typeof fields.id === 'number' ? fields.id : Math.max(0, ...table.keys()) + 1;
    if (table.has(id)) throw new Error(`The sandbox already has ${resource} ${id}`);
    return this.put(resource, { ...fields, id });
  }

  /** Changes fields and, as a save would, `modifiedDate`. Throws when there is no such record. */
  patch(resource: string, id: number, fields: Record<string, unknown>): QuoteManagerRecord {
    const record = this.table(resource).get(id);
    if (!record) throw new Error(`The sandbox has no ${resource} ${id}`);
    const saved = 'modifiedDate' in record ? { modifiedDate: new Date(this.clock()).toISOString() } : {};
    return this.put(resource, { ...record, ...saved, ...fields, id });
  }

  /** False when there was no such record. */
  remove(resource: string, id: number): boolean {
    return this.table(resource).delete(id);
  }

  private table(resource: string): Table {
    const name = resource.toLowerCase();
    const table = this.tables.get(name) ?? new Map();
    this.tables.set(name, table);
    return table;
  }

  private put(resource: string, record: QuoteManagerRecord): QuoteManagerRecord {
    this.table(resource).set(record.id, structuredClone(record));
    return structuredClone(record);
  }
}
