// Outcomes by period with the line between fitting and testing rows, which is dragged or moved by the arrow keys.
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { count } from '@/format/numbers.ts';
import { share } from '../words.ts';
import { momentAt, placeOf, stepped } from './moments.ts';

type Period = Schemas['PeriodOutcomes'];
const [WIDTH, HEIGHT] = [1000, 260];
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 48, 16, 28];

interface Line {
  key: 'train' | 'test';
  at: string;
}

interface SplitChartProps {
  periods: Period[];
  lines: Line[];
  years: boolean;
  may: boolean;
  onMove: (key: Line['key'], to: string) => void;
}

export function SplitChart({ periods, lines, years, may, onMove }: SplitChartProps) {
  const { t } = useTranslation('laboratory');
  const box = useRef<SVGSVGElement>(null);
  const [held, setHeld] = useState<Line | null>(null);
  const names = periods.map((period) => period.period);
  const most = Math.max(...periods.map((period) => period.goods + period.bads + period.unknown), 1);
  const top = Math.max(...periods.filter((period) => period.goods + period.bads >= 20).map((period) => period.bad_rate ?? 0), 0.01);
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, periods.length);
  const high = HEIGHT - TOP - BOTTOM;
  const y = (rows: number) => TOP + high - (rows / most) * high;
  const rateY = (rate: number) => TOP + high - Math.min(1, rate / top) * high;
  const x = (place: number) => LEFT + place * step;
  const placeAt = (event: PointerEvent) => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds) return 0;
    return (((event.clientX - bounds.left) / bounds.width) * WIDTH - LEFT) / step;
  };
  const drag = (event: PointerEvent) => held && setHeld({ ...held, at: momentAt(names, placeAt(event), years) });
  const drop = () => {
    if (held) onMove(held.key, held.at);
    setHeld(null);
  };
  const key = (line: Line) => (event: KeyboardEvent) => {
    const months = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key];
    if (!months) return;
    event.preventDefault();
    onMove(line.key, stepped(line.at, months, years));
  };
  const shown = lines.map((line) => (held?.key === line.key ? held : line));
  const scroller = useRef<HTMLDivElement>(null);
  const first = lines[0] ? placeOf(names, lines[0].at) : null;
  // On a narrow screen the chart is wider than its room: the line is brought into sight, once.
  useEffect(() => {
    const room = scroller.current;
    if (room && first !== null) room.scrollLeft = (x(first) / WIDTH) * room.scrollWidth - room.clientWidth / 2;
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const every = Math.max(1, Math.ceil(periods.length / 12));
  const rates = periods.flatMap((period, at) => (period.goods + period.bads >= 20 && period.bad_rate !== null && period.bad_rate !== undefined ? [`${x(at + 0.5)},${rateY(period.bad_rate)}`] : []));
  return (
    <div ref={scroller} className="scroll-x" tabIndex={0} role="region" aria-label={t('outcomes.chart')}>
    <svg ref={box} className="lab-split" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={t('outcomes.chart')} onPointerMove={drag} onPointerUp={drop} onPointerLeave={drop}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line className="lab-rule" x1={LEFT} x2={WIDTH - RIGHT} y1={TOP + high * (1 - part)} y2={TOP + high * (1 - part)} />
          <text className="lab-tick" x={LEFT - 6} y={TOP + high * (1 - part) + 4} textAnchor="end">{count(Math.round(most * part))}</text>
          <text className="lab-tick rate" x={WIDTH - RIGHT + 6} y={TOP + high * (1 - part) + 4}>{share(top * part, 0)}</text>
        </g>
      ))}
      {periods.map((period, at) => (
        <g key={period.period}>
          <title>{`${period.period}: ${t('outcomes.goods')} ${count(period.goods)}, ${t('outcomes.bads')} ${count(period.bads)}, ${t('outcomes.unknown')} ${count(period.unknown)}, ${t('col.badRate')} ${share(period.bad_rate)}`}</title>
          <rect className="lab-good" x={x(at) + 1} width={Math.max(1, step - 2)} y={y(period.goods)} height={TOP + high - y(period.goods)} />
          <rect className="lab-bad" x={x(at) + 1} width={Math.max(1, step - 2)} y={y(period.goods + period.bads)} height={y(period.goods) - y(period.goods + period.bads)} />
          <rect className="lab-grey" x={x(at) + 1} width={Math.max(1, step - 2)} y={y(period.goods + period.bads + period.unknown)} height={y(period.goods + period.bads) - y(period.goods + period.bads + period.unknown)} />
          {at % every === 0 && <text className="lab-tick" x={x(at + 0.5)} y={HEIGHT - 8} textAnchor="middle">{period.period}</text>}
        </g>
      ))}
      <polyline className="lab-rate-line" points={rates.join(' ')} />
      {shown.map((line) => {
        const place = placeOf(names, line.at);
        if (place === null) return null;
        return (
          <g
            key={line.key}
            className={`lab-handle ${line.key}${may ? '' : ' still'}`}
            role="slider"
            tabIndex={may ? 0 : -1}
            aria-label={t(`outcomes.line.${line.key}`)}
            aria-valuemin={0}
            aria-valuemax={periods.length}
            aria-valuenow={Number(place.toFixed(2))}
            aria-valuetext={line.at}
            aria-disabled={!may}
            onKeyDown={may ? key(line) : undefined}
            onPointerDown={may ? (event) => {
              event.currentTarget.setPointerCapture?.(event.pointerId);
              setHeld(line);
            } : undefined}
          >
            <rect className="lab-grip" x={x(place) - 12} y={TOP - 10} width={24} height={high + 14} />
            <line x1={x(place)} x2={x(place)} y1={TOP - 8} y2={TOP + high} />
            <circle cx={x(place)} cy={TOP - 6} r={7} />
            <text className="lab-handle-text" x={x(place) + (place > periods.length * 0.8 ? -12 : 12)} textAnchor={place > periods.length * 0.8 ? 'end' : 'start'} y={TOP + (line.key === 'test' ? 18 : 4)}>{line.at}</text>
          </g>
        );
      })}
    </svg>
    </div>
  );
}
