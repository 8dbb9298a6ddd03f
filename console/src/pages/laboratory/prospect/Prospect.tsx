// When loans of a study go bad, and how much is lost of those that do. Worked out on asking; nothing is kept.
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, InputNumber, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Chart, Panel, Problem } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useEditing } from '../editing.tsx';
import { Rows } from '../Rows.tsx';
import { share, useColumnName } from '../words.ts';

type Term = Omit<Schemas['TermFound'], 'train' | 'test'> & { train: [number, number]; test: [number, number] };
type Loss = Schemas['LossFound'];
type Covariate = Schemas['Covariate'];

/** A field with its label over it and what to write under it. */
function Asked({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return <label style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 4, minWidth: 0 }}><span>{label}</span>{children}{hint && <span className="soft" style={{ fontSize: 12 }}>{hint}</span>}</label>;
}

/** The columns a person may choose: those that hold numbers. */
function useNumbers() {
  const { card } = useEditing();
  const columnName = useColumnName(card.study);
  return useMemo(
    () => card.study.columns.filter((use) => use.kind === 'number').map((use) => ({ value: use.column, label: `${columnName(use.column)}（${use.column}）` })),
    [card, columnName],
  );
}

function Covariates({ label, found }: { label: string; found: Covariate[] }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  return (
    <Rows
      label={label} head={[t('model.column'), t('prospect.iv'), t('prospect.coefficient'), t('prospect.p')]}
      rows={found.map((held) => [name(held), held.iv.toFixed(3), `${held.coefficient.value.toFixed(4)} ± ${held.coefficient.standard_error.toFixed(4)}`, held.coefficient.p_value < 0.0001 ? '< 0.0001' : held.coefficient.p_value.toFixed(4)])}
    />
  );
}

const hundred = (value: number | null | undefined) => (value == null ? null : Number((value * 100).toFixed(3)));

function TermChart({ found }: { found: Term }) {
  const { t } = useTranslation('laboratory');
  const option = useMemo<EChartsOption>(() => {
    const line = (name: string, of: (row: Term['periods'][number]) => number | null | undefined, extra: object = {}) => ({ name, type: 'line' as const, showSymbol: false, data: found.periods.map((row) => [row.period, hundred(of(row))]), ...extra });
    const thin = { lineStyle: { width: 1, type: 'dotted' as const } };
    return {
      legend: { top: 0 }, grid: { left: 34, right: 16, top: 56, bottom: 28, containLabel: true }, tooltip: { trigger: 'axis', valueFormatter: (value) => (value == null ? '–' : `${Number(value).toFixed(2)}%`) },
      xAxis: { type: 'value', min: 1, max: found.periods.length, name: t('prospect.period'), nameLocation: 'middle', nameGap: 26 },
      yAxis: { type: 'value', min: 0, axisLabel: { formatter: '{value}%' } },
      series: [
        line(t('prospect.cumulative'), (row) => row.cumulative, { lineStyle: { width: 2 } }),
        line(t('prospect.observed'), (row) => row.observed, { step: 'end' as const, lineStyle: { width: 2, type: 'dashed' as const } }),
        line(t('prospect.riskiest'), (row) => row.riskiest, thin), line(t('prospect.safest'), (row) => row.safest, thin),
        { name: t('prospect.hazard'), type: 'bar' as const, barMaxWidth: 10, data: found.periods.map((row) => [row.period, hundred(row.hazard)]), itemStyle: { opacity: 0.5 } },
      ],
    };
  }, [found, t]);
  return (
    <Chart
      title={t('prospect.termTitle')} option={option} height={380}
      lead={t('prospect.termLead', { gap: share(found.largest_gap, 2), fitted: count(found.train[0]), tested: count(found.test[0]) })}
      table={{
        columns: [t('prospect.period'), t('prospect.hazard'), t('prospect.marginal'), t('prospect.cumulative'), t('prospect.observed'), t('prospect.interval'), t('prospect.safest'), t('prospect.riskiest')],
        rows: found.periods.map((row) => ({ key: String(row.period), cells: [String(row.period), share(row.hazard, 3), share(row.marginal, 3), share(row.cumulative, 2), row.observed == null ? '–' : share(row.observed, 2), row.interval ? `${share(row.interval.low, 2)} – ${share(row.interval.high, 2)}` : '–', share(row.safest, 2), share(row.riskiest, 2)] })),
      }}
    />
  );
}

function When() {
  const { t } = useTranslation('laboratory');
  const { card } = useEditing();
  const numbers = useNumbers();
  const [seen, setSeen] = useState<string>();
  const [units, setUnits] = useState<number>(1);
  const [horizon, setHorizon] = useState<number>(36);
  const work = useMutation({ mutationFn: async () => (await api.POST('/v1/studies/{id}/term-structure', { params: { path: { id: card.id } }, body: { horizon, ...(seen ? { seen, units } : {}) } })).data as unknown as Term });
  return (
    <Panel title={t('prospect.when')}>
      <p className="soft">{t('prospect.whenLead')}</p>
      <div className="prospect-asked">
        <Asked label={t('prospect.seen')} hint={t('prospect.seenHint')}><Select allowClear showSearch value={seen} options={numbers} onChange={setSeen} aria-label={t('prospect.seen')} /></Asked>
        <Asked label={t('prospect.units')} hint={t('prospect.unitsHint')}><InputNumber min={0.0001} value={units} onChange={(value) => setUnits(value ?? 1)} style={{ width: '100%' }} /></Asked>
        <Asked label={t('prospect.horizon')}><InputNumber min={1} max={360} precision={0} value={horizon} onChange={(value) => setHorizon(value ?? 36)} style={{ width: '100%' }} /></Asked>
        <Button type="primary" loading={work.isPending} onClick={() => work.mutate()}>{t('prospect.ask')}</Button>
      </div>
      {work.error && <Problem error={work.error} />}
      {work.data && (
        <div className="lab-stack">
          <TermChart found={work.data} />
          {work.data.not_seen > 0 && <Alert type="info" showIcon message={t('prospect.notSeen', { count: work.data.not_seen })} />}
          <Covariates label={t('prospect.hangs')} found={work.data.covariates} />
        </div>
      )}
    </Panel>
  );
}

function Deciles({ label, of }: { label: string; of: Schemas['LgdQuality'] }) {
  const { t } = useTranslation('laboratory');
  return (
    <Rows
      label={label} head={[t('prospect.group'), t('prospect.loans'), t('prospect.predicted'), t('prospect.actual')]}
      rows={[...of.deciles.map((row) => [`${share(row.from, 1)} – ${share(row.to, 1)}`, count(Math.round(row.rows)), share(row.predicted, 2), share(row.actual, 2)]), [t('prospect.all'), count(of.rows), share(of.predicted, 2), share(of.actual, 2)]]}
    />
  );
}

function LossResult({ found }: { found: Loss }) {
  const { t } = useTranslation('laboratory');
  const shown = found.on_test ?? found.on_train;
  return (
    <div className="lab-stack">
      <p>{t('prospect.lossFound', { fitted: count(found.train), tested: count(found.test), unknown: count(found.unknown), error: share(shown.mean_absolute_error, 2) })}</p>
      <Deciles label={t(found.on_test ? 'prospect.onTest' : 'prospect.onTrain')} of={shown} />
      {found.any_loss && <Covariates label={t('prospect.anyLoss')} found={found.any_loss} />}
      <Covariates label={t('prospect.severity')} found={found.severity} />
    </div>
  );
}

function HowMuch() {
  const { t } = useTranslation('laboratory');
  const { card } = useEditing();
  const numbers = useNumbers();
  const [lost, setLost] = useState<string>();
  const [of, setOf] = useState<string>();
  const work = useMutation({ mutationFn: async () => (await api.POST('/v1/studies/{id}/lgd', { params: { path: { id: card.id } }, body: { lost: lost ?? '', ...(of ? { of } : {}) } })).data as Loss });
  return (
    <Panel title={t('prospect.howMuch')}>
      <p className="soft">{t('prospect.howMuchLead')}</p>
      <div className="prospect-asked">
        <Asked label={t('prospect.lost')}><Select showSearch value={lost} options={numbers} onChange={setLost} aria-label={t('prospect.lost')} /></Asked>
        <Asked label={t('prospect.of')} hint={t('prospect.ofHint')}><Select allowClear showSearch value={of} options={numbers} onChange={setOf} aria-label={t('prospect.of')} /></Asked>
        <Button type="primary" disabled={!lost} loading={work.isPending} onClick={() => work.mutate()}>{t('prospect.ask')}</Button>
      </div>
      {work.error && <Problem error={work.error} />}
      {work.data && <LossResult found={work.data} />}
    </Panel>
  );
}

export default function Prospect() {
  const { t } = useTranslation('laboratory');
  const { changed } = useEditing();
  return (
    <div className="lab-stack">
      {changed.length > 0 && <Alert type="warning" showIcon message={t('prospect.unsaved')} />}
      <When />
      <HowMuch />
    </div>
  );
}
