// A version that decides beside the one in force, for comparison only: started, stopped, and what it said.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Instant, Loaded, Money, NamedTag, Panel, Stats } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { TraceDrawer } from './Drill.tsx';
import { Report, Table } from './Report.tsx';

type Product = Schemas['ProductDetail'];
type Shown = Schemas['ShadowReport'];

function Switches({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  const name = useName();
  const path = { path: { code: product.code } };
  const waiting = product.versions.filter((one) => ['submitted', 'scheduled'].includes(one.state.id));
  return product.allowed.map((act) => {
    if (act.act === 'stop-shadow') return <ActButton<{ reason: string }, unknown> key={act.act} act={act} reason explain={t('life.stopLead')} run={(body, keyed) => api.POST('/v1/products/{code}/shadow/stop', { params: { ...path, ...keyed }, body })} />;
    if (act.act !== 'start-shadow') return null;
    return (
      <ActButton<{ version: number }, unknown> key={act.act} act={act} primary explain={t('life.startLead')} initialValues={{ version: waiting[0]?.version ?? 0 }} run={(body, keyed) => api.POST('/v1/products/{code}/shadow', { params: { ...path, ...keyed }, body })}>
        <Form.Item name="version" label={t('life.version')} rules={[{ required: true }]}><Select options={waiting.map((one) => ({ value: one.version, label: `${t('card.versionNumber', { version: one.version })} · ${name(one.state)}` }))} /></Form.Item>
      </ActButton>
    );
  });
}

function Side({ side }: { side: Schemas['ShadowSide'] | null | undefined }) {
  if (!side) return <>–</>;
  return <><NamedTag value={side.outcome} /> <Money value={side.amount} unit />{side.rate_percent ? ` · ${side.rate_percent}%` : ''}</>;
}

function Differences({ report, code }: { report: Shown; code: string }) {
  const { t } = useTranslation('products');
  const name = useName();
  const [shown, setShown] = useState<string | null>(null);
  const trace = useQuery({
    queryKey: ['shadow-trace', code, report.version, shown],
    enabled: shown !== null,
    queryFn: async () => (await api.GET('/v1/products/{code}/shadow/{application}', { params: { path: { code, application: shown! }, query: { version: report.version } } })).data as Schemas['FirmTrace'],
  });
  return (
    <>
      <Stats
        figures={[
          { label: t('life.number'), value: report.number }, { label: t('life.same'), value: report.same_outcome_percent ? `${report.same_outcome_percent}%` : '–', note: report.same_outcome },
          { label: t('life.identical'), value: report.identical_percent ? `${report.identical_percent}%` : '–', note: report.identical }, { label: t('life.unable'), value: report.unable },
        ]}
      />
      <Panel title={t('life.differences')}>
        <Table
          label={t('life.differences')}
          head={[t('life.what'), t('life.both'), t('life.equal'), t('life.higher'), t('life.lower'), t('life.mean')]}
          rows={report.differences.map((line) => [name(line.what), line.both, line.same, line.higher, line.lower, line.mean ? `${line.mean} ${name(line.unit)}` : '–'])}
        />
      </Panel>
      {report.lines.length > 0 && (
        <Panel title={t('life.lines')}>
          <Table
            label={t('life.lines')}
            head={[t('life.at'), t('life.live'), t('life.candidate'), t('life.application'), '']}
            rows={report.lines.map((line) => [
              <Instant key="at" value={line.decided_at} />, <Side key="live" side={line.live} />, line.unable ? name(line.unable) : <Side key="candidate" side={line.candidate} />,
              <Link key="link" className="row-link" to={`/applications/${line.application}` as never}>{t('drill.application')}</Link>, <Button key="show" size="small" onClick={() => setShown(line.application)}>{t('life.show')}</Button>,
            ])}
          />
        </Panel>
      )}
      <TraceDrawer trace={trace.data ?? null} onClose={() => setShown(null)} />
      <Report card={report.comparison} />
    </>
  );
}

export function Shadow({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  const ran = (product.history ?? []).some((step) => step.step.id === 'shadow-started');
  const query = useQuery({
    queryKey: ['shadow', product.code, product.shadow_version],
    // Nothing ever ran in the shadow of a product whose history has no such step.
    enabled: ran,
    queryFn: async () => (await api.GET('/v1/products/{code}/shadow', { params: { path: { code: product.code }, query: {} } })).data as Shown,
  });
  const report = query.data;
  const said = report ? t(report.running ? 'life.shadowOn' : 'life.shadowOff', { version: report.version }) : t('life.shadowNone');
  return (
    <div className="studio-step">
      <Panel title={t('life.shadow')} lead={t('life.shadowLead')} extra={<Switches product={product} />}>
        {!ran ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('life.shadowNone')} /> : <Loaded query={query}>{(held) => <p style={{ margin: 0 }}><strong>{said}</strong>{held.first_at && <span className="soft"> <Instant value={held.first_at} /> – <Instant value={held.last_at} /></span>}{held.number === 0 && <span className="soft"> {t('life.empty')}</span>}</p>}</Loaded>}
      </Panel>
      {report && report.number > 0 && <Differences report={report} code={product.code} />}
    </div>
  );
}
