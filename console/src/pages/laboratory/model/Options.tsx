// How characteristics are chosen, how the level is set, how odds become points and grades, and what is at stake.
import { InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { BINNING, type Binning, type Study } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { Field } from '../mapping/ColumnDrawer.tsx';
import { featureOf, useColumnName } from '../words.ts';
import { Rejecting } from './Rejecting.tsx';

const SELECTION = { method: 'backward', sign: 'strict', min_iv: 0.02, max_iv: 1, keep: [] as string[], max_correlation: 0.7, max_vif: 5, max_p_value: 0.05, max_characteristics: 12 } as const;
const SCALING = { base_points: 600, base_odds: 50, pdo: 20 };
const STAKES = { gain_fen: 250, loss_fen: 4500 };
const TRENDS = ['auto-any', 'auto', 'rising', 'falling', 'peak', 'valley', 'none'] as const;

interface NumberFieldProps {
  label: string;
  help?: string;
  value: number | null | undefined;
  least: number;
  most: number;
  step?: number;
  unit?: string;
  empty?: boolean;
  digits?: number;
  onChange: (value: number | null) => void;
}

function NumberField({ label, help, value, least, most, step, unit, empty, digits, onChange }: NumberFieldProps) {
  const { may } = useEditing();
  return (
    <Field label={label} help={help}>
      {(id) => <InputNumber id={id} disabled={!may} value={value ?? null} min={least} max={most} step={step} precision={digits} addonAfter={unit} style={{ width: '100%' }} onChange={(next) => (next !== null || empty) && onChange(next)} />}
    </Field>
  );
}

function Choosing() {
  const { t } = useTranslation('laboratory');
  const { draft, change, may } = useEditing();
  const name = useColumnName(draft);
  const held = { ...SELECTION, ...(draft.selection ?? {}) };
  const set = (fields: Partial<NonNullable<Study['selection']>>) => change((study) => ({ ...study, selection: { ...SELECTION, keep: [], ...(study.selection ?? {}), ...fields } }));
  const features = draft.columns.filter((use) => use.role === 'feature');
  return (
    <Panel className="half" title={t('options.choosing')} lead={t('options.choosingLead')}>
      <div className="lab-form two">
        <Field label={t('option.method')} help={t(`methodHelp.${held.method}`)}>{(id) => <Select id={id} disabled={!may} value={held.method} options={(['backward', 'forward', 'lasso'] as const).map((method) => ({ value: method, label: t(`method.${method}`) }))} onChange={(method) => set({ method })} />}</Field>
        <Field label={t('option.sign')} help={t(`signHelp.${held.sign}`)}>{(id) => <Select id={id} disabled={!may} value={held.sign} options={(['strict', 'material', 'free'] as const).map((sign) => ({ value: sign, label: t(`sign.${sign}`) }))} onChange={(sign) => set({ sign })} />}</Field>
        <NumberField label={t('option.min_iv')} value={held.min_iv} least={0} most={1} step={0.01} onChange={(min_iv) => set({ min_iv: min_iv ?? 0 })} />
        <NumberField label={t('option.max_iv')} help={t('options.maxIvHelp')} value={held.max_iv} least={0.1} most={100} step={0.1} onChange={(max_iv) => set({ max_iv: max_iv ?? 1 })} />
        <NumberField label={t('option.max_correlation')} value={held.max_correlation} least={0.1} most={1} step={0.05} onChange={(max_correlation) => set({ max_correlation: max_correlation ?? 1 })} />
        <NumberField label={t('option.max_vif')} value={held.max_vif} least={1} most={1000} empty onChange={(max_vif) => set({ max_vif })} />
        <NumberField label={t('option.max_p_value')} value={held.max_p_value} least={0.0001} most={1} step={0.01} onChange={(max_p_value) => set({ max_p_value: max_p_value ?? 1 })} />
        <NumberField label={t('option.max_characteristics')} value={held.max_characteristics} least={1} most={60} digits={0} onChange={(max_characteristics) => set({ max_characteristics: max_characteristics ?? 12 })} />
      </div>
      <Field label={t('option.keep')} help={t('options.keepHelp')}>
        {(id) => <Select id={id} mode="multiple" disabled={!may} value={[...(held.keep ?? [])]} optionFilterProp="label" options={features.map((use) => ({ value: featureOf(use), label: `${name(use.column)} · ${use.column}` }))} onChange={(keep: string[]) => set({ keep })} />}
      </Field>
    </Panel>
  );
}

function Cutting() {
  const { t } = useTranslation('laboratory');
  const { draft, change, may } = useEditing();
  const held: Required<Binning> = { ...BINNING, ...(draft.binning ?? {}) };
  const set = (fields: Partial<Binning>) => change((study) => ({ ...study, binning: { ...held, ...fields } }));
  return (
    <Panel className="half" title={t('options.cutting')} lead={t('options.cuttingLead')}>
      <div className="lab-form two">
        <Field label={t('option.trend')}>{(id) => <Select id={id} disabled={!may} value={held.trend} options={TRENDS.map((trend) => ({ value: trend, label: t(`trend.${trend}`) }))} onChange={(trend) => set({ trend })} />}</Field>
        <NumberField label={t('option.max_bins')} value={held.max_bins} least={2} most={50} digits={0} onChange={(max_bins) => set({ max_bins: max_bins ?? 8 })} />
        <NumberField label={t('option.min_bin_percent')} value={held.min_bin_percent} least={0} most={50} unit="%" onChange={(min_bin_percent) => set({ min_bin_percent: min_bin_percent ?? 0 })} />
        <NumberField label={t('option.min_bin_bads')} value={held.min_bin_bads} least={0} most={100_000} onChange={(min_bin_bads) => set({ min_bin_bads: min_bin_bads ?? 0 })} />
      </div>
    </Panel>
  );
}

function Level() {
  const { t } = useTranslation('laboratory');
  const { draft, change, may } = useEditing();
  const { level } = draft;
  const set = (next: Study['level']) => change((study) => ({ ...study, level: next }));
  return (
    <Panel className="half" title={t('options.level')} lead={t('options.levelLead')}>
      <Radio.Group
        aria-label={t('options.level')} className="lab-radios" disabled={!may} value={level.kind}
        onChange={(event) => set(event.target.value === 'bad-rate' ? { kind: 'bad-rate', percent: 5 } : { kind: event.target.value as 'as-sampled' | 'platt-on-test' })}
        options={(['as-sampled', 'bad-rate', 'platt-on-test'] as const).map((kind) => ({ value: kind, label: t(`level.${kind}`) }))}
      />
      {level.kind === 'bad-rate' && <NumberField label={t('options.badRate')} value={level.percent} least={0.01} most={99} step={0.5} unit="%" onChange={(percent) => set({ kind: 'bad-rate', percent: percent ?? 5 })} />}
    </Panel>
  );
}

function Points() {
  const { t } = useTranslation('laboratory');
  const { draft, change, may } = useEditing();
  const scaling = { ...SCALING, ...(draft.scaling ?? {}) };
  const set = (fields: Partial<typeof SCALING>) => change((study) => ({ ...study, scaling: { ...scaling, ...fields } }));
  const grades = draft.grades;
  const grade = (key: 'a_below' | 'b_below' | 'c_below', letter: string) => grades && (
    <NumberField label={t('options.gradeBelow', { grade: letter })} value={Number((grades[key] * 100).toFixed(4))} least={0.01} most={99.99} step={0.5} unit="%" onChange={(value) => value !== null && change((study) => ({ ...study, grades: { ...grades, [key]: value / 100 } }))} />
  );
  return (
    <Panel className="half" title={t('options.points')} lead={t('options.pointsLead', scaling)}>
      <div className="lab-form three">
        <NumberField label={t('option.base_points')} value={scaling.base_points} least={0} most={10_000} onChange={(base_points) => set({ base_points: base_points ?? 600 })} />
        <NumberField label={t('option.base_odds')} value={scaling.base_odds} least={0.1} most={10_000} unit=": 1" onChange={(base_odds) => set({ base_odds: base_odds ?? 50 })} />
        <NumberField label={t('option.pdo')} value={scaling.pdo} least={1} most={1000} onChange={(pdo) => set({ pdo: pdo ?? 20 })} />
      </div>
      <Radio.Group
        aria-label={t('options.grades')} className="lab-radios" disabled={!may} value={grades ? 'given' : 'designed'}
        onChange={(event) => change((study) => ({ ...study, grades: event.target.value === 'given' ? { a_below: 0.02, b_below: 0.05, c_below: 0.12 } : undefined }))}
        options={[{ value: 'designed', label: t('options.gradesDesigned') }, { value: 'given', label: t('options.gradesGiven') }]}
      />
      {grades && <div className="lab-form three">{grade('a_below', 'A')}{grade('b_below', 'B')}{grade('c_below', 'C')}</div>}
    </Panel>
  );
}

function Stakes() {
  const { t } = useTranslation('laboratory');
  const { draft, change } = useEditing();
  const stakes = { ...STAKES, ...(draft.stakes ?? {}) };
  // Kept as whole fen: what is typed has two digits after the point.
  const set = (key: keyof typeof STAKES) => (yuan: number | null) => yuan !== null && change((study) => ({ ...study, stakes: { ...stakes, [key]: Math.round(yuan * 100) } }));
  return (
    <Panel className="half" title={t('options.stakes')} lead={t('options.stakesLead')}>
      <div className="lab-form two">
        <NumberField label={t('option.gain_fen')} help={t('options.gainHelp')} value={stakes.gain_fen / 100} least={0} most={100} step={0.5} digits={2} unit={t('unit.yuan')} onChange={set('gain_fen')} />
        <NumberField label={t('option.loss_fen')} help={t('options.lossHelp')} value={stakes.loss_fen / 100} least={0} most={100} step={1} digits={2} unit={t('unit.yuan')} onChange={set('loss_fen')} />
      </div>
    </Panel>
  );
}

export function Options() {
  return <div className="grid"><Choosing /><Cutting /><Level /><Points /><Stakes /><Rejecting /></div>;
}
