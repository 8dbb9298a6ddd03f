// What the guarantor is bound for, each figure beside its line.
import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, Money, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName, useUnit } from '@/display.tsx';
import { count } from '@/format/numbers.ts';

type DeskCard = Schemas['DeskCard'];
type Gauge = Schemas['Gauge'];

const LIGHT = { green: '#1e6b34', yellow: '#b07a12', red: '#a3271c', none: '#8b9793' } as const;
const light = (gauge: Gauge) => LIGHT[gauge.light as keyof typeof LIGHT] ?? LIGHT.none;

/** How far each figure is on the way to its line: 100 is the line. Beyond twice the line a bar is cut. */
export function Gauges({ gauges, title, lead }: { gauges: Gauge[]; title: string; lead: string }) {
  const { t } = useTranslation('desk');
  const name = useName();
  const unit = (gauge: Gauge) => (gauge.unit === 'times' ? t('times') : '%');
  const shown = gauges.map((gauge) => ({
    gauge,
    label: name(gauge.what),
    said: gauge.value === null || gauge.value === undefined ? '–' : `${gauge.value}${unit(gauge)}`,
    line: `${gauge.at_most ? '≤' : '≥'} ${gauge.line}${unit(gauge)}`,
    way: Number(gauge.line) > 0 ? Math.min((Number(gauge.value ?? 0) / Number(gauge.line)) * 100, 200) : 0,
  }));
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { left: 8, right: 24, top: 24, bottom: 4, containLabel: true },
      tooltip: { trigger: 'item', formatter: (params) => { const one = shown[(params as { dataIndex: number }).dataIndex]; return one ? `${one.label}<br/>${one.said}（${one.line}）` : ''; } },
      xAxis: { type: 'value', min: 0, max: Math.max(120, ...shown.map((one) => one.way)), show: false },
      yAxis: { type: 'category', inverse: true, data: shown.map((one) => `${one.label}\n${one.said}（${one.line}）`), axisLabel: { fontSize: 12, lineHeight: 17 } },
      series: [{
        type: 'bar', barMaxWidth: 18,
        data: shown.map((one) => ({ value: one.way, itemStyle: { color: light(one.gauge) } })),
        markLine: { symbol: 'none', silent: true, label: { formatter: t('line'), position: 'end' }, lineStyle: { color: '#a3271c', type: 'solid', width: 2 }, data: [{ xAxis: 100 }] },
      }],
    }),
    [shown, t],
  );
  return (
    <Chart
      className="half"
      title={title}
      lead={lead}
      describe={shown.map((one) => `${one.label} ${one.said}, ${one.line}`).join('; ')}
      option={option}
      height={gauges.length * 44 + 44}
      table={{ columns: [t('figure'), t('value'), t('line'), t('light')], rows: shown.map((one) => ({ key: one.gauge.what.id, cells: [one.label, one.said, one.line, t(`lights.${one.gauge.light as keyof typeof LIGHT}`)] })) }}
    />
  );
}

/** The balance by kind: as it is, and with the weight of the law. */
function Kinds({ desk }: { desk: DeskCard }) {
  const { t } = useTranslation('desk');
  const name = useName();
  const units = useUnit(desk.balance.currency);
  const option = useMemo<EChartsOption>(
    () => ({
      legend: { bottom: 0 },
      grid: { left: 8, right: 24, top: 8, bottom: 36, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'value', axisLabel: { hideOverlap: true } },
      yAxis: { type: 'category', inverse: true, data: desk.kinds.map((line) => name(line.kind)), axisLabel: { width: 130, overflow: 'break' } },
      series: [
        { name: t('balance'), type: 'bar', barMaxWidth: 16, data: desk.kinds.map((line) => units.plot(line.balance)) },
        { name: t('liability'), type: 'bar', barMaxWidth: 16, data: desk.kinds.map((line) => units.plot(line.weighted)) },
      ],
    }),
    [desk, name, t, units],
  );
  return (
    <Chart
      className="half"
      title={t('kinds.title')}
      lead={t('kinds.lead')}
      option={option}
      height={Math.max(180, desk.kinds.length * 56 + 70)}
      table={{ columns: [t('kinds.kind'), units.heading(t('balance')), units.heading(t('liability')), t('kinds.customers')], rows: desk.kinds.map((line) => ({ key: line.kind.id, cells: [name(line.kind), units.text(line.balance), units.text(line.weighted), count(line.customers)] })) }}
    />
  );
}

function Lines({ title, lead, rows }: { title: string; lead?: string; rows: { key: string; cells: React.ReactNode[] }[] }) {
  const { t } = useTranslation('desk');
  return (
    <Panel className="half" title={title} lead={lead}>
      {rows.length === 0 ? <p className="soft">{t('nothing')}</p> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
          <table className="plain-table"><tbody>
            {rows.map((row) => <tr key={row.key}>{row.cells.map((cell, at) => at === 0 ? <th key={at} scope="row" style={{ fontWeight: 400 }}>{cell}</th> : <td key={at} className="num">{cell}</td>)}</tr>)}
          </tbody></table>
        </div>
      )}
    </Panel>
  );
}

export function Desk({ desk }: { desk: DeskCard }) {
  const { t } = useTranslation('desk');
  const name = useName();
  const cash = (all: Schemas['NamedCash'][]) => all.map((line) => ({ key: line.what.id, cells: [name(line.what), <Money key="m" value={line.amount} unit />] }));
  const largest = (all: Schemas['LargestLine'][]) => all.map((line) => ({ key: line.who, cells: [line.who, <Money key="m" value={line.balance} unit />, line.percent ? `${line.percent}%` : '–'] }));
  return (
    <>
      <Stats
        figures={[
          { label: t('guarantees'), value: count(desk.guarantees) },
          { label: t('balance'), value: <Money value={desk.balance} unit /> },
          { label: t('liability'), value: <Money value={desk.liability} unit /> },
          { label: t('means'), value: <Money value={desk.means} unit /> },
          { label: t('room'), value: <Money value={desk.room} unit /> },
        ]}
      />
      <p className="soft">
        {desk.statement_on ? t('statement', { day: desk.statement_on }) : t('noStatement')}{' '}
        {desk.lane_open ? <Tag color="success">{t('lane.open')}</Tag> : <Tag>{t('lane.closed')}</Tag>}
      </p>
      <div className="grid">
        <Gauges title={t('atMost.title')} lead={t('atMost.lead')} gauges={desk.gauges.filter((gauge) => gauge.at_most)} />
        <Gauges title={t('atLeast.title')} lead={t('atLeast.lead')} gauges={desk.gauges.filter((gauge) => !gauge.at_most)} />
        {desk.kinds.length > 0 && <Kinds desk={desk} />}
        <Lines title={t('single')} rows={largest(desk.single)} />
        <Lines title={t('group')} rows={largest(desk.group)} />
        <Lines title={t('banks')} lead={t('banksLead')} rows={desk.banks.map((line) => ({ key: line.bank.id, cells: [name(line.bank), <Money key="p" value={line.paid} unit />, <Money key="r" value={line.released} unit />, line.percent ? `${line.percent}%` : '–'] }))} />
        <Lines title={t('tiers')} rows={cash(desk.tiers)} />
        <Lines title={t('reserves')} rows={cash(desk.reserves)} />
        <Lines title={t('flows')} rows={cash(desk.flows)} />
      </div>
    </>
  );
}
