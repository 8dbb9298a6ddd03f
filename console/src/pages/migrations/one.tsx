// One import: how far it is, and its reconciliation report as it was found.
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { DataList, Instant, Loaded, NamedTag, PageHeader, Panel, Problem } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { AsideTable, Report, useLineCells } from './report.tsx';

type Card = Schemas['MigrationCard'];

function Standing({ card, again }: { card: Card; again: () => void }) {
  const { t } = useTranslation('migrations');
  const { lang } = useDisplay();
  const may = useMay();
  const [error, setError] = useState<unknown>();
  if (card.state.id === 'done') return null;
  if (card.state.id === 'submitted') {
    return <Alert type="info" showIcon style={{ marginBottom: 16 }} message={t('waiting')} action={card.proposal && <Link to={'/approvals' as never}>{t('toProposal')}</Link>} />;
  }
  const run = card.progress;
  if (run && !run.ended) {
    return (
      <Panel title={t('running', { done: run.done, loans: run.loans })}>
        <Progress percent={run.loans === 0 ? 0 : Math.floor((run.done / run.loans) * 100)} status="active" aria-label={t('running', { done: run.done, loans: run.loans })} />
      </Panel>
    );
  }
  const resume = async () => {
    setError(undefined);
    try {
      await api.POST('/v1/migrations/{id}/run', { params: { path: { id: card.id } } });
      again();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        message={t('stopped')}
        description={lang === 'zh' ? (run?.problem_zh ?? run?.problem) : run?.problem}
        action={(may('migrate-book') || may('approve-migration')) && <Button size="small" onClick={() => void resume()}>{t('resume')}</Button>}
      />
      {error !== undefined && <Problem error={error} />}
    </>
  );
}

function Lines({ id, card }: { id: string; card: Card }) {
  const { t } = useTranslation('migrations');
  const name = useName();
  const cells = useLineCells();
  return (
    <Panel title={t('lines')} lead={t('linesLead')}>
      <DataList
        path="/v1/migrations/{id}/lines"
        at={{ id }}
        embedded
        label={t('lines')}
        rowKey={(row) => row.loan}
        filters={[
          { key: 'only', label: t('only'), kind: 'select', options: [{ value: 'differs', label: t('onlyDiffers') }, { value: 'agrees', label: t('onlyAgrees') }, { value: 'noted', label: t('onlyNoted') }, { value: 'not-compared', label: t('onlyNotCompared') }] },
          { key: 'cause', label: t('cause'), kind: 'select', options: card.summary.causes.map((one) => ({ value: one.cause.id, label: name(one.cause) })) },
          { key: 'product', label: t('product'), kind: 'select', options: card.summary.products.map((one) => ({ value: one.name.id, label: name(one.name) })) },
          { key: 'number', label: t('number') },
        ]}
        columns={[
          { key: 'number', title: t('number'), primary: true, render: (row) => <Link className="row-link num" to={`/loans/${row.loan}` as never}>{row.number}</Link> },
          { key: 'client', title: t('client'), render: (row) => row.firm_name ?? '–' },
          { key: 'product', title: t('product'), optional: true, render: (row) => row.product },
          { key: 'way', title: t('way'), optional: true, render: (row) => name(row.way) },
          { key: 'result', title: t('result'), render: cells.result },
          { key: 'principal', title: t('principal'), numeric: true, render: cells.principal },
          { key: 'interest', title: t('interest'), numeric: true, render: cells.interest },
          { key: 'penalty', title: t('penalty'), numeric: true, render: cells.penalty },
          { key: 'days', title: t('days'), numeric: true, render: cells.days },
          { key: 'class', title: t('class'), render: cells.class },
          { key: 'next', title: t('next'), optional: true, render: cells.next },
          { key: 'why', title: t('why'), render: cells.why },
        ]}
      />
    </Panel>
  );
}

function Aside({ id }: { id: string }) {
  const { t } = useTranslation('migrations');
  const query = $api.useQuery('get', '/v1/migrations/{id}/set-aside', { params: { path: { id } } });
  return <Loaded query={query}>{(page) => (page.rows.length === 0 ? null : <Panel title={`${t('aside')} · ${page.rows.length}`} lead={t('asideLead')}><AsideTable rows={page.rows.slice(0, 500)} /></Panel>)}</Loaded>;
}

export default function MigrationPage() {
  const { t } = useTranslation('migrations');
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/migrations/{id}', { params: { path: { id } } }, { refetchInterval: (held) => (held.state.data?.state.id === 'confirmed' ? 1_500 : false) });
  return (
    <Loaded query={query}>
      {(card) => (
        <>
          <PageHeader
            title={`${card.source} · ${card.cut_over}`}
            tags={<NamedTag value={card.state} />}
            lead={<>{t('by')} {card.by_name} <Instant value={card.submitted_at} />{card.confirmed_by_name && <> · {t('confirmedBy')} {card.confirmed_by_name}</>}</>}
            acts={<Link to={'/migrations' as never}>{t('all')}</Link>}
          />
          <Standing card={card} again={() => void query.refetch()} />
          <div style={{ display: 'grid', gap: 16 }}>
            <Report summary={card.summary} />
            {card.state.id !== 'submitted' && <Lines id={id} card={card} />}
            <Aside id={id} />
          </div>
        </>
      )}
    </Loaded>
  );
}
