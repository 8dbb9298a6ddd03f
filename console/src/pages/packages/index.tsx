// Packages and joint loans this institution services, what it holds of others' loans, and what it is exposed to in the end.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { DataList, Day, Loaded, Money, NamedTag, PageHeader, Panel, Stats, type Column } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';
import { useMe } from '@/session.tsx';
import { DraftButton } from './Draft.tsx';

function useColumns(): Column<Schemas['PackageLine']>[] {
  const { t } = useTranslation('packages');
  const name = useName();
  return [
    { key: 'number', title: t('column.number'), primary: true, render: (row) => <Link className="row-link num" to={`/packages/${row.id}` as never}>{row.number}</Link> },
    { key: 'name', title: t('column.name'), render: (row) => row.name },
    { key: 'kind', title: t('column.kind'), render: (row) => name(row.form) },
    { key: 'holders', title: t('column.holders'), render: (row) => row.holders.join(' · ') },
    { key: 'share', title: t('column.share'), render: (row) => percent(row.share_percent) },
    { key: 'loans', title: t('column.loans'), optional: true, render: (row) => row.loans },
    { key: 'cutOff', title: t('column.cutOff'), optional: true, render: (row) => <Day value={row.cut_off} /> },
    { key: 'price', title: t('column.price'), money: true, optional: true, render: (row) => <Money value={row.price} /> },
    { key: 'principal', title: t('column.principal'), money: true, render: (row) => <Money value={row.principal} /> },
    { key: 'state', title: t('column.state'), render: (row) => <NamedTag value={row.state} /> },
  ];
}

function Exposure() {
  const { t } = useTranslation('packages');
  const query = $api.useQuery('get', '/v1/exposure');
  return (
    <Loaded query={query}>
      {(cards) => (
        <>
          {cards.map((card) => (
            <Stats
              key={card.net.currency}
              figures={[
                { label: t('exposure.lent'), value: <Money value={card.lent} unit /> },
                { label: t('exposure.passed'), value: <Money value={card.passed} unit /> },
                { label: t('exposure.held'), value: <Money value={card.held} unit /> },
                { label: t('exposure.net'), value: <Money value={card.net} unit />, note: t('exposure.note') },
              ]}
            />
          ))}
        </>
      )}
    </Loaded>
  );
}

function Holdings() {
  const { t } = useTranslation('packages');
  const name = useName();
  const columns: Column<Schemas['HoldingLine']>[] = [
    { key: 'number', title: t('column.number'), primary: true, render: (row) => <Link className="row-link num" to={`/holdings/${row.id}` as never}>{row.number}</Link> },
    { key: 'name', title: t('column.name'), render: (row) => row.name },
    { key: 'kind', title: t('column.kind'), render: (row) => name(row.form) },
    { key: 'servicer', title: t('column.servicer'), render: (row) => <span lang="zh">{row.servicer}</span> },
    { key: 'share', title: t('column.share'), numeric: true, render: (row) => percent(row.share_percent) },
    { key: 'loans', title: t('column.loans'), numeric: true, render: (row) => row.loans },
    { key: 'state', title: t('column.state'), render: (row) => <NamedTag value={row.state} /> },
    { key: 'answer', title: t('column.answer'), render: (row) => name(row.acceptance.state) },
  ];
  return (
    <Panel title={t('holdingsTitle')} lead={t('holdingsLead')}>
      <DataList path="/v1/holdings" label={t('holdingsTitle')} rowKey={(row) => row.id} columns={columns} empty={t('holdingsNone')} embedded />
    </Panel>
  );
}

export default function PackagesPage() {
  const { t } = useTranslation('packages');
  const columns = useColumns();
  const me = useMe();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} acts={me.allowed.includes('draft-share') ? <DraftButton /> : undefined} />
      <Exposure />
      <DataList path="/v1/packages" label={t('title')} rowKey={(row) => row.id} filters={[]} columns={columns} />
      <div style={{ marginTop: 16 }}><Holdings /></div>
    </>
  );
}
