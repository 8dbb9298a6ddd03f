// Funding lines: where the money that is lent comes from, by kind and line by line.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, DataList, Day, Loaded, Money, NamedTag, PageHeader, Panel, plainAct, SimulatedBadge, Stats, type Column } from '@/components/index.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import { unitName } from '@/format/money.ts';
import { percent } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { Bar } from './Bar.tsx';
import { OpenButton } from './Open.tsx';

const shown = (text: string | null | undefined) => (text ? percent(text) : '–');

function useColumns(): Column<Schemas['FundingLineCard']>[] {
  const { t } = useTranslation('funding');
  const name = useName();
  return [
    { key: 'name', title: t('column.name'), primary: true, render: (row) => <Link className="row-link" to={`/funding/${row.id}` as never}>{row.name}</Link> },
    { key: 'number', title: t('column.number'), optional: true, render: (row) => <span className="num">{row.number}</span> },
    { key: 'kind', title: t('column.kind'), render: (row) => name(row.kind) },
    { key: 'use', title: t('column.use'), render: (row) => <Bar percent={row.utilisation_percent} /> },
    { key: 'quota', title: t('column.quota'), money: true, render: (row) => <Money value={row.quota} /> },
    { key: 'used', title: t('column.used'), money: true, optional: true, render: (row) => <Money value={row.used} /> },
    { key: 'free', title: t('column.free'), money: true, render: (row) => <Money value={row.free} /> },
    { key: 'charged', title: t('column.charged'), optional: true, render: (row) => <span className="num">{shown(row.charged_percent)}</span> },
    { key: 'cost', title: t('column.cost'), optional: true, render: (row) => <span className="num">{shown(row.cost_percent)}</span> },
    { key: 'to_replace', title: t('report.toReplace'), money: true, optional: true, render: (row) => (row.to_replace.minor > 0 ? <Money value={row.to_replace} /> : '–') },
    { key: 'spread', title: t('column.spread'), render: (row) => <span className="num">{shown(row.spread_percent)}</span> },
    { key: 'state', title: t('column.state'), render: (row) => <NamedTag value={row.state} /> },
    { key: 'until', title: t('column.until'), optional: true, render: (row) => <Day value={row.until} /> },
  ];
}

/** Where the money comes from, together and by kind. */
function Report({ report }: { report: Schemas['FundingReport'] }) {
  const { t } = useTranslation('funding');
  const name = useName();
  const units = useUnit(report.outstanding.currency);
  const rows = report.kinds.length > 1 ? [...report.kinds, report.all] : report.kinds;
  return (
    <>
      <Stats
        figures={[
          { label: t('report.outstanding'), value: <Money value={report.outstanding} unit /> },
          { label: t('report.carried'), value: <Money value={report.carried} unit /> },
          { label: t('report.own'), value: <Money value={report.own_funds} unit /> },
          { label: t('column.spread'), value: shown(report.all.spread_percent) },
          ...(report.all.to_replace.minor > 0 ? [{ label: t('report.toReplace'), value: <Money value={report.all.to_replace} unit /> }] : []),
        ]}
      />
      {rows.length > 0 && (
        <div style={{ marginBottom: 16 }}><Panel title={t('report.byKind')}>
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('report.byKind')}>
            <table className="plain-table" style={{ minWidth: 860 }}>
              <thead><tr><th scope="col">{t('report.kind')}</th><th scope="col" className="num">{t('report.lines')}</th><th scope="col" className="num">{units.heading(t('report.quota'))}</th><th scope="col" className="num">{units.heading(t('report.used'))}</th><th scope="col" className="num">{units.heading(t('column.free'))}</th><th scope="col" className="num">{units.heading(t('column.balance'))}</th><th scope="col" className="num">{units.heading(t('report.toReplace'))}</th><th scope="col" className="num">{t('column.charged')}</th><th scope="col" className="num">{t('column.cost')}</th><th scope="col" className="num">{t('column.spread')}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.kind.id}>
                    <th scope="row" style={{ fontWeight: row.kind.id === 'all' ? 600 : 400 }}>{name(row.kind)}</th>
                    <td className="num">{row.lines}</td>
                    <td className="num"><Money value={row.quota} /></td><td className="num"><Money value={row.used} /></td><td className="num"><Money value={row.free} /></td><td className="num"><Money value={row.balance} /></td><td className="num"><Money value={row.to_replace} /></td>
                    <td className="num">{shown(row.charged_percent)}</td><td className="num">{shown(row.cost_percent)}</td><td className="num">{shown(row.spread_percent)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel></div>
      )}
    </>
  );
}

function MatchButton() {
  const { t } = useTranslation('funding');
  const client = useQueryClient();
  const { message } = App.useApp();
  const { lang } = useDisplay();
  return (
    <ActButton<object, Schemas['FundingMatch']>
      act={plainAct(t('match.act'))}
      explain={t('match.explain')}
      run={(_, keyed) => api.POST('/v1/funding-lines/matching', { params: keyed, body: {} })}
      onDone={(card) => {
        const full = [...card.full_loans, ...card.full_lines];
        void message.success(t('match.done', { count: card.loans, amount: `${card.amount.text} ${unitName(card.amount.currency, 'yuan', lang)}` }));
        if (full.length > 0) void message.warning(t('match.full', { which: full.slice(0, 5).join('、') }), 10);
        void client.invalidateQueries();
      }}
    />
  );
}

export default function FundingPage() {
  const { t } = useTranslation('funding');
  const may = useMay();
  const columns = useColumns();
  const query = $api.useQuery('get', '/v1/funding-report');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} tags={<SimulatedBadge show={query.data?.simulated ?? false} />} acts={<>{may('match-funding') && <MatchButton />}{may('propose-funding') && <OpenButton />}</>} />
      <Loaded query={query}>{(report) => <Report report={report} />}</Loaded>
      <DataList path="/v1/funding-lines" label={t('title')} rowKey={(row) => row.id} filters={[]} columns={columns} empty={t('none')} />
    </>
  );
}
