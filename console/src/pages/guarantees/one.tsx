// One agreement: who bears what, how much of the caps is used, and its claims.
import { useParams } from '@tanstack/react-router';
import { Progress, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { AuditTrail, Chart, Fields, Loaded, Money, PageHeader, PageTabs, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName, useUnit } from '@/display.tsx';
import { count, percent, trimmed } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { AgreeButton, VolumeButton } from './Agree.tsx';
import { Layers } from './Layers.tsx';
import { Claims } from './Claims.tsx';
import './guarantees.css';

type Agreement = Schemas['AgreementDetail'];

function Shares({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('guarantees');
  const name = useName();
  const { parties } = agreement;
  const option = useMemo<EChartsOption>(
    () => ({
      legend: { bottom: 0 },
      tooltip: { trigger: 'item', valueFormatter: (value) => `${String(value)}%` },
      grid: { left: 4, right: 4, top: 4, bottom: 40 },
      xAxis: { type: 'value', min: 0, max: 100, show: false },
      yAxis: { type: 'category', data: [''], show: false },
      series: parties.map((party) => ({
        name: `${name(party.name)}（${name(party.role)}）`, type: 'bar' as const, stack: 'loss', barWidth: 48, data: [Number(party.share_percent)],
        label: { show: true, formatter: `${trimmed(party.share_percent, 0)}%`, color: '#fff', fontWeight: 'bold' as const },
      })),
    }),
    [parties, name],
  );
  const parts = parties.map((party) => `${name(party.name)} ${percent(party.share_percent, 0)}`).join(', ');
  return (
    <Chart
      title={t('parties.title')}
      lead={t('parties.lead')}
      describe={t('parties.describe', { parts })}
      option={option}
      height={120}
      table={{ columns: [t('parties.party'), t('parties.share')], rows: parties.map((party) => ({ key: party.institution, cells: [name(party.name), percent(party.share_percent, 0)] })) }}
    />
  );
}

function Parties({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('guarantees');
  const name = useName();
  const units = useUnit(agreement.outstanding.currency);
  const { parties, losses } = agreement;
  const sum = (of: (party: Agreement['parties'][number]) => number) => ({ minor: parties.reduce((total, party) => total + of(party), 0), currency: losses.currency, text: '' });
  return (
    <Panel>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('parties.title')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('parties.party')}</th>
              <th scope="col">{t('parties.role')}</th>
              <th scope="col" className="num">{t('parties.share')}</th>
              <th scope="col" className="num">{t('parties.fee')}</th>
              <th scope="col" className="num">{units.heading(t('parties.liability'))}</th>
              <th scope="col" className="num">{units.heading(t('parties.borne'))}</th>
              <th scope="col" className="num">{units.heading(t('parties.recovered'))}</th>
            </tr>
          </thead>
          <tbody>
            {parties.map((party) => (
              <tr key={party.institution}>
                <th scope="row" style={{ fontWeight: 400 }}>{name(party.name)} {party.front && <Tag color="processing">{t('parties.front')}</Tag>}</th>
                <td>{name(party.role)}</td>
                <td className="num">{agreement.layers.length > 0 ? t('layers.seeBelow') : percent(party.share_percent, 0)}</td>
                <td className="num">{percent(party.fee_percent)}</td>
                <td className="num"><Money value={party.liability} /></td>
                <td className="num"><Money value={party.borne} /></td>
                <td className="num"><Money value={party.recovered} /></td>
              </tr>
            ))}
            <tr className="sum-row">
              <th scope="row" colSpan={2}>{t('parties.total')}</th>
              <td className="num">{agreement.layers.length > 0 ? '' : `${parties.reduce((total, party) => total + Number(party.share_percent), 0)}%`}</td>
              <td />
              <td className="num">{agreement.layers.length === 0 && <Money value={sum((party) => party.liability.minor)} />}</td>
              <td className="num"><Money value={sum((party) => party.borne.minor)} /></td>
              <td className="num"><Money value={sum((party) => party.recovered.minor)} /></td>
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Caps({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('guarantees');
  const name = useName();
  const units = useUnit(agreement.outstanding.currency);
  const said = (cash: Schemas['Cash']) => `${units.text(cash)} ${units.name}`;
  return (
    <Panel title={t('caps.title')} className="half">
      {agreement.caps.length === 0 && <p className="soft">{t('caps.none')}</p>}
      <div className="caps">
        {agreement.caps.map((cap) => {
          const used = Number(cap.used_percent ?? 0);
          if (!cap.used || cap.used_percent === null || cap.used_percent === undefined) {
            return <div key={cap.kind.id}><strong>{name(cap.kind)}</strong><div className="soft">{t('caps.each', { limit: said(cap.limit) })}</div></div>;
          }
          return (
            <div key={cap.kind.id}>
              <strong>{name(cap.kind)}</strong>
              <Progress percent={used} showInfo={false} status={used >= 80 ? 'exception' : 'normal'} aria-label={t('caps.describe', { kind: name(cap.kind), percent: cap.used_percent })} />
              <div className="soft">{t('caps.used', { used: said(cap.used), limit: said(cap.limit), percent: cap.used_percent })}</div>
            </div>
          );
        })}
      </div>
    </Panel>
  );
}

function Terms({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('guarantees');
  const name = useName();
  return (
    <Panel title={t('terms.title')} className="half">
      <Fields
        items={[
          { label: t('terms.coverage'), value: name(agreement.coverage) },
          { label: t('terms.trigger'), value: name(agreement.trigger) },
          { label: t('terms.recovery'), value: name(agreement.recovery_order) },
          { label: t('terms.waiting'), value: t('terms.days', { count: agreement.waiting_days }) },
          { label: t('terms.payment'), value: t('terms.days', { count: agreement.payment_days }) },
          { label: t('terms.from'), value: agreement.from },
          { label: t('terms.until'), value: agreement.until },
        ]}
      />
    </Panel>
  );
}

function Shown({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('guarantees');
  const may = useMay();
  const tabs = [
    {
      key: 'shares', label: t('tabs.shares'),
      children: <div className="grid">{agreement.layers.length > 0 ? <Layers agreement={agreement} /> : <Shares agreement={agreement} />}<Parties agreement={agreement} /><Caps agreement={agreement} /><Terms agreement={agreement} /></div>,
    },
    { key: 'claims', label: `${t('tabs.claims')} ${agreement.claims.length}`, children: <Claims claims={agreement.claims} parties={agreement.parties} /> },
  ];
  if (may('read-audit')) tabs.push({ key: 'audit', label: t('tabs.audit'), children: <Panel><AuditTrail object={`agreement/${agreement.id}`} /></Panel> });
  return (
    <>
      <PageHeader
        title={agreement.name}
        lead={`${agreement.from} – ${agreement.until}`}
        acts={agreement.allowed.map((act) => (act.act === 'volume' ? <VolumeButton key={act.act} act={act} agreement={agreement.id} /> : <AgreeButton key={act.act} act={act} />))}
      />
      <Stats
        figures={[
          { label: t('list.loans'), value: count(agreement.loans) },
          { label: t('list.outstanding'), value: <Money value={agreement.outstanding} unit /> },
          { label: t('list.losses'), value: <Money value={agreement.losses} unit /> },
          { label: t('list.paid'), value: <Money value={agreement.paid} unit /> },
          { label: t('list.recovered'), value: <Money value={agreement.recovered} unit /> },
        ]}
      />
      <PageTabs label={t('tabs.label')} tabs={tabs} />
    </>
  );
}

export default function GuaranteePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/agreements/{id}', { params: { path: { id } } });
  return <Loaded query={query}>{(agreement) => <Shown agreement={agreement} />}</Loaded>;
}
