// The map of data: 28 categories, what came in of each, how fresh it is; a file brought in; rows that wait.
import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Grid, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { ProblemError } from '@/api/problem.ts';
import type { Schemas } from '@/api/types.ts';
import { Day, FilePick, Loaded, Meter, PageHeader, PageTabs, Panel, Problem, Stats } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { count, listed, percent } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { useRunWords } from '../alerts/Look.tsx';
import { bothWays } from './detail.ts';
import { Feeds } from './Feeds.tsx';
import { Metering } from './Metering.tsx';
import { Quarantine } from './Quarantine.tsx';
import './sources.css';

type Line = Schemas['SourceFreshness'];
type Delivery = Schemas['SourceDelivery'];
/** What a category is, by its id. */
type Catalogue = Record<string, Schemas['SourceCard']>;

/** One template a kind of measure: a month's, a day's, an event's and a state's rows have headings of their own. */
function Templates({ of, catalogue, icon = false }: { of: Line['source']; catalogue: Catalogue; icon?: boolean }) {
  const { t } = useTranslation('sources');
  const name = useName();
  const kinds = [...new Map((catalogue[of.id]?.measures ?? []).map((measure) => [measure.kind.id, measure.kind])).values()];
  return (
    <span className="templates">
      {kinds.map((kind) => (
        <a key={kind.id} href={`/v1/sources/${of.id}/template?${new URLSearchParams({ kind: kind.id })}`} download={`${of.id}-${kind.id}.csv`} aria-label={t('templateOf', { source: name(of), kind: name(kind) })}>
          {icon && <DownloadOutlined aria-hidden style={{ marginInlineEnd: 4 }} />}{name(kind)}
        </a>
      ))}
    </span>
  );
}

function Freshness({ line }: { line: Line }) {
  const { t } = useTranslation('sources');
  if (line.firms === 0) return <span className="soft">–</span>;
  const share = Math.round((line.fresh / line.firms) * 100);
  return <Meter percent={String(share)} label={t('freshBar', { percent: share })} warn={share < 50} />;
}

/** Categories of which something came in: a table, or cards on a narrow screen. */
function Arrived({ lines, catalogue }: { lines: Line[]; catalogue: Catalogue }) {
  const { t } = useTranslation('sources');
  const name = useName();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const late = (line: Line) => (line.late > 0 ? t('lateBy', { firms: line.late, days: count(line.latest_days) }) : '–');
  const cells = (line: Line) => [
    { key: 'batches', num: true, value: count(line.batches) },
    { key: 'accepted', num: true, value: count(line.accepted) },
    { key: 'refused', num: true, value: count(line.refused) },
    { key: 'firms', num: true, value: count(line.firms) },
    { key: 'fresh', num: false, value: <Freshness line={line} /> },
    { key: 'late', num: false, value: late(line) },
    { key: 'coverage', num: true, value: percent(line.coverage_percent, 0) },
    { key: 'last', num: false, value: <Day value={line.last_period} /> },
    { key: 'template', num: false, value: <Templates of={line.source} catalogue={catalogue} /> },
  ] as const;
  if (narrow) {
    return (
      <ul className="list-cards">
        {lines.map((line) => (
          <li key={line.source.id} className="list-card">
            <div className="list-card-head">{name(line.source)}</div>
            <dl>{cells(line).map((cell) => <div key={cell.key} style={{ display: 'contents' }}><dt>{t(`column.${cell.key}`)}</dt><dd>{cell.value}</dd></div>)}</dl>
          </li>
        ))}
      </ul>
    );
  }
  const [first] = lines;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('map')}>
      <table className="plain-table middle" style={{ minWidth: 900 }}>
        <thead><tr><th scope="col">{t('column.source')}</th>{first && cells(first).map((cell) => <th key={cell.key} scope="col" className={cell.num ? 'num' : ''}>{t(`column.${cell.key}`)}</th>)}</tr></thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.source.id}>
              <th scope="row" style={{ fontWeight: 400, whiteSpace: 'nowrap' }}>{name(line.source)}</th>
              {cells(line).map((cell) => <td key={cell.key} className={cell.num ? 'num' : ''}>{cell.value}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DataMap({ map, catalogue }: { map: Schemas['SourceFreshnessCards']; catalogue: Catalogue }) {
  const { t } = useTranslation('sources');
  const name = useName();
  const sum = (of: (line: Line) => number) => map.sources.reduce((all, line) => all + of(line), 0);
  const arrived = map.sources.filter((line) => line.batches > 0 || line.facts > 0);
  const toCome = map.sources.filter((line) => !arrived.includes(line));
  return (
    <>
      <Stats
        figures={[
          { label: t('figure.sources'), value: map.sources.filter((line) => line.facts > 0).length, unit: t('figure.ofSources', { all: map.sources.length }) },
          { label: t('column.batches'), value: count(sum((line) => line.batches)), unit: t('figure.batches') },
          { label: t('column.facts'), value: count(sum((line) => line.facts)), unit: t('figure.facts') },
          { label: t('column.refused'), value: count(sum((line) => line.refused)), unit: t('figure.rows') },
        ]}
      />
      <div className="grid">
        {arrived.length > 0 && <Panel title={t('map')} lead={t('mapLead', { day: map.on })}><Arrived lines={arrived} catalogue={catalogue} /></Panel>}
        {toCome.length > 0 && (
          <Panel title={t('toCome', { count: toCome.length })} lead={t('toComeLead')}>
            <ul className="to-come">
              {toCome.map((line) => {
                const card = catalogue[line.source.id];
                return (
                  <li key={line.source.id}>
                    {name(line.source)}
                    {card && <span className="soft">{t('owner', { owner: name(card.owner), refresh: name(card.refresh) })}</span>}
                    <Templates of={line.source} catalogue={catalogue} icon />
                  </li>
                );
              })}
            </ul>
          </Panel>
        )}
      </div>
    </>
  );
}

function Bring({ sources, catalogue }: { sources: Line[]; catalogue: Catalogue }) {
  const { t } = useTranslation('sources');
  const name = useName();
  const client = useQueryClient();
  const [source, setSource] = useState<string>();
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Delivery>();
  const [problem, setProblem] = useState<ProblemError>();
  const may = useMay();
  const { lang } = useDisplay();
  const runWords = useRunWords();
  const chosen = sources.find((line) => line.source.id === source);
  /** What the last file came to is not said of the next one. */
  const afresh = () => {
    setDone(undefined);
    setProblem(undefined);
  };
  const send = async () => {
    if (!source || !file) return;
    setBusy(true);
    afresh();
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
      <div className="bring">
        <div className="list-filter category">
          <label htmlFor="bring-source">{t('column.source')}</label>
          <Select id="bring-source" value={source} onChange={(next: string) => { setSource(next); afresh(); }} options={sources.map((line) => ({ value: line.source.id, label: name(line.source) }))} showSearch optionFilterProp="label" placeholder={t('bring.choose')} />
        </div>
        <FilePick label={t('bring.file')} hint={t('bring.formats')} accept=".csv,.txt,.xlsx,.xls,.json,.jsonl,.ndjson,.parquet" file={file} onFile={(next) => { setFile(next); afresh(); }} />
        <Button type="primary" disabled={!source || !file} loading={busy} onClick={() => void send()}>{t('bring.act')}</Button>
      </div>
      {chosen && <p className="soft" style={{ margin: '12px 0 0', fontSize: 13 }}>{t('bring.templates', { source: name(chosen.source) })} <Templates of={chosen.source} catalogue={catalogue} icon /></p>}
      {problem && <div style={{ marginTop: 16 }}><Problem error={problem} /></div>}
      {done && (
        <Alert
          style={{ marginTop: 16 }}
          role="status"
          type={done.batch.refused > 0 || done.warnings.length > 0 ? 'warning' : done.brought_before ? 'info' : 'success'}
          showIcon
          message={done.brought_before ? t('bring.before') : t('bring.done', { read: count(done.batch.read), accepted: count(done.batch.accepted), refused: count(done.batch.refused), facts: count(done.batch.delivery?.facts ?? 0) })}
          description={
            <>
              {done.brought_before && <div>{t('bring.beforeThen', { read: count(done.batch.read), accepted: count(done.batch.accepted), refused: count(done.batch.refused) })}</div>}
              {done.batch.reasons.map((reason) => <div key={reason.reason}>{t('bring.reason', { reason: name(bothWays(reason.reason)), rows: count(reason.rows) })}</div>)}
              {done.batch.refused > 0 && may('read-data') && <div><Link className="row-link in-text" to={'/sources' as never} search={{ tab: 'quarantine' } as never}>{t('bring.look')}</Link></div>}
              {done.watched && <div>{t('bring.watched', { said: runWords(done.watched) })} {may('read-alert') && done.watched.raised > 0 && <Link className="row-link in-text" to={'/alerts' as never}>{t('bring.toAlerts')}</Link>}</div>}
              {done.unread.length > 0 && <div>{t('bring.unread', { headings: listed(done.unread, lang) })}</div>}
              {done.warnings.map((warning, index) => <div key={index}>{warning.month.slice(0, 7)} · {t('bring.warning', { rule: name(warning.rule), text: name(warning.text) })}</div>)}
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
  const query = $api.useQuery('get', '/v1/source-map');
  const cards = $api.useQuery('get', '/v1/sources');
  const catalogue: Catalogue = Object.fromEntries((cards.data?.sources ?? []).map((card) => [card.source.id, card]));
  const tabs = [
    { key: 'map', label: t('tab.map'), children: <Loaded query={query}>{(map) => <>{may('deliver-sources') && <div style={{ marginBottom: 16 }}><Bring sources={map.sources} catalogue={catalogue} /></div>}<DataMap map={map} catalogue={catalogue} /></>}</Loaded> },
  ];
  if (may('read-data')) {
    tabs.push({
      key: 'quarantine',
      label: t('tab.quarantine'),
      children: <Quarantine sources={cards.data?.sources ?? []} />,
    });
  }
  tabs.push({ key: 'feeds', label: t('tab.feeds'), children: <Feeds /> });
  if (may('read-metering')) tabs.push({ key: 'metering', label: t('tab.metering'), children: <Metering /> });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <PageTabs label={t('tabs')} tabs={tabs} />
    </>
  );
}
