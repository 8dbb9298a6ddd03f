// Who was turned away, and how outcomes are given to them: fitted on the approved alone, a card is too kind to the declined.
import { InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Panel } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';
import type { Rejects } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { Field } from '../mapping/ColumnDrawer.tsx';
import { useColumnName } from '../words.ts';

type Method = Rejects['method'];
const PARCELLING: Method = { kind: 'parcelling', bands: 10, factor: 1.5, seed: 1 };

/** A column that people's verdicts may stand in comes first: the program's own sets call it `outcome`. */
export function firstChoice(columns: readonly string[]): string {
  return columns.find((column) => column === 'outcome') ?? columns[0] ?? '';
}

function MethodFields({ method, set }: { method: Method; set: (method: Method) => void }) {
  const { t } = useTranslation('laboratory');
  const { may } = useEditing();
  return (
    <>
      <Radio.Group
        aria-label={t('rejects.method')} className="lab-radios" disabled={!may} value={method.kind}
        onChange={(event) => set(event.target.value === 'fuzzy' ? { kind: 'fuzzy', factor: method.factor } : { ...PARCELLING, factor: method.factor })}
        options={(['parcelling', 'fuzzy'] as const).map((kind) => ({ value: kind, label: t(`rejects.${kind}`) }))}
      />
      <div className="lab-form three">
        <Field label={t('rejects.factor')} help={t('rejects.factorHelp')}>{(id) => <InputNumber id={id} disabled={!may} value={method.factor} min={0.1} max={20} step={0.1} style={{ width: '100%' }} onChange={(factor) => factor !== null && set({ ...method, factor })} />}</Field>
        {method.kind === 'parcelling' && (
          <>
            <Field label={t('rejects.bands')}>{(id) => <InputNumber id={id} disabled={!may} value={method.bands} min={1} max={100} precision={0} style={{ width: '100%' }} onChange={(bands) => bands !== null && set({ ...method, bands })} />}</Field>
            <Field label={t('rejects.seed')}>{(id) => <InputNumber id={id} disabled={!may} value={method.seed} min={0} max={2 ** 32} precision={0} style={{ width: '100%' }} onChange={(seed) => seed !== null && set({ ...method, seed })} />}</Field>
          </>
        )}
      </div>
    </>
  );
}

export function Rejecting() {
  const { t } = useTranslation('laboratory');
  const { draft, change, may, card } = useEditing();
  const name = useColumnName(draft);
  const profile = $api.useQuery('get', '/v1/studies/{id}/profile', { params: { path: { id: card.id } } }, { staleTime: 300_000, placeholderData: (before) => before });
  const held = draft.rejects ?? undefined;
  const set = (rejects: Rejects | undefined) => change((study) => ({ ...study, rejects }));
  // Numbers that are measured mark nobody.
  const columns = draft.columns.filter((use) => use.role === 'outcome' || (use.role === 'left-out' && use.kind !== 'day') || use.kind === 'category').map((use) => use.column);
  const values = profile.data?.columns.find((column) => column.column === held?.column)?.values ?? [];
  return (
    <Panel className="half" title={t('rejects.title')} lead={t('rejects.lead')}>
      <Radio.Group
        aria-label={t('rejects.title')} className="lab-radios" disabled={!may} value={held ? 'infer' : 'none'}
        onChange={(event) => set(event.target.value === 'infer' ? { column: firstChoice(columns), values: [], method: PARCELLING } : undefined)}
        options={[{ value: 'none', label: t('rejects.none') }, { value: 'infer', label: t('rejects.infer') }]}
      />
      {held && (
        <>
          <div className="lab-form two">
            <Field label={t('rejects.column')}>{(id) => <Select id={id} disabled={!may} showSearch optionFilterProp="label" value={held.column} options={columns.map((column) => ({ value: column, label: name(column) === column ? column : `${name(column)} · ${column}` }))} onChange={(column) => set({ ...held, column, values: [] })} />}</Field>
            <Field label={t('rejects.values')} help={t('rejects.valuesHelp')}>
              {(id) => <Select id={id} mode="tags" disabled={!may} value={[...held.values]} options={values.map((one) => ({ value: one.value, label: `${one.value}（${count(one.rows)}）` }))} onChange={(chosen: string[]) => set({ ...held, values: chosen })} />}
            </Field>
          </div>
          <MethodFields method={held.method} set={(method) => set({ ...held, method })} />
        </>
      )}
    </Panel>
  );
}
