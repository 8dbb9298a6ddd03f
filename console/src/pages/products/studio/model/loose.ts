// A cell as a person reads it and as they type or paste it: `≥ 10万 且 < 50万`, `A级、B级`, `20%`. What is typed in another
// shape, as people do in Excel, is understood too; what is not understood is told, never guessed.
import { readResult, readTest, writeResult, writeTest, type Order, type Result, type Test } from './cell.ts';
import { parse } from './expression.ts';
import { shown, spoken, SUFFIX, typed, type Unit } from './units.ts';
import type { Word } from './words.ts';

export type Lang = 'zh' | 'en';
const SIGN: Record<Order, string> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=', '!=': '≠' };
const ORDERS: Record<string, Order> = {
  '<': '<', '＜': '<', 小于: '<', 低于: '<', 不足: '<', 未满: '<', '<=': '<=', '≤': '<=', '≦': '<=', 不大于: '<=', 不超过: '<=', 至多: '<=', '>': '>', '＞': '>', 大于: '>', 高于: '>', 超过: '>',
  '>=': '>=', '≥': '>=', '≧': '>=', 不小于: '>=', 不低于: '>=', 至少: '>=', '=': '==', '==': '==', 等于: '==', '!=': '!=', '≠': '!=', 不等于: '!=', 'at least': '>=', 'at most': '<=', above: '>', below: '<', over: '>', under: '<',
};
const ORDER = new RegExp(`^(${Object.keys(ORDERS).sort((a, b) => b.length - a.length).join('|')})\\s*(.+)$`);

/** A number with its unit, as a person reads it. */
export function numberShown(text: string, unit: Unit, lang: Lang): string {
  const plain = shown(text, unit);
  const money = unit === 'yuan' || unit === 'fen';
  const suffix = SUFFIX[unit][lang];
  const body = money ? spoken(plain, lang) : plain;
  return lang === 'en' && /^[a-z]/.test(suffix) ? `${body} ${suffix}` : `${body}${suffix}`;
}

const NUMBERLESS = { zh: { any: '任意', missing: '缺失', there: '有值', yes: '是', no: '否', and: '且', not: '非 ' }, en: { any: 'any', missing: 'missing', there: 'present', yes: 'yes', no: 'no', and: 'and', not: 'not ' } };

export function testShown(test: Test, word: Word | undefined, lang: Lang): string {
  const words = NUMBERLESS[lang];
  const unit = word?.unit ?? 'plain';
  const number = (text: string) => numberShown(text, unit, lang);
  switch (test.kind) {
    case 'any': return words.any;
    case 'bool': return test.value ? words.yes : words.no;
    case 'missing': return test.negated ? words.there : words.missing;
    case 'compare': return `${SIGN[test.order]} ${number(test.value)}`;
    case 'range': return `${test.lowIn ? '≥' : '>'} ${number(test.low)} ${words.and} ${test.highIn ? '≤' : '<'} ${number(test.high)}`;
    case 'texts': {
      const names = test.values.map((value) => word?.values?.find((one) => one.code === value)?.[lang] ?? value);
      return (test.negated ? words.not : '') + names.join(lang === 'zh' ? '、' : ', ');
    }
    default: return test.text;
  }
}

function range(text: string, unit: Unit): Test | null {
  const interval = /^([[(（])\s*([^,，~]+?)\s*(?:\.\.|,|，|~|～|至|到)\s*([^,，~]+?)\s*([\])）])$/.exec(text);
  if (interval) {
    const [low, high] = [typed(interval[2]!, unit), typed(interval[3]!, unit)];
    return low === null || high === null ? null : { kind: 'range', low, high, lowIn: interval[1] === '[', highIn: interval[4] === ']' };
  }
  const both = text.split(/\s*(?:且|并且|\band\b|&&)\s*/);
  if (both.length === 2) {
    const parts = both.map((part) => ORDER.exec(part));
    const [first, second] = parts.map((part) => part && { order: ORDERS[part[1]!]!, value: typed(part[2]!, unit) });
    const [low, high] = first?.order.startsWith('>') ? [first, second] : [second, first];
    if (low?.value && high?.value && low.order.startsWith('>') && high.order.startsWith('<')) return { kind: 'range', low: low.value, high: high.value, lowIn: low.order === '>=', highIn: high.order === '<=' };
    return null;
  }
  // `12-24`: both ends belong to it, as people mean it.
  const span = /^(-?[\d.,，]+\s*[^\d\s~～至到—-]*)\s*(?:~|～|至|到|—|-|\.\.)\s*(-?[\d.,，]+\s*\S*)$/.exec(text);
  const [low, high] = span ? [typed(span[1]!, unit), typed(span[2]!, unit)] : [null, null];
  return low !== null && high !== null ? { kind: 'range', low, high, lowIn: true, highIn: true } : null;
}

function texts(text: string, word: Word | undefined): Test | null {
  const negated = /^(非|不为|不是|除|not\s+in\s|not\s|≠|!=)\s*(.+?)(以外|外)?$/.exec(text);
  const parts = (negated ? negated[2]! : text).replace(/^in\s+/, '').replace(/^\[(.*)\]$/, '$1').split(/\s*(?:、|,|，|;|；|\/|\bor\b|或)\s*/).map((part) => part.replace(/^["'“”](.*)["'“”]$/, '$1').trim()).filter(Boolean);
  const values = parts.map((part) => {
    const known = word?.values?.find((one) => [one.code, one.zh, one.en].some((name) => name.toLowerCase() === part.toLowerCase()));
    return known?.code ?? (word?.closed ? null : part);
  });
  return values.length === 0 || values.some((value) => value === null) ? null : { kind: 'texts', values: values as string[], negated: negated !== null };
}

/** A typed or pasted condition as a cell's text; null when it cannot be understood. */
export function testTyped(given: string, word: Word | undefined): string | null {
  const text = given.trim();
  if (text === '' || /^(任意|不限|全部|any|-|\*)$/i.test(text)) return '';
  if (/^(缺失|空|无|missing|null)$/i.test(text)) return writeTest({ kind: 'missing', negated: false });
  if (/^(有值|非空|present)$/i.test(text)) return writeTest({ kind: 'missing', negated: true });
  if (word?.kind === 'bool') return /^(是|对|√|yes|true|1)$/i.test(text) ? 'true' : /^(否|不|×|no|false|0)$/i.test(text) ? 'false' : null;
  if (word?.kind === 'text') {
    const test = texts(text, word);
    return test && writeTest(test);
  }
  if (word?.kind === 'number') {
    const unit = word.unit;
    const held = range(text, unit);
    if (held) return writeTest(held);
    const order = ORDER.exec(text);
    const value = typed(order ? order[2]! : text, unit);
    return value === null ? null : writeTest({ kind: 'compare', order: order ? ORDERS[order[1]!]! : '==', value });
  }
  // A column without a variable of its own: each cell is a whole condition.
  return parse(text) ? text : null;
}

export function resultShown(result: Result, unit: Unit, lang: Lang): string {
  switch (result.kind) {
    case 'empty': return '';
    case 'number': return numberShown(result.text, unit, lang);
    case 'bool': return result.value ? NUMBERLESS[lang].yes : NUMBERLESS[lang].no;
    case 'text': return result.value;
    default: return result.text;
  }
}

/** A typed or pasted result as a cell's text; null when it cannot be understood. */
export function resultTyped(given: string, kind: 'number' | 'text' | 'bool', unit: Unit): string | null {
  const text = given.trim();
  if (text === '') return '';
  if (kind === 'text') return writeResult({ kind: 'text', value: text.replace(/^["“”](.*)["“”]$/, '$1').replaceAll('"', '”') });
  if (kind === 'bool') return /^(是|√|yes|true|1)$/i.test(text) ? 'true' : /^(否|×|no|false|0)$/i.test(text) ? 'false' : null;
  return typed(text, unit) ?? (parse(text) && /[a-z]/i.test(text) ? text : null);
}

export const cellShown = (cell: string, word: Word | undefined, lang: Lang): string => testShown(readTest(cell), word, lang);
export const resultCellShown = (cell: string, unit: Unit, lang: Lang): string => resultShown(readResult(cell), unit, lang);

/** A piece of a spreadsheet as rows of cells. A quoted cell may hold line breaks. */
export function sheet(text: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ['', false];
  const end = () => {
    rows.at(-1)!.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === '\t') end();
    else if (letter === '\n') {
      end();
      rows.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  end();
  return rows.filter((row, at) => at < rows.length - 1 || row.some((one) => one !== ''));
}
