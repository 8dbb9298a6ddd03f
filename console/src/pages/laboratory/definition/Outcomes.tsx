// Outcomes over all and by period, and which rows fit and which test.
import { Alert, Input, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Loaded, Panel, Stats } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import type { Study } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { Field } from '../mapping/ColumnDrawer.tsx';
import { half, share } from '../words.ts';
import { momentAt, placeOf, upTo } from './moments.ts';
import { SplitChart } from './SplitChart.tsx';

type Table = Schemas['OutcomeTable'];

function Counted({ table }: { table: Table }) {
  const { t } = useTranslation('laboratory');
  const rate = ([rows, bads]: number[]) => (rows ? t('outcomes.badsOf', { bads: count(bads), share: share((bads ?? 0) / rows) }) : undefined);
  return (
    <Stats
      figures={[
        { label: t('outcomes.rows'), value: count(table.rows) },
        { label: t('outcomes.goods'), value: count(table.goods) },
        { label: t('outcomes.bads'), value: count(table.bads), note: t('outcomes.weighted', { share: share(table.bad_rate) }) },
        { label: t('outcomes.unknown'), value: count(table.unknown), note: t('outcomes.unknownNote') },
        { label: t('outcomes.train'), value: count(table.train[0] as number), note: rate(table.train as unknown as number[]) },
        { label: t('outcomes.test'), value: count(table.test[0] as number), note: rate(table.test as unknown as number[]) },
      ]}
    />
  );
}

/** The chart cut to the years that hold nearly all rows: a handful from decades before would press the rest together. */
function recent(periods: Table['periods']): Table['periods'] {
  const all = periods.reduce((sum, period) => sum + period.goods + period.bads + period.unknown, 0);
  let gone = 0;
  let from = 0;
  while (from < periods.length - 8) {
    const held = periods[from]!;
    gone += held.goods + held.bads + held.unknown;
    if (gone > all * 0.01) break;
    from += 1;
  }
  return periods.slice(from);
}

function Parting({ table }: { table: Table }) {
  const { t } = useTranslation('laboratory');
  const { draft, change, may } = useEditing();
  const { parting } = draft;
  const set = (next: Study['parting']) => change((study) => ({ ...study, parting: next }));
  const dated = draft.columns.find((column) => column.role === 'date');
  const years = dated?.kind === 'number';
  const shown = recent(table.periods);
  const names = shown.map((period) => period.period);
  const cut = table.periods.length - shown.length;
  const known = table.periods.map((period) => period.goods + period.bads);
  const place = parting.kind === 'time' ? placeOf(table.periods.map((period) => period.period), parting.train_through) : null;
  const lines = parting.kind === 'time'
    ? [{ key: 'train' as const, at: parting.train_through }, ...(parting.test_through ? [{ key: 'test' as const, at: parting.test_through }] : [])]
    : [];
  const move = (key: 'train' | 'test', to: string) => {
    if (parting.kind !== 'time') return;
    set(key === 'train' ? { ...parting, train_through: to } : { ...parting, test_through: to });
  };
  return (
    <Panel title={t('outcomes.parting')} lead={t('outcomes.partingLead')}>
      <Radio.Group
        aria-label={t('outcomes.parting')}
        value={parting.kind}
        disabled={!may}
        style={{ marginBottom: 12 }}
        onChange={({ target }) => set(target.value === 'time' ? { kind: 'time', train_through: momentAt(names, Math.max(1, Math.floor(names.length * 0.7)), years ?? false) } : { kind: 'hold-out', test_percent: 30, seed: 1 })}
        options={[{ value: 'time', label: t('outcomes.byTime'), disabled: !dated }, { value: 'hold-out', label: t('outcomes.byLot') }]}
      />
      {shown.length > 0 && <SplitChart periods={shown} lines={lines} years={years ?? false} may={may} onMove={move} />}
      <p className="soft lab-key">
        <span className="lab-key-good" aria-hidden="true" />{t('outcomes.goods')} <span className="lab-key-bad" aria-hidden="true" />{t('outcomes.bads')} <span className="lab-key-grey" aria-hidden="true" />{t('outcomes.unknown')}{' '}
        <span className="lab-key-line dashed" aria-hidden="true" />{t('outcomes.rateKey')}
        {cut > 0 && ` · ${t('outcomes.cut', { count: cut, from: names[0] })}`}
      </p>
      {parting.kind === 'time' ? (
        <div className="lab-form row">
          <Field label={t('outcomes.line.train')} help={t('outcomes.momentHelp')}>{(id) => <Input id={id} disabled={!may} value={parting.train_through} onChange={(event) => move('train', event.target.value.trim())} />}</Field>
          <Field label={t('outcomes.line.test')} help={t('outcomes.testHelp')}>{(id) => <Input id={id} allowClear disabled={!may} value={parting.test_through ?? ''} placeholder={t('outcomes.noEnd')} onChange={(event) => set({ ...parting, test_through: event.target.value.trim() || undefined })} />}</Field>
          {place !== null && <p className="soft">{t('outcomes.about', { train: count(upTo(known, place)), rest: count(known.reduce((sum, rows) => sum + rows, 0) - upTo(known, place)) })}</p>}
        </div>
      ) : (
        <div className="lab-form row">
          <Field label={t('outcomes.testPercent')}>{(id) => <InputNumber id={id} disabled={!may} min={5} max={80} value={parting.test_percent} addonAfter="%" onChange={(value) => value && set({ ...parting, test_percent: value })} />}</Field>
          <Field label={t('outcomes.seed')} help={t('outcomes.seedHelp')}>{(id) => <InputNumber id={id} disabled={!may} min={0} precision={0} value={parting.seed} onChange={(value) => value !== null && set({ ...parting, seed: value })} />}</Field>
        </div>
      )}
      <details className="lab-details">
        <summary>{t('outcomes.table')}</summary>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('outcomes.table')}>
          <table className="plain-table">
            <thead><tr><th scope="col">{t('outcomes.period')}</th>{(['goods', 'bads', 'unknown'] as const).map((key) => <th key={key} scope="col" className="num">{t(`outcomes.${key}`)}</th>)}<th scope="col" className="num">{t('col.badRate')}</th></tr></thead>
            <tbody>{table.periods.map((period) => <tr key={period.period}><th scope="row">{period.period}</th><td className="num">{count(period.goods)}</td><td className="num">{count(period.bads)}</td><td className="num">{count(period.unknown)}</td><td className="num">{share(period.bad_rate)}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </Panel>
  );
}

export function Outcomes() {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const { card } = useEditing();
  const query = $api.useQuery('get', '/v1/studies/{id}/outcomes', { params: { path: { id: card.id } } }, { staleTime: 300_000, placeholderData: (before) => before });
  return (
    <Loaded query={query}>
      {(table) => (
        <>
          <Counted table={table as Table} />
          {table.parting_problem && <Alert type="warning" showIcon style={{ marginBottom: 16 }} message={half(table.parting_problem, lang)} />}
          {table.stayed_out.length > 0 && <p className="soft">{t('outcomes.stayedOut')} {table.stayed_out.map((held) => `${half(held.reason, lang)} ${count(held.rows)}`).join(lang === 'zh' ? '；' : '; ')}</p>}
          <Parting table={table as Table} />
        </>
      )}
    </Loaded>
  );
}
