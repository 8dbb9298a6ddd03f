// How the values of a column lie and how the bad rate goes with them, in the height of a line of text.
import { useTranslation } from 'react-i18next';
import { count } from '@/format/numbers.ts';
import type { Profile } from '../document.ts';
import { plain, share } from '../words.ts';

const [WIDTH, HEIGHT] = [150, 40];
const MOST_BARS = 20;

interface Bar {
  rows: number;
  bad_rate?: number | null;
}

function bars(profile: Profile): Bar[] {
  return profile.histogram.length > 1 ? profile.histogram : profile.values.slice(0, MOST_BARS);
}

export function MiniHistogram({ profile, label }: { profile: Profile; label: string }) {
  const { t } = useTranslation('laboratory');
  const drawn = bars(profile);
  const numeric = profile.histogram.length > 1;
  // The commonest days say nothing of how days lie.
  if (drawn.length === 0 || profile.days) return <span className="soft">{profile.days ? `${profile.days[0]} – ${profile.days[1]}` : '–'}</span>;
  const most = Math.max(...drawn.map((bar) => bar.rows), 1);
  const rates = drawn.flatMap((bar) => (bar.bad_rate === null || bar.bad_rate === undefined ? [] : [bar.bad_rate]));
  const top = Math.max(...rates, 0.0001);
  const step = WIDTH / Math.max(drawn.length, 4);
  const points = drawn
    .map((bar, at) => (bar.bad_rate === null || bar.bad_rate === undefined || bar.rows === 0 ? null : `${(at + 0.5) * step},${HEIGHT - 2 - (bar.bad_rate / top) * (HEIGHT - 6)}`))
    .filter(Boolean);
  const says = rates.length > 0
    ? t('mapping.pictureRates', { name: label, least: share(Math.min(...rates)), most: share(top) })
    : t('mapping.picture', { name: label });
  return (
    <svg className="lab-mini" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={says}>
      <title>{says}</title>
      {drawn.map((bar, at) => {
        const height = (bar.rows / most) * (HEIGHT - 4);
        return <rect key={at} className="lab-mini-bar" x={at * step + 0.5} y={HEIGHT - height} width={Math.max(1, step - 1)} height={height} />;
      })}
      {numeric && points.length > 1 && <polyline className="lab-mini-line" points={points.join(' ')} />}
      {!numeric && points.map((point) => {
        const [x, y] = point!.split(',');
        // Categories have no order: no line leads from one to the next.
        return <circle key={point} className="lab-mini-dot" cx={x} cy={y} r={2} />;
      })}
    </svg>
  );
}

/** Missing, distinct values, and the middle, in a line. */
export function Facts({ profile }: { profile: Profile }) {
  const { t } = useTranslation('laboratory');
  return (
    <span className="soft num lab-facts">
      <span>{profile.missing > 0 ? t('mapping.missing', { share: share(profile.missing / Math.max(1, profile.rows)) }) : t('mapping.noMissing')}</span>
      <span>{t('mapping.distinct', { count: count(profile.distinct) })}</span>
      {profile.quartiles && <span>{t('mapping.median', { value: plain(profile.quartiles[2] ?? 0) })}</span>}
    </span>
  );
}
