// A value as a rule recorded it, for people: yes and no in words, identifiers set as such.
import { useTranslation } from 'react-i18next';

export function Found({ value }: { value: string | null | undefined }) {
  const { t } = useTranslation();
  if (value === null || value === undefined || value === '' || value === 'null') return <span>–</span>;
  if (value === 'true' || value === 'false') return <span>{t(value === 'true' ? 'field.yes' : 'field.no')}</span>;
  if (/[\u4e00-\u9fff]/.test(value)) return <span lang="zh">{value}</span>;
  return <span className={/[a-z]/i.test(value) ? 'mono' : 'num'}>{value}</span>;
}
