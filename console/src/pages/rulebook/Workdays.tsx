// A year as a wall calendar: days off, weekends, and the weekend days that are worked (调休).
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { components } from '@/api/schema.d.ts';
import { Day, Loaded, Panel } from '@/components/index.ts';
import './workdays.css';

type Year = components['schemas']['WorkdaysCard'];
type Kind = 'off' | 'on' | 'weekend' | 'work';

const pad = (number: number) => String(number).padStart(2, '0');

/** The kind of each day of a month, with the empty places before the first (weeks begin on Monday). */
export function monthOf(year: number, month: number, off: Set<string>, on: Set<string>): { before: number; days: Kind[] } {
  const weekday = (day: number) => (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const kind = (day: number): Kind => {
    const date = `${year}-${pad(month)}-${pad(day)}`;
    if (off.has(date)) return 'off';
    if (weekday(day) < 5) return 'work';
    return on.has(date) ? 'on' : 'weekend';
  };
  return { before: weekday(1), days: Array.from({ length: last }, (_, index) => kind(index + 1)) };
}

function Month({ year, month, off, on }: { year: number; month: number; off: Set<string>; on: Set<string> }) {
  const { t } = useTranslation('rulebook');
  const { before, days } = monthOf(year, month, off, on);
  const mark: Record<Kind, string> = { off: t('days.off'), on: t('days.on'), weekend: '', work: '' };
  return (
    <section className="wall-month">
      <h3>{t('days.month', { month })}</h3>
      <div className="wall-days" aria-hidden>{t('days.week').split(' ').map((day, index) => <span key={index} className="wall-head">{day}</span>)}</div>
      <ol className="wall-days">
        {days.map((kind, index) => (
          <li key={index} className={`wall-day ${kind}`} style={index === 0 ? { gridColumnStart: before + 1 } : undefined}>
            {index + 1}{mark[kind] && <em>{mark[kind]}</em>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Wall({ year }: { year: Year }) {
  const { t } = useTranslation('rulebook');
  const [off, on] = [new Set(year.days_off), new Set(year.worked_weekends)];
  return (
    <>
      <dl className="wall-facts">
        <div><dt>{t('days.worked')}</dt><dd className="num">{year.working_days}</dd></div>
        <div><dt>{t('days.known')}</dt><dd><Day value={year.known_from} /></dd></div>
        <div><dt>{t('days.source')}</dt><dd>{year.source}</dd></div>
      </dl>
      <p className="wall-legend"><span className="wall-day off">{t('days.off')}</span> {t('days.legendOff')} <span className="wall-day on">{t('days.on')}</span> {t('days.legendOn')} <span className="wall-day weekend">6</span> {t('days.weekend')}</p>
      <div className="wall">{Array.from({ length: 12 }, (_, index) => <Month key={index} year={year.year} month={index + 1} off={off} on={on} />)}</div>
    </>
  );
}

export function Workdays() {
  const { t } = useTranslation('rulebook');
  const query = $api.useQuery('get', '/v1/workdays');
  const [chosen, setChosen] = useState<number>();
  return (
    <Loaded query={query}>
      {({ rows }) => {
        const year = rows.find((row) => row.year === chosen) ?? rows[0];
        return (
          year && (
            <Panel title={t('days.title', { year: year.year })}>
              <p className="soft">{t('days.lead')}</p>
              <Segmented aria-label={t('days.year')} value={year.year} options={rows.map((row) => row.year)} onChange={setChosen} style={{ marginBottom: 12, maxWidth: '100%', overflowX: 'auto' }} />
              {year === rows[0] && <Alert type="info" showIcon style={{ marginBottom: 12 }} message={t('days.unannounced', { year: year.year + 1 })} />}
              <Wall year={year} />
            </Panel>
          )
        );
      }}
    </Loaded>
  );
}
