// One column in full: its picture and figures, and everything the document says of it.
import { Drawer, Input, Select, Switch } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { GOOD_TO_BAD } from '@/theme/tokens.ts';
import { withColumn, withRole, type ColumnUse, type Kind, type Role, type Profile } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { plain, share, useReason } from '../words.ts';

export const ROLES: Role[] = ['feature', 'left-out', 'outcome', 'date', 'weight'];
export const KINDS: Kind[] = ['number', 'category', 'day'];
const ATTRIBUTES = ['region', 'county-or-city', 'owner-sex', 'owner-age', 'first-time-borrower', 'other'] as const;

export function Field({ label, help, children }: { label: string; help?: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="lab-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help && <small className="soft">{help}</small>}
    </div>
  );
}

function Picture({ profile, label }: { profile: Profile; label: string }) {
  const { t } = useTranslation('laboratory');
  const { theme } = useDisplay();
  const numeric = profile.histogram.length > 1;
  const lines = numeric
    ? profile.histogram.map((bar) => ({ name: `${plain(Number(bar.from.toPrecision(4)))} – ${plain(Number(bar.to.toPrecision(4)))}`, ...bar }))
    : profile.values.slice(0, 20).map((value) => ({ name: value.value, ...value }));
  const option: EChartsOption = {
    legend: { top: 0 },
    tooltip: { trigger: 'axis' },
    grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: lines.map((line) => line.name), axisLabel: { fontSize: 11, width: 90, overflow: 'truncate' } },
    yAxis: [{ type: 'value', minInterval: 1 }, { type: 'value', min: 0, axisLabel: { formatter: '{value}%' }, splitLine: { show: false } }],
    series: [
      { name: t('col.rows'), type: 'bar', data: lines.map((line) => line.rows), itemStyle: { opacity: 0.7 } },
      { name: t('col.badRate'), type: 'line', yAxisIndex: 1, symbolSize: numeric ? 6 : 9, connectNulls: true, lineStyle: { width: numeric ? 2 : 0 }, itemStyle: { color: GOOD_TO_BAD[theme][4] }, data: lines.map((line) => (line.bad_rate === null || line.bad_rate === undefined ? null : Number((line.bad_rate * 100).toFixed(2)))) },
    ],
  };
  return (
    <Chart
      title={t('mapping.distribution')}
      lead={numeric ? t('mapping.distributionNumbers') : t('mapping.distributionValues', { count: Math.min(20, profile.values.length), all: count(profile.distinct) })}
      describe={t('mapping.picture', { name: label })}
      option={option}
      height={240}
      table={{
        columns: [t('mapping.value'), t('col.rows'), t('col.badRate')],
        rows: lines.map((line, at) => ({ key: `${at}`, cells: [line.name, count(line.rows), share(line.bad_rate)] })),
      }}
    />
  );
}

export function ColumnDrawer({ use, profile, onClose }: { use: ColumnUse | undefined; profile: Profile | undefined; onClose: () => void }) {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const reason = useReason();
  const { change, may } = useEditing();
  const set = (fields: Partial<ColumnUse>) => use && change((study) => withColumn(study, use.column, fields));
  return (
    <Drawer open={Boolean(use)} onClose={onClose} width={560} title={use ? use[lang] : ''} aria-label={use ? use[lang] : ''} destroyOnHidden styles={{ wrapper: { maxWidth: '100vw' } }}>
      {use && (
        <div className="lab-stack">
          <p className="mono soft" style={{ margin: 0 }}>{use.column}</p>
          {profile && !profile.days && (profile.histogram.length > 1 || profile.values.length > 0) && <Picture profile={profile} label={use[lang]} />}
          {profile && (
            <dl className="lab-pairs">
              <dt>{t('mapping.missingRows')}</dt><dd className="num">{count(profile.missing)} · {share(profile.missing / Math.max(1, profile.rows))}{profile.missing_bad_rate !== null && profile.missing_bad_rate !== undefined && ` · ${t('col.badRate')} ${share(profile.missing_bad_rate)}`}</dd>
              <dt>{t('mapping.distinctValues')}</dt><dd className="num">{count(profile.distinct)}</dd>
              {profile.quartiles && <><dt>{t('mapping.quartiles')}</dt><dd className="num">{profile.quartiles.map(plain).join(' · ')}</dd></>}
              {profile.mean !== null && profile.mean !== undefined && <><dt>{t('mapping.mean')}</dt><dd className="num">{plain(profile.mean)}</dd></>}
              {profile.days && <><dt>{t('mapping.days')}</dt><dd className="num">{profile.days[0]} – {profile.days[1]}</dd></>}
            </dl>
          )}
          <fieldset className="lab-form" disabled={!may}>
            <legend className="hidden-visually">{t('mapping.edit')}</legend>
            <Field label={t('mapping.zh')}>{(id) => <Input id={id} value={use.zh} maxLength={60} onChange={(event) => set({ zh: event.target.value })} />}</Field>
            <Field label={t('mapping.en')}>{(id) => <Input id={id} value={use.en} maxLength={120} onChange={(event) => set({ en: event.target.value })} />}</Field>
            <Field label={t('mapping.role')}>
              {(id) => <Select id={id} disabled={!may} value={use.role} options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} onChange={(role) => change((study) => withRole(study, use.column, role, 'another column has this part'))} />}
            </Field>
            <Field label={t('mapping.kind')}>{(id) => <Select id={id} disabled={!may} value={use.kind} options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} onChange={(kind) => set({ kind })} />}</Field>
            {use.role === 'left-out' && <Field label={t('mapping.reason')}>{(id) => <Input id={id} value={reason(use.reason)} maxLength={200} onChange={(event) => set({ reason: event.target.value || undefined })} />}</Field>}
            <Field label={t('mapping.feature')} help={t('mapping.featureHelp')}>{(id) => <Input id={id} className="mono" value={use.feature ?? ''} placeholder={use.column} onChange={(event) => set({ feature: event.target.value.trim() || undefined })} />}</Field>
            {use.kind === 'number' && (
              <Field label={t('mapping.special')} help={t('mapping.specialHelp')}>
                {(id) => (
                  <Select
                    id={id} mode="tags" disabled={!may} value={(use.special ?? []).map(String)} tokenSeparators={[',', '，', ' ']} open={false} suffixIcon={null}
                    onChange={(values: string[]) => set({ special: values.map(Number).filter((value) => Number.isFinite(value)) })}
                  />
                )}
              </Field>
            )}
            <Field label={t('mapping.compare')} help={t('mapping.compareHelp')}>
              {(id) => <Select id={id} disabled={!may} allowClear value={use.compare ?? undefined} placeholder={t('mapping.compareNone')} options={ATTRIBUTES.map((kind) => ({ value: kind, label: t(`attribute.${kind}`) }))} onChange={(kind) => set({ compare: kind ?? undefined })} />}
            </Field>
            <Field label={t('mapping.source')} help={t('mapping.sourceHelp')}>{(id) => <Input id={id} value={use.source ?? ''} maxLength={60} onChange={(event) => set({ source: event.target.value || undefined })} />}</Field>
            <Field label={t('mapping.segment')} help={t('mapping.segmentHelp')}>{(id) => <span><Switch id={id} checked={use.segment ?? false} disabled={!may} onChange={(segment) => set({ segment: segment || undefined })} /></span>}</Field>
          </fieldset>
        </div>
      )}
    </Drawer>
  );
}
