// How much of a quota is used, as a bar with its figure.
import { useTranslation } from 'react-i18next';

export function Bar({ percent }: { percent: string }) {
  const { t } = useTranslation('funding');
  const used = Math.min(100, Math.max(0, Number(percent)));
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8, minWidth: 140 }}>
      <span role="meter" aria-label={t('bar', { percent })} aria-valuenow={used} aria-valuemin={0} aria-valuemax={100} style={{ flex: 1, height: 8, borderRadius: 4, background: 'var(--line)', overflow: 'hidden' }}>
        <span style={{ display: 'block', width: `${used}%`, height: '100%', background: used >= 95 ? 'var(--warn-ink)' : 'var(--accent)' }} />
      </span>
      <span className="num" aria-hidden="true" style={{ width: 56, textAlign: 'right' }}>{percent}%</span>
    </span>
  );
}
