// One accounting month: its books, whether they are what was signed, and what arrived after it.
import { Link, useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Day, Loaded, NamedTag, PageHeader, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { Exact } from '../loans/exact.tsx';
import { TrialTable } from './Trial.tsx';

export default function MonthPage() {
  const { t } = useTranslation('ledger');
  const name = useName();
  const { month } = useParams({ strict: false }) as { month: string };
  const query = $api.useQuery('get', '/v1/ledger/months/{month}', { params: { path: { month } } });
  return (
    <Loaded query={query}>
      {(card) => (
        <>
          <PageHeader title={t('months.one', { month })} tags={<NamedTag value={card.month.state} />} lead={t('months.oneLead')} acts={<Link to={'/ledger' as never} search={{ tab: 'months' } as never}>{t('months.all')}</Link>} />
          {card.as_signed === true && <Alert type="success" showIcon style={{ marginBottom: 16 }} message={t('months.asSigned')} description={<span className="mono" style={{ overflowWrap: 'anywhere' }}>{card.digest}</span>} />}
          {card.as_signed === false && <Alert type="error" showIcon style={{ marginBottom: 16 }} message={t('months.notAsSigned')} />}
          <div style={{ display: 'grid', gap: 16 }}>
          <Panel title={t('trial.title')}><TrialTable card={card.trial} search={{ from: card.month.from, at: card.month.through }} /></Panel>
          <Panel title={t('months.late')} lead={t('months.lateLead')}>
            {card.late_entries === 0 ? <p className="soft">{t('months.noneLate')}</p> : (
              <>
                <p>{t('months.lateCount', { many: count(card.late_entries), shown: count(card.late.length) })} <Exact value={card.late_debits} /></p>
                <div className="scroll-x" tabIndex={0} role="region" aria-label={t('months.late')}>
                  <table className="plain-table">
                    <thead><tr><th scope="col">{t('journal.valueDate')}</th><th scope="col">{t('journal.bookDate')}</th><th scope="col">{t('journal.loan')}</th><th scope="col">{t('journal.rule')}</th><th scope="col" className="num">{t('journal.amount')}</th></tr></thead>
                    <tbody>
                      {card.late.map((entry) => (
                        <tr key={entry.id}><td><Day value={entry.value_date} /></td><td><Day value={entry.book_date} /></td><td><Link className="row-link num" to={`/loans/${entry.loan}` as never}>{entry.loan_number}</Link></td><td>{name(entry.rule)}</td><td className="num"><Exact value={entry.amount} /></td></tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </>
            )}
          </Panel>
          </div>
        </>
      )}
    </Loaded>
  );
}
