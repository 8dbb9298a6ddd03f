// Step 3: how each column is cut, and what moving an edge does.
import { useQueries, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Alert, App, Button, InputNumber, Segmented, Select, Tag } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Loaded, Panel, Problem } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { count, listed } from '@/format/numbers.ts';
import { BINNING, withBins, type Binning, type BinRule, type ColumnUse, type Profile } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { Field } from '../mapping/ColumnDrawer.tsx';
import { Stale } from '../SaveBar.tsx';
import { useStep } from '../study.tsx';
import { chance, plain, signed, useColumnName } from '../words.ts';
import { BinChart } from './BinChart.tsx';
import { BinTable } from './BinTable.tsx';
import { Groups } from './Groups.tsx';
import { Periods } from './Periods.tsx';
import { cut, edgesOf, isRange, knotsOf, merged, movedEdge, rangeText, scaleOf } from './rules.ts';

type FeatureBins = Schemas['FeatureBins'];
const TRENDS = ['auto-any', 'auto', 'rising', 'falling', 'peak', 'valley', 'none'] as const;
/** Columns whose information value is asked for without being looked at. */
const MOST_ASKED = 80;
const same = (one: BinRule[] | undefined, other: BinRule[] | undefined) => JSON.stringify(one) === JSON.stringify(other);

export function useRuleLabel(): (rule: BinRule) => string {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  return (rule) => {
    if (isRange(rule)) return rangeText(rule, plain);
    if (rule.kind === 'special') return t('bins.special', { values: rule.values.join(', ') });
    if (rule.kind === 'missing') return t('bins.missing');
    const names = listed(rule.values.slice(0, 3), lang) + (rule.values.length > 3 ? ` … (${rule.values.length})` : '');
    return rule.other ? listed([...(names ? [names] : []), t('bins.other')], lang) : names;
  };
}

function Worth({ before, after, drawn }: { before: Schemas['BinsWorth']; after: Schemas['BinsWorth']; drawn: boolean }) {
  const { t } = useTranslation('laboratory');
  const changed = before !== after;
  const yes = (held: boolean) => t(held ? 'bins.yes' : 'bins.no');
  const lines: [string, string, string, string][] = [
    [t('col.iv'), before.iv.toFixed(4), after.iv.toFixed(4), signed(after.iv - before.iv)],
    ['KS', before.ks.toFixed(4), after.ks.toFixed(4), signed(after.ks - before.ks)],
    ['AUC', before.auc.toFixed(4), after.auc.toFixed(4), signed(after.auc - before.auc)],
    [t('bins.monotone'), yes(before.monotone), yes(after.monotone), ''],
    [t('bins.count'), String(before.bins), String(after.bins), signed(after.bins - before.bins, 0)],
    [t('bins.smallest'), count(before.smallest_rows), count(after.smallest_rows), signed(after.smallest_rows - before.smallest_rows, 0)],
    [t('bins.chi'), chance(before.chi_square?.p_value), chance(after.chi_square?.p_value), ''],
  ];
  return (
    <Panel title={t('bins.effect')} lead={t(drawn ? 'bins.effectDrawn' : 'bins.effectOptimal')}>
      <div aria-live="polite" className="lab-worth">
        {lines.map(([label, old, now, gained]) => (
          <dl key={label}>
            <dt>{label}</dt>
            <dd className="num"><strong>{now}</strong>{changed && <small className="soft">{t('bins.beforeWas', { value: old })}{gained && <span className={gained.startsWith('−') ? 'lab-warn' : ''}> {gained}</span>}</small>}</dd>
          </dl>
        ))}
      </div>
    </Panel>
  );
}

/** How the program cuts this column unless a person draws it. */
function Wishes({ column }: { column: string }) {
  const { t } = useTranslation('laboratory');
  const { draft, change, may } = useEditing();
  const own = draft.binning_of?.[column];
  const held: Required<Binning> = { ...BINNING, ...(draft.binning ?? {}), ...(own ?? {}) };
  const set = (fields: Partial<Binning>) => change((study) => ({ ...study, binning_of: { ...(study.binning_of ?? {}), [column]: { ...held, ...fields } } }));
  const number = (key: 'max_bins' | 'min_bin_percent' | 'min_bin_bads', least: number, most: number, unit?: string) => (
    <Field label={t(`option.${key}`)}>{(id) => <InputNumber id={id} disabled={!may} min={least} max={most} value={held[key]} addonAfter={unit} onChange={(value) => value !== null && set({ [key]: value })} />}</Field>
  );
  const drop = () => change((study) => ({ ...study, binning_of: Object.fromEntries(Object.entries(study.binning_of ?? {}).filter(([key]) => key !== column)) }));
  return (
    <Panel title={t('bins.wishes')} lead={t(own ? 'bins.wishesOwn' : 'bins.wishesCommon')} extra={own && may && <Button size="small" onClick={drop}>{t('bins.wishesDrop')}</Button>}>
      <div className="lab-form row">
        <Field label={t('option.trend')}>{(id) => <Select id={id} disabled={!may} value={held.trend} options={TRENDS.map((trend) => ({ value: trend, label: t(`trend.${trend}`) }))} onChange={(trend) => set({ trend })} />}</Field>
        {number('max_bins', 2, 50)}{number('min_bin_percent', 0, 50, '%')}{number('min_bin_bads', 0, 100_000)}
      </div>
    </Panel>
  );
}

interface OneProps {
  use: ColumnUse;
  bins: FeatureBins;
  profile: Profile | undefined;
  trial: BinRule[] | undefined;
  onTrial: (rules: BinRule[] | undefined) => void;
}

function One({ use, bins, profile, trial, onTrial }: OneProps) {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const { message } = App.useApp();
  const { card, draft, change, may } = useEditing();
  const label = useRuleLabel();
  const [metric, setMetric] = useState<'bad_rate' | 'woe'>('bad_rate');
  const [selected, setSelected] = useState<number | null>(null);
  const [past, setPast] = useState<BinRule[][]>([]);
  const inForce = useMemo(() => bins.bins.map((line) => line.rule), [bins]);
  const kept = draft.bins_of?.[use.column];
  const rules = trial ?? kept ?? inForce;
  const asked = useDeferredValue(rules);
  const differs = !same(asked, inForce);
  const tried = useQuery({
    queryKey: ['tried-bins', card.id, card.revision, use.column, asked],
    queryFn: async ({ signal }) => (await api.POST('/v1/studies/{id}/bins', { params: { path: { id: card.id } }, body: { column: use.column, rules: asked }, signal })).data as Schemas['TriedBins'],
    enabled: differs,
    placeholderData: (before) => before,
    retry: false,
  });
  const answer = differs && !tried.error ? tried.data : undefined;
  const after = answer?.after ?? bins;
  const scale = useMemo(() => {
    if (!bins.numeric) return null;
    const ranges = bins.bins.filter((line) => isRange(line.rule));
    const edges = edgesOf(bins.bins.map((line) => line.rule));
    const room = Math.abs((edges.at(-1) ?? 1) - (edges[0] ?? 0)) || 1;
    const [least, most] = [profile?.quartiles?.[0] ?? (edges[0] ?? 0) - room, profile?.quartiles?.[4] ?? (edges.at(-1) ?? 1) + room];
    return scaleOf(knotsOf(edges, ranges.map((line) => line.rows), least, most, profile?.histogram));
  }, [bins, profile]);
  const labels = rules.map(label);
  // Where all that is known of the values is whole, an edge is whole too.
  const whole = [...edgesOf(inForce), ...(profile?.quartiles ?? [])].every(Number.isInteger);
  const edit = (next: BinRule[]) => {
    if (next === rules) return;
    setPast((before) => [...before, rules].slice(-60));
    onTrial(next);
  };
  // A drag is one step back, not one for each pixel.
  const moving = useRef<number | null>(null);
  const move = (at: number, to: number) => {
    const next = movedEdge(rules, at, whole ? Math.round(to) : to);
    if (next === rules) return;
    if (moving.current !== at) setPast((before) => [...before, rules].slice(-60));
    moving.current = at;
    onTrial(next);
  };
  const settle = (next: BinRule[]) => {
    moving.current = null;
    edit(next);
  };
  const split = (at: number) => {
    const rule = rules[at];
    if (!rule || !isRange(rule) || !scale) return;
    const [low, high] = [rule.from ?? scale.value(0), rule.below ?? scale.value(1)];
    const middle = scale.value((scale.place(low) + scale.place(high)) / 2);
    const rounded = whole ? Math.round(middle) : Number(middle.toPrecision(4));
    settle(cut(rules, at, rounded > low && rounded < high ? rounded : middle));
  };
  const keep = () => {
    change((study) => withBins(study, use.column, rules));
    onTrial(undefined);
    void message.success(t('bins.kept'));
  };
  const reset = () => {
    change((study) => withBins(study, use.column, null));
    onTrial(bins.drawn ? undefined : inForce);
    setPast([]);
    if (bins.drawn) void message.info(t('bins.resetOnSave'));
  };
  const unkept = !same(rules, kept ?? inForce);
  return (
    <>
      {tried.error && differs && <Problem error={tried.error} />}
      {bins.drawn && !kept && <Alert type="info" showIcon style={{ marginBottom: 12 }} message={t('bins.resetOnSave')} />}
      <div className="lab-bins-one">
        <Panel
          className="lab-bins-main"
          title={<>{use[lang] || use.column} {kept ? <Tag color="processing">{t('bins.drawn')}</Tag> : <Tag>{t('bins.optimal')}</Tag>}{unkept && <Tag color="warning">{t('bins.unkept')}</Tag>}</>}
          lead={t(bins.numeric ? 'bins.numbersLead' : 'bins.categoriesLead')}
          extra={<Segmented aria-label={t('bins.metric')} value={metric} onChange={setMetric} options={[{ value: 'bad_rate', label: t('col.badRate') }, { value: 'woe', label: 'WOE' }]} />}
        >
          <div onPointerUp={() => (moving.current = null)}>
            <BinChart rules={rules} lines={after.bins} labels={labels} scale={scale} metric={metric} whole={whole} selected={selected} may={may} name={use[lang]} onSelect={setSelected} onEdge={move} />
          </div>
          <p className="soft lab-key"><span className="lab-key-bar" aria-hidden="true" />{t('bins.shareKey')} <span className="lab-key-line" aria-hidden="true" />{metric === 'woe' ? t('bins.woeKey') : t('bins.rateKey')}{scale && ` · ${t('bins.scaleKey')}`}</p>
          {may && (
            <div className="lab-bins-acts">
              <Button type="primary" disabled={!unkept} onClick={keep}>{t('bins.keep')}</Button>
              <Button
                disabled={past.length === 0}
                onClick={() => {
                  moving.current = null;
                  onTrial(past.at(-1));
                  setPast(past.slice(0, -1));
                }}
              >
                {t('bins.undo')}
              </Button>
              <Button disabled={!kept && !unkept && !bins.drawn} onClick={reset}>{t('bins.reset')}</Button>
              <span className="soft">{t('bins.keepWords')}</span>
            </div>
          )}
        </Panel>
        <Worth before={answer?.before ?? bins.worth} after={answer?.after.worth ?? bins.worth} drawn={bins.drawn} />
      </div>
      <div className="lab-stack">
        <Panel title={t('bins.table')}>
          <BinTable rules={rules} lines={after.bins} labels={labels} selected={selected} may={may} onSelect={setSelected} onEdge={(at, to) => settle(movedEdge(rules, at, to))} onMerge={(at) => settle(merged(rules, at))} onSplit={split} />
        </Panel>
        {!bins.numeric && <Panel title={t('bins.groups')} lead={t('bins.groupsLead')}><Groups rules={rules} profile={profile} may={may} onChange={settle} /></Panel>}
        <Panel title={t('bins.periods')}><Periods periods={after.periods} labels={after.bins.map((line) => label(line.rule))} /></Panel>
        <Wishes column={use.column} />
      </div>
    </>
  );
}

export default function Bins() {
  const { t } = useTranslation('laboratory');
  const { card, draft } = useEditing();
  const step = useStep();
  const name = useColumnName(draft);
  const search = useSearch({ strict: false }) as Record<string, string>;
  const [trials, setTrials] = useState<Record<string, BinRule[]>>({});
  // The server bins the document it holds: features that are not saved yet have no bins.
  const features = card.study.columns.filter((use) => use.role === 'feature' && use.kind !== 'day');
  const path = { id: card.id };
  const asked = useQueries({
    queries: features.slice(0, MOST_ASKED).map((use) => ({
      ...$api.queryOptions('get', '/v1/studies/{id}/bins', { params: { path, query: { column: use.column } } }),
      staleTime: 300_000, retry: false,
    })),
  });
  const iv = new Map(features.map((use, at) => [use.column, asked[at]?.data?.worth.iv]));
  const order = [...features].sort((a, b) => (iv.get(b.column) ?? -1) - (iv.get(a.column) ?? -1));
  const chosen = features.find((use) => use.column === search.column) ?? order[0];
  const query = $api.useQuery('get', '/v1/studies/{id}/bins', { params: { path, query: { column: chosen?.column ?? '' } } }, { enabled: Boolean(chosen), staleTime: 300_000, retry: false });
  const profile = $api.useQuery('get', '/v1/studies/{id}/profile', { params: { path } }, { staleTime: 300_000 });
  if (!chosen) return <p>{t('bins.noFeature')}</p>;
  const mark = (use: ColumnUse) => (trials[use.column] ? t('bins.unkept') : draft.bins_of?.[use.column] ? t('bins.drawn') : '');
  const text = (use: ColumnUse) => iv.get(use.column)?.toFixed(3) ?? '…';
  return (
    <>
      <Stale />
      <div className="lab-bins">
        <div className="lab-bins-choice">
          <Select aria-label={t('bins.column')} showSearch optionFilterProp="label" value={chosen.column} style={{ width: '100%' }} options={order.map((use) => ({ value: use.column, label: `${name(use.column)} · IV ${text(use)} ${mark(use)}` }))} onChange={(column) => step({ column })} />
        </div>
        <nav className="lab-bins-list" aria-label={t('bins.column')}>
          <p className="soft">{t('bins.byIv')}</p>
          <ul>
            {order.map((use) => (
              <li key={use.column}>
                <button type="button" aria-current={use.column === chosen.column} onClick={() => step({ column: use.column })}>
                  <span>{name(use.column)}{mark(use) && <small> · {mark(use)}</small>}</span>
                  <span className="num">{text(use)}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div style={{ minWidth: 0 }}>
          {/* The axis ends at the least and the most value, which the profile tells. */}
          <Loaded query={profile.data || profile.error ? query : { ...query, data: undefined }}>
            {(bins) => (
              <One
                key={`${chosen.column} ${card.revision}`}
                use={chosen}
                bins={bins as FeatureBins}
                profile={profile.data?.columns.find((held) => held.column === chosen.column)}
                trial={trials[chosen.column]}
                onTrial={(rules) => setTrials((before) => {
                  const rest = Object.fromEntries(Object.entries(before).filter(([column]) => column !== chosen.column));
                  return rules ? { ...rest, [chosen.column]: rules } : rest;
                })}
              />
            )}
          </Loaded>
        </div>
      </div>
    </>
  );
}
