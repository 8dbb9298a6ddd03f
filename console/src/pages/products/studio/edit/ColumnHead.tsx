// The head of a column: its name, what it tests or sets, and what can be done with it.
import { DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useName } from '@/display.tsx';
import { moved } from '../model/graph.ts';
import type { Column } from '../model/table.ts';
import type { Content } from '../model/types.ts';
import { SUFFIX, unitOf, type Unit } from '../model/units.ts';
import { resultWord, type Word } from '../model/words.ts';
import { Pick, TextBox, Words, type Option } from './controls.tsx';

/** What a result column holds, told by the end of its field's name. */
const HOLDS: { code: Unit; ending: string }[] = [{ code: 'yuan', ending: 'cap' }, { code: 'share', ending: 'share' }, { code: 'bps', ending: 'bps' }, { code: 'months', ending: 'months' }, { code: 'plain', ending: 'value' }];
const RESERVED = ['limit', 'spread_bps', 'adjustment_bps', 'code', 'zh', 'en'];

interface ColumnHeadProps {
  column: Column;
  at: number;
  of: number;
  words: Word[];
  collect: boolean;
  change: (edit: (content: Content) => Content) => void;
}

export function ColumnHead({ column, at, of, words, collect, change }: ColumnHeadProps) {
  const { t } = useTranslation('studio');
  const name = useName();
  const key = column.role === 'input' ? 'inputs' : 'outputs';
  const edit = (fields: object) => change((content) => ({ ...content, [key]: (content[key] ?? []).map((one) => (one.id === column.id ? { ...one, ...fields } : one)) }));
  const shift = (by: number) => change((content) => ({ ...content, [key]: moved<never>((content[key] ?? []) as never[], at, at + by) }));
  const remove = () => change((content) => ({
    ...content,
    [key]: (content[key] ?? []).filter((one) => one.id !== column.id),
    rules: (content.rules ?? []).map((row) => Object.fromEntries(Object.entries(row).filter(([id]) => id !== column.id))),
  }));
  const options: Option[] = [...words.map((word) => ({ code: word.name, zh: word.zh, en: word.en, group: t(`group.${word.group}`) })), { code: '', zh: t('table.wholeCondition'), en: t('table.wholeCondition'), group: t('group.step') }];
  const reserved = column.role === 'output' && RESERVED.includes(column.field ?? '');
  const menu = {
    items: [
      { key: 'left', label: t('table.moveLeft'), disabled: at === 0 }, { key: 'right', label: t('table.moveRight'), disabled: at === of - 1 }, { type: 'divider' as const },
      { key: 'gone', label: t('table.deleteColumn'), danger: true, icon: <DeleteOutlined />, disabled: column.role === 'output' && (of === 1 || reserved) },
    ],
    onClick: ({ key: chosen }: { key: string }) => (chosen === 'gone' ? remove() : shift(chosen === 'left' ? -1 : 1)),
  };
  const toVariable = (field: string) => {
    const word = words.find((one) => one.name === field);
    const old = column.word?.zh;
    // The heading follows the variable unless somebody gave it words of its own.
    edit({ field: field === '' ? undefined : field, ...(word && (!column.name || column.name === old) ? { name: word.zh } : {}) });
  };
  const holds = HOLDS.map(({ code }) => ({ code, zh: t(`holds.${code}` as 'holds.yuan'), en: t(`holds.${code}` as 'holds.yuan') }));
  const toUnit = (unit: string) => {
    const ending = HOLDS.find((one) => one.code === unit)!.ending;
    const stem = (column.field ?? '').replace(/_?(cap|share|bps|months|value)$/, '') || column.id;
    edit({ field: `${stem}_${ending}` });
  };
  return (
    <th scope="col" className={column.role === 'output' ? 'then' : ''}>
      <div className="sheet-head">
        {reserved && collect ? <strong><Words both={resultWord(column.field ?? '')!} /></strong> : <TextBox value={column.name} zh label={t('table.heading', { number: at + 1 })} onChange={(text) => edit({ name: text })} />}
        {!(reserved && collect) && (
          <Dropdown trigger={['click']} menu={menu}>
            <button type="button" className="sheet-column-menu" aria-label={t('table.columnMenu', { name: column.name })}><DownOutlined aria-hidden /></button>
          </Dropdown>
        )}
      </div>
      <div className="sheet-about">
        {column.role === 'input' && <Pick tone="name" value={column.field ?? ''} options={options} otherwise={{ zh: column.field ?? '', en: column.field ?? '' }} label={t('table.tests')} onChange={toVariable} />}
        {column.role === 'output' && (reserved || collect) && !(reserved && collect) && <span className="soft"><Words both={resultWord(column.field ?? '') ?? { zh: column.name, en: column.name }} />{column.unit !== 'plain' && ` · ${name(SUFFIX[column.unit])}`}</span>}
        {column.role === 'output' && !reserved && !collect && <Pick value={unitOf(column.field ?? '', column.name)} options={holds} label={t('table.holds')} onChange={toUnit} />}
      </div>
    </th>
  );
}
