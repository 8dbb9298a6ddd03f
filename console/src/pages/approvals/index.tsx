// Proposals: those that wait for this person, and all of them.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Empty, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { DataList, Instant, Loaded, Money, NamedTag, PageHeader, Panel } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { listed } from '@/format/numbers.ts';
import { NewPolicy } from './NewPolicy.tsx';
import { Answers, Effect, ProposalBox, type ProposalCard } from './Proposal.tsx';

const STATES = ['pending', 'done', 'refused'] as const;

/** As many pending proposals as are looked through for those this person may approve. */
const LOOKED_THROUGH = 200;

const mine = (proposal: ProposalCard) => proposal.allowed.some((act) => act.act === 'approve' && act.can);

function usePending() {
  return $api.useQuery('get', '/v1/approvals', { params: { query: { state: 'pending', limit: LOOKED_THROUGH } } });
}

function Mine() {
  const { t } = useTranslation('approvals');
  return (
    <Loaded query={usePending()}>
      {(page) => {
        const proposals = page.rows.filter(mine);
        return (
          <>
            {page.next && <Alert type="info" showIcon message={t('tooMany', { count: LOOKED_THROUGH })} style={{ marginBottom: 12 }} />}
            {proposals.length === 0 ? (
              <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<>{t('mineEmpty')}<br /><span className="soft">{t('mineLead')}</span></>} /></Panel>
            ) : (
              <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
                {proposals.map((proposal) => <ProposalBox key={proposal.id} proposal={proposal} />)}
              </ul>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function All({ pending }: { pending: boolean }) {
  const { t } = useTranslation('approvals');
  const { lang } = useDisplay();
  const name = useName();
  return (
    <DataList
      key={String(pending)}
      path="/v1/approvals"
      label={t('title')}
      rowKey={(row) => row.id}
      fixed={pending ? { state: 'pending' } : undefined}
      filters={pending ? [] : [{ key: 'state', label: t('filter.state'), kind: 'select', options: STATES.map((value) => ({ value, label: t(`state.${value}`) })) }]}
      expand={(row) => <Effect proposal={row} />}
      columns={[
        { key: 'act', title: t('column.act'), primary: true, render: (row) => name(row.act) },
        { key: 'loan', title: t('column.loan'), render: (row) => (row.participation ? <Link className="row-link num" to={`/packages/${row.participation}` as never}>{row.participation_number}</Link> : row.loan ? <Link className="row-link num" to={`/loans/${row.loan}` as never}>{row.loan_number}</Link> : row.facility ? <Link className="row-link num" to={`/facilities/${row.facility}` as never}>{row.facility_number}</Link> : row.funding?.number ? <Link className="row-link" to={`/funding/${row.funding.line}` as never}>{row.funding.name}</Link> : row.funding ? row.funding.name : '–') },
        { key: 'limit', title: t('column.amount'), money: true, render: (row) => <Money value={row.limit} /> },
        { key: 'by', title: t('column.by'), render: (row) => row.proposed_by_name },
        { key: 'at', title: t('column.at'), render: (row) => <Instant value={row.proposed_at} /> },
        { key: 'approvals', title: t('column.approvals'), render: (row) => <span className="num" title={listed(row.approved_by_names, lang)}>{row.approved_by.length}/{row.approvals_needed}</span> },
        { key: 'state', title: t('column.state'), render: (row) => <NamedTag value={row.state} /> },
        { key: 'acts', title: t('column.acts'), render: (row) => (row.allowed.length > 0 ? <Answers proposal={row} size="small" /> : '–') },
      ]}
    />
  );
}

export default function ApprovalsPage() {
  const { t } = useTranslation('approvals');
  const navigate = useNavigate();
  const { show = 'mine' } = useSearch({ strict: false }) as { show?: string };
  const waiting = usePending().data?.rows.filter(mine).length;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} acts={<NewPolicy />} />
      <Tabs
        aria-label={t('tabs.label')}
        activeKey={show}
        onChange={(key) => void navigate({ to: '.', search: { show: key === 'mine' ? undefined : key } as never })}
        items={[
          { key: 'mine', label: waiting === undefined ? t('tabs.minePlain') : t('tabs.mine', { count: waiting }), children: <Mine /> },
          { key: 'pending', label: t('tabs.pending'), children: <All pending /> },
          { key: 'all', label: t('tabs.all'), children: <All pending={false} /> },
        ]}
      />
    </>
  );
}
