// Curves of one run, or of several over each other.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { GOOD_TO_BAD } from '@/theme/tokens.ts';
import type { Run } from '../runs.ts';

const GRID = { left: 34, right: 16, top: 40, bottom: 28, containLabel: true };
const hundred = (value: number) => Number((value * 100).toFixed(2));
const named = (name: string, gap = 26) => ({ name, nameLocation: 'middle' as const, nameGap: gap });

interface Drawn {
  run: Run;
  name: string;
}

function Roc({ runs }: { runs: Drawn[] }) {
  const { t } = useTranslation('laboratory');
  const option = useMemo<EChartsOption>(() => ({
    legend: { top: 0 },
    grid: GRID,
    tooltip: { trigger: 'axis', valueFormatter: (value) => `${Number(value).toFixed(1)}%` },
    xAxis: { type: 'value', min: 0, max: 100, ...named(t('curve.goodsStopped')) },
    yAxis: { type: 'value', min: 0, max: 100, ...named(t('curve.badsStopped'), 34) },
    series: [
      ...runs.map(({ run, name }) => ({ name: `${name} (AUC ${run.curves.test.auc.toFixed(4)})`, type: 'line' as const, showSymbol: false, lineStyle: { width: 2 }, data: run.curves.roc.map(([x = 0, y = 0]) => [hundred(x), hundred(y)]) })),
      { name: t('curve.chance'), type: 'line' as const, showSymbol: false, silent: true, lineStyle: { type: 'dashed' as const, width: 1 }, data: [[0, 0], [100, 100]] },
    ],
  }), [runs, t]);
  const at = (run: Run, wanted: number) => run.curves.roc.reduce((best, [x = 0, y = 0]) => (x <= wanted ? y : best), 0);
  return (
    <Chart
      className="half" title={t('curve.roc')} lead={t('curve.rocLead')} option={option} height={320}
      table={{ columns: [t('curve.goodsStopped'), ...runs.map(({ name }) => name)], rows: [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].map((x) => ({ key: String(x), cells: [`${x * 100}`, ...runs.map(({ run }) => (at(run, x) * 100).toFixed(1))] })) }}
    />
  );
}

function Ks({ runs }: { runs: Drawn[] }) {
  const { t } = useTranslation('laboratory');
  const { theme } = useDisplay();
  const many = runs.length > 1;
  const option = useMemo<EChartsOption>(() => {
    const line = (name: string, run: Run, of: (point: number[]) => number, extra: object = {}) => ({ name, type: 'line' as const, showSymbol: false, data: run.curves.ks.map((point) => [Number((point[0] ?? 0).toFixed(1)), of(point)]), ...extra });
    const colours = GOOD_TO_BAD[theme];
    const series = many
      ? runs.map(({ run, name }) => line(`${name} (KS ${run.curves.test.ks.toFixed(4)})`, run, ([, goods = 0, bads = 0]) => hundred(bads - goods)))
      : runs.flatMap(({ run }) => [
          line(t('curve.bads'), run, ([, , bads = 0]) => hundred(bads), { itemStyle: { color: colours[4] }, lineStyle: { width: 2, color: colours[4] } }),
          line(t('curve.goods'), run, ([, goods = 0]) => hundred(goods), { itemStyle: { color: colours[0] }, lineStyle: { width: 2, color: colours[0] } }),
        ]);
    return {
      legend: { top: 0 }, grid: GRID, tooltip: { trigger: 'axis', valueFormatter: (value) => `${Number(value).toFixed(1)}%` },
      xAxis: { type: 'value', min: 'dataMin', max: 'dataMax', axisLabel: { formatter: (value: number) => value.toFixed(0) }, ...named(t('curve.points')) },
      yAxis: { type: 'value', ...named(t(many ? 'curve.gap' : 'curve.cumulated'), 34) },
      series,
    };
  }, [runs, many, theme, t]);
  return (
    <Chart
      className="half" title={t('curve.ks')} lead={t(many ? 'curve.ksLeadMany' : 'curve.ksLead')} option={option} height={320}
      table={{ columns: [t('compare.run'), 'KS', 'AUC'], rows: runs.map(({ run, name }) => ({ key: run.id, cells: [name, run.curves.test.ks.toFixed(4), run.curves.test.auc.toFixed(4)] })) }}
    />
  );
}

export function CalibrationCurve({ runs }: { runs: Drawn[] }) {
  const { t } = useTranslation('laboratory');
  const groups = runs.map(({ run }) => run.evidence.calibration.groups);
  const highest = Math.max(0.01, ...groups.flat().flatMap((group) => [group.mean_pd, group.bad_rate])) * 100;
  const most = highest > 10 ? Math.ceil(highest / 5) * 5 : Math.ceil(highest);
  const option = useMemo<EChartsOption>(() => ({
    legend: { top: 0 }, grid: GRID, tooltip: { trigger: 'item', valueFormatter: (value) => (Array.isArray(value) ? value.map((one) => `${Number(one).toFixed(2)}%`).join(' → ') : String(value)) },
    xAxis: { type: 'value', min: 0, max: most, ...named(t('curve.predicted')) },
    yAxis: { type: 'value', min: 0, max: most, ...named(t('curve.observed'), 34) },
    series: [
      ...runs.map(({ run, name }) => ({ name, type: 'line' as const, symbol: 'circle', symbolSize: 8, lineStyle: { width: 1, opacity: 0.6 }, data: run.evidence.calibration.groups.map((group) => [hundred(group.mean_pd), hundred(group.bad_rate)]) })),
      { name: t('curve.exact'), type: 'line' as const, showSymbol: false, silent: true, lineStyle: { type: 'dashed' as const, width: 1 }, data: [[0, 0], [most, most]] },
    ],
  }), [runs, most, t]);
  return (
    <Chart
      className="half" title={t('curve.calibration')} lead={t('curve.calibrationLead')} option={option} height={320}
      table={{
        columns: [t('curve.predicted'), t('curve.observed'), t('col.rows')],
        rows: runs.flatMap(({ run, name }) => run.evidence.calibration.groups.map((group, at) => ({ key: `${run.id}${at}`, cells: [`${runs.length > 1 ? `${name}: ` : ''}${(group.mean_pd * 100).toFixed(2)}`, (group.bad_rate * 100).toFixed(2), count(Math.round(group.rows))] }))),
      }}
    />
  );
}

function Histogram({ run }: { run: Run }) {
  const { t } = useTranslation('laboratory');
  const { theme } = useDisplay();
  const bands = run.curves.score_histogram;
  const sum = (key: 'goods' | 'bads') => bands.reduce((all, band) => all + band[key], 0) || 1;
  const labels = bands.map((band) => `${band.from.toFixed(0)}–${band.to.toFixed(0)}`);
  const option: EChartsOption = {
    legend: { top: 0 }, grid: GRID, tooltip: { trigger: 'axis', valueFormatter: (value) => `${Number(value).toFixed(1)}%` },
    xAxis: { type: 'category', data: labels, ...named(t('curve.points')) },
    yAxis: { type: 'value', ...named(t('curve.shareOfClass'), 34) },
    series: [
      { name: t('curve.goods'), type: 'bar', barGap: '-100%', barCategoryGap: '8%', itemStyle: { color: GOOD_TO_BAD[theme][0], opacity: 0.6 }, data: bands.map((band) => hundred(band.goods / sum('goods'))) },
      { name: t('curve.bads'), type: 'bar', itemStyle: { color: GOOD_TO_BAD[theme][4], opacity: 0.6 }, data: bands.map((band) => hundred(band.bads / sum('bads'))) },
    ],
  };
  return (
    <Chart
      className="half" title={t('curve.histogram')} lead={t('curve.histogramLead')} option={option} height={320}
      table={{ columns: [t('curve.points'), t('curve.goods'), t('curve.bads')], rows: bands.map((band, at) => ({ key: String(at), cells: [labels[at] ?? '', count(Math.round(band.goods)), count(Math.round(band.bads))] })) }}
    />
  );
}

export function Curves({ runs }: { runs: Drawn[] }) {
  return (
    <div className="grid">
      <Roc runs={runs} />
      <Ks runs={runs} />
      <CalibrationCurve runs={runs} />
      {runs.length === 1 && runs[0] && <Histogram run={runs[0].run} />}
    </div>
  );
}
