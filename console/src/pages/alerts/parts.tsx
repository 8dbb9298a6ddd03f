// Small pieces of an alert: its level, what it read, its grades, its day, and how far it has come.
import { ArrowRightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Named } from '@/api/types.ts';
import { Day, NamedTag } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { Measured, useHeading } from '../firms/Measured.tsx';
import { LEVELS, type Alert } from './read.ts';
import './alerts.css';

/** The colour with its word; in a table of alerts the word alone, as the heading says the rest. */
export function LevelTag({ level, short = false }: { level: Named; short?: boolean }) {
  const { t } = useTranslation('alerts');
  const heading = useHeading();
  const known = LEVELS.find((one) => one === level.id);
  return <span className={`alert-level ${level.id}`}><i className="mark" aria-hidden />{short && known ? t(`colour.${known}`) : heading(level)}</span>;
}

/** The level and the warning, which leads to the alert. */
export function AlertName({ alert }: { alert: Alert }) {
  const heading = useHeading();
  return <span className="alert-name"><LevelTag level={alert.level} short /><Link className="row-link" to={`/alerts/${alert.id}` as never}>{heading(alert.warning)}</Link></span>;
}

/** The firm, which leads to its portrait for whoever may read it. */
export function FirmLink({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const may = useMay();
  if (!alert.firm_name) return <>{t('erased')}</>;
  const search = may('read-portrait') ? { tab: 'portrait' } : {};
  return <Link className="row-link" to={`/firms/${alert.firm}` as never} search={search as never}><span lang="zh">{alert.firm_name}</span></Link>;
}

type Said = Alert['said'][number];

/** A value that was read; where no consent names its source any more, that is said instead. */
export function SaidValue({ said }: { said: Said }) {
  const { t } = useTranslation('alerts');
  if (said.value === null || said.value === undefined) return <span className="soft">{t('takenBack')}</span>;
  return <Measured value={said.value} unit={said.unit} />;
}

/** What was read, in lines. */
export function SaidLines({ said }: { said: Said[] }) {
  const name = useName();
  return <ul className="alert-said">{said.map((one) => <li key={one.what.id}><span className="soft">{name(one.what)}</span> <SaidValue said={one} /></li>)}</ul>;
}

/** The grade a month before and now. */
export function Grades({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const { grade, grade_before: before } = alert;
  if (!grade && !before) return <>–</>;
  return (
    <span className="num">
      {before ?? '–'} <ArrowRightOutlined aria-label={t('becomes')} role="img" style={{ fontSize: 11 }} /> <strong>{grade ?? '–'}</strong>
    </span>
  );
}

/** The day by which it is to be closed; that it is over stands beside it in a word. */
export function Due({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  if (!alert.late) return <Day value={alert.due_on} />;
  return <span className="late"><Day value={alert.due_on} /> <span className="late-word">{t('late')}</span></span>;
}

const TONES = { open: 'warn', taken: 'busy', closing: 'busy', closed: 'quiet' } as const;

export function StatusTag({ status }: { status: Named }) {
  return <NamedTag value={status} tone={TONES[status.id as keyof typeof TONES] ?? 'quiet'} />;
}
