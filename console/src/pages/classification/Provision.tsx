// The mix of classes at the last close, and each method's reserve beside the lines of the rulebook.
import { Empty, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, Money, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName, useUnit } from '@/display.tsx';
import { count } from '@/format/numbers.ts';

export const CLASS_COLOUR: Record<string, string> = { normal: '#1e6b34', 'special-mention': '#b07a12', substandard: '#c4561a', doubtful: '#a3271c', loss: '#5f1410' };

export function Provision({ card }: { card: Schemas['ProvisionCard'] | null }) {
  const { t } = useTranslation('quality');
  const name = useName();
  const units = useUnit(card?.total.currency);
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { left: 8, right: 120, top: 8, bottom: 4, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'value', axisLabel: { show: false } },
      yAxis: { type: 'category', inverse: true, data: (card?.classes ?? []).map((line) => name(line.name)) },
      series: [{
        type: 'bar', barMaxWidth: 26, barMinHeight: 1,
        data: (card?.classes ?? []).map((line) => ({ value: units.plot(line.amount), itemStyle: { color: CLASS_COLOUR[line.name.id] ?? '#8b9793' } })),
        label: { show: true, position: 'right', formatter: ({ dataIndex }) => { const line = card?.classes[dataIndex]; return line ? units.text(line.amount) : ''; } },
      }],
    }),
    [card, name, units],
  );
  if (!card) return <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('class.noClose')} /></Panel>;
  const met = (ok: boolean) => (ok ? <Tag color="success">{t('class.met')}</Tag> : <Tag color="error">{t('class.notMet')}</Tag>);
  return (
    <>
      <Stats
        figures={[
          { label: t('class.total'), value: <Money value={card.total} unit />, note: t('class.of', { day: card.day }) },
          { label: t('class.npl'), value: <Money value={card.non_performing} unit /> },
          { label: t('class.nplRatio'), value: card.npl_percent ? `${card.npl_percent}%` : '–' },
        ]}
      />
      <div className="grid">
        <Chart
          className="half"
          title={t('class.mix')}
          lead={units.name}
          option={option}
          height={240}
          table={{ columns: [t('class.class'), t('class.loans'), units.heading(t('class.balance'))], rows: card.classes.map((line) => ({ key: line.name.id, cells: [name(line.name), count(line.count), units.text(line.amount)], href: `/loans?class=${line.name.id}` })) }}
        />
        <Panel className="half" title={t('class.provisions')} lead={t('class.provisionsLead')}>
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('class.provisions')}>
            <table className="plain-table">
              <thead><tr><th scope="col">{t('class.reserve')}</th><th scope="col" className="num">{t('class.amount')}</th><th scope="col" className="num">{t('class.coverage', { line: card.coverage_line })}</th><th scope="col" className="num">{t('class.ratio', { line: card.ratio_line })}</th></tr></thead>
              <tbody>
                {card.methods.map((line) => (
                  <tr key={line.reserve.id}>
                    <th scope="row" style={{ fontWeight: 400 }}>{name(line.reserve)}</th>
                    <td className="num"><Money value={line.amount} unit /></td>
                    <td className="num">{line.coverage_percent ? <>{line.coverage_percent}% {met(line.coverage_met)}</> : '–'}</td>
                    <td className="num">{line.ratio_percent ? <>{line.ratio_percent}% {met(line.ratio_met)}</> : '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      </div>
    </>
  );
}
