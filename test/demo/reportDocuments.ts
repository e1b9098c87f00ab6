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
    const status = await engine.sync(document);
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
    quote && `quote #${quote.id} with ${items.length} items`,
    ticket && `ticket #${ticket.id} with ${charges.length} charges`,
    made.length > 0 && `${made.length} new in the catalogue`,
  ];
  return parts.filter(Boolean).join(', ') || 'none';
}

/** A ticket charges once and no services; everything else is compared by period. */
function totalsOf(source: Source, actual: Actual): Pick<ReportRow, 'source' | 'autotask'> {
  const own = describeTotals(documentTotals(source));
  if (actual.totals) return { source: own, autotask: describeTotals(actual.totals) };
  if (actual.chargeTotal === null) return { source: own, autotask: 'nothing' };
  const { charged, listed } = chargeableTotals(source);
  const services = Number(listed) === 0 ? '' : ` (services, not charged: ${listed})`;
  return { source: `${charged} to charge${services}`, autotask: `${actual.chargeTotal} charged` };
}

const labels = { oneTime: 'once', monthly: 'a month', quarterly: 'a quarter', yearly: 'a year' };

function describeTotals(totals: Totals): string {
  const periods = ['oneTime', 'monthly', 'quarterly', 'yearly'] as const;
  const parts = periods.filter((period) => Number(totals[period]) !== 0);
  return parts.map((period) => `${totals[period]} ${labels[period]}`).join(' + ') || '0.00';
}
