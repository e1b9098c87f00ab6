import type { PeriodTotals } from '../../utils/domain/plan';
import type { Preview } from '../../utils/domain/preview/preview';
import { formatMoney } from '../../utils/domain/text/formatMoney';
import styles from './TotalsTable.module.css';

const PERIODS: [keyof PeriodTotals, string][] = [
  ['oneTime', 'One-time'],
  ['monthly', 'Monthly'],
  ['quarterly', 'Quarterly'],
  ['yearly', 'Yearly'],
];

/** What both sides add up to per period, optional items left out; a period that neither side has is left out. */
export function TotalsTable({ totals }: { totals: Preview['totals'] }) {
  const { quoteManager, autotask } = totals;
  const isUsed = (period: keyof PeriodTotals) =>
    Number(quoteManager[period]) !== 0 || Number(autotask?.[period] ?? 0) !== 0;
  const rows = PERIODS.filter(([period]) => isUsed(period));
  const shown = rows.length > 0 ? rows : PERIODS.slice(0, 1);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Totals</th>
          <th scope="col">Quote Manager</th>
          <th scope="col">Autotask</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([period, name]) => (
          <tr key={period}>
            <th scope="row">{name}</th>
            <td>{formatMoney(quoteManager[period])}</td>
            <td>{autotask ? formatMoney(autotask[period]) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
