// A share as a bar with its figure beside it.
export function Meter({ percent, label, warn = false }: { percent: string; label: string; warn?: boolean }) {
  const filled = Math.min(100, Math.max(0, Number(percent)));
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8, width: 140, maxWidth: '100%' }}>
      <span role="meter" aria-label={label} aria-valuenow={filled} aria-valuemin={0} aria-valuemax={100} style={{ flex: 1, height: 8, borderRadius: 4, background: 'var(--line)', overflow: 'hidden' }}>
        <span style={{ display: 'block', width: `${filled}%`, height: '100%', background: warn ? 'var(--warn-ink)' : 'var(--accent)' }} />
      </span>
      <span className="num" aria-hidden="true" style={{ minWidth: 40, textAlign: 'right' }}>{percent}%</span>
    </span>
  );
}
