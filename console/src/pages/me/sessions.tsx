// One's own open sessions: what they were begun with, and a way to end those that should not be.
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, DataList, Instant, PageHeader, plainAct } from '@/components/index.ts';
import { useName } from '@/display.tsx';

type Session = Schemas['SessionCard'];

/** How many sessions there are beside the one that asks. */
export function othersOf(sessions: Pick<Session, 'current'>[]): number {
  return sessions.filter(({ current }) => !current).length;
}

export default function SessionsPage() {
  const { t } = useTranslation('me');
  const name = useName();
  const mine = $api.useQuery('get', '/v1/sessions');
  const others = othersOf(mine.data?.rows ?? []);
  return (
    <>
      <PageHeader
        title={t('sessions')}
        lead={t('sessionsLead')}
        acts={others > 0 && (
          <ActButton danger act={plainAct(t('endOthers'))} explain={t('endOthersLead', { count: others })} run={(_values, keyed) => api.DELETE('/v1/sessions', { params: keyed })} />
        )}
      />
      <div className="panel">
        <DataList
          path="/v1/sessions"
          label={t('sessions')}
          rowKey={(row) => row.id}
          embedded
          whole
          columns={[
            { key: 'device', title: t('device'), primary: true, render: (row) => <><strong>{name(row.device)}</strong> {row.current && <Tag color="success">{t('thisOne')}</Tag>}</> },
            { key: 'began', title: t('began'), render: (row) => <Instant value={row.created_at} /> },
            { key: 'seen', title: t('seen'), render: (row) => <Instant value={row.seen_at} /> },
            { key: 'ends', title: t('ends'), render: (row) => <Instant value={row.expires_at} /> },
            {
              key: 'acts', title: t('acts'),
              render: (row) => !row.current && (
                <ActButton danger size="small" act={plainAct(t('end'))} explain={t('endLead', { device: name(row.device) })} run={(_values, keyed) => api.DELETE('/v1/sessions/{id}', { params: { path: { id: row.id }, ...keyed } })} />
              ),
            },
          ]}
        />
      </div>
    </>
  );
}
