// What an act would do to a loan, worked out by the server and recorded nowhere: shown before anybody confirms.
import { Alert, Skeleton } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Cash, Schemas } from '@/api/types.ts';
import { Chart, NamedTag, Problem } from '@/components/index.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import { SERIES } from '@/theme/tokens.ts';
import { useSettled } from '@/useSettled.ts';
import { Exact, useExact } from './exact.tsx';
import { PostingTable } from './Postings.tsx';
import { useLoan } from './read.ts';

type Preview = Schemas['PreviewCard'];
type Row = Schemas['InstalmentCard'];

/** An act to look at; amount and day are those a form would send. */
export interface Wanted {
  act: 'pay' | 'prepay' | 'reverse-payment' | 'change';
  amount?: string;
  on?: string;
  reference?: string;
  mode?: 'keep-term' | 'shorten-term' | 'keep-plan';
  change?: Schemas['LoanChange'];
}

const AMOUNTS = [
  ['outstanding', 'outstanding'], ['due', 'due'], ['overduePrincipal', 'overdue_principal'], ['overdueInterest', 'overdue_interest'], ['penalty', 'penalty'], ['accrued', 'accrued'], ['payoff', 'payoff'],
] as const;

function Difference({ before, after }: { before: Cash; after: Cash }) {
  const { t } = useTranslation('loans');
  const units = useExact(before.currency);
  const minor = after.minor - before.minor;
  if (minor === 0) return <span className="soft">{t('preview.same')}</span>;
  return <strong>{minor > 0 ? '+' : ''}{units.text({ ...before, minor })}</strong>;
}

function Positions({ before, after }: Pick<Preview, 'before' | 'after'>) {
  const { t } = useTranslation('loans');
  const units = useExact(before.outstanding.currency);
  const days = after.days_past_due - before.days_past_due;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('preview.title')}>
      <table className="plain-table">
        <thead>
          <tr><th scope="col">{units.heading(t('preview.item'))}</th><th scope="col" className="num">{t('preview.before')}</th><th scope="col" className="num">{t('preview.after')}</th><th scope="col" className="num">{t('preview.change')}</th></tr>
        </thead>
        <tbody>
          {AMOUNTS.map(([word, field]) => (
            <tr key={field}>
              <th scope="row" style={{ fontWeight: 400 }}>{t(`preview.${word}`)}</th>
              <td className="num"><Exact value={before[field]} /></td><td className="num"><Exact value={after[field]} /></td><td className="num"><Difference before={before[field]} after={after[field]} /></td>
            </tr>
          ))}
          <tr>
            <th scope="row" style={{ fontWeight: 400 }}>{t('preview.daysPastDue')}</th>
            <td className="num">{t('days', { count: before.days_past_due })}</td><td className="num">{t('days', { count: after.days_past_due })}</td>
            <td className="num">{days === 0 ? <span className="soft">{t('preview.same')}</span> : <strong>{days > 0 ? '+' : ''}{days}</strong>}</td>
          </tr>
          <tr>
            <th scope="row" style={{ fontWeight: 400 }}>{t('preview.class')}</th>
            <td className="num"><NamedTag value={before.class} /></td><td className="num"><NamedTag value={after.class} /></td>
            <td className="num">{before.class.id === after.class.id && <span className="soft">{t('preview.same')}</span>}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Instalments that are not what they were, by number; one that is gone or new stands alone. */
export function changedRows(before: Row[], after: Row[]): { number: number; old: Row | undefined; now: Row | undefined }[] {
  const numbers = [...new Set([...before, ...after].map((row) => row.number))].sort((a, b) => a - b);
  const text = (row: Row | undefined) => row && [row.due_on, row.principal.minor, row.interest.minor, row.unpaid.minor].join();
  return numbers
    .map((number) => ({ number, old: before.find((row) => row.number === number), now: after.find((row) => row.number === number) }))
    .filter(({ old, now }) => text(old) !== text(now));
}

const owed = (row: Row): Cash => ({ ...row.principal, minor: row.principal.minor + row.interest.minor });

function Changed({ before, after }: { before: Row[]; after: Row[] }) {
  const { t } = useTranslation('loans');
  const rows = changedRows(before, after);
  const units = useExact(before[0]?.principal.currency);
  if (rows.length === 0) return <p className="soft">{t('preview.noSchedule')}</p>;
  return (
    <div className="scroll-x" style={{ maxHeight: 220, overflowY: 'auto' }} tabIndex={0} role="region" aria-label={t('preview.schedule')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('schedule.number')}</th><th scope="col">{t('schedule.dueOn')}</th><th scope="col" className="num">{units.heading(t('preview.oldTotal'))}</th><th scope="col" className="num">{t('preview.newTotal')}</th>
            <th scope="col" className="num">{t('preview.oldUnpaid')}</th><th scope="col" className="num">{t('preview.newUnpaid')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, old, now }) => (
            <tr key={number}>
              <td>{number}</td><td className="num" style={{ textAlign: 'left' }}>{(now ?? old)?.due_on}</td>
              <td className="num">{old ? <Exact value={owed(old)} /> : t('preview.added')}</td><td className="num">{now ? <Exact value={owed(now)} /> : t('preview.gone')}</td>
              <td className="num">{old ? <Exact value={old.unpaid} /> : '–'}</td><td className="num">{now ? <Exact value={now.unpaid} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Principal that is left after each due date: the sum of the instalments to come. */
export function leftAfter(rows: Row[]): { day: string; minor: number }[] {
  const sorted = [...rows].sort((a, b) => (a.due_on < b.due_on ? -1 : 1));
  let left = sorted.reduce((sum, row) => sum + row.principal.minor, 0);
  return sorted.map((row) => ({ day: row.due_on, minor: (left -= row.principal.minor) }));
}

/** What is left on a day, by the last due date up to it; all of it before the first. */
function leftOn(points: { day: string; minor: number }[], day: string, whole: number): number {
  return points.filter((point) => point.day <= day).at(-1)?.minor ?? whole;
}

/** The balance over time as it was planned and as it would be. */
function Drawn({ before, after }: { before: Row[]; after: Row[] }) {
  const { t } = useTranslation('loans');
  const { theme } = useDisplay();
  const units = useUnit(before[0]?.principal.currency);
  const drawn = useMemo(() => {
    const [old, now] = [leftAfter(before), leftAfter(after)];
    const whole = (rows: Row[]) => rows.reduce((sum, row) => sum + row.principal.minor, 0);
    const days = [...new Set([...old, ...now].map((point) => point.day))].sort();
    const at = (points: typeof old, rows: Row[]) => days.map((day) => leftOn(points, day, whole(rows)));
    return { days, old: at(old, before), now: at(now, after) };
  }, [before, after]);
  const first = before[0];
  if (!first) return null;
  const cash = (minor: number): Cash => ({ ...first.principal, minor });
  const line = (name: string, values: number[], dashed: boolean) => ({ name, type: 'line', step: 'end', symbol: 'none', lineStyle: { type: dashed ? 'dashed' : 'solid' }, data: values.map((minor) => units.plot(cash(minor))) });
  const option = {
    color: SERIES[theme],
    legend: { top: 0, right: 0 },
    grid: { left: 8, right: 12, top: 36, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: drawn.days },
    yAxis: { type: 'value', name: units.name, nameTextStyle: { align: 'left' } },
    series: [line(t('preview.planned'), drawn.old, true), line(t('preview.would'), drawn.now, false)],
  };
  return (
    <Chart
      title={t('preview.drawn')}
      describe={t('preview.drawnDescribe', { count: drawn.days.length })}
      option={option as never}
      height={220}
      table={{
        columns: [t('schedule.dueOn'), units.heading(t('preview.planned')), units.heading(t('preview.would'))],
        rows: drawn.days.map((day, index) => ({ key: day, cells: [day, units.text(cash(drawn.old[index] ?? 0)), units.text(cash(drawn.now[index] ?? 0))] })),
      }}
    />
  );
}

function Shown({ preview, schedule }: { preview: Preview; schedule: Row[] }) {
  const { t } = useTranslation('loans');
  const name = useName();
  return (
    <>
      {preview.notes.map((note) => <Alert key={note.id} type="info" showIcon message={name(note)} style={{ marginBottom: 8 }} />)}
      <Positions before={preview.before} after={preview.after} />
      {changedRows(schedule, preview.schedule).length > 0 && <div style={{ marginTop: 12 }}><Drawn before={schedule} after={preview.schedule} /></div>}
      <h4 style={{ margin: '12px 0 4px' }}>{t('preview.schedule')}</h4>
      <Changed before={schedule} after={preview.schedule} />
      <h4 style={{ margin: '12px 0 4px' }}>{t('preview.postings')}</h4>
      {preview.postings.length === 0 ? <p className="soft">{t('preview.noPostings')}</p> : <PostingTable postings={preview.postings} label={t('preview.postings')} />}
    </>
  );
}

/** `wanted` is null while there is nothing to work out. `onReady` hears whether what is wanted now is what is shown. */
export function PreviewPane({ loan, wanted, onReady }: { loan: string; wanted: Wanted | null; onReady?: (ready: boolean) => void }) {
  const { t } = useTranslation('loans');
  const text = JSON.stringify(wanted);
  const settled = useSettled(text);
  const asked = JSON.parse(settled) as Wanted | null;
  const current = useLoan(loan);
  const query = $api.useQuery('post', '/v1/loans/{id}/preview', { params: { path: { id: loan } }, body: asked ?? { act: 'pay' } }, { enabled: asked !== null, retry: false, staleTime: 0 });
  const ready = asked !== null && settled === text && query.isSuccess;
  useEffect(() => {
    onReady?.(ready);
    return () => onReady?.(false);
  }, [ready, onReady]);
  const failure: unknown = query.error;
  return (
    <section aria-label={t('preview.title')} aria-live="polite" style={{ borderTop: '1px solid var(--line)', paddingTop: 12 }}>
      <h3 style={{ fontSize: 15, margin: '0 0 8px' }}>{t('preview.title')} <small className="soft" style={{ fontWeight: 400 }}>{t('preview.nothing')}</small></h3>
      {wanted === null && <p className="soft">{t('preview.waiting')}</p>}
      {wanted !== null && Boolean(failure) && <Problem error={failure} />}
      {wanted !== null && !failure && (query.data && current.data ? <div style={{ opacity: ready ? 1 : 0.5 }}><Shown preview={query.data} schedule={current.data.schedule} /></div> : <Skeleton active />)}
    </section>
  );
}
