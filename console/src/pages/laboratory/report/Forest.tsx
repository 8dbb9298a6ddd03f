// A forest plot as a table: each line with its value, its interval drawn and written.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ForestLine {
  label: ReactNode;
  value: number;
  low: number;
  high: number;
  notes: ReactNode[];
}

interface ForestProps {
  label: string;
  head: string;
  measure: string;
  notes: string[];
  lines: ForestLine[];
  /** Where a line of comparison stands. */
  reference?: number;
  digits?: number;
}

const [WIDTH, HEIGHT] = [220, 22];

export function Forest({ label, head, measure, notes, lines, reference, digits = 3 }: ForestProps) {
  const { t } = useTranslation('laboratory');
  const all = [...lines.flatMap((line) => [line.low, line.high]), ...(reference === undefined ? [] : [reference])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const x = (value: number) => 6 + ((value - least) / Math.max(1e-9, most - least)) * (WIDTH - 12);
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table lab-rows">
        <thead>
          <tr><th scope="col">{head}</th><th scope="col">{t('forest.drawn')}</th><th scope="col" className="num">{measure}</th><th scope="col" className="num">{t('forest.interval')}</th>{notes.map((note) => <th key={note} scope="col" className="num">{note}</th>)}</tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at}>
              <th scope="row">{line.label}</th>
              <td>
                <svg className="lab-forest" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
                  {reference !== undefined && <line className="lab-forest-reference" x1={x(reference)} x2={x(reference)} y1={0} y2={HEIGHT} />}
                  <line className="lab-forest-interval" x1={x(line.low)} x2={x(line.high)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
                  <rect className="lab-forest-point" x={x(line.value) - 4} y={HEIGHT / 2 - 4} width={8} height={8} />
                </svg>
              </td>
              <td className="num">{line.value.toFixed(digits)}</td>
              <td className="num">{line.low.toFixed(digits)} – {line.high.toFixed(digits)}</td>
              {line.notes.map((note, index) => <td key={index} className="num">{note}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
