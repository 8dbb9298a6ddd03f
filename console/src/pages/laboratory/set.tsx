// One sample set: where it came from, what was refused, its columns.
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Fields, Instant, Loaded, PageHeader, Panel, SimulatedBadge, Stats } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { OpenStudy } from './index.tsx';
import { langOf } from './words.ts';
import './laboratory.css';

function Columns({ set }: { set: Schemas['SampleSetCard'] }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  return (
    <Panel title={t('set.columns')} lead={t('set.columnsLead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('set.columns')}>
        <table className="plain-table">
          <thead>
            <tr><th scope="col">{t('set.column')}</th><th scope="col">{t('set.kind')}</th><th scope="col" className="num">{t('set.unread')}</th><th scope="col">{t('set.example')}</th></tr>
          </thead>
          <tbody>
            {set.columns.map((column) => (
              <tr key={column.name}>
                <th scope="row" className="mono" style={{ fontWeight: 400 }}>{column.name}</th>
                <td>{name(column.kind)}</td>
                <td className="num">{column.unread > 0 ? count(column.unread) : '–'}</td>
                <td className="mono">{column.example ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

export default function SamplesPage() {
  const { t } = useTranslation('laboratory');
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/sample-sets/{id}', { params: { path: { id } } });
  return (
    <Loaded query={query}>
      {(set) => (
        <>
          <PageHeader
            title={<span lang={langOf(set.name)}>{set.name}</span>}
            tags={<SimulatedBadge show={set.simulated} />}
            lead={t('set.lead', { name: set.by_name })}
            acts={may('develop-scorecard') && <OpenStudy set={set} />}
          />
          <Stats
            figures={[
              { label: t('list.rows'), value: count(set.rows), note: t('set.readRows', { rows: count(set.read) }) },
              { label: t('list.columns'), value: set.columns.length },
              { label: t('list.refused'), value: count(set.refused), note: set.refused > 0 ? <Link className="row-link in-text" to={'/scorecards' as never} search={{ tab: 'quarantine' } as never}>{t('set.quarantine')}</Link> : t('upload.noneRefused') },
              { label: t('list.format'), value: t(`format.${set.format.replace('/', '-') as 'parquet'}`), note: set.sheet ? t('set.sheet', { sheet: set.sheet }) : undefined },
            ]}
          />
          <div className="lab-stack">
            <Panel>
              <Fields
                items={[
                  { label: t('list.file'), value: set.source },
                  { label: t('list.at'), value: <Instant value={set.at} /> },
                  { label: t('set.digest'), value: <span className="mono">{set.digest}</span> },
                  ...(set.title_rows > 0 ? [{ label: t('set.title'), value: t('set.titleRows', { rows: set.title_rows }) }] : []),
                ]}
              />
            </Panel>
            <Columns set={set} />
          </div>
        </>
      )}
    </Loaded>
  );
}
