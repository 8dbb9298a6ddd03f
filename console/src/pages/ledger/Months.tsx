// Accounting months: which are closed, and closing the next by two people.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Instant, Loaded, NamedTag, Panel, plainAct } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';

type Month = Schemas['MonthLine'];

export function CloseMonth({ month }: { month: Month }) {
  const { t } = useTranslation('ledger');
  return (
    <ActButton
      reason
      size="small"
      act={plainAct(t('months.close'))}
      explain={t('months.closeLead', { month: month.month })}
      run={({ reason }: { reason: string }, keyed) => api.POST('/v1/ledger/months/{month}/close', { params: { path: { month: month.month }, ...keyed }, body: { reason } })}
    />
  );
}

export function Months() {
  const { t } = useTranslation('ledger');
  const may = useMay();
  const months = $api.useQuery('get', '/v1/ledger/months');
  return (
    <Panel title={t('months.title')} lead={t('months.lead')}>
      <Loaded query={months}>
        {({ rows }) => {
          if (rows.length === 0) return <p className="soft">{t('months.none')}</p>;
          // Months close in order: only the oldest that is not closed can be next.
          const next = rows.filter((month) => month.state.id !== 'closed').at(-1);
          return (
            <div className="scroll-x" tabIndex={0} role="region" aria-label={t('months.title')}>
              <table className="plain-table">
                <thead><tr><th scope="col">{t('months.month')}</th><th scope="col">{t('months.state')}</th><th scope="col" className="num">{t('months.entries')}</th><th scope="col">{t('months.closedAt')}</th><th scope="col">{t('months.people')}</th><th scope="col">{t('months.act')}</th></tr></thead>
                <tbody>
                  {rows.map((month) => (
                    <tr key={month.month}>
                      <td><Link className="row-link num" to={`/ledger/months/${month.month}` as never}>{month.month}</Link></td>
                      <td><NamedTag value={month.state} tone={month.state.id === 'closed' ? 'good' : month.state.id === 'ready' ? 'busy' : 'quiet'} /></td>
                      <td className="num">{month.entries == null ? '–' : count(month.entries)}</td>
                      <td>{month.closed_at ? <Instant value={month.closed_at} /> : '–'}</td>
                      <td>{month.proposed_by ? `${month.proposed_by} → ${month.approved_by}` : '–'}</td>
                      <td>{month === next && month.state.id === 'ready' && may('propose-ledger') && <CloseMonth month={month} />}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Loaded>
    </Panel>
  );
}
