// Scorecards, and the imports they are developed on.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataList, NamedTag, PageHeader, PageTabs, plainAct, type RowOf } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { DataTag } from './DataTag.tsx';
import { DevelopButton } from './Develop.tsx';
import { figure } from './figures.ts';
import { ImportButton } from './Import.tsx';

function Cards() {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const version = (number: number | null | undefined) => (number ? t('list.versionNumber', { version: number }) : '–');
  return (
    <DataList
      path="/v1/scorecards"
      label={t('title')}
      rowKey={(row) => row.id}
      empty={t('list.empty')}
      columns={[
        { key: 'name', title: t('list.name'), primary: true, render: (row) => <Link className="row-link" to={`/scorecards/${row.id}` as never}>{row.name}</Link> },
        { key: 'version', title: t('list.version'), render: (row) => <>{version(row.version)} <NamedTag value={row.state} /></> },
        { key: 'kind', title: t('list.kind'), render: (row) => name(row.kind) },
        { key: 'active', title: t('list.active'), render: (row) => <>{row.active_version ? version(row.active_version) : t('list.noneActive')}{row.challenger_version && <div className="soft">{t('list.challenging', { version: row.challenger_version })}</div>}</> },
        { key: 'auc', title: t('list.auc'), numeric: true, render: (row) => <span className="num">{figure(row.test_auc)}</span> },
        { key: 'ks', title: t('list.ks'), numeric: true, render: (row) => <span className="num">{figure(row.test_ks)}</span> },
        { key: 'rows', title: t('list.rows'), numeric: true, render: (row) => <span className="num">{count(row.rows)}</span> },
        { key: 'bads', title: t('list.bads'), numeric: true, render: (row) => <span className="num">{count(row.bads)}</span> },
        { key: 'developer', title: t('list.developer'), render: (row) => row.developed_by_name },
        { key: 'data', title: t('list.data'), render: (row) => <DataTag simulated={row.simulated} /> },
      ]}
    />
  );
}

function Batches() {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const reasons = (row: RowOf<'/v1/batches'>) => row.reasons.map((held) => <div key={held.reason}>{held.reason}: {count(held.rows)}</div>);
  return (
    <DataList
      path="/v1/batches"
      label={t('tabs.batches')}
      rowKey={(row) => row.id}
      empty={t('batches.empty')}
      embedded
      columns={[
        { key: 'source', title: t('batches.source'), primary: true, render: (row) => row.source },
        { key: 'dataset', title: t('batches.dataset'), render: (row) => name(row.dataset) },
        { key: 'read', title: t('batches.read'), numeric: true, render: (row) => <span className="num">{count(row.read)}</span> },
        { key: 'accepted', title: t('batches.accepted'), numeric: true, render: (row) => <span className="num">{count(row.accepted)}</span> },
        { key: 'refused', title: t('batches.refused'), numeric: true, render: (row) => <span className="num">{count(row.refused)}</span> },
        { key: 'reasons', title: t('batches.reasons'), render: (row) => (row.reasons.length > 0 ? reasons(row) : '–') },
        { key: 'data', title: t('list.data'), render: (row) => <DataTag simulated={row.simulated} /> },
      ]}
    />
  );
}

function Quarantine() {
  const { t } = useTranslation('scorecards');
  return (
    <DataList
      path="/v1/batches/quarantine"
      label={t('tabs.quarantine')}
      rowKey={(row) => `${row.batch}/${row.row}`}
      empty={t('batches.noneRefused')}
      embedded
      columns={[
        { key: 'source', title: t('batches.source'), primary: true, render: (row) => row.source },
        { key: 'row', title: t('batches.row'), numeric: true, render: (row) => <span className="num">{count(row.row)}</span> },
        { key: 'reason', title: t('batches.reason'), render: (row) => <NamedTag value={row.reason} tone="warn" /> },
        { key: 'field', title: t('batches.field'), render: (row) => <span className="mono">{row.field ?? '–'}</span> },
        { key: 'detail', title: t('batches.detail'), render: (row) => row.detail },
        { key: 'raw', title: t('batches.raw'), optional: true, render: (row) => <span className="mono">{row.raw}</span> },
      ]}
    />
  );
}

export default function ScorecardsPage() {
  const { t } = useTranslation('scorecards');
  const may = useMay();
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        acts={may('develop-scorecard') && <><ImportButton act={plainAct(t('import.title'))} /><DevelopButton act={plainAct(t('develop.title'))} /></>}
      />
      {may('read-data') ? (
        <PageTabs
          label={t('title')}
          tabs={[
            { key: 'cards', label: t('tabs.cards'), children: <Cards /> },
            { key: 'batches', label: t('tabs.batches'), children: <div className="panel"><Batches /></div> },
            { key: 'quarantine', label: t('tabs.quarantine'), children: <div className="panel"><Quarantine /></div> },
          ]}
        />
      ) : (
        <Cards />
      )}
    </>
  );
}
