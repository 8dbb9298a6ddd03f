// What a model of trees leans on: features by their mean effect, how risk moves with each, and the reason each gives.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart, NamedTag, Panel } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';
import { points } from './figures.ts';
import type { Card } from './one.tsx';

export function Makeup({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const listed = card.characteristics;
  const measured = listed.some((held) => typeof held.mean_effect_points === 'number');
  const option = useMemo<EChartsOption>(
    () => ({
      tooltip: { trigger: 'axis', valueFormatter: (value) => (measured ? points(Number(value)) : `${Number(value).toFixed(1)}%`) },
      grid: { left: 8, right: 56, top: 8, bottom: 4, containLabel: true },
      xAxis: { type: 'value', min: 0 },
      yAxis: { type: 'category', inverse: true, data: listed.map(name), axisLabel: { width: 150, overflow: 'truncate' } },
      series: [{ type: 'bar', barMaxWidth: 18, data: listed.map((held) => Number((measured ? (held.mean_effect_points ?? 0) : held.weight_percent).toFixed(2))), label: { show: true, position: 'right' } }],
    }),
    [listed, measured, name],
  );
  const effect = (held: Card['characteristics'][number]) => (typeof held.mean_effect_points === 'number' ? points(held.mean_effect_points) : '–');
  return (
    <>
      <div style={{ marginBottom: 16 }}>
        <Chart
          title={measured ? t('makeup.effect') : t('makeup.weight')}
          lead={measured ? t('makeup.effectLead') : t('makeup.weightLead')}
          describe={t('makeup.describe')}
          option={option}
          height={Math.max(160, listed.length * 28 + 40)}
          table={{ columns: [t('dropped.feature'), t('makeup.effect'), t('makeup.weight')], rows: listed.map((held) => ({ key: held.feature, cells: [name(held), effect(held), percent(held.weight_percent, 1)] })) }}
        />
      </div>
      <Panel title={t('makeup.title')} lead={t('makeup.lead')}>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('makeup.title')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('dropped.feature')}</th>
                <th scope="col" className="num">{t('makeup.weight')}</th>
                <th scope="col" className="num">{t('makeup.effect')}</th>
                <th scope="col">{t('makeup.direction')}</th>
                <th scope="col">{t('makeup.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map((held) => (
                <tr key={held.feature}>
                  <th scope="row" style={{ fontWeight: 400 }}>{name(held)}{name(held) !== held.feature && <div className="mono soft">{held.feature}</div>}</th>
                  <td className="num">{percent(held.weight_percent, 1)}</td>
                  <td className="num">{effect(held)}</td>
                  <td><NamedTag value={held.direction} tone="quiet" /></td>
                  <td>{name(held.reason)}<div className="mono soft">{held.reason.id}</div></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </>
  );
}
