// The map of data: 28 categories, what came in of each, how fresh it is; a file brought in; rows that wait.
import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { ProblemError } from '@/api/problem.ts';
import type { Schemas } from '@/api/types.ts';
import { DataList, Day, FilePick, Loaded, Meter, PageHeader, PageTabs, Panel, Problem, Stats } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';

type Line = Schemas['SourceFreshness'];
type Delivery = Schemas['SourceDelivery'];

function Freshness({ line }: { line: Line }) {
  const { t } = useTranslation('sources');
  if (line.firms === 0) return <span className="soft">{t('nothing')}</span>;
  const share = Math.round((line.fresh / line.firms) * 100);
  return <Meter percent={String(share)} label={t('freshBar', { percent: share })} warn={share < 50} />;
}

function Map({ map }: { map: Schemas['SourceFreshnessCards'] }) {
  const { t } = useTranslation('sources');
  const name = useName();
  const sum = (of: (line: Line) => number) => map.sources.reduce((all, line) => all + of(line), 0);
  return (
    <>
      <Stats
        figures={[
          { label: t('column.source'), value: `${map.sources.filter((line) => line.facts > 0).length} / ${map.sources.length}` },
          { label: t('column.batches'), value: count(sum((line) => line.batches)) },
          { label: t('column.facts'), value: count(sum((line) => line.facts)) },
          { label: t('column.refused'), value: count(sum((line) => line.refused)) },
        ]}
      />
      <Panel title={t('map')} lead={t('mapLead', { day: map.on })}>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('map')}>
          <table className="plain-table" style={{ minWidth: 860 }}>
            <thead><tr><th scope="col">{t('column.source')}</th><th scope="col" className="num">{t('column.batches')}</th><th scope="col" className="num">{t('column.accepted')}</th><th scope="col" className="num">{t('column.refused')}</th><th scope="col" className="num">{t('column.firms')}</th><th scope="col">{t('column.fresh')}</th><th scope="col" className="num">{t('column.late')}</th><th scope="col" className="num">{t('column.coverage')}</th><th scope="col">{t('column.last')}</th><th scope="col">{t('column.template')}</th></tr></thead>
            <tbody>
              {map.sources.map((line) => (
                <tr key={line.source.id} className={line.facts === 0 ? 'soft' : ''}>
                  <th scope="row" style={{ fontWeight: 400 }}>{name(line.source)}</th>
                  <td className="num">{count(line.batches)}</td><td className="num">{count(line.accepted)}</td><td className="num">{count(line.refused)}</td><td className="num">{count(line.firms)}</td>
                  <td><Freshness line={line} /></td>
                  <td className="num">{line.late > 0 ? t('lateBy', { firms: line.late, days: line.latest_days }) : '–'}</td>
                  <td className="num">{line.coverage_percent ? `${line.coverage_percent}%` : '–'}</td>
                  <td>{line.last_period ? <Day value={line.last_period} /> : '–'}</td>
                  <td><Button type="text" size="small" icon={<DownloadOutlined />} href={`/v1/sources/${line.source.id}/template`} download={`${line.source.id}.csv`} aria-label={t('templateOf', { source: name(line.source) })} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </>
  );
}

function Bring({ sources }: { sources: Line[] }) {
  const { t } = useTranslation('sources');
  const name = useName();
  const client = useQueryClient();
  const [source, setSource] = useState<string>();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Delivery>();
  const [problem, setProblem] = useState<ProblemError>();
  const send = async () => {
    if (!source || !file) return;
    setBusy(true);
    setDone(undefined);
    setProblem(undefined);
    try {
      const answer = await fetch(`/v1/sources/${source}/deliveries?${new URLSearchParams({ file: file.name })}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file });
      if (answer.ok) {
        setDone((await answer.json()) as Delivery);
        void client.invalidateQueries();
      } else setProblem(await ProblemError.from(answer));
    } catch {
      setProblem(ProblemError.unreachable());
    }
    setBusy(false);
  };
  return (
    <Panel title={t('bring.title')} lead={t('bring.lead')}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'end' }}>
        <div className="list-filter" style={{ minWidth: 240 }}>
          <label htmlFor="bring-source">{t('column.source')}</label>
          <Select id="bring-source" value={source} onChange={setSource} options={sources.map((line) => ({ value: line.source.id, label: name(line.source) }))} showSearch optionFilterProp="label" placeholder={t('bring.choose')} />
        </div>
        <FilePick label={t('bring.file')} hint={t('bring.formats')} file={file} onFile={setFile} />
        <Button type="primary" disabled={!source || !file} loading={busy} onClick={() => void send()}>{t('bring.act')}</Button>
      </div>
      {problem && <div style={{ marginTop: 16 }}><Problem error={problem} /></div>}
      {done && (
        <Alert
          style={{ marginTop: 16 }}
          type={done.batch.refused > 0 ? 'warning' : 'success'}
          showIcon
          message={done.brought_before ? t('bring.before') : t('bring.done', { read: done.batch.read, accepted: done.batch.accepted, refused: done.batch.refused, facts: done.batch.delivery?.facts ?? 0 })}
          description={
            <>
              {done.batch.reasons.map((reason) => <div key={reason.reason}>{reason.rows} × {reason.reason}</div>)}
              {done.unread.length > 0 && <div>{t('bring.unread', { headings: done.unread.join('、') })}</div>}
              {done.warnings.map((warning, index) => <div key={index}>{name(warning.rule)}：{name(warning.text)}</div>)}
            </>
          }
        />
      )}
    </Panel>
  );
}

export default function SourcesPage() {
  const { t } = useTranslation('sources');
  const may = useMay();
  const name = useName();
  const query = $api.useQuery('get', '/v1/source-map');
  const tabs = [
    { key: 'map', label: t('tab.map'), children: <Loaded query={query}>{(map) => <>{may('deliver-sources') && <Bring sources={map.sources} />}<Map map={map} /></>}</Loaded> },
  ];
  if (may('read-data')) {
    tabs.push({
      key: 'quarantine',
      label: t('tab.quarantine'),
      children: (
        <DataList
          path="/v1/batches/quarantine"
          label={t('tab.quarantine')}
          rowKey={(row) => `${row.batch}~${row.row}`}
          filters={[]}
          empty={t('quarantine.none')}
          columns={[
            { key: 'source', title: t('quarantine.file'), primary: true, render: (row) => <span className="mono">{row.source}</span> },
            { key: 'row', title: t('quarantine.row'), render: (row) => <span className="num">{row.row}</span> },
            { key: 'reason', title: t('quarantine.reason'), render: (row) => name(row.reason) },
            { key: 'detail', title: t('quarantine.detail'), render: (row) => row.detail },
            { key: 'raw', title: t('quarantine.raw'), optional: true, render: (row) => <span className="mono">{row.raw}</span> },
          ]}
        />
      ),
    });
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <PageTabs label={t('tabs')} tabs={tabs} />
    </>
  );
}
