// Controls that stand inside a sentence: a number with its unit, a choice, a text. They look like words until one works with them.
import { CloseOutlined, DownOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import type { DefaultOptionType } from 'antd/es/select';
import { Fragment, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useDisplay, useName } from '@/display.tsx';
import { numberShown } from '../model/loose.ts';
import { shown, SUFFIX, typed, type Unit } from '../model/units.ts';
import type { Both, Choice } from '../model/words.ts';

/** A sentence with controls in the places of `{name}`. */
export function Say({ text, parts }: { text: string; parts: Record<string, ReactNode> }) {
  return text.split(/\{(\w+)\}/).map((piece, at) => <Fragment key={at}>{at % 2 === 0 ? piece : parts[piece]}</Fragment>);
}

const widthOf = (text: string) => `${Math.min(Math.max([...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0), 2), 40) + 1}ch`;

interface NumberBoxProps {
  /** Digits as the document holds them. */
  value: string;
  unit?: Unit;
  label: string;
  onChange: (value: string) => void;
  /** May be left empty. */
  empty?: boolean;
}

export function NumberBox({ value, unit = 'plain', label, onChange, empty = false }: NumberBoxProps) {
  const { lang } = useDisplay();
  const { t } = useTranslation('studio');
  const suffix = SUFFIX[unit][lang];
  const reading = value === '' ? '' : numberShown(value, unit, lang);
  const bareReading = suffix && reading.endsWith(suffix) ? reading.slice(0, -suffix.length).trim() : reading;
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const done = () => {
    if (text === null) return;
    const next = text.trim() === '' && empty ? '' : typed(text, unit);
    if (next === null) {
      setWrong(true);
      return;
    }
    setText(null);
    setWrong(false);
    // What says the same stays as it is written.
    if (next !== value && !(next !== '' && value !== '' && Number(next) === Number(value))) onChange(next);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') done();
    if (event.key === 'Escape') {
      setText(null);
      setWrong(false);
    }
  };
  const face = text ?? bareReading;
  return (
    <span className="say-number">
      <input
        className={`say-input num ${wrong ? 'wrong' : ''}`}
        inputMode="decimal"
        aria-label={suffix ? `${label} (${suffix})` : label}
        aria-invalid={wrong || undefined}
        title={wrong ? t('control.notNumber') : undefined}
        value={face}
        style={{ width: widthOf(face || '–') }}
        onFocus={(event) => {
          // At once, so that what is typed next replaces all of it.
          flushSync(() => setText((held) => held ?? shown(value, unit)));
          event.target.select();
        }}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
        onKeyDown={keys}
      />
      {suffix && <span className="say-unit">{suffix}</span>}
      {wrong && <span className="say-wrong" role="alert">{t('control.notNumber')}</span>}
    </span>
  );
}

export function TextBox({ value, label, onChange, wide = false, multi = false, zh = false }: { value: string; label: string; onChange: (value: string) => void; wide?: boolean; multi?: boolean; zh?: boolean }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const shared = {
    'aria-label': label, value: text, className: `say-input text ${wide ? 'wide' : ''}`, lang: zh ? 'zh-CN' : undefined, onBlur: () => text !== value && onChange(text),
    onKeyDown: (event: KeyboardEvent) => event.key === 'Enter' && !multi && text !== value && onChange(text),
  };
  if (multi) return <textarea {...shared} rows={2} onChange={(event) => setText(event.target.value)} />;
  return <input {...shared} style={wide ? undefined : { width: widthOf(text || '　　') }} onChange={(event) => setText(event.target.value)} />;
}

export interface Option extends Choice {
  group?: string;
}

interface PickProps {
  value: string;
  options: Option[];
  label: string;
  onChange: (code: string) => void;
  /** What to show for a value that is no option. */
  otherwise?: Both;
  tone?: 'name' | 'plain';
}

/** Names of documents and variables are Chinese whatever the language of the screen. */
export function Words({ both }: { both: Both }) {
  const name = useName();
  const text = name(both);
  return <span lang={/[\u4e00-\u9fff]/.test(text) ? 'zh-CN' : undefined}>{text}</span>;
}

function grouped(options: Option[], named: (one: Option) => string): DefaultOptionType[] {
  const groups = [...new Set(options.map((one) => one.group))];
  const lines = (of: Option[]) => of.map((one) => ({ value: one.code, label: named(one) }));
  if (groups.length < 2) return lines(options);
  return groups.map((group) => ({ label: group, title: group, options: lines(options.filter((one) => one.group === group)) }));
}

/** A choice: a word with a small arrow, and the list when it is opened. */
export function Pick({ value, options, label, onChange, otherwise, tone = 'plain' }: PickProps) {
  const name = useName();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const held = options.find((one) => one.code === value) ?? otherwise ?? { zh: value, en: value };
  const close = (back: boolean) => {
    setOpen(false);
    if (back) requestAnimationFrame(() => button.current?.focus());
  };
  if (!open) {
    return (
      <button ref={button} type="button" className={`say-pick ${tone}`} aria-label={`${label}: ${name(held)}`} aria-haspopup="listbox" onClick={() => setOpen(true)}>
        <Words both={held} /><DownOutlined aria-hidden />
      </button>
    );
  }
  return (
    <Select<string, DefaultOptionType>
      autoFocus
      defaultOpen
      showSearch={options.length > 7}
      optionFilterProp="label"
      size="small"
      aria-label={label}
      value={value}
      popupMatchSelectWidth={false}
      style={{ minWidth: 120 }}
      options={grouped(options, name)}
      onSelect={(code: string) => {
        close(true);
        if (code !== value) onChange(code);
      }}
      onBlur={() => close(false)}
      onKeyDown={(event) => event.key === 'Escape' && close(true)}
    />
  );
}

/** Several of a list, in the order of the list. */
export function PickMany({ values, options, label, onChange, least = 0 }: { values: string[]; options: Option[]; label: string; onChange: (codes: string[]) => void; least?: number }) {
  const name = useName();
  const { t } = useTranslation('studio');
  const left = options.filter((one) => !values.includes(one.code));
  return (
    <span className="say-many">
      {values.map((code) => {
        const held = options.find((one) => one.code === code) ?? { code, zh: code, en: code };
        return (
          <span key={code} className="say-chip">
            <Words both={held} />
            {values.length > least && <button type="button" aria-label={t('control.remove', { what: name(held) })} onClick={() => onChange(values.filter((one) => one !== code))}><CloseOutlined aria-hidden /></button>}
          </span>
        );
      })}
      {left.length > 0 && <Pick value="" options={left} label={label} otherwise={{ zh: values.length === 0 ? '请选择' : '添加', en: values.length === 0 ? 'choose' : 'add' }} onChange={(code) => onChange([...values, code])} />}
    </span>
  );
}
