// Cells of decision tables and documents as people read them.

export interface CellWords {
  any: string;
  and: string;
  or: string;
}

/** `[0.01..0.02)` is `≥ 0.01 and < 0.02`; quotes around texts go; an empty condition is "any". The meaning stays the server's. */
export function readable(cell: string, words: CellWords): string {
  const text = cell.trim();
  if (text === '' || text === '-') return words.any;
  const range = /^([[(])\s*(-?[\d.]+?)\s*\.\.\s*(-?[\d.]+)\s*([\])])$/.exec(text);
  if (range) {
    const [, open, from, to, close] = range;
    return `${open === '[' ? '≥' : '>'} ${from} ${words.and} ${close === ']' ? '≤' : '<'} ${to}`;
  }
  if (/^"[^"]*"(\s*,\s*"[^"]*")*$/.test(text)) return [...text.matchAll(/"([^"]*)"/g)].map(([, one]) => one).join(` ${words.or} `);
  return text.replace(/<=/g, '≤').replace(/>=/g, '≥').replace(/!=/g, '≠');
}

/** The document with the number of its next version. */
export function asVersion(document: string, version: number): string {
  return document.replace(/^version:[ \t]*\d+/m, `version: ${version}`);
}

/** A line of two documents side by side; null where the other has nothing. */
export interface Pair {
  kind: 'same' | 'changed';
  left: { line: number; text: string } | null;
  right: { line: number; text: string } | null;
}

interface Part {
  value: string;
  added?: boolean;
  removed?: boolean;
}

const linesOf = (part: Part) => part.value.replace(/\n$/, '').split('\n');

/** Puts removed and added lines that follow each other on the same rows. */
export function sideBySide(parts: Part[]): Pair[] {
  const pairs: Pair[] = [];
  let [left, right] = [0, 0];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at]!;
    if (!part.added && !part.removed) {
      for (const text of linesOf(part)) pairs.push({ kind: 'same', left: { line: (left += 1), text }, right: { line: (right += 1), text } });
      continue;
    }
    const next = parts[at + 1];
    const both = part.removed && next?.added;
    const removed = part.removed ? linesOf(part) : [];
    const added = part.added ? linesOf(part) : both ? linesOf(next) : [];
    if (both) at += 1;
    for (let row = 0; row < Math.max(removed.length, added.length); row += 1) {
      const [before, after] = [removed[row], added[row]];
      pairs.push({
        kind: 'changed',
        left: before === undefined ? null : { line: (left += 1), text: before },
        right: after === undefined ? null : { line: (right += 1), text: after },
      });
    }
  }
  return pairs;
}

/** Rows to show: changes with a little around them, and how many are left out between. */
export function around(pairs: Pair[], context: number): (Pair | number)[] {
  const near = (at: number) => pairs.slice(Math.max(0, at - context), at + context + 1).some((pair) => pair.kind === 'changed');
  const shown: (Pair | number)[] = [];
  let skipped = 0;
  pairs.forEach((pair, at) => {
    if (near(at)) {
      if (skipped > 0) shown.push(skipped);
      skipped = 0;
      shown.push(pair);
    } else {
      skipped += 1;
    }
  });
  if (skipped > 0) shown.push(skipped);
  return shown;
}
