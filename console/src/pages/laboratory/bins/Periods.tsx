// Bin by bin through the periods: a bin whose line crosses another's does not mean the same every year.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { count } from '@/format/numbers.ts';
import { share } from '../words.ts';

type Period = Schemas['PeriodLine'];
const [WIDTH, HEIGHT] = [180, 64];
/** Fewer rows than this in a period say nothing. */
const ENOUGH = 50;

function Small({ label, periods, at, top }: { label: string; periods: Period[]; at: number; top: number }) {
  const { t } = useTranslation('laboratory');
  const step = WIDTH / Math.max(1, periods.length - 1);
  const rates = periods.map((period) => period.bad_rates[at] ?? null);
  const known = rates.filter((rate): rate is number => rate !== null);
  const points = rates.flatMap((rate, index) => (rate === null ? [] : [`${index * step},${HEIGHT - 4 - (Math.min(rate, top) / top) * (HEIGHT - 10)}`]));
  const area = periods.map((period, index) => `${index * step},${HEIGHT - (period.shares[at] ?? 0) * (HEIGHT - 4)}`);
  const says = t('bins.periodSays', { name: label, least: share(Math.min(...known, 1)), most: share(Math.max(...known, 0)) });
  return (
    <div className="lab-small">
      <span title={label}>{label}</span>
      <svg viewBox={`-3 0 ${WIDTH + 6} ${HEIGHT}`} role="img" aria-label={says}>
        <title>{says}</title>
        <polygon className="lab-mini-bar" points={`0,${HEIGHT} ${area.join(' ')} ${WIDTH},${HEIGHT}`} />
        <polyline className="lab-mini-line" points={points.join(' ')} />
      </svg>
      <small className="soft num">{periods[0]?.period} – {periods.at(-1)?.period}</small>
    </div>
  );
}

export function Periods({ periods, labels }: { periods: Period[]; labels: string[] }) {
  const { t } = useTranslation('laboratory');
  const enough = periods.filter((period) => period.rows >= ENOUGH);
  if (enough.length < 2) return <p className="soft">{t('bins.noPeriods')}</p>;
  const top = Math.max(0.001, ...enough.flatMap((period) => period.bad_rates.map((rate) => rate ?? 0)));
  const turned = enough.filter((period) => period.agreement !== null && period.agreement !== undefined && period.agreement < 0);
  return (
    <>
      <p className="soft">{t('bins.periodsLead', { top: share(top) })} {turned.length > 0 && <strong className="lab-warn">{t('bins.turned', { periods: turned.map((period) => period.period).join(' ') })}</strong>}</p>
      <div className="lab-smalls">{labels.map((label, at) => <Small key={at} label={label} periods={enough} at={at} top={top} />)}</div>
      <details className="lab-details">
        <summary>{t('bins.periodTable')}</summary>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('bins.periodTable')}>
          <table className="plain-table">
            <thead><tr><th scope="col">{t('outcomes.period')}</th><th scope="col" className="num">{t('col.rows')}</th><th scope="col" className="num">{t('col.iv')}</th><th scope="col" className="num">PSI</th><th scope="col" className="num">{t('bins.agreement')}</th></tr></thead>
            <tbody>{enough.map((period) => <tr key={period.period}><th scope="row">{period.period}</th><td className="num">{count(period.rows)}</td><td className="num">{period.iv.toFixed(3)}</td><td className="num">{period.stability.toFixed(3)}</td><td className="num">{period.agreement?.toFixed(2) ?? '–'}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </>
  );
}
