// Bins as bars with the line of the bad rate or the evidence; edges are dragged along the values, or moved by the arrow keys.
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { count } from '@/format/numbers.ts';
import type { BinRule } from '../document.ts';
import { plain, share, signed } from '../words.ts';
import { edgesOf, isApart, isRange, rounded, type Scale } from './rules.ts';

type Line = Schemas['BinLine'];
const [WIDTH, HEIGHT] = [880, 300];
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 52, 30, 46];
const APART = 74;

export interface Place {
  left: number;
  right: number;
}

interface BinChartProps {
  rules: BinRule[];
  /** Counted bins; those of an earlier state while new ones are on their way. */
  lines: Line[];
  labels: string[];
  /** Places of values from 0 to 1; absent for categories. */
  scale: Scale | null;
  metric: 'bad_rate' | 'woe';
  /** Whether edges are whole numbers. */
  whole: boolean;
  selected: number | null;
  may: boolean;
  name: string;
  onSelect: (at: number) => void;
  onEdge: (at: number, to: number) => void;
}

/** Where each bin stands: ranges along the values, groups side by side, the bins apart behind a gap. */
function places(rules: BinRule[], scale: Scale | null): Place[] {
  const apart = rules.filter(isApart).length;
  const end = WIDTH - RIGHT - (apart > 0 ? apart * APART + 18 : 0);
  const groups = rules.filter((rule) => !isApart(rule)).length;
  let group = 0;
  let beside = 0;
  return rules.map((rule) => {
    if (isApart(rule)) {
      const left = end + 18 + beside * APART;
      beside += 1;
      return { left, right: left + APART - 8 };
    }
    if (isRange(rule) && scale) {
      const at = (value: number | null | undefined, otherwise: number) => LEFT + (value === null || value === undefined ? otherwise : scale.place(value)) * (end - LEFT);
      return { left: at(rule.from, 0), right: at(rule.below, 1) };
    }
    const width = (end - LEFT) / Math.max(1, groups);
    group += 1;
    return { left: LEFT + (group - 1) * width + 4, right: LEFT + group * width - 4 };
  });
}

export function BinChart({ rules, lines, labels, scale, metric, whole, selected, may, name, onSelect, onEdge }: BinChartProps) {
  const { t } = useTranslation('laboratory');
  const box = useRef<SVGSVGElement>(null);
  const [held, setHeld] = useState<number | null>(null);
  const spots = places(rules, scale);
  const counted = lines.length === rules.length ? lines : [];
  const mostShare = Math.max(...counted.map((line) => line.share), 0.01);
  const values = counted.map((line) => (metric === 'woe' ? (line.rows > 0 ? line.woe : null) : (line.bad_rate ?? null)));
  const known = values.filter((value): value is number => value !== null);
  const high = HEIGHT - TOP - BOTTOM;
  const [low, top] = metric === 'woe' ? [Math.min(0, ...known), Math.max(0, ...known)] : [0, Math.max(0.001, ...known)];
  const y = (value: number) => TOP + high - ((value - low) / Math.max(1e-9, top - low)) * high;
  const edges = edgesOf(rules);
  const end = spots.reduce((most, spot, at) => (isApart(rules[at]!) ? most : Math.max(most, spot.right)), LEFT);
  const valueAt = (event: PointerEvent) => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || !scale) return null;
    return scale.value((((event.clientX - bounds.left) / bounds.width) * WIDTH - LEFT) / (end - LEFT));
  };
  const spanAt = (at: number) => Math.abs((scale?.value(1) ?? 1) - (scale?.value(0) ?? 0)) && Math.min(
    (edges[at] ?? 0) - (edges[at - 1] ?? scale?.value(0) ?? 0) || Infinity,
    (edges[at + 1] ?? scale?.value(1) ?? 0) - (edges[at] ?? 0) || Infinity,
  );
  const drag = (event: PointerEvent) => {
    const value = held === null ? null : valueAt(event);
    if (held !== null && value !== null) onEdge(held, rounded(value, Math.abs(spanAt(held)) || 1));
  };
  const key = (at: number) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -0.01, ArrowDown: -0.01, ArrowRight: 0.01, ArrowUp: 0.01, PageDown: -0.05, PageUp: 0.05 }[event.key];
    if (!by || !scale) return;
    event.preventDefault();
    const edge = edges[at] ?? 0;
    const near = scale.value(scale.place(edge) + by);
    const to = whole ? Math.round(near) : rounded(near, Math.abs(scale.value(scale.place(edge) + Math.abs(by)) - edge) || 1);
    // Where a step is smaller than the value's last digit, it is one unit.
    onEdge(at, to === edge ? edge + Math.sign(by) * (whole ? 1 : Math.abs(edge) / 1000 || 0.001) : to);
  };
  const dots = values.map((value, at) => (value === null ? null : { x: ((spots[at]?.left ?? 0) + (spots[at]?.right ?? 0)) / 2, y: y(value), apart: isApart(rules[at]!), value }));
  const format = (value: number) => (metric === 'woe' ? signed(value, 2) : share(value));
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('bins.chart', { name })}>
    <svg ref={box} className="lab-bins-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={t('bins.chart', { name })} onPointerMove={drag} onPointerUp={() => setHeld(null)} onPointerLeave={() => setHeld(null)}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line className="lab-rule" x1={LEFT} x2={WIDTH - RIGHT} y1={TOP + high * (1 - part)} y2={TOP + high * (1 - part)} />
          <text className="lab-tick" x={LEFT - 6} y={TOP + high * (1 - part) + 4} textAnchor="end">{share(mostShare * part, 0)}</text>
          <text className="lab-tick rate" x={WIDTH - RIGHT + 6} y={TOP + high * (1 - part) + 4}>{format(low + (top - low) * part)}</text>
        </g>
      ))}
      {rules.map((rule, at) => {
        const spot = spots[at]!;
        const line = counted[at];
        const height = line ? (line.share / mostShare) * high : 4;
        const wide = spot.right - spot.left;
        return (
          <g key={at} className={`lab-bin${selected === at ? ' selected' : ''}`} onClick={() => onSelect(at)}>
            <title>{`${labels[at]}: ${line ? `${count(line.rows)} ${t('col.rows')}, ${share(line.share)}, ${t('col.badRate')} ${share(line.bad_rate)}, WOE ${signed(line.woe, 3)}` : '…'}`}</title>
            <rect className="lab-bin-room" x={spot.left} width={Math.max(1, wide)} y={TOP} height={high} />
            <rect className={isApart(rule) ? 'lab-bin-apart' : 'lab-bin-bar'} x={spot.left + 1} width={Math.max(1, wide - 2)} y={TOP + high - height} height={height} />
            {(wide > 16 || isApart(rule)) && <text className="lab-tick" x={spot.left + wide / 2} y={HEIGHT - BOTTOM + 32} textAnchor="middle">{isApart(rule) ? ((labels[at] ?? '').length > 10 ? `${(labels[at] ?? '').slice(0, 9)}…` : labels[at]) : isRange(rule) ? at + 1 : t('bins.group', { number: at + 1 })}</text>}
          </g>
        );
      })}
      <polyline className="lab-rate-line" points={dots.filter((dot) => dot && !dot.apart).map((dot) => `${dot!.x},${dot!.y}`).join(' ')} />
      {dots.map((dot, at) => dot && (
        <g key={at} pointerEvents="none">
          <circle className="lab-rate-dot" cx={dot.x} cy={dot.y} r={4.5} />
          <text className="lab-rate-text" x={dot.x} y={dot.y - 9} textAnchor="middle">{format(dot.value)}</text>
        </g>
      ))}
      {scale && edges.map((edge, at) => {
        const x = LEFT + scale.place(edge) * (end - LEFT);
        return (
          <g
            key={at}
            className={`lab-handle${may ? '' : ' still'}${held === at ? ' held' : ''}`}
            role="slider"
            tabIndex={may ? 0 : -1}
            aria-label={t('bins.edge', { number: at + 1, count: edges.length })}
            aria-valuemin={edges[at - 1] ?? scale.value(0)}
            aria-valuemax={edges[at + 1] ?? scale.value(1)}
            aria-valuenow={edge}
            aria-valuetext={plain(edge)}
            aria-disabled={!may}
            onKeyDown={may ? key(at) : undefined}
            onPointerDown={may ? (event) => {
              event.currentTarget.setPointerCapture?.(event.pointerId);
              setHeld(at);
            } : undefined}
          >
            <rect className="lab-grip" x={x - 9} y={TOP - 14} width={18} height={high + 18} />
            <line x1={x} x2={x} y1={TOP - 6} y2={TOP + high} />
            <circle cx={x} cy={TOP - 8} r={6} />
            <text className="lab-handle-text small" x={x} y={HEIGHT - BOTTOM + 16} textAnchor="middle">{plain(edge)}</text>
          </g>
        );
      })}
    </svg>
    </div>
  );
}
