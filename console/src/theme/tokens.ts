// The console's colours and type: one accent, a quiet ground, enough contrast for WCAG AA in both themes.
import { theme as antdTheme, type ThemeConfig } from 'antd';

export type ThemeName = 'light' | 'dark';

const FONT =
  "system-ui, -apple-system, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

const light = {
  colorPrimary: '#12615a',
  colorInfo: '#1d5f8a',
  colorSuccess: '#1e6b34',
  colorWarning: '#8a4b00',
  colorError: '#a3271c',
  colorPrimaryBg: '#e3efed', colorPrimaryBgHover: '#d3e5e2', colorPrimaryBorder: '#9cc4be',
  colorSuccessBg: '#e6f3e8', colorSuccessBorder: '#a9d1b1', colorWarningBg: '#fdf1dc', colorWarningBorder: '#e6c48c',
  colorErrorBg: '#fcebe9', colorErrorBorder: '#e5b1ab', colorInfoBg: '#e5f0f7', colorInfoBorder: '#a9cbe2',
  colorLink: '#12615a', colorLinkHover: '#0c4640', colorLinkActive: '#0c4640',
  colorBgLayout: '#f3f5f4',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorBorder: '#b9c4c1',
  colorBorderSecondary: '#dde3e1',
  colorText: '#16211f',
  colorTextSecondary: '#4b5a57',
  colorTextTertiary: '#566562',
  colorTextDescription: '#4b5a57',
  colorTextPlaceholder: '#65736f',
};

const dark = {
  colorPrimary: '#2a8377',
  colorInfo: '#6fb2da',
  colorSuccess: '#7cc48c',
  colorWarning: '#f0bd72',
  colorError: '#f09a90',
  colorPrimaryBg: '#1c3431', colorPrimaryBgHover: '#24423e', colorPrimaryBorder: '#3b6b64',
  colorSuccessBg: '#1b3122', colorSuccessBorder: '#3a6246', colorWarningBg: '#352a18', colorWarningBorder: '#6b542e',
  colorErrorBg: '#3a2220', colorErrorBorder: '#77443e', colorInfoBg: '#1a2e3b', colorInfoBorder: '#37586e',
  colorLink: '#6fc7b8', colorLinkHover: '#94dacd', colorLinkActive: '#94dacd',
  colorBgLayout: '#0f1615',
  colorBgContainer: '#172120',
  colorBgElevated: '#1d2928',
  colorBorder: '#465653',
  colorBorderSecondary: '#2b3836',
  colorText: '#e4ebe9',
  colorTextSecondary: '#a5b3b0',
  colorTextTertiary: '#a0aeab',
  colorTextDescription: '#a5b3b0',
  colorTextPlaceholder: '#93a29e',
};

/** Series colours of charts, told apart by lightness as well as hue. */
export const SERIES: Record<ThemeName, string[]> = {
  light: ['#12615a', '#c07a1a', '#3f6fa8', '#8c3f5d', '#7d8f2a', '#5b5aa6', '#3f9c92', '#a3553a'],
  dark: ['#6fc7b8', '#e8b05c', '#86b3e6', '#d98aa8', '#bccb6a', '#a9a6ea', '#3f9c92', '#e09a7c'],
};

/** From good to bad, for the five classes and the overdue buckets. */
export const GOOD_TO_BAD: Record<ThemeName, string[]> = {
  light: ['#2c7a6f', '#8aa63a', '#d29b2e', '#c7662b', '#a3271c', '#6a1420'],
  dark: ['#58b5a5', '#b4cb66', '#e8b957', '#e58f55', '#e0685c', '#b5475a'],
};

export function antdThemeOf(name: ThemeName): ThemeConfig {
  const colours = name === 'dark' ? dark : light;
  return {
    cssVar: true,
    hashed: false,
    algorithm: name === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: { motion: !matchMedia('(prefers-reduced-motion: reduce)').matches, ...colours, fontFamily: FONT, fontSize: 14, borderRadius: 6, controlHeight: 34, wireframe: false },
    components: {
      Table: { headerBg: 'transparent', headerColor: colours.colorTextSecondary, cellPaddingBlockMD: 10, cellPaddingInlineMD: 12 },
      Menu: {
        itemBg: 'transparent',
        itemSelectedBg: name === 'dark' ? '#1c3431' : '#e3efed',
        itemSelectedColor: name === 'dark' ? '#6fc7b8' : '#12615a',
        itemHeight: 38,
        groupTitleColor: colours.colorTextSecondary,
      },
      Tabs: { itemSelectedColor: colours.colorLink, itemHoverColor: colours.colorLink, itemActiveColor: colours.colorLink, inkBarColor: colours.colorLink },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tag: { defaultColor: colours.colorText },
    },
  };
}
