// All findings on a draft, worst first; each leads to its place in the forms.
import { CheckCircleOutlined, LoadingOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import type { Finding } from '../model/findings.ts';
import { GRAPHS } from '../model/types.ts';
import type { Checked } from '../useCheck.ts';
import { Witness } from './FoundList.tsx';

export const SECTIONS = ['basics', 'terms', 'who', 'limit', 'price', 'enhancement', 'authority', 'data'] as const;
export type Section = (typeof SECTIONS)[number];

/** The section of the forms that a path of the document stands in. */
export function sectionOf(path: string): Section {
  const graph = GRAPHS.find((which) => path.startsWith(`rules.${which}`));
  if (graph) return graph === 'eligibility' ? 'who' : graph;
  const top = path.split(/[.[]/)[0] ?? '';
  return ({ amount: 'terms', tenor_months: 'terms', repayment: 'terms', late: 'terms', firms: 'who', pricing: 'price', enhancement: 'enhancement', authority: 'authority', data: 'data' } as Record<string, Section>)[top] ?? 'basics';
}

/** Brings the place of a finding into view and gives it the focus. */
export function goTo(finding: Finding): void {
  const section = document.getElementById(`section-${sectionOf(finding.path)}`);
  section?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'start' });
  const mark = section?.querySelector<HTMLElement>('td.error, td.warning, .found');
  (mark ?? section?.querySelector<HTMLElement>('h2'))?.focus({ preventScroll: true });
  mark?.scrollIntoView({ block: 'center' });
}

export function CheckPanel({ checked, onGo }: { checked: Checked; onGo: (finding: Finding) => void }) {
  const { t } = useTranslation('studio');
  const { lang } = useDisplay();
  const { findings, fresh, error } = checked;
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const said = ([['error', 'errors'], ['warning', 'warnings'], ['note', 'notes']] as const).filter(([severity]) => count(severity) > 0).map(([severity, key]) => t(`check.${key}`, { count: count(severity) }));
  const all = said.join(lang === 'zh' ? '，' : ', ');
  return (
    <section className="check-panel panel" aria-label={t('check.title')}>
      <h2>{t('check.title')}</h2>
      <p role="status" aria-live="polite" className={count('error') > 0 ? 'bad' : 'soft'}>
        {!fresh && !error && <><LoadingOutlined /> {t('check.checking')}</>}
        {fresh && findings.length === 0 && <span className="good"><CheckCircleOutlined /> {t('check.ok')}</span>}
        {fresh && findings.length > 0 && (count('error') > 0 ? all : <span className="good"><CheckCircleOutlined /> {t('check.okBut', { said: all })}</span>)}
      </p>
      {Boolean(error) && <Problem error={error} onRetry={checked.again} />}
      <ol className="check-list">
        {findings.map((finding, at) => (
          <li key={at} className={finding.severity}>
            <span className="check-where"><strong>{t(`check.${finding.severity}`)}</strong> · {t(`section.${sectionOf(finding.path)}`)}</span>
            <span>{finding[lang]}<Witness finding={finding} /></span>
            <button type="button" className="say-pick" onClick={() => onGo(finding)}>{t('check.go')}</button>
          </li>
        ))}
      </ol>
    </section>
  );
}
