// What moved expected losses from an earlier run to this one: the table of the standard, and loans between stages.
import { Empty, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Chart, Loaded, Money, Panel } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';

type RunCard = Schemas['LossRunCard'];
type Card = Schemas['MovementCard'];

function Stages({ card }: { card: Card }) {
  const { t } = useTranslation('quality');
  const label = (stage: number, none: 'loss.new' | 'loss.gone'): string => (stage === 0 ? t(none) : t(`loss.stage.s${stage as 1 | 2 | 3}`));
  const rows = [1, 2, 3, 0];
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'category', position: 'top', data: rows.map((stage) => label(stage, 'loss.gone')) },
      yAxis: { type: 'category', inverse: true, data: rows.map((stage) => label(stage, 'loss.new')) },
      series: [{
        type: 'scatter' as const,
        symbolSize: (value: number[]) => Math.min(64, 14 + Math.sqrt(value[2] ?? 0) * 6),
        itemStyle: { color: '#1d5f8a', opacity: 0.85 },
        label: { show: true, formatter: (params: { value?: unknown }) => String((params.value as number[])[2]), color: '#fff' },
        data: card.migrations.map((one) => [rows.indexOf(one.to), rows.indexOf(one.from), one.loans]),
      }],
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [card, t],
  );
  return (
    <Chart
      className="half"
      title={t('loss.migration')}
      lead={t('loss.migrationLead')}
      option={option}
      height={300}
      table={{ columns: [t('loss.from'), t('loss.to'), t('class.loans'), t('loss.exposure')], rows: card.migrations.map((one) => ({ key: `${one.from}-${one.to}`, cells: [label(one.from, 'loss.new'), label(one.to, 'loss.gone'), count(one.loans), one.exposure.text] })) }}
    />
  );
}

function Table({ card }: { card: Card }) {
  const { t } = useTranslation('quality');
  const name = useName();
  return (
    <Panel className="half" title={t('loss.movement')} lead={`${card.from_day} → ${card.to_day}`}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('loss.movement')}>
        <table className="plain-table">
          <thead><tr><th scope="col">{t('loss.what')}</th><th scope="col" className="num">{t('class.loans')}</th>{([1, 2, 3] as const).map((stage) => <th key={stage} scope="col" className="num">{t(`loss.stage.s${stage}`)}</th>)}<th scope="col" className="num">{t('loss.sum')}</th></tr></thead>
          <tbody>
            {card.lines.map((line) => (
              <tr key={line.what.id}>
                <th scope="row" style={{ fontWeight: line.what.id === 'closing' ? 600 : 400 }}>{name(line.what)}</th>
                <td className="num">{count(line.loans)}</td>
                {line.stages.map((cash, at) => <td key={at} className="num"><Money value={cash} /></td>)}
                <td className="num"><Money value={line.total} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Between({ run, from }: { run: RunCard; from: string }) {
  const query = $api.useQuery('get', '/v1/losses/runs/{id}/movement', { params: { path: { id: run.id }, query: { from } } });
  return <Loaded query={query}>{(card) => <div className="grid"><Table card={card} /><Stages card={card} /></div>}</Loaded>;
}

export function Movement({ run, runs }: { run: RunCard; runs: RunCard[] }) {
  const { t } = useTranslation('quality');
  const earlier = runs.filter((one) => one.id !== run.id && one.day <= run.day);
  const [chosen, choose] = useState<string>();
  const from = earlier.find((one) => one.id === chosen) ?? earlier[0];
  if (!from) return <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('loss.noEarlier')} /></Panel>;
  return (
    <>
      <p><label>{t('loss.since')} <Select value={from.id} onChange={choose} style={{ minWidth: 260 }} options={earlier.map((one) => ({ value: one.id, label: `${one.day} · ${t('loss.yuan', { amount: one.loss.text })}` }))} /></label></p>
      <Between run={run} from={from.id} />
    </>
  );
}
