// The charts of the overview: each takes a part of the portfolio card and leads to the list behind it.
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bucket, Schemas } from '@/api/types.ts';
import { Chart } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import { count, month, monthBounds, percent } from '@/format/numbers.ts';
import { GOOD_TO_BAD, SERIES } from '@/theme/tokens.ts';

type Portfolio = Schemas['PortfolioCard'];

/** Leaves room for the labels of the axes. */
const GRID = { left: 8, right: 16, top: 36, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;

/** Goes to an address with filters. */
function useGo(): (href: string | undefined) => void {
  const navigate = useNavigate();
  return (href) => {
    if (href) void navigate({ href });
  };
}

export function BalanceChart({ card, className }: { card: Portfolio; className: string }) {
  const { t } = useTranslation('overview');
  const units = useUnit(card.currency);
  const days = card.balance_by_day;
  const option = useMemo<EChartsOption>(
    () => ({
      // The last day's label reaches past the end of its axis.
      grid: { ...GRID, right: 44 },
      legend: { top: 0, right: 0 },
      tooltip: { trigger: 'axis', valueFormatter: (value) => `${Number(value).toLocaleString('en-US', { maximumFractionDigits: 4 })} ${units.name}` },
      xAxis: { type: 'category', data: days.map(({ day }) => day), boundaryGap: false },
      yAxis: { type: 'value', name: units.name, nameTextStyle: { align: 'left' } },
      series: [
        { name: t('balanceLine'), type: 'line', showSymbol: false, areaStyle: { opacity: 0.12 }, data: days.map(({ outstanding }) => units.plot(outstanding)) },
        { name: t('overdueLine'), type: 'line', showSymbol: false, areaStyle: { opacity: 0.2 }, data: days.map(({ overdue }) => units.plot(overdue)) },
      ],
    }),
    [days, t, units],
  );
  // A year of days is too long to read out: the table keeps the last day of each month.
  const ends = days.filter((line, index) => days[index + 1]?.day.slice(0, 7) !== line.day.slice(0, 7));
  return (
    <Chart
      className={className}
      title={t('balance')}
      lead={t('balanceLead')}
      option={option}
      table={{
        columns: [t('day'), units.heading(t('balanceLine')), units.heading(t('overdueLine')), t('loans'), t('nplColumn')],
        rows: ends.map((line) => ({
          key: line.day,
          cells: [line.day, units.text(line.outstanding), units.text(line.overdue), count(line.loans), percent(line.npl_percent)],
        })),
      }}
    />
  );
}

export function LendingChart({ card, className }: { card: Portfolio; className: string }) {
  const { t } = useTranslation('overview');
  const { lang } = useDisplay();
  const units = useUnit(card.currency);
  const go = useGo();
  const lines = card.lending_by_month;
  const hrefs = lines.map((line) => `/loans?${new URLSearchParams(monthBounds(line.month))}`);
  const option = useMemo<EChartsOption>(
    () => ({
      grid: GRID,
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (points) => {
          const line = lines[(Array.isArray(points) ? points[0] : points)?.dataIndex ?? 0];
          return line ? `${month(line.month, lang)}<br/>${units.text(line.amount)} ${units.name}<br/>${t('count')} ${count(line.count)}` : '';
        },
      },
      xAxis: { type: 'category', data: lines.map((line) => line.month) },
      yAxis: { type: 'value', name: units.name, nameTextStyle: { align: 'left' } },
      series: [{ name: t('amount'), type: 'bar', barMaxWidth: 28, itemStyle: { borderRadius: [3, 3, 0, 0] }, data: lines.map((line) => units.plot(line.amount)) }],
    }),
    [lines, lang, t, units],
  );
  return (
    <Chart
      className={className}
      title={t('lending')}
      lead={t('lendingLead')}
      option={option}
      onPick={(index) => go(hrefs[index])}
      table={{
        columns: [t('month'), units.heading(t('amount')), t('count')],
        rows: lines.map((line, index) => ({ key: line.month, href: hrefs[index], cells: [month(line.month, lang), units.text(line.amount), count(line.count)] })),
      }}
    />
  );
}

interface BucketChartProps {
  title: string;
  lead: string;
  buckets: Bucket[];
  currency: string;
  className: string;
  /** Where a bucket leads. */
  href: (bucket: Bucket) => string | undefined;
  /** Colours from good to bad rather than one for all. */
  graded?: boolean;
  /** Ring instead of bars. */
  ring?: boolean;
  height?: number;
}

/** Balance by something, as bars or a ring. */
export function BucketChart({ title, lead, buckets, currency, className, href, graded = false, ring = false, height }: BucketChartProps) {
  const { t } = useTranslation('overview');
  const { theme } = useDisplay();
  const name = useName();
  const units = useUnit(currency);
  const go = useGo();
  const total = buckets.reduce((sum, bucket) => sum + bucket.amount.minor, 0);
  const share = (bucket: Bucket) => (total === 0 ? 0 : (100 * bucket.amount.minor) / total);
  const option = useMemo<EChartsOption>(() => {
    const colour = (index: number) => (graded ? GOOD_TO_BAD[theme][index % 6] : SERIES[theme][ring ? index % 8 : 0]);
    const data = buckets.map((bucket, index) => ({ name: name(bucket.name), value: units.plot(bucket.amount), itemStyle: { color: colour(index) } }));
    const tell = (index: number) => {
      const bucket = buckets[index];
      return bucket ? `${name(bucket.name)}<br/>${units.text(bucket.amount)} ${units.name}（${percent(share(bucket))}）<br/>${t('count')} ${count(bucket.count)}` : '';
    };
    const tooltip = { formatter: (point: unknown) => tell((point as { dataIndex: number }).dataIndex) };
    if (ring) {
      return {
        tooltip,
        legend: { type: 'plain', bottom: 0, left: 'center' },
        // What is nothing has no slice; what is little keeps one that can be seen.
        series: [{ type: 'pie', radius: ['48%', '72%'], center: ['50%', '44%'], data: data.map((one) => (one.value === 0 ? { ...one, value: NaN } : one)), label: { show: false }, minAngle: 2 }],
      };
    }
    return {
      tooltip,
      grid: { ...GRID, top: 8, right: 44, bottom: 24 },
      xAxis: { type: 'value', name: units.name, nameLocation: 'middle', nameGap: 26, axisLabel: { hideOverlap: true } },
      yAxis: { type: 'category', inverse: true, data: data.map((one) => one.name), axisLabel: { width: 104, overflow: 'truncate' } },
      series: [
        {
          type: 'bar', data, barMaxWidth: 18, itemStyle: { borderRadius: [0, 3, 3, 0] },
          label: { show: true, position: 'right', color: 'inherit', formatter: (point) => percent(share(buckets[point.dataIndex] as Bucket), 1), fontSize: 11 },
        },
      ],
    };
    // `share` follows from buckets.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [buckets, theme, units, name, graded, ring, t]);
  return (
    <Chart
      className={className}
      title={title}
      lead={lead}
      option={option}
      height={height}
      onPick={(index) => go(buckets[index] && href(buckets[index]))}
      table={{
        columns: [t('bucket'), units.heading(t('outstanding')), t('share'), t('count')],
        rows: buckets.map((bucket) => ({ key: bucket.name.id, href: href(bucket), cells: [name(bucket.name), units.text(bucket.amount), percent(share(bucket), 1), count(bucket.count)] })),
      }}
    />
  );
}

export function VintageChart({ card, className }: { card: Portfolio; className: string }) {
  const { t } = useTranslation('overview');
  const { lang } = useDisplay();
  const go = useGo();
  const { vintages } = card;
  const label = (vintage: (typeof vintages)[number]) => t('cohort', { month: month(vintage.vintage, lang), loans: count(vintage.loans) });
  const hrefs = vintages.map(({ vintage }) => `/loans?${new URLSearchParams(monthBounds(vintage))}`);
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { ...GRID, top: 56, bottom: 26 },
      legend: { top: 0 },
      tooltip: { trigger: 'axis', valueFormatter: (value) => (value === undefined || value === null ? '–' : percent(Number(value))) },
      xAxis: { type: 'value', name: t('monthsOnBook'), nameLocation: 'middle', nameGap: 24, minInterval: 1 },
      yAxis: { type: 'value', name: t('bad'), nameTextStyle: { align: 'left' } },
      series: vintages.map((vintage) => ({
        name: month(vintage.vintage, lang), type: 'line', symbolSize: 5,
        data: vintage.points.map((point) => [point.months_on_book, Number(point.bad_percent)]),
      })),
    }),
    [vintages, lang, t],
  );
  return (
    <Chart
      className={className}
      title={t('vintages')}
      lead={t('vintagesLead')}
      option={option}
      height={320}
      onPick={(_index, series) => go(hrefs[series])}
      table={{
        columns: [t('vintage'), t('monthsOnBook'), t('bad')],
        rows: vintages.flatMap((vintage, index) =>
          vintage.points.map((point) => ({
            key: `${vintage.vintage}/${point.months_on_book}`, href: hrefs[index], cells: [label(vintage), String(point.months_on_book), percent(point.bad_percent)],
          })),
        ),
      }}
    />
  );
}

/** Codes of Hebei's cities begin with 13; the map is drawn when all regions are among them. */
export function areHebei(buckets: Bucket[]): boolean {
  return buckets.length > 0 && buckets.every(({ name }) => /^13(0[1-9]|1[01])/.test(name.id));
}

export function RegionMap({ card, className }: { card: Portfolio; className: string }) {
  const { t } = useTranslation('overview');
  const { theme } = useDisplay();
  const name = useName();
  const units = useUnit(card.currency);
  const go = useGo();
  const { regions } = card;
  const option = useMemo<EChartsOption>(() => {
    const most = Math.max(...regions.map((region) => units.plot(region.amount)), 0);
    const low = theme === 'dark' ? '#1c3431' : '#e3efed';
    return {
      tooltip: {
        formatter: (point: unknown) => {
          const region = regions.find((one) => one.name.zh === (point as { name: string }).name);
          return region ? `${name(region.name)}<br/>${units.text(region.amount)} ${units.name}<br/>${t('count')} ${count(region.count)}` : (point as { name: string }).name;
        },
      },
      visualMap: {
        min: 0, max: most, calculable: true, left: 0, bottom: 0, itemHeight: 90, text: [units.name, ''],
        inRange: { color: [low, theme === 'dark' ? '#6fc7b8' : '#12615a'] }, textStyle: { color: theme === 'dark' ? '#a5b3b0' : '#4b5a57' },
        formatter: (value: unknown) => Number(value).toLocaleString('en-US', { maximumFractionDigits: 2 }),
      },
      series: [
        {
          type: 'map', map: 'hebei', roam: false, selectedMode: false, layoutCenter: ['56%', '50%'], layoutSize: '100%',
          itemStyle: { areaColor: low, borderColor: theme === 'dark' ? '#465653' : '#ffffff' },
          emphasis: { label: { show: true, color: theme === 'dark' ? '#e4ebe9' : '#16211f' }, itemStyle: { areaColor: '#e8b05c' } },
          data: regions.map((region) => ({ name: region.name.zh, value: units.plot(region.amount) })),
        },
      ],
    };
  }, [regions, theme, units, name, t]);
  const href = (region: Bucket) => `/loans?region=${region.name.id.slice(0, 4)}`;
  return (
    <Chart
      className={className}
      title={t('regions')}
      lead={t('regionsLead')}
      option={option}
      map="hebei"
      height={320}
      onPick={(index) => go(regions[index] && href(regions[index]))}
      table={{
        columns: [t('bucket'), units.heading(t('outstanding')), t('count')],
        rows: regions.map((region) => ({ key: region.name.id, href: href(region), cells: [name(region.name), units.text(region.amount), count(region.count)] })),
      }}
    />
  );
}

export function ApplicationsChart({ card, className }: { card: Portfolio; className: string }) {
  const { t } = useTranslation('overview');
  const name = useName();
  const go = useGo();
  const lines = card.applications;
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { ...GRID, top: 8, right: 44, bottom: 24 },
      tooltip: {},
      xAxis: { type: 'value', name: t('applicationCount'), nameLocation: 'middle', nameGap: 26, minInterval: 1 },
      yAxis: { type: 'category', inverse: true, data: lines.map((line) => name(line.name)) },
      series: [{ type: 'bar', barMaxWidth: 18, data: lines.map((line) => line.count), label: { show: true, position: 'right', color: 'inherit' }, itemStyle: { borderRadius: [0, 3, 3, 0] } }],
    }),
    [lines, name, t],
  );
  const href = (id: string) => `/applications?state=${encodeURIComponent(id)}`;
  return (
    <Chart
      className={className}
      title={t('applications')}
      lead={t('applicationsLead')}
      option={option}
      onPick={(index) => go(lines[index] && href(lines[index].name.id))}
      table={{
        columns: [t('bucket'), t('applicationCount')],
        rows: lines.map((line) => ({ key: line.name.id, href: href(line.name.id), cells: [name(line.name), count(line.count)] })),
      }}
    />
  );
}
