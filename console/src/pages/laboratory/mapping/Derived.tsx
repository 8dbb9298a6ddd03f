// Columns made from others, row by row.
import { Button, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { withDerived, withoutDerived, type ColumnUse, type Derivation, type Derived as Made, type Study } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { useColumnName } from '../words.ts';
import { Field } from './ColumnDrawer.tsx';

const KINDS = ['prefix', 'ratio', 'log', 'same', 'month', 'year', 'days'] as const;
type MadeKind = (typeof KINDS)[number];
/** The columns that each kind is made of, by the members of the document. */
const PARTS: Record<MadeKind, string[]> = { prefix: ['of'], ratio: ['of', 'over'], log: ['of'], same: ['of', 'with'], month: ['of'], year: ['of'], days: ['from', 'to'] };
const TAKES: Partial<Record<MadeKind, ColumnUse['kind']>> = { ratio: 'number', log: 'number', month: 'day', year: 'day', days: 'day' };

type Values = Record<string, string | number | undefined>;

/** How a derived column is made, in words. */
export function useHow(study: Study): (how: Derivation) => string {
  const { t } = useTranslation('laboratory');
  const name = useColumnName(study);
  return (how) => {
    const held = how as unknown as Record<string, string | number>;
    const words = Object.fromEntries(['of', 'over', 'with', 'from', 'to'].map((part) => [part, name(String(held[part] ?? ''))]));
    return t(`derived.how.${how.kind}`, { ...words, characters: held.characters ?? 0 });
  };
}

function Editor({ made, onClose }: { made: Made | null; onClose: () => void }) {
  const { t } = useTranslation('laboratory');
  const { draft, change } = useEditing();
  const call = useColumnName(draft);
  const old = made ? draft.columns.find((column) => column.column === made.name) : undefined;
  const [kind, setKind] = useState<MadeKind>(made?.how.kind ?? 'ratio');
  const [values, setValues] = useState<Values>({ ...(made?.how as unknown as Values), name: made?.name, zh: old?.zh, en: old?.en, characters: (made?.how as { characters?: number } | undefined)?.characters ?? 2 });
  const set = (key: string, value: string | number | undefined) => setValues({ ...values, [key]: value });
  const wanted = TAKES[kind];
  const options = draft.columns
    .filter((column) => (!wanted || column.kind === wanted) && !(draft.derived ?? []).some((held) => held.name === column.column))
    .map((column) => ({ value: column.column, label: `${call(column.column)} · ${column.column}` }));
  const named = String(values.name ?? '').trim();
  const taken = draft.columns.some((column) => column.column === named) && named !== made?.name;
  const complete = named !== '' && !taken && PARTS[kind].every((part) => values[part]) && (kind !== 'prefix' || Number(values.characters) > 0);
  const keep = () => {
    const fields = Object.fromEntries(PARTS[kind].map((part) => [part, values[part]]));
    const how = { kind, ...fields, ...(kind === 'prefix' ? { characters: Number(values.characters) } : {}) } as Derivation;
    const use: ColumnUse = {
      ...(old ?? { role: 'feature' }), column: named, kind: kind === 'prefix' || kind === 'same' ? 'category' : 'number',
      zh: String(values.zh ?? '').trim() || named, en: String(values.en ?? '').trim() || named,
    };
    change((study) => withDerived(study, { name: named, how }, use, made?.name));
    onClose();
  };
  return (
    <Modal open title={t(made ? 'derived.edit' : 'derived.add')} onCancel={onClose} onOk={keep} okText={t('derived.keep')} cancelText={t('upload.cancel')} okButtonProps={{ disabled: !complete }}>
      <div className="lab-form">
        <Field label={t('derived.kind')}>{(id) => <Select id={id} value={kind} options={KINDS.map((one) => ({ value: one, label: t(`derived.kinds.${one}`) }))} onChange={setKind} />}</Field>
        {PARTS[kind].map((part) => (
          <Field key={part} label={t(`derived.part.${part as 'of'}`)}>
            {(id) => <Select id={id} showSearch optionFilterProp="label" value={values[part] as string | undefined} options={options} onChange={(value) => set(part, value)} />}
          </Field>
        ))}
        {kind === 'prefix' && <Field label={t('derived.characters')}>{(id) => <InputNumber id={id} min={1} max={20} value={Number(values.characters)} onChange={(value) => set('characters', value ?? undefined)} />}</Field>}
        <Field label={t('derived.name')} help={taken ? <span className="lab-warn">{t('derived.taken')}</span> : t('derived.nameHelp')}>{(id) => <Input id={id} className="mono" value={values.name as string | undefined} onChange={(event) => set('name', event.target.value)} />}</Field>
        <Field label={t('mapping.zh')}>{(id) => <Input id={id} value={values.zh as string | undefined} onChange={(event) => set('zh', event.target.value)} />}</Field>
        <Field label={t('mapping.en')}>{(id) => <Input id={id} value={values.en as string | undefined} onChange={(event) => set('en', event.target.value)} />}</Field>
      </div>
    </Modal>
  );
}

export function DerivedPanel() {
  const { t } = useTranslation('laboratory');
  const { draft, change, may } = useEditing();
  const how = useHow(draft);
  const call = useColumnName(draft);
  const [edited, setEdited] = useState<Made | null | undefined>(undefined);
  const list = draft.derived ?? [];
  return (
    <Panel className="half" title={t('derived.title')} lead={t('derived.lead')} extra={may && <Button onClick={() => setEdited(null)}>{t('derived.add')}</Button>}>
      {list.length === 0 ? <p className="soft">{t('derived.none')}</p> : (
        <ul className="lab-lines">
          {list.map((made) => (
            <li key={made.name}>
              <span><strong>{call(made.name)}</strong> <span className="mono soft">{made.name}</span><br />{how(made.how)}</span>
              {may && (
                <span className="lab-line-acts">
                  <Button size="small" onClick={() => setEdited(made)}>{t('derived.edit')}</Button>
                  <Button size="small" danger onClick={() => change((study) => withoutDerived(study, made.name))} aria-label={`${t('derived.remove')} ${call(made.name)}`}>{t('derived.remove')}</Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {edited !== undefined && <Editor made={edited} onClose={() => setEdited(undefined)} />}
    </Panel>
  );
}
