// What stands in quarantine is told in both languages in one text: `中文 · English; 中文 · English`.

/** The sayings of a text, each in Chinese and English; a text of one language stands in both. */
export function sayings(detail: string): { zh: string; en: string }[] {
  const parts = detail.split(' · ');
  if (parts.length < 2) return [{ zh: detail, en: detail }];
  const told: { zh: string; en: string }[] = [];
  let zh = parts[0] ?? '';
  for (const [index, part] of parts.slice(1).entries()) {
    const last = index === parts.length - 2;
    const cut = last ? -1 : part.lastIndexOf('; ');
    told.push({ zh, en: cut < 0 ? part : part.slice(0, cut) });
    zh = cut < 0 ? '' : part.slice(cut + 2);
  }
  return told;
}

/** A reason of a refused row, told as `中文 English`, language by language. */
export function bothWays(reason: string): { zh: string; en: string } {
  const [, zh = reason, en = reason] = /^(.*[\u3000-\u9fff\uff00-\uffef])\s+([A-Za-z].*)$/.exec(reason) ?? [];
  return { zh, en };
}
