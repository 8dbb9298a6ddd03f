// Sub-classes by grade as a table whose cells are the warmer the more firms they hold; a cell opens its firms.
import { Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';
import { useHeading } from '../firms/Measured.tsx';
import { part, useGrade, useOpen } from './parts.tsx';
import { askedGrade, byClass, countOf, heats, WITH_NONE, type ClassGroup, type HeatBy, type MaybeGrade, type ClassCounts } from './read.ts';

function Cell({ line, grade, by, heat }: { line: ClassCounts; grade: MaybeGrade; by: HeatBy; heat: number }) {
  const { t } = useTranslation('segments');
  const heading = useHeading();
  const word = useGrade();
  const open = useOpen();
  const { counts } = line;
  const firms = countOf(counts, grade);
  const percent = part(firms, counts.firms);
  const [large, small] = by === 'firms' ? [count(firms), percent] : [percent, count(firms)];
  const shown = <><span>{large}</span><small>{small}</small></>;
  const tint = { '--heat': `${Math.round(heat * 42)}%` } as React.CSSProperties;
  if (firms === 0) return <td className="heat"><span className="heat-none">–</span></td>;
  return (
    <td className="heat">
      <button type="button" className="heat-cell" style={tint} aria-label={t('classes.cell', { what: heading(line.sub_class), grade: word(grade), firms: count(firms), percent })} onClick={() => open({ sub_class: line.sub_class.id, grade: askedGrade(grade) })}>{shown}</button>
    </td>
  );
}

function Group({ group, by, heat }: { group: ClassGroup; by: HeatBy; heat: ReturnType<typeof heats> }) {
  const { t } = useTranslation('segments');
  const heading = useHeading();
  const open = useOpen();
  return (
    <tbody>
      <tr className="class-row">
        <th scope="rowgroup">{heading(group.class)}</th>
        {WITH_NONE.map((grade) => <td key={grade ?? 'none'} className="num">{by === 'firms' ? count(countOf(group.counts, grade)) : part(countOf(group.counts, grade), group.counts.firms)}</td>)}
        <td className="num">{count(group.counts.firms)}</td>
        <td />
      </tr>
      {group.lines.map((line) => (
        <tr key={line.sub_class.id}>
          <th scope="row">
            <Tooltip title={heading(line.meaning)} trigger={['hover', 'focus']} placement="topLeft"><span tabIndex={0} role="note" className="has-meaning">{heading(line.sub_class)}</span></Tooltip>
          </th>
          {WITH_NONE.map((grade) => <Cell key={grade ?? 'none'} line={line} grade={grade} by={by} heat={heat(line.counts, grade)} />)}
          <td className="num">
            {line.counts.firms === 0 ? '0' : <button type="button" className="text-button" aria-label={t('classes.seeAll', { what: heading(line.sub_class), firms: count(line.counts.firms) })} onClick={() => open({ sub_class: line.sub_class.id })}>{count(line.counts.firms)}</button>}
          </td>
          <td className="num">{line.counts.mean_total ?? '–'}</td>
        </tr>
      ))}
    </tbody>
  );
}

export function Classes({ lines }: { lines: ClassCounts[] }) {
  const { t } = useTranslation('segments');
  const word = useGrade();
  const [by, setBy] = useState<HeatBy>('firms');
  const heat = heats(lines, by);
  return (
    <Panel
      title={t('classes.title')}
      lead={t('classes.lead')}
      extra={<Segmented<HeatBy> aria-label={t('classes.by')} value={by} onChange={setBy} options={[{ value: 'firms', label: t('classes.firms') }, { value: 'share', label: t('classes.share') }]} />}
    >
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('classes.title')}>
        <table className="plain-table heat-table">
          <colgroup><col className="name" />{WITH_NONE.map((grade) => <col key={grade ?? 'none'} />)}<col /><col /></colgroup>
          <thead>
            <tr>
              <th scope="col">{t('classes.column')}</th>
              {WITH_NONE.map((grade) => <th key={grade ?? 'none'} scope="col" className="num">{word(grade)}</th>)}
              <th scope="col" className="num">{t('firmsHead')}</th>
              <th scope="col" className="num">{t('meanHead')}</th>
            </tr>
          </thead>
          {byClass(lines).map((group) => <Group key={group.class.id} group={group} by={by} heat={heat} />)}
        </table>
      </div>
    </Panel>
  );
}
