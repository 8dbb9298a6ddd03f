// The switches of the display: language, unit of amounts, light or dark.
import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '@/display.tsx';
import { UNITS, unitName, type Unit } from '@/format/money.ts';

export function LanguageSwitch() {
  const { t } = useTranslation();
  const { lang, setLang } = useDisplay();
  return (
    <Button type="text" lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>
      {t('frame.switchLanguage')}
    </Button>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { theme, setTheme } = useDisplay();
  const next = theme === 'dark' ? 'light' : 'dark';
  const label = `${t('frame.theme')}: ${t(`frame.${next}`)}`;
  return <Button type="text" aria-label={label} title={label} icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />} onClick={() => setTheme(next)} />;
}

export function UnitSwitch({ currency }: { currency: string }) {
  const { t } = useTranslation();
  const { unit, lang, setUnit } = useDisplay();
  return (
    <Segmented<Unit>
      size="small"
      aria-label={t('frame.unit')}
      value={unit}
      onChange={setUnit}
      options={UNITS.map((value) => ({ value, label: unitName(currency, value, lang) }))}
    />
  );
}
