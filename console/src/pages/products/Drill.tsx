// The firms of one field of the swap set: each application of the product is decided again until enough of them are found, and
// one of them is shown as decided then and now, side by side.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Money, NamedTag, Panel, Problem, Rate } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import type { Field } from './Report.tsx';

type Trace = Schemas['FirmTrace'];
type Decision = Schemas['DecisionCard'];

/** Applications decided again at once, and in one page. */
const TOGETHER = 4;
const PAGE = 40;

/** In: there is an offer on the table, at once or for a person to approve. */
const isIn = (decision: Decision): boolean => Boolean(decision.amount);

/** The field an application falls into; null when it could not be decided again. */
export function fieldOf(trace: Trace): Field | null {
  if (!trace.after) return null;
  const [before, after] = [isIn(trace.before), isIn(trace.after)];
  if (before === after) return before ? 'same-in' : 'same-out';
  return after ? 'newly-in' : 'newly-out';
}

async function traces(code: string, document: string, applications: string[], signal: AbortSignal): Promise<Trace[]> {
  const found: Trace[] = [];
  for (let at = 0; at < applications.length; at += TOGETHER) {
    const asked = applications.slice(at, at + TOGETHER).map(async (application) => (await api.POST('/v1/products/{code}/backtest/trace', { params: { path: { code } }, body: { document, application }, signal })).data as Trace);
    found.push(...(await Promise.all(asked)));
  }
  return found;
}

function Side({ title, decision, other }: { title: string; decision: Decision | null; other: Decision | null }) {
  const { t } = useTranslation('products');
  const { lang } = useDisplay();
  const name = useName();
  if (!decision) return null;
  const differs = (check: Decision['checks'][number]) => {
    const there = other?.checks.find((one) => one.rule === check.rule && one.step.id === check.step.id);
    return other !== null && (there?.value !== check.value || there.result.id !== check.result.id || there.threshold !== check.threshold);
  };
  return (
    <section className="trace-side">
      <h3>{title} <NamedTag value={decision.outcome} /></h3>
      <dl className="trace-terms">
        <dt>{t('drill.amount')}</dt><dd><Money value={decision.amount} unit /></dd>
        <dt>{t('drill.limit')}</dt><dd><Money value={decision.limit} unit /></dd>
        <dt>{t('drill.rate')}</dt><dd><Rate value={decision.rate} /></dd>
        <dt>{t('drill.grade')}</dt><dd>{decision.grade ?? '–'}{decision.pd_percent ? ` · PD ${decision.pd_percent}%` : ''}</dd>
      </dl>
      {decision.reasons.length > 0 && <><h4>{t('drill.reasons')}</h4><ul>{decision.reasons.map((reason, at) => <li key={at}>{name(reason)}</li>)}</ul></>}
      <h4>{t('drill.checks')}</h4>
      <ul className="trace-checks">{decision.checks.map((check, at) => (
        <li key={at} className={differs(check) ? 'differs' : ''}>
          <NamedTag value={check.result} /> {check[lang]}: <strong>{(lang === 'zh' ? check.value_zh : null) ?? check.value}</strong>
          {check.threshold && <span className="soft"> {(lang === 'zh' ? check.threshold_zh : null) ?? check.threshold}</span>}
        </li>
      ))}</ul>
    </section>
  );
}

export function TraceDrawer({ trace, onClose }: { trace: Trace | null; onClose: () => void }) {
  const { t } = useTranslation('products');
  const name = useName();
  return (
    <Drawer open={trace !== null} onClose={onClose} width="min(920px, 100vw)" title={t('drill.title')}>
      {trace && (
        <>
          <p><Link className="row-link" to={`/applications/${trace.application}` as never}>{t('drill.application')}</Link> {trace.unable && <Tag>{name(trace.unable)}</Tag>}</p>
          <div className="trace"><Side title={t('backtest.before')} decision={trace.before} other={trace.after ?? null} /><Side title={t('backtest.after')} decision={trace.after ?? null} other={trace.before} /></div>
        </>
      )}
    </Drawer>
  );
}

interface DrillProps {
  code: string;
  document: string;
  field: Field;
  card: Schemas['BackTestCard'];
  onClose: () => void;
}

export function Drill({ code, document, field, card, onClose }: DrillProps) {
  const { t } = useTranslation('products');
  const name = useName();
  const [shown, setShown] = useState<Trace | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['drill', code, document, field],
    gcTime: 0,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const list = (await api.GET('/v1/applications', { params: { query: { product: code, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) } }, signal })).data;
      const decided = (list?.rows ?? []).filter((row) => row.outcome);
      const all = await traces(code, document, decided.map((row) => row.id), signal);
      const firms = new Map(decided.map((row) => [row.id, row.firm_name ?? row.id]));
      return { found: all.filter((trace) => fieldOf(trace) === field).map((trace) => ({ trace, firm: firms.get(trace.application) ?? '' })), looked: all.length, next: list?.next ?? null };
    },
    getNextPageParam: (page) => page.next,
  });
  const found = pages.data?.pages.flatMap((page) => page.found) ?? [];
  const looked = pages.data?.pages.reduce((sum, page) => sum + page.looked, 0) ?? 0;
  const line = card.swap.find((one) => one.field.id === field);
  // On to the next page by itself while nothing was found yet.
  const idle = !pages.isFetching && pages.hasNextPage && found.length === 0;
  useEffect(() => {
    if (idle) void pages.fetchNextPage();
  }, [idle, pages]);
  return (
    <Panel title={`${t('drill.firms')}: ${line ? name(line.field) : ''}`} lead={t('drill.lead', { looked, found: found.length })} extra={<Button size="small" onClick={onClose}>{t('drill.close')}</Button>}>
      {pages.error && <Problem error={pages.error} onRetry={() => void pages.refetch()} />}
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('drill.firms')} aria-busy={pages.isFetching}>
        <table className="plain-table">
          <thead><tr>{(['firm', 'then', 'now', 'amounts', 'rates'] as const).map((key) => <th key={key} scope="col">{t(`drill.${key}`)}</th>)}<td /></tr></thead>
          <tbody>
            {found.map(({ trace, firm }) => (
              <tr key={trace.application}>
                <th scope="row">{firm}</th>
                <td><NamedTag value={trace.before.outcome} /></td>
                <td><NamedTag value={trace.after?.outcome} /></td>
                <td className="num"><Money value={trace.before.amount} /> → <Money value={trace.after?.amount} unit /></td>
                <td className="num"><Rate value={trace.before.rate} /> → <Rate value={trace.after?.rate} /></td>
                <td><Button size="small" onClick={() => setShown(trace)}>{t('drill.show')}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft" role="status">{pages.isFetching ? t('drill.looking') : found.length === 0 && !pages.hasNextPage ? t('drill.none') : ''}</p>
      {pages.hasNextPage && found.length > 0 && <Button loading={pages.isFetching} onClick={() => void pages.fetchNextPage()}>{t('drill.more')}</Button>}
      <TraceDrawer trace={shown} onClose={() => setShown(null)} />
    </Panel>
  );
}
