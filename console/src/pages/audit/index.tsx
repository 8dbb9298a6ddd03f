// Everything recorded in the institution, and whether the book still holds.
import { Link } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { DataList, Day, Instant, PageHeader, Payload } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { shortHash } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { useEventKinds } from '@/api/kinds.ts';
import { Verification } from './Verification.tsx';

type AuditLine = Schemas['AuditRow'];

/** Pages of the kinds of objects that have one. */
const PAGES: Record<string, string> = {
  loan: 'loans', application: 'applications', firm: 'firms', product: 'products', scorecard: 'scorecards', agreement: 'guarantees',
};

function ObjectLink({ line }: { line: AuditLine }) {
  const name = useName();
  const { kind, id, label } = line.object;
  // Names of people and firms are words; numbers and codes of the program are set as such.
  const shown = /^[a-z0-9_-]+$/i.test(label) ? <span className="mono">{label}</span> : label;
  const page = PAGES[kind.id];
  // What has no name of its own, as a closed day, is told by its kind and its day: its id says nothing to people.
  const nameless = /^([a-z]+_)?[0-9a-f]{32}$/.test(label);
  return (
    <>
      <span className="soft">{name(kind)} </span>
      {page ? <Link className="row-link in-text" to={`/${page}/${encodeURIComponent(id)}` as never}>{shown}</Link> : !nameless && shown}
    </>
  );
}

function Feed() {
  const { t } = useTranslation('audit');
  const { t: c } = useTranslation();
  const name = useName();
  const kinds = useEventKinds().map((kind) => ({ value: kind.id, label: name(kind) }));
  return (
    <DataList
      path="/v1/audit"
      label={t('feed')}
      rowKey={(row) => `${row.stream}/${row.version}`}
      filters={[
        { key: 'actor', label: t('actorFilter') },
        { key: 'kind', label: t('kindFilter'), kind: 'select', options: kinds },
        { key: 'object', label: t('objectFilter'), placeholder: t('objectHint') },
        { key: 'from', label: c('list.from'), kind: 'day' },
        { key: 'to', label: c('list.to'), kind: 'day' },
      ]}
      columns={[
        { key: 'kind', title: t('kind'), primary: true, render: (row) => name(row.kind) },
        { key: 'object', title: t('object'), render: (row) => <ObjectLink line={row} /> },
        { key: 'actor', title: t('actor'), render: (row) => <>{row.actor.name}<span className="soft"> · {name(row.actor.via)}</span></> },
        { key: 'effective', title: t('effective'), render: (row) => <Day value={row.effective_on} /> },
        { key: 'recorded', title: t('recorded'), render: (row) => <Instant value={row.recorded_at} /> },
        { key: 'index', title: t('index'), numeric: true, render: (row) => <span className="num">{row.log_index ?? t('unsealed')}</span> },
        { key: 'hash', title: t('hash'), optional: true, render: (row) => <span className="mono" title={row.hash}>{shortHash(row.hash)}</span> },
      ]}
      expand={(row) => <Payload value={row.payload} />}
    />
  );
}

export default function AuditPage() {
  const { t } = useTranslation('audit');
  const may = useMay();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Tabs
        destroyOnHidden
        items={[
          { key: 'feed', label: t('feed'), children: <Feed /> },
          ...(may('verify-book') ? [{ key: 'verification', label: t('verification'), children: <Verification /> }] : []),
        ]}
      />
    </>
  );
}
