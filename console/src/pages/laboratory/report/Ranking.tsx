// The report on ranking and level: discrimination by segment and vintage, calibration, stability, benchmarks.
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chart, Panel } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay, useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useEditing } from '../editing.tsx';
import { CalibrationCurve } from '../model/Curves.tsx';
import { short } from '../model/Result.tsx';
import { Rows } from '../Rows.tsx';
import type { Evidence, Run } from '../runs.ts';
import { chance, half, share, signed, useColumnName } from '../words.ts';
import { Forest } from './Forest.tsx';

type By = Evidence['segments'][number];
const interval = ({ low, high }: { low: number; high: number }, digits = 4) => `${low.toFixed(digits)} – ${high.toFixed(digits)}`;
const shares = ({ low, high }: { low: number; high: number }) => `${share(low)} – ${share(high)}`;
/** Colours of a verdict: the word stands in it too. */
export const SHIFT_COLOUR = { stable: 'success', moderate: 'warning', major: 'error' } as const;
const LIGHT_COLOUR = { green: 'success', yellow: 'warning', red: 'error' } as const;

function Segment({ by, title, all }: { by: By; title: string; all: number }) {
  const { t } = useTranslation('laboratory');
  const shown = by.lines.filter((line) => line.auc !== null && line.auc !== undefined && line.auc_interval);
  const few = by.lines.length - shown.length;
  if (shown.length === 0) return <Panel title={title}><p className="soft">{t('report.tooFew')}</p></Panel>;
  return (
    <Panel title={title} lead={few > 0 ? t('report.fewLeft', { count: few }) : undefined}>
      <Forest
        label={title} head={t('report.group')} measure="AUC" reference={all}
        notes={[t('col.rows'), t('col.bads'), t('col.badRate'), t('report.meanPd')]}
        lines={shown.map((line) => ({
          label: line.segment ?? t('bins.missing'), value: line.auc!, low: line.auc_interval!.low, high: line.auc_interval!.high,
          notes: [count(line.rows), count(line.bads), share(line.bad_rate), share(line.mean_pd)],
        }))}
      />
    </Panel>
  );
}

export function Discriminating({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  const { train, test } = evidence;
  return (
    <>
      <Panel title={t('report.discrimination')} lead={t('report.discriminationLead', { count: test.replicates })}>
        <Rows
          label={t('report.discrimination')}
          head={[t('report.sample'), t('col.rows'), t('col.bads'), 'AUC', t('forest.interval'), 'Gini', t('forest.interval'), 'KS', t('forest.interval')]}
          rows={([['train', train], ['test', test]] as const).map(([key, held]) => [t(`report.${key}`), count(held.rows), count(held.bads), held.auc.toFixed(4), interval(held.auc_interval), held.gini.toFixed(4), interval(held.gini_interval), held.ks.toFixed(4), interval(held.ks_interval)])}
        />
      </Panel>
      {evidence.vintages && <Segment by={evidence.vintages} title={t('report.vintages', { name: name(evidence.vintages) })} all={test.auc} />}
      {evidence.segments.map((by) => <Segment key={by.en} by={by} title={t('report.bySegment', { name: name(by) })} all={test.auc} />)}
      {evidence.segments.length === 0 && <p className="soft">{t('report.noSegments')}</p>}
    </>
  );
}

export function Calibrating({ run }: { run: Run }) {
  const { t } = useTranslation('laboratory');
  const { calibration } = run.evidence;
  const hl = calibration.hosmer_lemeshow;
  return (
    <>
      {calibration.level_set_on_test && <p className="lab-warn">{t('report.levelOnTest')}</p>}
      <div className="grid">
        <CalibrationCurve runs={[{ run, name: t('model.testRows') }]} />
        <Panel className="half" title={t('report.levelError')} lead={t('report.levelErrorLead')}>
          <Rows
            label={t('report.levelError')} head={[t('report.measure'), t('report.value')]}
            rows={[
              [t('report.level'), `${signed(calibration.error.level * 100, 2)}%`], [t('report.expectedError'), share(calibration.error.expected, 2)], [t('report.largestError'), share(calibration.error.largest, 2)],
              ['Brier', calibration.brier.toFixed(5)], ['Hosmer–Lemeshow', hl ? t('report.hl', { statistic: hl.statistic.toFixed(1), degrees: hl.degrees, p: chance(hl.p_value) }) : '–'],
            ]}
          />
        </Panel>
      </div>
      <Panel title={t('report.grades')} lead={t('report.gradesLead')}>
        <Rows
          label={t('report.grades')}
          head={[t('report.grade'), t('col.rows'), t('report.effective'), t('report.meanPd'), t('col.badRate'), t('report.jeffreysInterval'), t('report.binomial'), t('report.jeffreys'), t('report.light')]}
          rows={calibration.grades.map((held) => [
            held.grade, count(held.rows), t('report.effectiveOf', { bads: count(held.effective_bads), rows: count(held.effective_rows) }), share(held.mean_pd, 2), share(held.bad_rate, 2), shares(held.interval), chance(held.test?.binomial_p), chance(held.test?.jeffreys_p),
            held.light ? <Tag key="light" color={LIGHT_COLOUR[held.light.light]} title={t('report.lightNote', { yellow: held.light.yellow_from, red: held.light.red_from })}>{t(`light.${held.light.light}`)}</Tag> : '–',
          ])}
        />
      </Panel>
    </>
  );
}

export function Stability({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const { draft } = useEditing();
  const called = useColumnName(draft);
  const { stability } = evidence;
  const label = ({ from, below }: { from?: number | null; below?: number | null }) =>
    from === null || from === undefined ? `< ${below?.toFixed(0)}` : below === null || below === undefined ? `≥ ${from.toFixed(0)}` : `${from.toFixed(0)}–${below.toFixed(0)}`;
  const option: EChartsOption = {
    legend: { top: 0 }, tooltip: { trigger: 'axis', valueFormatter: (value) => `${Number(value).toFixed(1)}%` },
    grid: { left: 34, right: 8, top: 40, bottom: 28, containLabel: true },
    xAxis: { type: 'category', data: stability.bands.map(label), name: t('curve.points'), nameLocation: 'middle', nameGap: 26 },
    yAxis: { type: 'value', axisLabel: { formatter: '{value}%' } },
    series: [
      { name: t('report.train'), type: 'bar', barMaxWidth: 26, data: stability.bands.map((band) => Number((band.expected * 100).toFixed(2))) },
      { name: t('report.test'), type: 'bar', barMaxWidth: 26, data: stability.bands.map((band) => Number((band.actual * 100).toFixed(2))) },
    ],
  };
  return (
    <div className="grid">
      <Chart
        className="half" title={t('report.psi')} option={option} height={320}
        lead={<><strong>PSI {stability.psi.toFixed(3)}</strong> <Tag color={SHIFT_COLOUR[stability.shift]}>{t(`shift.${stability.shift}`)}</Tag> {t('report.psiLead')}</>}
        table={{ columns: [t('curve.points'), t('report.train'), t('report.test')], rows: stability.bands.map((band, at) => ({ key: String(at), cells: [label(band), share(band.expected), share(band.actual)] })) }}
      />
      <Panel className="half" title={t('report.csi')} lead={t('report.csiLead')}>
        <Rows
          label={t('report.csi')} head={[t('model.column'), 'CSI', t('report.shift'), t('report.pointsShift')]} words={[2]}
          rows={stability.characteristics.map((held) => [called(held.feature), held.index.toFixed(3), <Tag key="shift" color={SHIFT_COLOUR[held.shift]}>{t(`shift.${held.shift}`)}</Tag>, held.points_shift === null || held.points_shift === undefined ? '–' : signed(held.points_shift, 1)])}
        />
      </Panel>
    </div>
  );
}

export function Benchmarks({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const name = useName();
  const { incumbent, incumbent_missing: missing, rules } = evidence.benchmark;
  const rivals = [incumbent, rules?.competitor].filter((held) => held !== null && held !== undefined);
  return (
    <Panel title={t('report.benchmark')} lead={t('report.benchmarkLead')}>
      <Rows
        label={t('report.benchmark')}
        head={[t('report.rival'), t('report.rivalAuc'), t('report.rivalKs'), t('report.gained'), t('forest.interval'), t('report.p')]}
        rows={[
          [<strong key="this">{t('report.thisCard')}</strong>, evidence.test.auc.toFixed(4), evidence.test.ks.toFixed(4), '', '', ''],
          ...rivals.map((held) => [name(held), held.comparison.second.toFixed(4), held.ks.toFixed(4), signed(held.comparison.difference), interval(held.gained), chance(held.comparison.p_value)]),
        ]}
      />
      {missing && <p className="soft">{t('report.noIncumbent')} {half(missing, lang)}</p>}
      {rules && (
        <details className="lab-details">
          <summary>{t('report.rulesOf')}</summary>
          <ul>{rules.rules.map(([feature, bins]) => <li key={feature}><strong>{half(feature, lang)}</strong>{lang === 'zh' ? '：' : ': '}<span title={bins}>{short(bins, 160)}</span></li>)}</ul>
        </details>
      )}
    </Panel>
  );
}
