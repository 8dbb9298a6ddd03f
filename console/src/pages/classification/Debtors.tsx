// Debtors whose claims are looked at together: shares, contagion, reasons, and what would let a claim rise.
import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Money, NamedTag, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';

type Debtor = Schemas['DebtorCard'];

function Claims({ debtor }: { debtor: Debtor }) {
  const { t } = useTranslation('quality');
  const name = useName();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={debtor.firm_name ?? debtor.firm}>
      <table className="plain-table">
        <thead><tr><th scope="col">{t('class.loan')}</th><th scope="col" className="num">{t('class.balance')}</th><th scope="col" className="num">{t('class.days')}</th><th scope="col">{t('class.class')}</th><th scope="col">{t('class.reasons')}</th><th scope="col">{t('class.upgrade')}</th></tr></thead>
        <tbody>
          {debtor.claims.map((claim) => (
            <tr key={claim.loan}>
              <th scope="row" style={{ fontWeight: 400 }}><Link to="/loans/$id" params={{ id: claim.loan }}>{claim.number}</Link></th>
              <td className="num"><Money value={claim.balance} unit /></td>
              <td className="num">{claim.days_past_due}</td>
              <td><NamedTag value={claim.class} /></td>
              <td>{claim.reasons.map((reason) => <div key={reason.trigger}>{name(reason)} <span className="soft">→ {name(reason.class)}</span></div>)}</td>
              <td>
                {claim.upgrade.length === 0 ? '–' : claim.upgrade.map((line) => (
                  <div key={line.en}>{line.met ? <CheckCircleOutlined style={{ color: '#1e6b34' }} aria-label={t('class.met')} /> : <CloseCircleOutlined style={{ color: '#a3271c' }} aria-label={t('class.notMet')} />} {name(line)}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Debtors({ debtors }: { debtors: Debtor[] }) {
  const { t } = useTranslation('quality');
  if (debtors.length === 0) return <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('class.noDebtors')} /></Panel>;
  return (
    <>
      {debtors.map((debtor) => (
        <Panel
          key={debtor.firm}
          title={debtor.firm_name ?? debtor.firm}
          lead={<>{t('class.share', { percent: debtor.share_percent })} <Money value={debtor.balance} unit /> <Tag>{debtor.retail ? t('class.retail') : t('class.nonRetail')}</Tag>{debtor.contagion && <Tag color="error">{t('class.contagion')}</Tag>}</>}
        >
          <Claims debtor={debtor} />
        </Panel>
      ))}
    </>
  );
}
