// How well the card tells good from bad on rows it has not seen: figures in words, and curves.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, Panel, type ChartTable } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay, useName } from '@/display.tsx';
import { count, percent } from '@/format/numbers.ts';
import { GOOD_TO_BAD } from '@/theme/tokens.ts';
import { figure, points, stabilityParts, widestGap } from './figures.ts';
import type { Card as Shown } from './one.tsx';
import './scorecards.css';

/** A card with figures, whoever measured them. */
type Card = Omit<Shown, 'train' | 'test' | 'psi_total' | 'psi_shift'> & { train: Schemas['Metrics']; test: Schemas['Metrics']; psi_total: number; psi_shift: Schemas['Named'] };

const share = (value: number) => (value * 100).toFixed(1);
const hundred = (value: number) => Number((value * 100).toFixed(2));
const GRID = { left: 34, right: 16, top: 40, bottom: 28, containLabel: true };
const named = (name: string, gap = 26) => ({ name, nameLocation: 'middle' as const, nameGap: gap });

/** Green for goods and red for bads, told apart by lightness too. */
function useGoodBad(): { good: string; bad: string } {
  const { theme } = useDisplay();
  const colours = GOOD_TO_BAD[theme];
  return { good: colours[0] ?? '', bad: colours[4] ?? '' };
}

function Figures({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const { train, test } = card;
  const gap = widestGap(card.ks);
  const rate = test.bad_rate_percent / 100;
  const ksWords = gap
    ? t('metrics.ksWords', { score: points(gap.score), bads: share(gap.bads), goods: share(gap.goods) })
    : t('metrics.ksWordsPlain', { percent: share(test.ks) });
  const figures = [
    { key: 'auc' as const, digits: 4, words: t('metrics.aucWords', { percent: share(test.auc) }) },
    { key: 'ks' as const, digits: 4, words: ksWords },
    { key: 'gini' as const, digits: 4, words: t('metrics.giniWords') },
    { key: 'brier' as const, digits: 5, words: t('metrics.brierWords', { base: figure(rate * (1 - rate), 5) }) },
  ];
  return (
    <div className="metric-cards">
      {figures.map(({ key, digits, words }) => (
        <dl className="stat" key={key} style={{ margin: 0 }}>
          <dt>{t(`metrics.${key}`)}</dt>
          <dd>
            {figure(test[key], digits)}
            <small>{t(card.file ? 'tested.earlierShort' : 'metrics.trainShort', { value: figure(train[key], digits) })}</small>
            <div className="stat-note">{words}</div>
          </dd>
        </dl>
      ))}
    </div>
  );
}

function Samples({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const { train, test } = card;
  const lines: [string, string, string][] = [
    [t('metrics.rows'), count(train.rows), count(test.rows)],
    [t('metrics.bads'), count(train.bads), count(test.bads)],
    [t('metrics.badRate'), percent(train.bad_rate_percent), percent(test.bad_rate_percent)],
    [t('metrics.meanPd'), percent(train.mean_pd_percent), percent(test.mean_pd_percent)],
    ['AUC', figure(train.auc), figure(test.auc)],
    ['KS', figure(train.ks), figure(test.ks)],
    ['Gini', figure(train.gini), figure(test.gini)],
    ['Brier', figure(train.brier, 5), figure(test.brier, 5)],
  ];
  return (
    <Panel title={t('metrics.title')} lead={`${t('metrics.sample')}: ${card.split} · ${t('metrics.target')}: ${card.target}`} className="half">
      <table className="plain-table">
        <thead>
          <tr><td /><th scope="col" className="num">{t(card.file ? 'tested.earlier' : 'metrics.train')}</th><th scope="col" className="num">{t(card.file ? 'tested.later' : 'metrics.test')}</th></tr>
        </thead>
        <tbody>
          {lines.map(([label, first, second]) => (
            <tr key={label}><th scope="row" style={{ fontWeight: 400 }}>{label}</th><td className="num">{first}</td><td className="num">{second}</td></tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Roc({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const option = useMemo<EChartsOption>(
    () => ({
      legend: { top: 0 },
      grid: GRID,
      tooltip: { trigger: 'axis', valueFormatter: (value) => `${Number(value).toFixed(1)}%` },
      xAxis: { type: 'value', min: 0, max: 100, ...named(t('roc.x')) },
      yAxis: { type: 'value', min: 0, max: 100, ...named(t('roc.y'), 34) },
      series: [
        { name: `${t('roc.curve')} (AUC ${figure(card.test.auc)})`, type: 'line', showSymbol: false, lineStyle: { width: 2 }, areaStyle: { opacity: 0.08 }, data: card.roc.map(([x = 0, y = 0]) => [hundred(x), hundred(y)]) },
        { name: t('roc.random'), type: 'line', showSymbol: false, silent: true, lineStyle: { type: 'dashed', width: 1 }, data: [[0, 0], [100, 100]], tooltip: { show: false } },
      ],
    }),
    [card, t],
  );
  const step = Math.max(1, Math.floor(card.roc.length / 20));
  const table: ChartTable = {
    columns: [t('roc.x'), t('roc.y')],
    rows: card.roc.filter((_, at) => at % step === 0 || at === card.roc.length - 1).map(([x = 0, y = 0], at) => ({ key: String(at), cells: [share(x), share(y)] })),
  };
  return <Chart className="half" title={t('roc.title')} lead={t('roc.lead')} describe={t('roc.describe', { auc: figure(card.test.auc) })} option={option} table={table} height={320} />;
}

function Ks({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const { good, bad } = useGoodBad();
  const gap = useMemo(() => widestGap(card.ks), [card]);
  const words = { value: `${share(card.test.ks)}%`, score: gap ? points(gap.score) : '' };
  const mark = t('ks.mark', words);
  const option = useMemo<EChartsOption>(() => {
    const line = (name: string, at: number, color: string, extra = {}) => ({
      name, type: 'line' as const, showSymbol: false, itemStyle: { color }, lineStyle: { width: 2, color },
      data: card.ks.map((point) => [Number((point[0] ?? 0).toFixed(1)), hundred(point[at] ?? 0)]), ...extra,
    });
    const marked = gap && {
      markLine: {
        symbol: 'none', silent: true, lineStyle: { type: 'dashed' as const, width: 2, color: bad },
        label: { formatter: mark, position: 'insideStartBottom' as const, rotate: 0, align: 'left' as const, fontWeight: 'bold' as const, padding: [0, 0, 0, 10], color: bad },
        data: [[{ coord: [gap.score, hundred(gap.goods)] }, { coord: [gap.score, hundred(gap.bads)] }]] as never,
      },
    };
    return {
      legend: { top: 0 },
      grid: GRID,
      tooltip: { trigger: 'axis', valueFormatter: (value) => `${Number(value).toFixed(1)}%` },
      xAxis: { type: 'value', min: 'dataMin', max: 'dataMax', axisLabel: { formatter: (value: number) => value.toFixed(0) }, ...named(t('ks.x')) },
      yAxis: { type: 'value', min: 0, max: 100, ...named(t('ks.y'), 34) },
      series: [line(t('ks.bads'), 2, bad, marked ?? {}), line(t('ks.goods'), 1, good)],
    };
  }, [card, t, good, bad, gap, mark]);
  const step = Math.max(1, Math.floor(card.ks.length / 20));
  const table: ChartTable = {
    columns: [t('ks.x'), t('ks.goods'), t('ks.bads'), t('ks.gap')],
    rows: card.ks
      .filter((_, at) => at % step === 0 || at === card.ks.length - 1)
      .map(([score = 0, goods = 0, bads = 0]) => ({ key: String(score), cells: [points(score), percent(goods * 100, 1), percent(bads * 100, 1), (Math.abs(bads - goods) * 100).toFixed(1)] })),
  };
  return <Chart className="half" title={t('ks.title')} lead={t('ks.lead')} describe={t('ks.describe', words)} option={option} table={table} height={320} />;
}

function Histogram({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const { good, bad } = useGoodBad();
  const bands = card.score_histogram;
  const [goods, bads] = [bands.reduce((sum, band) => sum + band.goods, 0), bands.reduce((sum, band) => sum + band.bads, 0)];
  const labels = bands.map((band) => `${band.from.toFixed(0)}–${band.to.toFixed(0)}`);
  const option: EChartsOption = {
    legend: { top: 0 },
    grid: GRID,
    tooltip: { trigger: 'axis', valueFormatter: (value) => `${Number(value).toFixed(1)}%` },
    xAxis: { type: 'category', data: labels, ...named(t('histogram.x')) },
    yAxis: { type: 'value', ...named(t('histogram.y'), 34) },
    series: [
      { name: t('histogram.goods'), type: 'bar', barGap: '-100%', barCategoryGap: '8%', itemStyle: { color: good, opacity: 0.6 }, data: bands.map((band) => (goods > 0 ? hundred(band.goods / goods) : 0)) },
      { name: t('histogram.bads'), type: 'bar', itemStyle: { color: bad, opacity: 0.6 }, data: bands.map((band) => (bads > 0 ? hundred(band.bads / bads) : 0)) },
    ],
  };
  const table: ChartTable = {
    columns: [t('histogram.x'), t('histogram.goodsCount'), t('histogram.badsCount'), t('histogram.badRate')],
    rows: bands.map((band, at) => {
      const all = band.goods + band.bads;
      return { key: String(at), cells: [labels[at] ?? '', count(Math.round(band.goods)), count(Math.round(band.bads)), all > 0 ? percent((band.bads / all) * 100) : '–'] };
    }),
  };
  return <Chart className="half" title={t('histogram.title')} lead={t('histogram.lead')} describe={t('histogram.describe')} option={option} table={table} height={320} />;
}

function Calibration({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const groups = card.calibration;
  const highest = Math.max(1, ...groups.flatMap((group) => [group.predicted_percent, group.observed_percent]));
  const most = highest > 10 ? Math.ceil(highest / 5) * 5 : Math.ceil(highest);
  const option: EChartsOption = {
    legend: { top: 0 },
    grid: GRID,
    tooltip: { trigger: 'item', valueFormatter: (value) => (Array.isArray(value) ? value.map((v) => `${Number(v).toFixed(2)}%`).join(' → ') : String(value)) },
    xAxis: { type: 'value', min: 0, max: most, ...named(t('calibration.x')) },
    yAxis: { type: 'value', min: 0, max: most, ...named(t('calibration.y'), 34) },
    series: [
      { name: t('calibration.groups'), type: 'line', symbol: 'circle', symbolSize: 9, lineStyle: { width: 1, opacity: 0.5 }, data: groups.map((group) => [Number(group.predicted_percent.toFixed(2)), Number(group.observed_percent.toFixed(2))]) },
      { name: t('calibration.perfect'), type: 'line', showSymbol: false, silent: true, lineStyle: { type: 'dashed', width: 1 }, data: [[0, 0], [most, most]] },
    ],
  };
  const table: ChartTable = {
    columns: [t('calibration.band'), t('calibration.rows'), t('calibration.predicted'), t('calibration.observed')],
    rows: groups.map((group, at) => ({ key: String(at), cells: [group.band, count(Math.round(group.rows)), percent(group.predicted_percent), percent(group.observed_percent)] })),
  };
  return <Chart className="half" title={t('calibration.title')} lead={t('calibration.lead')} describe={t('calibration.describe')} option={option} table={table} height={320} />;
}

function Stability({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const { bad } = useGoodBad();
  const bands = card.psi;
  const parts = stabilityParts(bands);
  const value = figure(card.psi_total);
  const option: EChartsOption = {
    legend: { top: 0 },
    grid: { ...GRID, right: 12 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: bands.map((band) => band.band), axisLabel: { fontSize: 11 }, ...named(t('psi.band')) },
    yAxis: [
      { type: 'value', ...named(t('psi.share'), 34) },
      { type: 'value', min: 0, max: Math.max(0.3, Math.ceil(card.psi_total * 10) / 10), interval: card.psi_total > 0.5 ? undefined : 0.05, splitLine: { show: false }, axisLabel: { formatter: (tick: number) => tick.toFixed(2) } },
    ],
    series: [
      { name: t('psi.expected'), type: 'bar', barMaxWidth: 26, data: bands.map((band) => Number(band.expected_percent.toFixed(2))) },
      { name: t('psi.actual'), type: 'bar', barMaxWidth: 26, data: bands.map((band) => Number(band.actual_percent.toFixed(2))) },
      {
        name: t('psi.sum'), type: 'line', yAxisIndex: 1, symbolSize: 6, itemStyle: { color: bad }, data: parts.map((part) => Number(part.sum.toFixed(4))),
        markLine: { symbol: 'none', silent: true, lineStyle: { type: 'dashed', color: bad, opacity: 0.7 }, label: { show: false }, data: [{ yAxis: 0.1 }, { yAxis: 0.25 }] },
      },
    ],
  };
  const table: ChartTable = {
    columns: [t('psi.band'), t('psi.expected'), t('psi.actual'), t('psi.part'), t('psi.sum')],
    rows: bands.map((band, at) => ({
      key: band.band,
      cells: [band.band, percent(band.expected_percent), percent(band.actual_percent), figure(parts[at]?.part), figure(parts[at]?.sum)],
    })),
  };
  return (
    <Chart
      className="half"
      title={t('psi.title')}
      lead={<><strong>{t('psi.total', { value, shift: name(card.psi_shift) })}</strong> {t('psi.lead')}</>}
      describe={t('psi.describe', { value })}
      option={option}
      table={table}
      height={320}
    />
  );
}

function Grades({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const rounded = (value: number | null | undefined) => (value === null || value === undefined ? null : Number(value.toFixed(2)));
  const option: EChartsOption = {
    legend: { top: 0 },
    grid: { ...GRID, left: 8, bottom: 4 },
    tooltip: { trigger: 'axis', valueFormatter: (value) => (value === null || value === undefined ? '–' : `${Number(value).toFixed(2)}%`) },
    xAxis: { type: 'category', data: card.grades.map((held) => name(held.grade)) },
    yAxis: { type: 'value', axisLabel: { formatter: '{value}%' } },
    series: [
      { name: t('grades.predicted'), type: 'bar', barMaxWidth: 40, data: card.grades.map((held) => rounded(held.predicted_percent)) },
      { name: t('grades.observed'), type: 'bar', barMaxWidth: 40, data: card.grades.map((held) => rounded(held.observed_percent)) },
    ],
  };
  const table: ChartTable = {
    columns: [t('grades.grade'), t('grades.rows'), t('grades.predicted'), t('grades.observed')],
    rows: card.grades.map((held) => ({ key: held.grade.id, cells: [name(held.grade), count(Math.round(held.rows)), percent(held.predicted_percent), percent(held.observed_percent)] })),
  };
  return <Chart className="half" title={t('grades.title')} lead={t('grades.lead')} describe={t('grades.describe')} option={option} table={table} height={300} />;
}

export function Performance({ card: shown }: { card: Shown }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const { train, test, psi_total, psi_shift } = shown;
  if (!train || !test || typeof psi_total !== 'number' || !psi_shift) {
    return <Panel title={t('tested.none')}><p>{name(shown.tested)}</p><p className="soft">{t('tested.remedy')}</p></Panel>;
  }
  const card: Card = { ...shown, train, test, psi_total, psi_shift };
  return (
    <>
      <Figures card={card} />
      <div className="grid">
        <Roc card={card} />
        <Ks card={card} />
        <Histogram card={card} />
        <Calibration card={card} />
        <Stability card={card} />
        <Grades card={card} />
        <Samples card={card} />
      </div>
    </>
  );
}
