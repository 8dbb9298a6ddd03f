// Heads and rows as they are: no sorting, no pages.
import type { ReactNode } from 'react';

export function PlainTable({ label, heads, rows }: { label: string; heads: ReactNode[]; rows: ReactNode[][] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table">
        <thead><tr>{heads.map((head, at) => <th key={at} scope="col">{head}</th>)}</tr></thead>
        <tbody>{rows.map((cells, row) => <tr key={row}>{cells.map((cell, at) => <td key={at}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
