// Four grades: how many firms, what share, and the change since the run before; a click opens the firms.
import { useTranslation } from 'react-i18next';
import { count, percent } from '@/format/numbers.ts';
import { useGrade, useGradeColour, useOpen } from './parts.tsx';
import { signed, tiles, type Tile, type PortraitBoardCard } from './read.ts';

function Change({ tile }: { tile: Tile }) {
  const { t } = useTranslation('segments');
  if (tile.more === null) return <span className="grade-tile-change">{t('tile.first')}</span>;
  return (
    <span className="grade-tile-change">
      <span>{t('tile.change')}</span>
      <span className="num">{t('tile.more', { more: signed(tile.more) })}</span>
      {tile.points !== null && <span className="num">{t('tile.points', { points: signed(tile.points, 1) })}</span>}
    </span>
  );
}

export function Tiles({ board }: { board: PortraitBoardCard }) {
  const { t } = useTranslation('segments');
  const word = useGrade();
  const colour = useGradeColour();
  const open = useOpen();
  return (
    <div className="grade-tiles" role="group" aria-label={t('tile.label')}>
      {tiles(board.grades).map((tile) => (
        <button key={tile.grade} type="button" className="grade-tile" onClick={() => open({ grade: tile.grade })}>
          <i className="mark" style={{ background: colour(tile.grade) }} aria-hidden />
          <span className="grade-tile-head"><span>{word(tile.grade)}</span><span className="num">{t('firmsOf', { firms: count(tile.firms) })}</span></span>
          <strong>{percent(tile.percent, 1)}</strong>
          <Change tile={tile} />
        </button>
      ))}
    </div>
  );
}
