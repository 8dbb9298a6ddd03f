// The desk of rows that wait: what is wrong with each, mended and replayed, or dismissed.
import { App, Checkbox, Form, Input } from 'antd';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton, DataList, Instant, NamedTag, type Filter } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { asProblem, changesOf, sayings } from './detail.ts';

type Row = Schemas['QuarantineCard'];
type Settled = Schemas['Settled'];

/** What was found and what to do, in the language of the screen. */
function Detail({ text }: { text: string }) {
  const name = useName();
  return <div className="quarantine-detail">{sayings(text).map((one, index) => <div key={index}>{name(one)}</div>)}</div>;
}

/** What was done with a row, by whom, and where it went. */
function Done({ row }: { row: Row }) {
  const { t } = useTranslation('sources');
  const { settled } = row;
  return (
    <div className="quarantine-done">
      <NamedTag value={row.state} tone={row.state.id === 'waiting' ? 'warn' : undefined} />
      {settled && (
        <>
          <div>{t('quarantine.by', { name: settled.by })} · <Instant value={settled.at} /></div>
          <div>{settled.reason}</div>
          {settled.changed.length > 0 && <div className="soft">{t('quarantine.changed', { headings: settled.changed.join(' · ') })}</div>}
          {settled.into && <div className="mono soft">→ {settled.into}</div>}
        </>
      )}
    </div>
  );
}

/** Dialogs of one row; both may take all rows of the file that wait for the same reason. */
function Act({ row, act }: { row: Row; act: AllowedAct }) {
  const { t } = useTranslation('sources');
  const name = useName();
  const { notification } = App.useApp();
  const params = { path: { id: row.batch } };
  const which = (all: boolean | undefined) => (all ? { refused_for: row.reason.id } : { rows: [row.row] });
  const tell = (done: Settled) => {
    if (done.still_refused === 0) return;
    notification.warning({
      message: t('quarantine.partly', { settled: count(done.settled), refused: count(done.still_refused) }),
      description: done.refusals.slice(0, 5).map((one) => <div key={one.row}>{t('quarantine.rowOf', { row: count(one.row) })}{name(one.reason)}</div>),
    });
  };
  const all = <Form.Item name="all" valuePropName="checked"><Checkbox>{t('quarantine.all', { reason: name(row.reason) })}</Checkbox></Form.Item>;
  if (act.act === 'dismiss') {
    return (
      <ActButton size="small" danger act={act} reason explain={t('quarantine.dismissLead')} run={({ all: every, reason }: { all?: boolean; reason: string }, keyed) => api.POST('/v1/batches/{id}/quarantine/dismissal', { params: { ...params, ...keyed }, body: { ...which(every), reason } })}>
        {all}
      </ActButton>
    );
  }
  return (
    <ActButton
      size="small"
      primary
      reason
      act={act}
      width={640}
      explain={<Detail text={row.detail} />}
      initialValues={{ cells: row.cells.map((cell) => cell.value) }}
      run={async ({ cells = [], all: every, replace = false, reason }: { cells?: string[]; all?: boolean; replace?: boolean; reason: string }, keyed) => {
        const changes = every ? {} : changesOf(row.cells, cells);
        const answer = await api.POST('/v1/batches/{id}/quarantine/replay', { params: { ...params, ...keyed }, body: { ...which(every), changes, replace, reason } });
        // Nothing stood: the dialog stays open and says why.
        if (answer.data && answer.data.settled === 0) throw asProblem(answer.data);
        return answer;
      }}
      onDone={tell}
    >
      {all}
      <Form.Item noStyle shouldUpdate={(before: { all?: boolean }, after: { all?: boolean }) => before.all !== after.all}>
        {(form) => !form.getFieldValue('all') && row.cells.map((cell, index) => (
          <Form.Item key={cell.heading} name={['cells', index]} label={cell.heading} className="quarantine-cell" validateStatus={cell.heading === row.field ? 'warning' : undefined}>
            <Input maxLength={200} />
          </Form.Item>
        ))}
      </Form.Item>
      <Form.Item name="replace" valuePropName="checked"><Checkbox>{t('quarantine.replace')}</Checkbox></Form.Item>
    </ActButton>
  );
}

export function Quarantine({ sources }: { sources: Schemas['SourceCard'][] }) {
  const { t } = useTranslation('sources');
  const name = useName();
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const filters: Filter[] = [
    { key: 'state', label: t('quarantine.state'), kind: 'select', all: t('quarantine.waiting'), options: [{ value: 'replayed', label: t('quarantine.replayed') }, { value: 'dismissed', label: t('quarantine.dismissed') }, { value: 'all', label: t('quarantine.everything') }] },
    { key: 'category', label: t('column.source'), kind: 'select', options: sources.map((card) => ({ value: card.source.id, label: name(card.source) })) },
  ];
  return (
    <DataList
      path="/v1/batches/quarantine"
      label={t('tab.quarantine')}
      rowKey={(row) => `${row.batch}~${row.row}`}
      filters={filters}
      fixed={search.state ? undefined : { state: 'waiting' }}
      empty={t('quarantine.none')}
      columns={[
        { key: 'source', title: t('quarantine.file'), primary: true, render: (row) => <><span className="mono">{row.source}</span>{row.category && <div className="soft">{name(row.category)}</div>}</> },
        { key: 'row', title: t('quarantine.row'), numeric: true, render: (row) => <span className="num">{count(row.row)}</span> },
        { key: 'reason', title: t('quarantine.reason'), render: (row) => <>{name(row.reason)}{row.field && <div className="soft">{row.field}</div>}</> },
        { key: 'detail', title: t('quarantine.detail'), render: (row) => <Detail text={row.detail} /> },
        { key: 'state', title: t('quarantine.state'), render: (row) => <Done row={row} /> },
        { key: 'acts', title: t('quarantine.acts'), render: (row) => <div className="quarantine-acts">{row.allowed.map((act) => <Act key={act.act} row={row} act={act} />)}</div> },
        { key: 'raw', title: t('quarantine.raw'), optional: true, render: (row) => <span className="mono">{row.raw}</span> },
      ]}
    />
  );
}
