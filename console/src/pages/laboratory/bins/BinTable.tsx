// Bins as a table, with the edge to type and what can be done to each.
import { Button, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { count } from '@/format/numbers.ts';
import type { BinRule } from '../document.ts';
import { chance, share, signed } from '../words.ts';
import { edgesOf, isApart, isRange } from './rules.ts';

interface BinTableProps {
  rules: BinRule[];
  lines: Schemas['BinLine'][];
  labels: string[];
  selected: number | null;
  may: boolean;
  onSelect: (at: number) => void;
  onEdge: (at: number, to: number) => void;
  onMerge: (at: number) => void;
  onSplit: (at: number) => void;
}

export function BinTable({ rules, lines, labels, selected, may, onSelect, onEdge, onMerge, onSplit }: BinTableProps) {
  const { t } = useTranslation('laboratory');
  const edges = edgesOf(rules);
  const heads = [t('col.rows'), t('col.share'), t('col.badRate'), 'WOE', t('col.iv'), t('bins.againstPrevious')];
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('bins.table')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" className="num">{t('bins.number')}</th><th scope="col">{t('bins.label')}</th>
            {edges.length > 0 && <th scope="col">{t('bins.upperEdge')}</th>}
            {heads.map((head) => <th key={head} scope="col" className="num">{head}</th>)}
            {may && <th scope="col">{t('bins.acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, at) => {
            const line = lines.length === rules.length ? lines[at] : undefined;
            const next = rules[at + 1];
            const same = next && !isApart(rule) && next.kind === rule.kind;
            const p = line?.against_previous?.p_value;
            const edge = isRange(rule) && rule.below !== null && rule.below !== undefined ? edges.indexOf(rule.below) : -1;
            return (
              <tr key={at} className={selected === at ? 'lab-selected' : ''} onClick={() => onSelect(at)}>
                <td className="num">{at + 1}</td>
                <th scope="row" className="lab-bin-label" title={labels[at]}>{labels[at]}</th>
                {edges.length > 0 && (
                  <td>
                    {edge >= 0 && (
                      <InputNumber
                        size="small" disabled={!may} value={edges[edge]} controls={false} style={{ width: 76 }} aria-label={t('bins.edge', { number: edge + 1, count: edges.length })}
                        // Counted when the typing ends: half a number would move the edge past its neighbour.
                        onBlur={(event) => event.target.value !== '' && onEdge(edge, Number(event.target.value.replaceAll(',', '')))}
                        onPressEnter={(event) => onEdge(edge, Number(event.currentTarget.value.replaceAll(',', '')))}
                      />
                    )}
                  </td>
                )}
                <td className="num">{count(line?.rows)}</td>
                <td className="num">{share(line?.share)}</td>
                <td className="num">{share(line?.bad_rate, 2)}</td>
                <td className="num">{line ? signed(line.woe, 3) : '–'}</td>
                <td className="num">{line?.iv.toFixed(4) ?? '–'}</td>
                <td className={`num${p !== undefined && p > 0.05 ? ' lab-warn' : ''}`} title={p !== undefined && p > 0.05 ? t('bins.couldBeOne') : undefined}>{chance(p)}</td>
                {may && (
                  <td className="lab-row-acts">
                    {isRange(rule) && <Button size="small" onClick={() => onSplit(at)} aria-label={`${t('bins.split')} ${labels[at]}`}>{t('bins.split')}</Button>}
                    {same && <Button size="small" onClick={() => onMerge(at)} aria-label={`${t('bins.merge')} ${labels[at]}`} title={t('bins.merge')}>{t('bins.mergeShort')}</Button>}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
