// What the laboratory says of columns, roles and changes, in the language of the screen.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { about, type Change, type ColumnUse, type Study } from './document.ts';

/** The half of `没有样本权重 no weight` that the screen speaks; words in one language only stay as they are. */
export function half(text: string, lang: 'zh' | 'en'): string {
  const found = /^([^]*[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef][^\u4e00-\u9fff]*?) ([A-Za-z][^\u4e00-\u9fff]*)$/.exec(text);
  if (!found) return text;
  return (lang === 'zh' ? found[1] : found[2]) ?? text;
}

/** Why the assistant leaves a column out, by what it says. */
const REASONS: Record<string, string> = {
  'says how the loan ended': '说明贷款结局，是结果而非特征',
  'a personal attribute: groups are compared by it, nobody is scored on it': '个人属性：用于分组比较，不参与评分',
  'one value only': '只有一个取值',
  'known only after the loan went well or badly': '贷款结局出现之后才会知道',
  'names a row, measures nothing': '只是编号，不度量任何东西',
  'a day: derive a number from it to use it': '日期：派生为数值后才能入模',
  'says how rows were drawn': '说明样本如何抽取',
  'another column has this part': '该角色已由另一列担任',
};

export function useReason(): (reason: string | null | undefined) => string {
  const { lang } = useDisplay();
  return useCallback(
    (reason) => {
      if (!reason) return '';
      if (lang === 'zh') return REASONS[reason] ?? half(reason, lang);
      return Object.entries(REASONS).find(([, zh]) => zh === reason)?.[0] ?? half(reason, lang);
    },
    [lang],
  );
}

/** What a column is called; the column itself when nobody named it. */
export function useColumnName(study: Study): (column: string) => string {
  const { lang } = useDisplay();
  return useCallback(
    (column) => {
      const use = study.columns.find((held) => held.column === column || held.feature === column);
      return (use && use[lang]) || column;
    },
    [study, lang],
  );
}

/** What the report calls an attribute is the Chinese name of its column: told in the language of the screen where it is known. */
export function useAttributeName(study: Study): (attribute: string) => string {
  const { lang } = useDisplay();
  return useCallback(
    (attribute) => {
      const use = study.columns.find((held) => held.zh === attribute || held.column === attribute || held.feature === attribute);
      return (use && use[lang]) || attribute;
    },
    [study, lang],
  );
}

/** The language of a name that people gave, for whoever reads it out on a screen of another. */
export const langOf = (name: string): string | undefined => (/[\u4e00-\u9fff]/.test(name) ? 'zh-CN' : undefined);

export const featureOf = (use: ColumnUse): string => use.feature ?? use.column;

/** `1,234.5`; a year stays `2006`. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return Math.abs(value) < 10_000 ? String(value) : count(value);
  const size = Math.abs(value);
  return size >= 1000 ? value.toLocaleString('en-US', { maximumFractionDigits: 1 }) : String(Number(value.toPrecision(4)));
}

/** `12.3%` of a share of 0 to 1. */
export function share(value: number | null | undefined, digits = 1): string {
  return value === null || value === undefined ? '–' : `${(value * 100).toFixed(digits)}%`;
}

export function signed(value: number, digits = 4): string {
  const text = value.toFixed(digits);
  if (Number(text) === 0) return (0).toFixed(digits);
  return value > 0 ? `+${text}` : text.replace('-', '−');
}

/** A p-value as people write it. */
export function chance(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return value < 0.0001 ? '< 0.0001' : value.toFixed(4);
}

/** A change in words: what, and from what to what where both are short. */
export function useChangeWords(before: Study, after: Study): (change: Change) => string {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const reason = useReason();
  const named = useColumnName(after);
  const formerly = useColumnName(before);
  return (change) => {
    const { member, name, field } = about(change.part);
    const call = (column: string) => (named(column) === column ? formerly(column) : named(column));
    const value = (given: unknown): string => {
      if (given === undefined || given === null || given === '' || given === false) return t('change.nothing');
      if (given === true) return t('change.yes');
      if (field === 'role') return t(`role.${given as 'feature'}`);
      if (field === 'kind') return t(`kind.${given as 'number'}`);
      if (field === 'compare') return t(`attribute.${given as 'region'}`);
      if (name === 'trend') return t(`trend.${given as 'auto'}`);
      if (name === 'method') return t(`method.${given as 'lasso'}`);
      if (name === 'sign') return t(`sign.${given as 'free'}`);
      if (field === 'reason') return reason(String(given));
      return Array.isArray(given) ? given.join(lang === 'zh' ? '、' : ', ') : String(given);
    };
    const fromTo = `${value(change.before)} → ${value(change.after)}`;
    switch (member) {
      case 'columns':
        return `${call(name)} · ${t(`change.field.${field as 'role'}`)}${lang === 'zh' ? '：' : ': '}${fromTo}`;
      case 'derived':
        return t(change.after ? 'change.derived' : 'change.derivedGone', { name });
      case 'exclusions':
        return t(change.after ? 'change.exclusion' : 'change.exclusionGone');
      case 'bins_of':
        return t(change.after ? 'change.bins' : 'change.binsGone', { name: call(name) });
      case 'binning_of':
        return t('change.binningOf', { name: call(name) });
      case 'binning':
      case 'selection':
      case 'scaling':
      case 'stakes':
        return `${t(`option.${name as 'min_iv'}`)}${lang === 'zh' ? '：' : ': '}${fromTo}`;
      default:
        return t(`change.whole.${member as 'target'}`);
    }
  };
}
