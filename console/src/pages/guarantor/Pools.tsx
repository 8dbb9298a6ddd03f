// Fiscal pools: where the money came from and went, line by line.
import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Empty } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { parse } from 'yaml';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, AuditTrail, Chart, Loaded, Money, Panel, plainAct, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName, useUnit } from '@/display.tsx';
import { useMay, useMe } from '@/session.tsx';
import { YamlField } from './Acts.tsx';

type Pool = Schemas['PoolCard'];

function Flow({ pool }: { pool: Pool }) {
  const { t } = useTranslation('desk');
  const units = useUnit(pool.balance.currency);
  const steps = useMemo(() => {
    const moves = [
      { label: t('pool.funded'), minor: pool.funded.minor }, { label: t('pool.returned'), minor: pool.returned.minor },
      { label: t('pool.paid'), minor: -pool.paid.minor }, { label: t('pool.subsidies'), minor: -pool.subsidies.minor },
    ];
    let level = 0;
    const bars = moves.map((move) => {
      const from = Math.min(level, level + move.minor);
      level += move.minor;
      return { ...move, from, size: Math.abs(move.minor) };
    });
    return [...bars, { label: t('pool.balance'), minor: pool.balance.minor, from: 0, size: pool.balance.minor }];
  }, [pool, t]);
  const cash = (minor: number) => ({ ...pool.balance, minor, text: '' });
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { left: 8, right: 110, top: 8, bottom: 4, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'value', min: 0, axisLabel: { show: false } },
      yAxis: { type: 'category', inverse: true, data: steps.map((step) => step.label) },
      series: [
        { type: 'bar', stack: 'flow', silent: true, itemStyle: { color: 'transparent' }, tooltip: { show: false }, data: steps.map((step) => units.plot(cash(step.from))) },
        { type: 'bar', stack: 'flow', barMaxWidth: 26, data: steps.map((step, at) => ({ value: units.plot(cash(step.size)), itemStyle: { color: at === 4 ? '#12615a' : step.minor < 0 ? '#a3271c' : '#1d5f8a' } })), label: { show: true, position: 'right', formatter: ({ dataIndex }) => units.text(cash(steps[dataIndex]?.minor ?? 0)) } },
      ],
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [steps, units],
  );
  return (
    <Chart
      className="half"
      title={t('pool.flow')}
      lead={units.name}
      option={option}
      height={220}
      table={{ columns: [t('pool.what'), units.heading(t('pool.amount'))], rows: steps.map((step) => ({ key: step.label, cells: [step.label, units.text(cash(step.minor))] })) }}
    />
  );
}

function Ledger({ pool }: { pool: Pool }) {
  const { t } = useTranslation('desk');
  const name = useName();
  const units = useUnit(pool.balance.currency);
  return (
    <Panel title={t('pool.ledger')} lead={pool.adds_up ? <><CheckCircleOutlined /> {t('pool.addsUp')}</> : <><WarningOutlined /> {t('pool.wrong')}</>}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('pool.ledger')}>
        <table className="plain-table">
          <thead><tr><th scope="col">{t('pool.on')}</th><th scope="col">{t('pool.what')}</th><th scope="col">{t('pool.reference')}</th><th scope="col">{t('pool.party')}</th><th scope="col" className="num">{units.heading(t('pool.basis'))}</th><th scope="col" className="num">{units.heading(t('pool.change'))}</th><th scope="col" className="num">{units.heading(t('pool.balance'))}</th><th scope="col">{t('pool.cut')}</th></tr></thead>
          <tbody>
            {pool.lines.map((line) => (
              <tr key={line.reference}>
                <td>{line.on}</td><td>{name(line.what)}</td><td>{line.reference}</td><td>{line.party}</td>
                <td className="num">{line.basis && <Money value={line.basis} />}</td>
                <td className="num"><Money value={line.change} /></td><td className="num"><Money value={line.balance} /></td>
                <td>{line.limited_by && name(line.limited_by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function PoolPanel({ pool }: { pool: Pool }) {
  const { t } = useTranslation('desk');
  const may = useMay();
  const { today } = useMe();
  const client = useQueryClient();
  const template = `- { type: fund, on: "${today}", reference: "", source: "", amount: "" }
- { type: claim, on: "${today}", reference: "", lender: "", loss: "" }
- { type: return, on: "${today}", reference: "", claim: "", recovered: "" }
- { type: subsidy, on: "${today}", reference: "", to: "", purpose: premium, amount: "" }
`;
  return (
    <div className="grid">
      <Panel
        title={pool.name}
        lead={t('pool.share', { percent: pool.share_percent })}
        extra={may('claim-guarantee') && (
          <ActButton<{ document: string }, Pool>
            act={plainAct(t('pool.record'))}
            explain={t('pool.recordExplain')}
            width={760}
            initialValues={{ document: template }}
            run={(values, keyed) => api.POST('/v1/pools/{id}/entries', { params: { path: { id: pool.id }, ...keyed }, body: { entries: parse(values.document) as Schemas['PoolEntry'][] } })}
            onDone={() => void client.invalidateQueries()}
          >
            <YamlField label={t('record.field')} />
          </ActButton>
        )}
      >
        <Stats
          figures={[
            { label: t('pool.balance'), value: <Money value={pool.balance} unit /> },
            { label: t('pool.funded'), value: <Money value={pool.funded} unit /> },
            { label: t('pool.paid'), value: <Money value={pool.paid} unit /> },
            { label: t('pool.returned'), value: <Money value={pool.returned} unit /> },
            { label: t('pool.subsidies'), value: <Money value={pool.subsidies} unit /> },
          ]}
        />
      </Panel>
        <Flow pool={pool} />
        <Panel className="half" title={t('pool.limits')}>
          <table className="plain-table"><tbody>
            <tr><th scope="row">{t('pool.perClaim')}</th><td className="num">{pool.per_claim ? <Money value={pool.per_claim} unit /> : '–'}</td></tr>
            <tr><th scope="row">{t('pool.perYear')}</th><td className="num"><Money value={pool.paid_this_year} /> / {pool.per_year ? <Money value={pool.per_year} unit /> : '–'}</td></tr>
            <tr><th scope="row">{t('pool.subsidyPerYear')}</th><td className="num"><Money value={pool.subsidies_this_year} /> / {pool.subsidy_per_year ? <Money value={pool.subsidy_per_year} unit /> : '–'}</td></tr>
            <tr><th scope="row">{t('pool.stop')}</th><td className="num">{pool.stop_percent ? `${pool.stop_percent}%` : '–'}</td></tr>
          </tbody></table>
        </Panel>
      <Ledger pool={pool} />
      {may('read-audit') && <Panel title={t('pool.audit')}><AuditTrail object={`pool/${pool.id}`} /></Panel>}
    </div>
  );
}

export function Pools() {
  const { t } = useTranslation('desk');
  const may = useMay();
  const client = useQueryClient();
  const query = $api.useQuery('get', '/v1/pools');
  const template = `name: ""
share_percent: "40"
cap_per_claim: "1000000"
cap_per_year: "5000000"
subsidy_per_year: "500000"
stop_percent: "50"
`;
  return (
    <>
      {may('agree-guarantee') && (
        <p>
          <ActButton<{ document: string }, Pool>
            act={plainAct(t('pool.open'))}
            explain={t('pool.openExplain')}
            initialValues={{ document: template }}
            run={(values, keyed) => api.POST('/v1/pools', { params: keyed, body: parse(values.document) as Schemas['PoolDocument'] })}
            onDone={() => void client.invalidateQueries()}
          >
            <YamlField label={t('record.field')} />
          </ActButton>
        </p>
      )}
      <Loaded query={query}>
        {(pools) => pools.length === 0
          ? <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('pool.none')} /></Panel>
          : <>{pools.map((pool) => <PoolPanel key={pool.id} pool={pool} />)}</>}
      </Loaded>
    </>
  );
}
