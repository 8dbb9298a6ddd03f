// The repayment plan of an offer, if it were paid out on the day of the decision.
import { useTranslation } from 'react-i18next';
import type { Cash, Schemas } from '@/api/types.ts';
import { Money, Panel } from '@/components/index.ts';
import { useUnit } from '@/display.tsx';

type Row = Schemas['InstalmentCard'];
const both = (row: Row): Cash => ({ ...row.principal, minor: row.principal.minor + row.interest.minor });

export function Plan({ rows, way }: { rows: Row[]; way: string }) {
  const { t } = useTranslation('applications');
  const [first] = rows;
  const units = useUnit(first?.principal.currency);
  if (!first) return null;
  return (
    <Panel title={t('plan.title')} lead={`${way} · ${t('plan.lead', { count: rows.length })}`}>
      <div className="scroll-x" style={{ maxHeight: 320, overflowY: 'auto' }} tabIndex={0} role="region" aria-label={t('plan.title')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('plan.number')}</th><th scope="col">{t('plan.dueOn')}</th>
              <th scope="col" className="num">{units.heading(t('plan.principal'))}</th><th scope="col" className="num">{t('plan.interest')}</th><th scope="col" className="num">{t('plan.total')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <td>{row.number}</td><td className="num" style={{ textAlign: 'left' }}>{row.due_on}</td>
                <td className="num"><Money value={row.principal} /></td><td className="num"><Money value={row.interest} /></td><td className="num"><Money value={both(row)} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
