// The firms of one group, in a drawer; each leads to its portrait.
import { ArrowRightOutlined } from '@ant-design/icons';
import { Link, useSearch } from '@tanstack/react-router';
import { Button, Drawer, Empty, Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Loaded, Problem } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { listed } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { useHeading } from '../firms/Measured.tsx';
import { useGrade, useOpen } from './parts.tsx';
import { filterOf, gradeOf, pointsMore, type FirmFilter, type PortraitBoardCard, type BoardFirm } from './read.ts';

const PAGE = 50;

/** The group in words. */
function useGroup(board: PortraitBoardCard): (filter: FirmFilter) => string {
  const { t } = useTranslation('segments');
  const { lang } = useDisplay();
  const heading = useHeading();
  const word = useGrade();
  return (filter) => {
    const before = filter.grade_before && t('drawer.was', { grade: word(gradeOf(filter.grade_before)) });
    const now = filter.grade && (before ? t('drawer.now', { grade: word(gradeOf(filter.grade)) }) : word(gradeOf(filter.grade)));
    const sub = board.classes.find((line) => line.sub_class.id === filter.sub_class)?.sub_class;
    const stage = board.stages.find((line) => line.stage.id === filter.stage)?.stage;
    const city = board.cities.find((line) => line.code === filter.city)?.name;
    const words = [sub && heading(sub), stage && heading(stage), city && heading(city), before, now].flatMap((one) => one || []);
    return listed(words, lang) || t('drawer.title');
  };
}

function Name({ row }: { row: BoardFirm }) {
  const { t } = useTranslation('segments');
  const may = useMay();
  if (!row.name) return <>{t('drawer.gone')}</>;
  const name = <span lang="zh">{row.name}</span>;
  if (!may('read-firm')) return name;
  return <Link className="row-link" to={`/firms/${row.firm}` as never} search={(may('read-portrait') ? { tab: 'portrait' } : {}) as never}>{name}</Link>;
}

function Grades({ row }: { row: BoardFirm }) {
  const { t } = useTranslation('segments');
  if (!row.grade_before) return <strong className="num">{row.grade ?? '–'}</strong>;
  return <span className="num">{row.grade_before} <ArrowRightOutlined aria-label={t('drawer.becomes')} role="img" style={{ fontSize: 11 }} /> <strong>{row.grade ?? '–'}</strong></span>;
}

function Total({ row }: { row: BoardFirm }) {
  const { t } = useTranslation('segments');
  const more = pointsMore(row.total, row.total_before);
  return <>{row.total ?? '–'}{more !== null && <small className="soft total-change">{t('drawer.change', { more })}</small>}</>;
}

function Rows({ rows }: { rows: BoardFirm[] }) {
  const { t } = useTranslation('segments');
  const heading = useHeading();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  if (narrow) {
    return (
      <ul className="list-cards">
        {rows.map((row) => (
          <li key={row.firm} className="list-card">
            <div className="list-card-head"><span><Name row={row} /></span><Grades row={row} /></div>
            <dl>
              <dt>{t('drawer.total')}</dt><dd><Total row={row} /></dd>
              <dt>{t('drawer.subClass')}</dt><dd>{heading(row.sub_class)}</dd>
              <dt>{t('drawer.stage')}</dt><dd>{heading(row.stage)}</dd>
              <dt>{t('drawer.city')}</dt><dd>{heading(row.city)}</dd>
            </dl>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('drawer.title')}>
      <table className="plain-table">
        <thead><tr><th scope="col">{t('drawer.firm')}</th><th scope="col">{t('drawer.grade')}</th><th scope="col" className="num">{t('drawer.total')}</th><th scope="col">{t('drawer.subClass')}</th><th scope="col">{t('drawer.stage')}</th><th scope="col">{t('drawer.city')}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.firm}>
              <th scope="row" style={{ fontWeight: 400 }}><Name row={row} /></th>
              <td><Grades row={row} /></td>
              <td className="num"><Total row={row} /></td>
              <td>{heading(row.sub_class)}</td>
              <td>{heading(row.stage)}</td>
              <td>{heading(row.city)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Listed({ run, filter }: { run: string; filter: FirmFilter }) {
  const { t } = useTranslation('segments');
  const query = $api.useInfiniteQuery(
    'get', '/v1/portrait-runs/{id}/firms', { params: { path: { id: run }, query: { ...filter, limit: PAGE } } },
    { pageParamName: 'after', initialPageParam: undefined as string | undefined, getNextPageParam: (last) => last.next ?? undefined },
  );
  return (
    <>
      <p className="soft" style={{ marginTop: 0 }}>{t('drawer.lead')}</p>
      <Loaded query={query}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('drawer.none')} />;
          return (
            <>
              <Rows rows={rows} />
              {query.isFetchNextPageError && <Problem error={query.error} />}
              <div className="list-foot">
                <span className="soft" aria-live="polite">{t('drawer.shown', { count: rows.length })}{!query.hasNextPage && ` · ${t('drawer.end')}`}</span>
                {query.hasNextPage && <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('drawer.more')}</Button>}
              </div>
            </>
          );
        }}
      </Loaded>
    </>
  );
}

export function Firms({ board }: { board: PortraitBoardCard }) {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const open = useOpen();
  const group = useGroup(board);
  const filter = filterOf(search);
  return (
    <Drawer open={filter !== null} onClose={() => open(null)} title={filter ? group(filter) : ''} width="min(960px, 100vw)" destroyOnHidden styles={{ body: { padding: 16 } }}>
      {filter && <Listed run={board.run.id} filter={filter} />}
    </Drawer>
  );
}
