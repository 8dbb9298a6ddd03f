// Whether the book still holds: every hash, chain and signature computed again.
import { Alert, Button, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Fields, Instant, Panel, Problem, Stats } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';

export function Verification() {
  const { t } = useTranslation('audit');
  // It reads the whole book: only when somebody asks.
  const query = $api.useQuery('get', '/v1/verification', {}, { enabled: false, staleTime: Infinity });
  const { data } = query;
  return (
    <Panel
      title={t('verification')}
      lead={t('verifyLead')}
      extra={<Button type="primary" loading={query.isFetching} onClick={() => void query.refetch()}>{data ? t('again') : t('verify')}</Button>}
    >
      {query.isFetching && !data && <p role="status"><Spin size="small" /> {t('running')}</p>}
      {query.isError && <Problem error={query.error} onRetry={() => void query.refetch()} />}
      {data && (
        <div aria-live="polite">
          <Alert
            type={data.sound ? 'success' : 'error'}
            showIcon
            message={data.sound ? t('sound') : t('broken', { count: data.faults.length + data.more_faults })}
            description={data.faults.length > 0 && <ul>{data.faults.map((fault) => <li key={`${fault.stream}/${fault.version}/${fault.what}`}>{fault.what} {fault.stream && <span className="mono">{fault.stream} {fault.version}</span>} {fault.remedy}</li>)}</ul>}
            style={{ marginBottom: 16 }}
          />
          <Stats
            figures={[
              { label: t('events'), value: count(data.events), unit: t('eventsUnit') },
              { label: t('heads'), value: count(data.heads), unit: t('headsUnit') },
            ]}
          />
          <h3>{t('head')}</h3>
          {data.head ? (
            <Fields
              items={[
                { label: t('size'), value: count(data.head.size) },
                { label: t('signedAt'), value: <Instant value={data.head.signed_at} /> },
                { label: t('root'), value: <span className="mono">{data.head.root}</span> },
                { label: t('key'), value: <span className="mono">{data.head.key}</span> },
              ]}
            />
          ) : (
            <p className="soft">{t('noHead')}</p>
          )}
        </div>
      )}
    </Panel>
  );
}
