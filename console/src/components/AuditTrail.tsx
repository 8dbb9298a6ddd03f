// What was recorded about one object, newest first.
import { Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { useName } from '@/display.tsx';
import { shortHash } from '@/format/numbers.ts';
import { Loaded } from './page.tsx';
import { Timeline } from './Timeline.tsx';
import { Instant } from './values.tsx';

/** An event as it was written, for whoever wants to see all of it. */
export function Payload({ value }: { value: unknown }) {
  return (
    <pre className="mono" tabIndex={0} style={{ whiteSpace: 'pre-wrap', maxHeight: 280, overflow: 'auto', margin: '4px 0' }}>
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}

function Line({ line }: { line: Schemas['AuditRow'] }) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <>
      <strong>{name(line.kind)}</strong>
      <div className="soft">
        {t('audit.by', { name: line.actor.name, via: name(line.actor.via) })} · <Instant value={line.recorded_at} /> ·{' '}
        {t('audit.effective', { day: line.effective_on })}
      </div>
      <details>
        <summary>{t('audit.payload')} · <span className="mono" title={line.hash}>{shortHash(line.hash)}</span></summary>
        <Payload value={line.payload} />
      </details>
    </>
  );
}

/** `object` is `loan/ID`, `application/ID` and so on. */
export function AuditTrail({ object }: { object: string }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(20);
  const query = $api.useQuery('get', '/v1/audit', { params: { query: { object, limit } } });
  return (
    <Loaded query={query}>
      {(page) =>
        page.rows.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('audit.empty')} />
        ) : (
          <>
            <Timeline items={page.rows.map((line) => ({ key: `${line.stream}/${line.version}`, content: <Line line={line} /> }))} />
            {page.next && limit < 500 && <Button onClick={() => setLimit(Math.min(limit + 60, 500))}>{t('audit.more')}</Button>}
          </>
        )
      }
    </Loaded>
  );
}
