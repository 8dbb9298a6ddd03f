// How firms spread over grades, classes, stages, cities and industries, run by run, and how grades moved.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DatePicker, Empty, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import { ActButton, Day, Loaded, PageHeader, Panel, plainAct, SimulatedBadge, Stats } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';
import { useMay, useMe } from '@/session.tsx';
import { Cities } from './Cities.tsx';
import { Classes } from './Classes.tsx';
import { Firms } from './Firms.tsx';
import { Industries } from './Industries.tsx';
import { Migration } from './Migration.tsx';
import { part } from './parts.tsx';
import { outdone, ungraded, type PortraitBoardCard, type PortraitRunCard } from './read.ts';
import { Stages } from './Stages.tsx';
import { Tiles } from './Tiles.tsx';
import './segments.css';

/** Shows a run; the newest needs no place in the address. */
function useShow(): (id: string | undefined) => void {
  const navigate = useNavigate();
  return (run) => void navigate({ to: '.', search: { run } as never, resetScroll: false });
}

function MakeRun({ primary = false }: { primary?: boolean }) {
  const { t } = useTranslation('segments');
  const me = useMe();
  const show = useShow();
  return (
    <ActButton
      act={plainAct(t('run.make'))}
      primary={primary}
      explain={t('run.explain')}
      run={({ on }: { on?: Dayjs | null }, keyed) => api.POST('/v1/portrait-runs', { params: keyed, body: on ? { on: on.format('YYYY-MM-DD') } : {} })}
      onDone={(made) => show(made.id)}
    >
      <Form.Item name="on" label={t('run.day')} help={t('run.dayHelp', { today: me.today })} style={{ marginBottom: 24 }}>
        <DatePicker style={{ width: '100%' }} placeholder={me.today} disabledDate={(day) => day.isAfter(dayjs(me.today), 'day')} />
      </Form.Item>
    </ActButton>
  );
}

function Picker({ runs, shown }: { runs: PortraitRunCard[]; shown: string }) {
  const { t } = useTranslation('segments');
  const show = useShow();
  const older = outdone(runs);
  return (
    <Select
      popupMatchSelectWidth={false}
      className="run-picker"
      aria-label={t('run.pick')}
      value={shown}
      onChange={(id) => show(id === runs[0]?.id ? undefined : id)}
      options={runs.map((run) => ({ value: run.id, label: t(older.has(run.id) ? 'run.onDayOlder' : 'run.onDay', { day: run.on, firms: count(run.firms) }) }))}
    />
  );
}

function NoRun({ mayMake }: { mayMake: boolean }) {
  const { t } = useTranslation('segments');
  return (
    <Panel>
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<div className="no-run"><h2>{t('empty.title')}</h2><p>{t('empty.lead')}</p>{!mayMake && <p>{t('empty.mayNot')}</p>}</div>}>
        {mayMake && <MakeRun primary />}
      </Empty>
    </Panel>
  );
}

function Board({ board }: { board: PortraitBoardCard }) {
  const { t } = useTranslation('segments');
  const { run, before } = board;
  const none = ungraded(board.grades);
  const all = board.grades.reduce((sum, line) => sum + line.firms, 0);
  return (
    <>
      <Stats
        figures={[
          { label: t('figure.on'), value: <Day value={run.on} />, note: before ? t('figure.before', { day: before.on }) : t('figure.noBefore') },
          { label: t('figure.firms'), value: count(run.firms), unit: t('firmsUnit'), note: all < run.firms ? t('figure.counted', { firms: count(all) }) : undefined },
          { label: t('figure.ungraded'), value: count(none), unit: t('firmsUnit'), note: `${part(none, all)} · ${t('figure.ungradedNote')}` },
          { label: t('figure.notConsented'), value: count(run.not_consented), unit: t('firmsUnit'), note: t('figure.notConsentedNote') },
          { label: t('figure.withoutData'), value: count(run.without_data), unit: t('firmsUnit'), note: t('figure.withoutDataNote') },
        ]}
      />
      <Tiles board={board} />
      <div className="grid">
        <Classes lines={board.classes} />
        <Migration board={board} />
        <Stages lines={board.stages} />
        <Cities lines={board.cities} />
        <Industries lines={board.industries} />
      </div>
      <Firms board={board} />
    </>
  );
}

export default function SegmentsPage() {
  const { t } = useTranslation('segments');
  const may = useMay();
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const runs = $api.useQuery('get', '/v1/portrait-runs', {});
  const shown = search.run ?? runs.data?.[0]?.id;
  const board = $api.useQuery('get', '/v1/portrait-runs/{id}', { params: { path: { id: shown ?? 'latest' } } }, { enabled: shown !== undefined });
  const some = (runs.data?.length ?? 0) > 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        tags={<SimulatedBadge show={board.data?.run.simulated ?? false} />}
        acts={some && <>{shown && <Picker runs={runs.data ?? []} shown={shown} />}{may('run-portraits') && <MakeRun primary />}</>}
      />
      <Loaded query={runs}>
        {(all) => (all.length === 0 ? <NoRun mayMake={may('run-portraits')} /> : <Loaded query={board}>{(card) => <Board key={card.run.id} board={card} />}</Loaded>)}
      </Loaded>
    </>
  );
}
