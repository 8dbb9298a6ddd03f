// Four colours with what is still to do of each, live; a click filters the list below.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { count } from '@/format/numbers.ts';
import { lateBy, tiles, TO_DO, type Level } from './read.ts';
import './alerts.css';

/** How often the page asks again, in milliseconds. */
export const LIVE = 5_000;
const LATE_EVERY = 30_000;

export function Tiles() {
  const { t } = useTranslation('alerts');
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const counted = $api.useQuery('get', '/v1/alerts', { params: { query: { limit: 1 } } }, { refetchInterval: LIVE });
  const first = $api.useQuery('get', '/v1/alerts', { params: { query: { limit: 200 } } }, { refetchInterval: LATE_EVERY });
  const late = first.data && lateBy(first.data);
  if (!counted.data) return null;
  const pick = (level: Level) => void navigate({ to: '.', search: { ...search, level: search.level === level ? undefined : level, after: undefined } as never, resetScroll: false });
  const lateOf = (level: Level) => {
    const of = late?.[level];
    if (!of || of.count === 0) return null;
    return <span className="late">{t(of.atLeast ? 'tile.lateAtLeast' : 'tile.late', { count: of.count })}</span>;
  };
  return (
    <div className="alert-tiles" role="group" aria-label={t('tile.label')}>
      {tiles(counted.data.counts).map((tile) => (
        <button key={tile.level} type="button" className={`alert-tile ${tile.level}`} aria-pressed={search.level === tile.level} onClick={() => pick(tile.level)}>
          <i className="mark" aria-hidden />
          <span className="alert-tile-head"><span>{t(`level.${tile.level}`)}</span>{lateOf(tile.level)}</span>
          <strong>{count(tile.all)}<small>{t('tile.toDo')}</small></strong>
          <span className="alert-tile-states">{TO_DO.map((state) => <span key={state}>{t(`status.${state}`)} <span className="num">{count(tile[state])}</span></span>)}</span>
        </button>
      ))}
    </div>
  );
}
