// Rows that stay out, each rule with its reason.
import { Button, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { listed } from '@/format/numbers.ts';
import type { RowRule, Study, Profile } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { half, plain, useColumnName } from '../words.ts';
import { Field } from './ColumnDrawer.tsx';

const TESTS = ['is', 'is-not', 'below', 'above', 'missing'] as const;
type Test = (typeof TESTS)[number];

function useRuleWords(study: Study): (rule: RowRule) => string {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const name = useColumnName(study);
  return ({ column, test }) =>
    t(`exclusion.words.${test.kind}`, {
      column: name(column),
      values: 'values' in test ? listed(test.values, lang) : '',
      value: 'value' in test ? plain(test.value) : '',
    });
}

function Editor({ profiles, onClose }: { profiles: Profile[]; onClose: () => void }) {
  const { t } = useTranslation('laboratory');
  const { draft, change } = useEditing();
  const call = useColumnName(draft);
  const [column, setColumn] = useState<string>();
  const [test, setTest] = useState<Test>('is');
  const [values, setValues] = useState<string[]>([]);
  const [value, setValue] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const known = profiles.find((profile) => profile.column === column)?.values ?? [];
  const many = test === 'is' || test === 'is-not';
  const complete = column && reason.trim() !== '' && (many ? values.length > 0 : test === 'missing' || value !== null);
  const keep = () => {
    const made = { column, reason: reason.trim(), test: many ? { kind: test, values } : test === 'missing' ? { kind: test } : { kind: test, value } } as RowRule;
    change((study) => ({ ...study, exclusions: [...(study.exclusions ?? []), made] }));
    onClose();
  };
  return (
    <Modal open title={t('exclusion.add')} onCancel={onClose} onOk={keep} okText={t('derived.keep')} cancelText={t('upload.cancel')} okButtonProps={{ disabled: !complete }}>
      <div className="lab-form">
        <Field label={t('exclusion.column')}>
          {(id) => <Select id={id} showSearch optionFilterProp="label" value={column} options={draft.columns.map((held) => ({ value: held.column, label: `${call(held.column)} · ${held.column}` }))} onChange={setColumn} />}
        </Field>
        <Field label={t('exclusion.test')}>{(id) => <Select id={id} value={test} options={TESTS.map((kind) => ({ value: kind, label: t(`exclusion.tests.${kind}`) }))} onChange={setTest} />}</Field>
        {many && <Field label={t('exclusion.values')}>{(id) => <Select id={id} mode="tags" tokenSeparators={[',', '，']} value={values} options={known.map((held) => ({ value: held.value, label: held.value }))} onChange={setValues} />}</Field>}
        {!many && test !== 'missing' && <Field label={t('exclusion.value')}>{(id) => <InputNumber id={id} value={value} onChange={setValue} style={{ width: '100%' }} />}</Field>}
        <Field label={t('exclusion.reason')}>{(id) => <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />}</Field>
      </div>
    </Modal>
  );
}

export function ExclusionsPanel({ profiles }: { profiles: Profile[] }) {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const { draft, change, may } = useEditing();
  const words = useRuleWords(draft);
  const [open, setOpen] = useState(false);
  const rules = draft.exclusions ?? [];
  return (
    <Panel className="half" title={t('exclusion.title')} lead={t('exclusion.lead')} extra={may && <Button onClick={() => setOpen(true)}>{t('exclusion.add')}</Button>}>
      {rules.length === 0 ? <p className="soft">{t('exclusion.none')}</p> : (
        <ul className="lab-lines">
          {rules.map((rule, at) => (
            <li key={at}>
              <span>{words(rule)}<br /><span className="soft">{half(rule.reason, lang)}</span></span>
              {may && <Button size="small" danger aria-label={`${t('derived.remove')} ${words(rule)}`} onClick={() => change((study) => ({ ...study, exclusions: rules.filter((_, other) => other !== at) }))}>{t('derived.remove')}</Button>}
            </li>
          ))}
        </ul>
      )}
      {open && <Editor profiles={profiles} onClose={() => setOpen(false)} />}
    </Panel>
  );
}
