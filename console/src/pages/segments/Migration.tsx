// Grade before by grade now: an arrow beside each number says what its colour says.
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { count, percent } from '@/format/numbers.ts';
import { useGrade, useOpen } from './parts.tsx';
import { askedGrade, matrix, moves, WITH_NONE, type MatrixCell, type MaybeGrade, type PortraitBoardCard } from './read.ts';

const SIGNS = { up: '↑', down: '↓', same: '=', none: '·' } as const;

function Cell({ from, cell }: { from: MaybeGrade; cell: MatrixCell }) {
  const { t } = useTranslation('segments');
  const word = useGrade();
  const open = useOpen();
  if (cell.firms === 0) return <td className="move"><span className={`move-cell ${cell.move} nobody`}>0</span></td>;
  const what = t('migration.cell', { from: word(from), to: word(cell.to), move: t(`migration.${cell.move}`), firms: count(cell.firms), percent: percent(cell.percent, 1) });
  // A stronger tint where more of the row went.
  const tint = { '--heat': `${Math.round(14 + 0.26 * (cell.percent ?? 0))}%` } as React.CSSProperties;
  const shown = <><span><i aria-hidden>{SIGNS[cell.move]}</i> {count(cell.firms)}</span><small>{percent(cell.percent, 1)}</small></>;
  return (
    <td className="move">
      <button type="button" className={`move-cell ${cell.move}`} style={tint} aria-label={t('migration.see', { what })} onClick={() => open({ grade_before: askedGrade(from), grade: askedGrade(cell.to) })}>{shown}</button>
    </td>
  );
}

function Sums({ board }: { board: PortraitBoardCard }) {
  const { t } = useTranslation('segments');
  const sum = moves(board.migration);
  return (
    <dl className="move-sums">
      {(['up', 'down', 'same', 'none'] as const).map((move) => (
        <div key={move}><dt><i className={`move-mark ${move}`} aria-hidden>{SIGNS[move]}</i>{t(`migration.${move}`)}</dt><dd className="num">{t('firmsOf', { firms: count(sum[move]) })}</dd></div>
      ))}
      <div><dt>{t('migration.appeared')}</dt><dd className="num">{t('firmsOf', { firms: count(board.appeared) })}</dd></div>
      <div><dt>{t('migration.gone')}</dt><dd className="num">{t('firmsOf', { firms: count(board.gone) })}</dd></div>
    </dl>
  );
}

export function Migration({ board }: { board: PortraitBoardCard }) {
  const { t } = useTranslation('segments');
  const word = useGrade();
  const { run, before } = board;
  if (!before) return <Panel className="half" title={t('migration.title')}><Alert type="info" showIcon message={t('migration.needs', { day: run.on })} /></Panel>;
  return (
    <Panel className="half" title={t('migration.title')} lead={t('migration.lead', { before: before.on, now: run.on })}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('migration.title')}>
        <table className="plain-table move-table">
          <thead>
            <tr>
              <th scope="col">{t('migration.from')}</th>
              {WITH_NONE.map((grade) => <th key={grade ?? 'none'} scope="col">{grade ?? t('ungraded')}</th>)}
              <th scope="col" className="num">{t('migration.rowTotal')}</th>
            </tr>
          </thead>
          <tbody>
            {matrix(board.migration).map((row) => (
              <tr key={row.from ?? 'none'}>
                <th scope="row">{row.from ? t('migration.row', { grade: word(row.from) }) : t('migration.rowNone')}</th>
                {row.cells.map((cell) => <Cell key={cell.to ?? 'none'} from={row.from} cell={cell} />)}
                <td className="num">{count(row.firms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Sums board={board} />
    </Panel>
  );
}
