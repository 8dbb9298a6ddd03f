// Bad by days past due, month by month, from a second set: windows and days, and the tables that speak for one choice or another.
import { InputNumber, Select, Switch } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Chart, Loaded, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import type { Target } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { Field } from '../mapping/ColumnDrawer.tsx';
import { share, useColumnName } from '../words.ts';

export type Performed = Extract<Target, { kind: 'performance' }>;
const BUCKETS = ['current', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7-plus'] as const;

export function PerformanceFields({ target, set }: { target: Performed; set: (target: Performed) => void }) {
  const { t } = useTranslation('laboratory');
  const { draft, may, card } = useEditing();
  const call = useColumnName(draft);
  const sets = $api.useQuery('get', '/v1/sample-sets', { params: { query: { limit: 200 } } });
  const rows = (sets.data?.rows ?? []).filter((held) => held.id !== card.sample_set.id);
  const second = rows.find((held) => held.id === target.dataset || held.digest === target.dataset);
  const columns = (second?.columns ?? []).map((column) => ({ value: column.name, label: column.name }));
  const choice = (key: 'account' | 'month' | 'days' | 'written_off', optional = false) => (
    <Field label={t(`performance.${key}`)}>
      {(id) => <Select id={id} disabled={!may || !second} allowClear={optional} showSearch value={target[key] || undefined} options={columns} onChange={(value: string | undefined) => set({ ...target, [key]: value })} />}
    </Field>
  );
  const number = (key: 'observation_months' | 'performance_months' | 'bad_above_days' | 'grey_above_days', most: number, unit: string) => (
    <Field label={t(`performance.${key}`)} help={t(`performance.help.${key}`)}>
      {(id) => <InputNumber id={id} disabled={!may} min={0} max={most} precision={0} value={target.definition[key]} addonAfter={unit} onChange={(value) => value !== null && set({ ...target, definition: { ...target.definition, [key]: value } })} />}
    </Field>
  );
  return (
    <>
      <div className="lab-form row">
        <Field label={t('performance.dataset')}>
          {(id) => <Select id={id} disabled={!may} value={second?.id} placeholder={t('performance.choose')} options={rows.map((held) => ({ value: held.id, label: `${held.name} · ${count(held.rows)}` }))} onChange={(dataset) => set({ ...target, dataset, account: '', month: '', days: '', written_off: undefined })} />}
        </Field>
        <Field label={t('performance.own_account')}>
          {(id) => <Select id={id} disabled={!may} showSearch optionFilterProp="label" value={target.own_account || undefined} options={draft.columns.map((column) => ({ value: column.column, label: `${call(column.column)} · ${column.column}` }))} onChange={(own_account) => set({ ...target, own_account })} />}
        </Field>
        {choice('account')}{choice('month')}{choice('days')}{choice('written_off', true)}
      </div>
      <div className="lab-form row">
        {number('observation_months', 60, t('unit.months'))}{number('performance_months', 60, t('unit.months'))}{number('bad_above_days', 720, t('unit.days'))}{number('grey_above_days', 720, t('unit.days'))}
        <Field label={t('performance.write_off_is_bad')}>
          {(id) => <span><Switch id={id} disabled={!may} checked={target.definition.write_off_is_bad} onChange={(write_off_is_bad) => set({ ...target, definition: { ...target.definition, write_off_is_bad } })} /></span>}
        </Field>
      </div>
    </>
  );
}

function Roll({ tables }: { tables: Schemas['DefinitionTables'] }) {
  const { t } = useTranslation('laboratory');
  const heads = [...BUCKETS.map((bucket) => t(`bucket.${bucket}`)), t('performance.repaid'), t('performance.writtenOff')];
  return (
    <Panel title={t('performance.roll')} lead={t('performance.rollLead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('performance.roll')}>
        <table className="plain-table lab-matrix">
          <thead><tr><th scope="col">{t('performance.fromTo')}</th>{heads.map((head) => <th key={head} scope="col" className="num">{head}</th>)}</tr></thead>
          <tbody>
            {tables.roll.rates.map((row, at) => (
              <tr key={BUCKETS[at]}>
                <th scope="row">{heads[at]}</th>
                {row.map((rate, to) => (
                  <td key={to} className="num" style={{ background: rate > 0 ? `color-mix(in srgb, var(${to > at ? '--bad-ink' : '--accent'}) ${Math.round(rate * 45)}%, transparent)` : undefined }} title={t('performance.accounts', { count: count(tables.roll.counts[at]?.[to] ?? 0) })}>
                    {rate > 0 ? share(rate) : '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Worst({ tables }: { tables: Schemas['DefinitionTables'] }) {
  const { t } = useTranslation('laboratory');
  return (
    <Panel className="half" title={t('performance.worst')} lead={t('performance.worstLead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('performance.worst')}>
        <table className="plain-table">
          <thead><tr><th scope="col">{t('performance.bucket')}</th>{(['accountsHead', 'cured', 'held', 'rolled'] as const).map((key) => <th key={key} scope="col" className="num">{t(`performance.${key}`)}</th>)}</tr></thead>
          <tbody>{tables.worst.map((line) => <tr key={line.bucket}><th scope="row">{t(`bucket.${line.bucket}`)}</th><td className="num">{count(line.accounts)}</td><td className="num">{share(line.cured)}</td><td className="num">{share(line.held)}</td><td className="num">{share(line.rolled)}</td></tr>)}</tbody>
        </table>
      </div>
    </Panel>
  );
}

function Vintages({ tables }: { tables: Schemas['DefinitionTables'] }) {
  const { t } = useTranslation('laboratory');
  const { vintages, window_months: window } = tables.vintages;
  const most = Math.max(0, ...vintages.flatMap((vintage) => vintage.points.map((point) => point.months_on_book)));
  const option = useMemo<EChartsOption>(() => ({
    legend: { top: 0 },
    tooltip: { trigger: 'axis', valueFormatter: (value) => (value === undefined || value === null ? '–' : `${String(value)}%`) },
    grid: { left: 34, right: 16, top: 36, bottom: 28, containLabel: true },
    xAxis: { type: 'value', min: 0, max: most, name: t('performance.monthsOnBook'), nameLocation: 'middle', nameGap: 26 },
    yAxis: { type: 'value', axisLabel: { formatter: '{value}%' } },
    series: vintages.map((vintage, at) => ({
      name: vintage.vintage, type: 'line' as const, showSymbol: false, data: vintage.points.map((point) => [point.months_on_book, Number(point.bad_percent)]),
      ...(at === 0 && window ? { markLine: { symbol: 'none', silent: true, lineStyle: { type: 'dashed' as const }, label: { formatter: t('performance.window', { months: window }) }, data: [{ xAxis: window }] } } : {}),
    })),
  }), [vintages, window, most, t]);
  return (
    <Chart
      className="half"
      title={t('performance.vintages')}
      lead={window ? t('performance.windowLead', { months: window }) : t('performance.vintagesLead')}
      option={option}
      height={300}
      table={{
        columns: [t('performance.vintage'), t('performance.loans'), t('performance.monthsOnBook'), t('col.badRate')],
        rows: vintages.map((vintage) => ({ key: vintage.vintage, cells: [vintage.vintage, count(vintage.loans), vintage.points.at(-1)?.months_on_book ?? 0, `${vintage.points.at(-1)?.bad_percent ?? '0'}%`] })),
      }}
    />
  );
}

export function PerformanceTables() {
  const { t } = useTranslation('laboratory');
  const name = useName();
  const { card } = useEditing();
  const query = $api.useQuery('get', '/v1/studies/{id}/definition', { params: { path: { id: card.id } } });
  return (
    <Loaded query={query}>
      {(tables) => {
        const excluded = Object.values(tables.labels.excluded).reduce((sum, rows) => sum + rows, 0);
        return (
          <>
            <p><strong>{name(tables)}</strong></p>
            <Stats figures={[
              { label: t('performance.accountsHead'), value: count(tables.accounts), note: (tables.months as unknown as string[]).join(' – ') },
              { label: t('outcomes.goods'), value: count(tables.labels.good) }, { label: t('outcomes.bads'), value: count(tables.labels.bad) },
              { label: t('outcomes.unknown'), value: count(tables.labels.indeterminate) }, { label: t('performance.excluded'), value: count(excluded) },
            ]} />
            <div className="lab-stack"><Roll tables={tables as never} /><div className="grid"><Worst tables={tables as never} /><Vintages tables={tables as never} /></div></div>
          </>
        );
      }}
    </Loaded>
  );
}
