// A firm's applications and loans at this institution.
import { Link } from '@tanstack/react-router';
import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Day, Money, NamedTag, Panel } from '@/components/index.ts';
import { useUnit } from '@/display.tsx';
import { useMe } from '@/session.tsx';

interface Head {
  text: string;
  numeric?: boolean;
}

function Rows({ title, all, empty, heads, rows }: { title: string; all: ReactNode; empty: string; heads: Head[]; rows: { key: string; cells: ReactNode[] }[] }) {
  return (
    <Panel title={title} extra={rows.length > 0 && all} className="half">
      {rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
      ) : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
          <table className="plain-table">
            <thead><tr>{heads.map((head) => <th key={head.text} scope="col" className={head.numeric ? 'num' : ''}>{head.text}</th>)}</tr></thead>
            <tbody>
              {rows.map((row) => <tr key={row.key}>{row.cells.map((cell, at) => <td key={at} className={heads[at]?.numeric ? 'num' : ''}>{cell}</td>)}</tr>)}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

export function Business({ firm }: { firm: Schemas['FirmCard'] }) {
  const { t } = useTranslation('firms');
  const units = useUnit(useMe().institution.currency);
  const all = (path: string) => <Link className="row-link" to={path as never} search={{ firm: firm.id } as never}>{t('business.all')}</Link>;
  return (
    <div className="grid">
      <Rows
        title={t('business.applications')}
        all={all('/applications')}
        empty={t('business.noApplications')}
        heads={[{ text: t('business.submitted') }, { text: t('business.product') }, { text: units.heading(t('business.amount')), numeric: true }, { text: t('business.state') }]}
        rows={firm.applications.map((line) => ({
          key: line.id,
          cells: [
            <Link key="on" className="row-link" to={`/applications/${line.id}` as never}><Day value={line.submitted_on} /></Link>,
            <span key="product" className="mono" style={{ whiteSpace: 'nowrap' }}>{line.product}</span>,
            <Money key="amount" value={line.amount} />,
            <NamedTag key="state" value={line.state} />,
          ],
        }))}
      />
      <Rows
        title={t('business.loans')}
        all={all('/loans')}
        empty={t('business.noLoans')}
        heads={[{ text: t('business.number') }, { text: units.heading(t('business.principal')), numeric: true }, { text: t('business.starts') }, { text: t('business.ends') }, { text: t('business.state') }]}
        rows={firm.loans.map((line) => ({
          key: line.id,
          cells: [
            <Link key="number" className="row-link" to={`/loans/${line.id}` as never}>{line.number}</Link>,
            <Money key="principal" value={line.principal} />,
            <Day key="starts" value={line.starts_on} />,
            <Day key="ends" value={line.ends_on} />,
            <NamedTag key="state" value={line.state} />,
          ],
        }))}
      />
    </div>
  );
}
