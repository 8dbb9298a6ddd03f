// The laboratory: studies, and the sample sets they are made on.
import { Link, useNavigate } from '@tanstack/react-router';
import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, DataList, Instant, PageHeader, PageTabs, plainAct, SimulatedBadge } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { Upload } from './Upload.tsx';
import './laboratory.css';

/** Opens a study on a set with what the mapping assistant proposes. */
export function OpenStudy({ set }: { set?: Schemas['SampleSetCard'] }) {
  const { t } = useTranslation('laboratory');
  const navigate = useNavigate();
  const sets = $api.useQuery('get', '/v1/sample-sets', { params: { query: { limit: 200 } } }, { enabled: !set });
  return (
    <ActButton<Schemas['OpenStudy'], Schemas['StudyCard']>
      act={plainAct(t('open.title'))}
      primary
      explain={t('open.explain')}
      initialValues={{ name: set?.name ?? '', sample_set: set?.id }}
      run={(values, keyed) => api.POST('/v1/studies', { params: keyed, body: { name: values.name.trim(), sample_set: values.sample_set } })}
      onDone={(card) => void navigate({ to: `/laboratory/${card.id}` as never })}
    >
      <Form.Item name="sample_set" label={t('open.set')} rules={[{ required: true, message: t('open.setNeeded') }]}>
        <Select disabled={Boolean(set)} options={(set ? [set] : (sets.data?.rows ?? [])).map((held) => ({ value: held.id, label: `${held.name} · ${count(held.rows)}` }))} />
      </Form.Item>
      <Form.Item name="name" label={t('open.name')} rules={[{ required: true, whitespace: true, message: t('open.nameNeeded') }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </ActButton>
  );
}

/** A sample set of the institution's own decisions. */
function FromBook() {
  const { t } = useTranslation('laboratory');
  const navigate = useNavigate();
  return (
    <ActButton<{ name: string; since?: Dayjs; until?: Dayjs }, Schemas['SampleSetCard']>
      act={plainAct(t('book.title'))}
      explain={t('book.explain')}
      run={({ name, since, until }, keyed) => api.POST('/v1/sample-sets/from-book', { params: keyed, body: { name: name.trim(), ...(since ? { since: since.format('YYYY-MM-DD') } : {}), ...(until ? { until: until.format('YYYY-MM-DD') } : {}) } })}
      onDone={(set) => void navigate({ to: `/laboratory/sets/${set.id}` as never })}
    >
      <Form.Item name="name" label={t('book.name')} rules={[{ required: true, whitespace: true, message: t('book.nameNeeded') }]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="since" label={t('book.since')}><DatePicker /></Form.Item>
      <Form.Item name="until" label={t('book.until')}><DatePicker /></Form.Item>
    </ActButton>
  );
}

function Studies() {
  const { t } = useTranslation('laboratory');
  const figure = (value: number | null | undefined) => <span className="num">{value === null || value === undefined ? '–' : value.toFixed(4)}</span>;
  return (
    <div className="panel">
      <DataList
        path="/v1/studies"
        label={t('tabs.studies')}
        rowKey={(row) => row.id}
        empty={t('list.noStudy')}
        embedded
        columns={[
          { key: 'name', title: t('list.study'), primary: true, render: (row) => <Link className="row-link" to={`/laboratory/${row.id}` as never}>{row.name}</Link> },
          { key: 'revision', title: t('list.revision'), render: (row) => t('list.revisionNumber', { revision: row.revision }) },
          { key: 'runs', title: t('list.runs'), numeric: true, render: (row) => <span className="num">{row.runs}</span> },
          { key: 'auc', title: t('list.auc'), numeric: true, render: (row) => figure(row.test_auc) },
          { key: 'ks', title: t('list.ks'), numeric: true, render: (row) => figure(row.test_ks) },
          { key: 'by', title: t('list.by'), render: (row) => row.opened_by_name },
          { key: 'changed', title: t('list.changed'), render: (row) => <Instant value={row.changed_at} /> },
        ]}
      />
    </div>
  );
}

function Sets() {
  const { t } = useTranslation('laboratory');
  return (
    <div className="panel">
      <DataList
        path="/v1/sample-sets"
        label={t('tabs.sets')}
        rowKey={(row) => row.id}
        empty={t('list.noSet')}
        embedded
        columns={[
          { key: 'name', title: t('list.set'), primary: true, render: (row) => <><Link className="row-link" to={`/laboratory/sets/${row.id}` as never}>{row.name}</Link> <SimulatedBadge show={row.simulated} /></> },
          { key: 'file', title: t('list.file'), render: (row) => row.source },
          { key: 'format', title: t('list.format'), render: (row) => t(`format.${row.format.replace('/', '-') as 'parquet'}`) },
          { key: 'rows', title: t('list.rows'), numeric: true, render: (row) => <span className="num">{count(row.rows)}</span> },
          { key: 'columns', title: t('list.columns'), numeric: true, render: (row) => <span className="num">{row.columns.length}</span> },
          { key: 'refused', title: t('list.refused'), numeric: true, render: (row) => <span className="num">{count(row.refused)}</span> },
          { key: 'by', title: t('list.by'), render: (row) => row.by_name },
          { key: 'at', title: t('list.at'), render: (row) => <Instant value={row.at} /> },
        ]}
      />
    </div>
  );
}

export default function LaboratoryPage() {
  const { t } = useTranslation('laboratory');
  const may = useMay();
  const tabs = [{ key: 'studies', label: t('tabs.studies'), children: <Studies /> }];
  if (may('read-data')) tabs.push({ key: 'sets', label: t('tabs.sets'), children: <Sets /> });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        acts={<>{may('import-data') && <><FromBook /><Upload /></>}{may('develop-scorecard') && <OpenStudy />}</>}
      />
      <PageTabs label={t('title')} tabs={tabs} />
    </>
  );
}
