import { describeProblem } from '../../utils/domain/problem.ts';
import type { Totals } from '../expectations/decimals.ts';
import { type Actual, readActual } from '../expectations/readActual.ts';
import { recordsBefore } from '../expectations/records.ts';
import { chargeableTotals, documentTotals } from '../expectations/sourceTotals.ts';
import { type DocumentName, readSource, type Source } from '../expectations/sourceView.ts';
import { orderSpecs } from '../sandbox/seed/orderSpecs.ts';
import { quoteSpecs } from '../sandbox/seed/quoteSpecs.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';
import { createEngine } from '../support/createEngine.ts';
import { syncPatiently } from '../support/syncPatiently.ts';

/** One document of the report. */
export interface ReportRow {
  document: DocumentName;
  state: string;
  records: string;
  /** Totals of both sides, by period; the source's as the rules read it, Autotask's from its items or charges. */
  source: string;
  autotask: string;
  /** The problem's sentence and the notices. */
  remarks: string;
}

/** All documents of the seed: quotes, then orders, in one tenant one after the other. */
const documents: DocumentName[] = [
  ...quoteSpecs.map(({ id }): DocumentName => `quote:${id}`),
  ...orderSpecs.map(({ id }): DocumentName => `order:${id}`),
];

/** Syncs every seeded document with the real engine and says what then stands on both sides. */
export async function reportDocuments(sandbox: Sandbox, salesOrders: { target: string }): Promise<ReportRow[]> {
  sandbox.quoteManager.setLimits({ perMinute: 100_000, perDay: 1_000_000 });
  sandbox.autotask.setLimits({ hourlyAllowance: 10_000_000 });
  const engine = await createEngine(sandbox, { salesOrders });
  const rows: ReportRow[] = [];
  for (const document of documents) {
    const before = recordsBefore(sandbox);
    const status = await syncPatiently(engine, document);
    const source = readSource(before, document);
    const actual = readActual(sandbox, before, source);
    const { state, problem, notices } = status;
    const remarks = [...(problem ? [describeProblem(problem).message] : []), ...notices].join(' ');
    rows.push({ document, state, records: namesOf(actual), ...totalsOf(source, actual), remarks });
  }
  return rows;
}

function namesOf({ opportunity, quote, items, ticket, charges, made }: Actual): string {
  const parts = [
    opportunity && `opportunity #${opportunity.id}`,
    quote && `quote #${quote.id} with ${count(items.length, 'item')}`,
    ticket && `ticket #${ticket.id} with ${count(charges.length, 'charge')}`,
    made.length > 0 && `${made.length} new in the catalogue`,
  ];
  return parts.filter(Boolean).join(', ') || 'none';
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Items are compared by period; a ticket charges everything once, and no services. */
function totalsOf(source: Source, { totals, chargeTotal }: Actual): Pick<ReportRow, 'source' | 'autotask'> {
  const sides: Pick<ReportRow, 'source' | 'autotask'>[] = [];
  const own = describeTotals(documentTotals(source));
  if (totals) sides.push({ source: own, autotask: describeTotals(totals) });
  if (chargeTotal !== null) {
    const { charged, listed } = chargeableTotals(source);
    const services = Number(listed) === 0 ? '' : ` (services, not charged: ${listed})`;
    sides.push({ source: `${charged} to charge${services}`, autotask: `${chargeTotal} charged` });
  }
  if (sides.length === 0) return { source: own, autotask: 'nothing' };
  const join = (side: 'source' | 'autotask') => sides.map((entry) => entry[side]).join('; ');
  return { source: join('source'), autotask: join('autotask') };
}

const labels = { oneTime: 'once', monthly: 'a month', quarterly: 'a quarter', yearly: 'a year' };

function describeTotals(totals: Totals): string {
  const periods = ['oneTime', 'monthly', 'quarterly', 'yearly'] as const;
  const parts = periods.filter((period) => Number(totals[period]) !== 0);
  return parts.map((period) => `${totals[period]} ${labels[period]}`).join(' + ') || '0.00';
}
