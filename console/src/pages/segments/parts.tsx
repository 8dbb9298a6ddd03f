// Small pieces of the board: words and colours of grades, a bar of grades, and the way to a group of firms.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '@/display.tsx';
import { count, percent } from '@/format/numbers.ts';
import { GOOD_TO_BAD } from '@/theme/tokens.ts';
import { countOf, FILTERS, share, WITH_NONE, type FirmFilter, type MaybeGrade, type GradeCounts } from './read.ts';
import './segments.css';

/** A grade in words: A 级, Grade A, 未评级. */
export function useGrade(): (grade: MaybeGrade) => string {
  const { t } = useTranslation('segments');
  return useCallback((grade) => (grade ? t('grade', { grade }) : t('ungraded')), [t]);
}

const NO_GRADE = { light: '#b4bfbc', dark: '#5d6e6a' };

/** The colour of a grade; its letter or its place in order always stands beside it. */
export function useGradeColour(): (grade: MaybeGrade) => string {
  const { theme } = useDisplay();
  return useCallback(
    (grade) => {
      const [a, b, c, , d] = GOOD_TO_BAD[theme];
      return (grade && { A: a, B: b, C: c, D: d }[grade]) ?? NO_GRADE[theme];
    },
    [theme],
  );
}

/** Opens the firms of a group; the group stands in the address. */
export function useOpen(): (filter: FirmFilter | null) => void {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  return (filter) => {
    const none = Object.fromEntries(FILTERS.map((key) => [key, undefined]));
    void navigate({ to: '.', search: { ...search, ...none, ...filter } as never, resetScroll: false });
  };
}

/** What part of a whole, to one digit. */
export function part(of: number, whole: number): string {
  return percent(share(of, whole), 1);
}

/** Grades of a group as one bar from A to none, told in words to whoever does not see it. */
export function GradeBar({ counts }: { counts: GradeCounts }) {
  const { t } = useTranslation('segments');
  const { lang } = useDisplay();
  const word = useGrade();
  const colour = useGradeColour();
  const said = useMemo(
    () => WITH_NONE.filter((grade) => countOf(counts, grade) > 0)
      .map((grade) => `${word(grade)} ${t('shareOf', { firms: count(countOf(counts, grade)), percent: part(countOf(counts, grade), counts.firms) })}`)
      .join(lang === 'zh' ? '；' : '; '),
    [counts, word, t, lang],
  );
  return (
    <>
      <span className="hidden-visually">{said || '–'}</span>
      <span className="grade-bar" aria-hidden title={said}>
        {WITH_NONE.map((grade) => {
          const wide = share(countOf(counts, grade), counts.firms) ?? 0;
          return wide > 0 && <i key={grade ?? 'none'} style={{ width: `${wide}%`, background: colour(grade) }} />;
        })}
      </span>
    </>
  );
}

/** Which colour is which grade. */
export function GradeLegend() {
  const { t } = useTranslation('segments');
  const word = useGrade();
  const colour = useGradeColour();
  return (
    <ul className="grade-legend" aria-label={t('legend')}>
      {WITH_NONE.map((grade) => <li key={grade ?? 'none'}><i style={{ background: colour(grade) }} aria-hidden />{word(grade)}</li>)}
    </ul>
  );
}
