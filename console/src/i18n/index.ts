// The words of the screens: Chinese first, English by a switch. One file per page and language; keys are checked by the compiler.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en/index.ts';
import zh from './zh/index.ts';

/** The same keys as another language's file, with any words. */
export type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof zh;
    returnNull: false;
  }
}

export function startLanguage(lang: 'zh' | 'en'): void {
  void i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: 'zh',
    defaultNS: 'common',
    resources: { zh, en },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}
