import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/startSandbox.ts';
import { reportDocuments } from './reportDocuments.ts';
import { toTable } from './reportTable.ts';

const OUTPUT = '.output/demo-report.md';

const { values: flags } = parseArgs({ options: { target: { type: 'string', default: 'ticket' } } });

const sandbox = await startSandbox();
const rows = await reportDocuments(sandbox, { target: flags.target });
await sandbox.stop();
const table = toTable(rows);
await mkdir('.output', { recursive: true });
await writeFile(OUTPUT, `# What a sync of every seeded document leaves behind\n\n${table}`);
process.stdout.write(table);
process.stderr.write(`${rows.length} documents; written to ${OUTPUT}\n`);
