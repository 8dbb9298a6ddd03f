// How this person wants to see things: language, unit of amounts, light or dark. Kept in the browser.
import i18next from 'i18next';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { UNITS, formatMinor, inUnit, unitName, type Lang, type Unit } from './format/money.ts';
import type { ThemeName } from './theme/tokens.ts';

interface Display {
  lang: Lang;
  unit: Unit;
  theme: ThemeName;
  setLang(lang: Lang): void;
  setUnit(unit: Unit): void;
  setTheme(theme: ThemeName): void;
}

const DisplayContext = createContext<Display | null>(null);

function kept<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  const value = localStorage.getItem(`anji.${key}`) as T | null;
  return value !== null && allowed.includes(value) ? value : otherwise;
}

export function firstLanguage(): Lang {
  return kept('lang', ['zh', 'en'], 'zh');
}

function firstTheme(): ThemeName {
  return kept('theme', ['light', 'dark'], matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

/** A value of the display that is remembered. */
function useKept<T extends string>(key: string, first: () => T): [T, (value: T) => void] {
  const [value, setValue] = useState(first);
  const set = useCallback(
    (next: T) => {
      localStorage.setItem(`anji.${key}`, next);
      setValue(next);
    },
    [key],
  );
  return [value, set];
}

export function DisplayProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useKept('lang', firstLanguage);
  const [unit, setUnit] = useKept('unit', () => kept('unit', UNITS, 'wan'));
  const [theme, setTheme] = useKept('theme', firstTheme);

  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
    if (i18next.language !== lang) void i18next.changeLanguage(lang);
  }, [lang]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const value = useMemo(
    () => ({ lang, unit, theme, setLang, setUnit, setTheme }),
    [lang, unit, theme, setLang, setUnit, setTheme],
  );
  return <DisplayContext value={value}>{children}</DisplayContext>;
}

export function useDisplay(): Display {
  const display = useContext(DisplayContext);
  if (!display) throw new Error('useDisplay outside DisplayProvider');
  return display;
}

/** Picks the words of what the server names in two languages. */
export function useName(): (named: { zh: string; en: string } | null | undefined) => string {
  const { lang } = useDisplay();
  return useCallback((named) => (named ? named[lang] : '–'), [lang]);
}

/** Writes amounts in the chosen unit; `heading` adds the unit to a heading or an axis title. */
export function useUnit(currency = 'CNY') {
  const { unit, lang } = useDisplay();
  return useMemo(() => {
    const name = unitName(currency, unit, lang);
    return {
      unit,
      name,
      heading: (title: string) => (lang === 'zh' ? `${title}（${name}）` : `${title} (${name})`),
      text: (cash: { minor: number; currency: string }) => formatMinor(cash.minor, cash.currency, unit),
      plot: (cash: { minor: number; currency: string }) => inUnit(cash.minor, cash.currency, unit),
    };
  }, [currency, unit, lang]);
}
