// Where to cut: approval against risk against money, and the grades.
import { useTranslation } from 'react-i18next';
import { Chart, Panel } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { GOOD_TO_BAD } from '@/theme/tokens.ts';
import { Rows } from '../Rows.tsx';
import type { Evidence } from '../runs.ts';
import { share } from '../words.ts';

export function Cutoffs({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const { theme } = useDisplay();
  const { curve, best, break_even_pd: even } = evidence.cutoffs;
  const rows = Math.max(1, evidence.test.rows);
  /** Each row lends 100 yuan: yuan earned for each 100 yuan applied for. */
  const yuan = (profit: number) => profit / 100 / rows;
  const below = (pd: number) => (pd > 1 ? '100%' : share(pd, 2));
  const option: EChartsOption = {
    legend: { top: 0 },
    tooltip: { trigger: 'axis' },
    grid: { left: 34, right: 34, top: 40, bottom: 28, containLabel: true },
    xAxis: { type: 'value', min: 0, max: 100, name: t('cutoff.approval'), nameLocation: 'middle', nameGap: 26 },
    yAxis: [
      { type: 'value', name: t('unit.yuan'), scale: true },
      { type: 'value', min: 0, axisLabel: { formatter: '{value}%' }, splitLine: { show: false } },
    ],
    series: [
      {
        name: t('cutoff.profit'), type: 'line', showSymbol: false, lineStyle: { width: 2 }, data: curve.map((cut) => [Number((cut.approval_rate * 100).toFixed(1)), Number(yuan(cut.profit).toFixed(3))]),
        markLine: { symbol: 'none', silent: true, lineStyle: { type: 'dashed' }, label: { formatter: t('cutoff.best') }, data: [{ xAxis: Number((best.approval_rate * 100).toFixed(1)) }] },
      },
      { name: t('cutoff.badRate'), type: 'line', yAxisIndex: 1, showSymbol: false, itemStyle: { color: GOOD_TO_BAD[theme][4] }, data: curve.map((cut) => [Number((cut.approval_rate * 100).toFixed(1)), cut.bad_rate === null || cut.bad_rate === undefined ? null : Number((cut.bad_rate * 100).toFixed(2))]) },
      { name: t('cutoff.marginal'), type: 'line', yAxisIndex: 1, showSymbol: false, lineStyle: { type: 'dotted' }, data: curve.map((cut) => [Number((cut.approval_rate * 100).toFixed(1)), cut.marginal_bad_rate === null || cut.marginal_bad_rate === undefined ? null : Number((cut.marginal_bad_rate * 100).toFixed(2))]) },
    ],
  };
  const design = evidence.grade_design;
  const cuts = evidence.grade_cutoffs;
  return (
    <div className="grid">
      <Chart
        className="two-thirds" title={t('cutoff.title')} height={340} option={option}
        lead={best.approved === 0 ? t('cutoff.none') : t('cutoff.lead', { rate: share(best.approval_rate), pd: below(best.pd_below), profit: yuan(best.profit).toFixed(2) }) + (even === null || even === undefined ? '' : ` ${t('cutoff.even', { even: share(even, 2) })}`)}
        table={{
          columns: [t('cutoff.approval'), t('cutoff.pdBelow'), t('cutoff.badRate'), t('cutoff.marginal'), t('cutoff.profit')],
          rows: curve.map((cut, at) => ({ key: String(at), cells: [share(cut.approval_rate), below(cut.pd_below), share(cut.bad_rate, 2), share(cut.marginal_bad_rate, 2), yuan(cut.profit).toFixed(3)] })),
        }}
      />
      <Panel className="third" title={t('cutoff.grades')} lead={t(design ? 'cutoff.gradesDesigned' : 'cutoff.gradesGiven')}>
        <Rows
          label={t('cutoff.grades')} head={[t('report.grade'), t('cutoff.pdBelow'), ...(design ? [t('col.share'), t('col.badRate')] : [])]}
          rows={(['A', 'B', 'C', 'D'] as const).map((grade, at) => [
            grade, [share(cuts.a_below, 2), share(cuts.b_below, 2), share(cuts.c_below, 2), t('cutoff.rest')][at],
            ...(design ? [share(design.grades[at]?.share), share(design.grades[at]?.bad_rate)] : []),
          ])}
        />
        {design && <p className="soft">{t('cutoff.design', { iv: design.iv.toFixed(3), ordered: share(design.ordered, 0), shift: design.shift.toFixed(2), rows: count(design.grades.reduce((sum, grade) => sum + grade.rows, 0)) })}{evidence.lineage.weighted && ` ${t('cutoff.unweighted')}`}</p>}
      </Panel>
    </div>
  );
}
