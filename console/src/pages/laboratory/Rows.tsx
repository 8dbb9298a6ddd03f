// A plain table: heads, rows, the first cell of each row its heading.
import type { ReactNode } from 'react';

interface RowsProps {
  label: string;
  head: ReactNode[];
  rows: ReactNode[][];
  /** Columns of words, left aligned; the first always is. */
  words?: number[];
}

export function Rows({ label, head, rows, words = [] }: RowsProps) {
  const style = (at: number) => (at === 0 || words.includes(at) ? '' : 'num');
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table lab-rows">
        <thead><tr>{head.map((cell, at) => (cell === '' ? <td key={at} /> : <th key={at} scope="col" className={style(at)}>{cell}</th>))}</tr></thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>{cells.map((cell, at) => (at === 0 ? <th key={at} scope="row">{cell}</th> : <td key={at} className={style(at)}>{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
