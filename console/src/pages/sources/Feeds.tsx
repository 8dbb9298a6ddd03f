// Data that come by themselves: what is fetched, what is listened to, and how each ran last.
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, DataList, Instant, NamedTag, plainAct } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { FEED_EXAMPLES } from './detail.ts';

type Feed = Schemas['FeedCard'];

/** How often it asks again, in milliseconds. */
const LIVE = 10_000;

function AddFeed({ title, example }: { title: string; example: string }) {
  const { t } = useTranslation('sources');
  return (
    <ActButton act={plainAct(title)} width={680} explain={t('feed.addLead')} initialValues={{ document: example }} run={(body: { document: string }, keyed) => api.POST('/v1/feeds', { params: keyed, body })}>
      <Form.Item name="document" label={t('feed.document')} rules={[{ required: true, whitespace: true, message: t('feed.documentNeeded') }]}>
        <Input.TextArea className="mono" autoSize={{ minRows: 10, maxRows: 24 }} spellCheck={false} />
      </Form.Item>
    </ActButton>
  );
}

function Last({ feed }: { feed: Feed }) {
  const { t } = useTranslation('sources');
  const name = useName();
  const { last } = feed;
  if (!last) return <span className="soft">{t('feed.never')}</span>;
  return (
    <div className="feed-last">
      <NamedTag value={{ id: last.ok ? 'ok' : 'failed', zh: last.ok ? '正常' : '失败', en: last.ok ? 'well' : 'failed' }} tone={last.ok ? 'good' : 'bad'} />
      {name(last.said)}{last.failures > 1 && <span className="soft"> · {t('feed.failures', { times: count(last.failures) })}</span>}
      <div className="soft"><Instant value={last.at} /></div>
    </div>
  );
}

function Acts({ feed }: { feed: Feed }) {
  const { t } = useTranslation('sources');
  const params = { path: { id: feed.id } };
  return (
    <div className="quarantine-acts">
      {feed.allowed.map((act) => act.act === 'run'
        ? <ActButton key={act.act} size="small" act={act} explain={t('feed.runLead', { from: feed.from })} run={(_values: object, keyed) => api.POST('/v1/feeds/{id}/run', { params: { ...params, ...keyed }, body: {} })} />
        : <ActButton key={act.act} size="small" danger reason act={act} explain={t('feed.endLead')} run={({ reason }: { reason: string }, keyed) => api.POST('/v1/feeds/{id}/end', { params: { ...params, ...keyed }, body: { reason } })} />)}
    </div>
  );
}

export function Feeds() {
  const { t } = useTranslation('sources');
  const name = useName();
  const may = useMay();
  return (
    <>
      {may('manage-feeds') && (
        <div className="feed-add">
          <AddFeed title={t('feed.addPull')} example={FEED_EXAMPLES.http} />
          <AddFeed title={t('feed.addSensors')} example={FEED_EXAMPLES.mqtt} />
        </div>
      )}
      <DataList
        path="/v1/feeds"
        label={t('tab.feeds')}
        rowKey={(row) => row.id}
        empty={t('feed.none')}
        live={LIVE}
        exported={false}
        columns={[
          { key: 'name', title: t('feed.name'), primary: true, render: (row) => <><strong>{row.name}</strong><div className="soft">{name(row.source)}</div></> },
          { key: 'kind', title: t('feed.kind'), render: (row) => <>{name(row.kind)}{row.every_minutes && <div className="soft">{t('feed.every', { minutes: count(row.every_minutes) })}</div>}</> },
          { key: 'from', title: t('feed.from'), render: (row) => <span className="mono feed-from">{row.from}</span> },
          { key: 'last', title: t('feed.last'), render: (row) => <Last feed={row} /> },
          { key: 'next', title: t('feed.next'), render: (row) => <Instant value={row.last?.next_at} /> },
          { key: 'by', title: t('feed.by'), render: (row) => row.by },
          { key: 'state', title: t('quarantine.state'), render: (row) => <NamedTag value={row.state} /> },
          { key: 'acts', title: t('quarantine.acts'), render: (row) => <Acts feed={row} /> },
        ]}
      />
    </>
  );
}
