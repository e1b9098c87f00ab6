import type { Sandbox } from '../sandbox/startSandbox';
import { type Violation, writtenRecords } from './judgeDocument';

type Row = ReturnType<typeof writtenRecords>[number];

/**
 * I2 of the products and services that were made: one browser makes each once; of those that several browsers made at the same
 * moment one is active, and every item and charge refers to it. Read from Autotask's records alone.
 */
export function judgeCatalogue(sandbox: Sandbox, { browsers }: { browsers: number }): Violation[] {
  const made = [...rowsOf(sandbox, 'Products'), ...rowsOf(sandbox, 'Services')];
  const counted = made.filter(({ row }) => browsers === 1 || row.isActive === true);
  const names = counted.map(({ name }) => name);
  const doubled = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...doubled.map((name): Violation => ({ invariant: 'I2', kind: 'duplicate', words: `${name} twice` })),
    ...strayReferences(sandbox, made),
  ];
}

interface Made {
  entity: 'Products' | 'Services';
  /** What is to be there once: number and period, or the name of the special product for shipping. */
  name: string;
  row: Row;
}

function rowsOf(sandbox: Sandbox, entity: 'Products' | 'Services'): Made[] {
  return writtenRecords(sandbox, entity).map((row) => {
    const number = String(row.externalProductID ?? row.externalID ?? row.name);
    return { entity, name: `${entity} ${number} ${String(row.periodType ?? '')}`.trim(), row };
  });
}

const REFERENCES = { Products: 'productID', Services: 'serviceID' } as const;

/** Nothing refers to a record that was taken out of use. */
function strayReferences(sandbox: Sandbox, made: Made[]): Violation[] {
  const lines = [...writtenRecords(sandbox, 'QuoteItems'), ...writtenRecords(sandbox, 'TicketCharges')];
  return made
    .filter(({ row }) => row.isActive !== true)
    .flatMap(({ entity, name, row }) =>
      lines
        .filter((line) => line[REFERENCES[entity]] === row.id)
        .map(({ id }): Violation => {
          return {
            invariant: 'I2',
            kind: 'other',
            words: `line ${id} refers to #${row.id} (${name}), which is retired`,
          };
        }),
    );
}
