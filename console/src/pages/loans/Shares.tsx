// Who holds shares of a loan beside the institution that services it, and what is left on its own books.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Day, Money, Panel } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';

export function Shares({ id }: { id: string }) {
  const { t } = useTranslation('packages');
  const name = useName();
  const { data } = $api.useQuery('get', '/v1/loans/{id}/participations', { params: { path: { id } } });
  const units = useUnit(data?.shares[0]?.principal.currency ?? 'CNY');
  if (!data || data.shares.length === 0) return null;
  return (
    <Panel title={t('loan.title')} lead={t('loan.lead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('loan.title')}>
        <table className="plain-table" style={{ minWidth: 760 }}>
          <thead><tr><th scope="col">{t('loan.number')}</th><th scope="col">{t('loan.holder')}</th><th scope="col" className="num">{t('loan.share')}</th><th scope="col">{t('loan.after')}</th><th scope="col">{t('loan.until')}</th><th scope="col" className="num">{units.heading(t('loan.principal'))}</th><th scope="col" className="num">{units.heading(t('loan.paid'))}</th><th scope="col" className="num">{units.heading(t('loan.interest'))}</th></tr></thead>
          <tbody>
            {data.shares.map((share, index) => (
              <tr key={index}>
                <th scope="row" style={{ fontWeight: 400 }}><Link className="row-link num" to={`/packages/${share.participation}` as never}>{share.number}</Link> <span className="soft">{name(share.form)}</span></th>
                <td lang="zh">{share.holder}</td><td className="num">{percent(share.share_percent)}</td><td>{share.after ? <Day value={share.after} /> : t('loan.outset')}</td><td>{share.until ? <Day value={share.until} /> : ''}</td>
                <td className="num"><Money value={share.principal} /></td><td className="num"><Money value={share.principal_paid} /></td><td className="num"><Money value={share.interest} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.kept && <p className="soft">{t('loan.kept')} <Money value={data.kept} unit /></p>}
    </Panel>
  );
}
