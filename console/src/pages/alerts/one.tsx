// One alert: what was seen, each number leading back to the portrait; what to do; what was done.
import { Link, useParams } from '@tanstack/react-router';
import { Alert as Notice } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Day, Fields, Loaded, Money, PageHeader, Panel, Stats, Timeline, type TimelineItem } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { useHeading } from '../firms/Measured.tsx';
import { Acts } from './Acts.tsx';
import { Due, FirmLink, Grades, LevelTag, SaidValue, StatusTag } from './parts.tsx';
import { isUnread, story, type Alert, type Step, type Warning } from './read.ts';
import { LIVE } from './Tiles.tsx';
import { When } from './Warnings.tsx';

function Seen({ alert, warning }: { alert: Alert; warning: Warning | undefined }) {
  const { t } = useTranslation('alerts');
  const heading = useHeading();
  const may = useMay();
  const what = (said: Alert['said'][number]) =>
    said.is_indicator && alert.firm_name && may('read-portrait')
      ? <Link className="row-link in-text" to={`/firms/${alert.firm}` as never} search={{ tab: 'portrait', indicator: said.what.id } as never}>{heading(said.what)}</Link>
      : heading(said.what);
  return (
    <Panel className="two-thirds" title={t('one.seen')} lead={t('one.seenLead', { day: alert.seen_on })}>
      <table className="plain-table">
        <thead><tr><th scope="col">{t('one.what')}</th><th scope="col" className="num">{t('one.value')}</th></tr></thead>
        <tbody>{alert.said.map((said) => <tr key={said.what.id}><th scope="row" style={{ fontWeight: 400 }}>{what(said)}</th><td className="num"><SaidValue said={said} /></td></tr>)}</tbody>
      </table>
      {warning && <div style={{ marginTop: 12, fontSize: 13 }}><span className="soft">{t('one.condition')}</span><When warning={warning} /></div>}
    </Panel>
  );
}

function Said({ step, alert }: { step: Step; alert: Alert }) {
  const { t } = useTranslation('alerts');
  const name = useName();
  const by = step.by ?? '';
  const head = {
    raised: () => t(alert.times > 1 ? 'step.raisedAgain' : 'step.raised', { count: alert.times }),
    cleared: () => t(isUnread(alert) ? 'step.unread' : 'step.cleared'),
    note: () => t('step.note', { by, what: name(step.what) }),
    refused: () => t('step.refused', { by }),
    proposed: () => t('step.proposed', { by, what: name(step.what) }),
    closed: () => t('step.closed', { by, what: name(step.what) }),
    agreed: () => t('step.agreed', { by, what: name(step.what) }),
  }[step.kind]();
  return <><strong>{head}</strong>{step.text && <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{step.text}</div>}</>;
}

const TONES: Record<Step['kind'], TimelineItem['tone']> = { raised: 'bad', cleared: 'good', note: 'quiet', refused: 'warn', proposed: 'warn', closed: 'good', agreed: 'good' };

function Shown({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const heading = useHeading();
  const units = useUnit(alert.owed.currency);
  const warnings = $api.useQuery('get', '/v1/warnings', {}, { staleTime: Infinity });
  const warning = warnings.data?.find((one) => one.warning.id === alert.warning.id);
  const work = (
    <div className="grid">
      <Seen alert={alert} warning={warning} />
      <Panel className="third" title={t('one.todo')}>
        <p className="alert-do">{heading({ id: '', zh: alert.do_zh, en: alert.do_en })}</p>
        <Fields
          items={[
            ...(warning ? [{ label: t('rule.within'), value: t('rule.days', { count: warning.within_days }) }] : []),
            ...(warning?.takes_two ? [{ label: t('one.closing'), value: t('rule.takesTwo') }] : []),
          ]}
        />
      </Panel>
      <Panel title={t('one.story')} lead={t('one.storyLead')}>
        <Timeline items={story(alert).map((step) => ({ key: step.key, when: step.on, tone: step.kind === 'cleared' && isUnread(alert) ? 'quiet' : TONES[step.kind], content: <Said step={step} alert={alert} /> }))} />
      </Panel>
    </div>
  );
  return (
    <>
      <PageHeader
        title={heading(alert.warning)}
        tags={<span className="alert-tags"><LevelTag level={alert.level} /><StatusTag status={alert.status} /></span>}
        lead={<><FirmLink alert={alert} /> · {heading(alert.category)}</>}
        acts={<Acts alert={alert} takesTwo={warning?.takes_two ?? false} />}
      />
      {alert.cleared_on && alert.status.id !== 'closed' && <Notice style={{ marginBottom: 16 }} type="info" showIcon message={t(isUnread(alert) ? 'one.unreadSince' : 'one.clearedSince', { day: alert.cleared_on })} />}
      <Stats
        figures={[
          { label: t('one.owed'), value: <Money value={alert.owed} />, unit: units.name },
          { label: t('one.grade'), value: <Grades alert={alert} /> },
          { label: t('column.due'), value: <Due alert={alert} /> },
          { label: t('column.handler'), value: alert.handler ?? t('one.nobody') },
          { label: t('column.raised'), value: <Day value={alert.raised_on} />, note: t('one.times', { count: alert.times }) },
        ]}
      />
      {work}
    </>
  );
}

export default function AlertPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/alerts/{id}', { params: { path: { id } } }, { refetchInterval: LIVE });
  return <Loaded query={query}>{(alert) => <Shown key={alert.id} alert={alert} />}</Loaded>;
}
