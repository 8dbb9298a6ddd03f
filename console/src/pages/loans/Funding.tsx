// Which funding lines carry a loan today, and what comes from own funds.
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Day, Money, Panel } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';

export function Funding({ loan }: { loan: Schemas['LoanCard'] }) {
  const { t } = useTranslation('funding');
  const name = useName();
  const units = useUnit(loan.principal.currency);
  const { funding } = loan;
  if (!funding) return null;
  return (
    <Panel title={t('loan.title')} lead={<>{t('loan.own')} <Money value={funding.own_funds} unit /></>}>
      {funding.lines.length === 0 ? <p className="soft">{funding.own_funds.minor > 0 ? t('loan.none') : t('loan.nothing')}</p> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('loan.title')}>
          <table className="plain-table" style={{ minWidth: 420 }}>
            <thead><tr><th scope="col">{t('loan.line')}</th><th scope="col" className="num">{units.heading(t('loan.amount'))}</th><th scope="col" className="num">{t('loan.cost')}</th><th scope="col">{t('loan.since')}</th></tr></thead>
            <tbody>
              {funding.lines.map((line) => (
                <tr key={`${line.line} ${line.since}`}>
                  <th scope="row" style={{ fontWeight: 400 }}><Link className="row-link" to={`/funding/${line.line}` as never}>{line.name}</Link> <span className="soft">{name(line.kind)}</span>{line.to_replace && <Tag color="warning">{t('loan.toReplace')}</Tag>}</th>
                  <td className="num"><Money value={line.amount} /></td>
                  <td className="num">{percent(line.cost_percent)}</td>
                  <td><Day value={line.since} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
