// A firm's alerts beside its portrait: all of them, and those that read one indicator.
import { Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Day, Panel, Problem } from '@/components/index.ts';
import { useMay } from '@/session.tsx';
import { AlertName, Due, SaidLines, StatusTag } from '../alerts/parts.tsx';
import { thatRead, type Alert } from '../alerts/read.ts';
import { LIVE } from '../alerts/Tiles.tsx';

/** What the server tells of a firm at once: open and closed. */
const MOST = 500;

function useAlertsOf(firm: string) {
  const may = useMay();
  return $api.useQuery('get', '/v1/alerts', { params: { query: { firm, limit: MOST } } }, { enabled: may('read-alert'), refetchInterval: LIVE });
}

function Rows({ alerts, label, said = true }: { alerts: Alert[]; label: string; said?: boolean }) {
  const { t } = useTranslation('alerts');
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const cells = (alert: Alert) => [
    ...(said ? [{ key: 'said' as const, value: <SaidLines said={alert.said} /> }] : []),
    { key: 'status' as const, value: <StatusTag status={alert.status} /> },
    { key: 'raised' as const, value: <Day value={alert.raised_on} /> },
    { key: 'due' as const, value: alert.status.id === 'closed' ? '–' : <Due alert={alert} /> },
    { key: 'handler' as const, value: alert.handler ?? '–' },
  ];
  if (narrow) {
    return (
      <ul className="list-cards">
        {alerts.map((alert) => (
          <li key={alert.id} className="list-card">
            <div className="list-card-head"><AlertName alert={alert} /></div>
            <dl>{cells(alert).map((cell) => <div key={cell.key} style={{ display: 'contents' }}><dt>{t(`column.${cell.key}`)}</dt><dd>{cell.value}</dd></div>)}</dl>
          </li>
        ))}
      </ul>
    );
  }
  const [first] = alerts;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table alert-table">
        <thead><tr><th scope="col">{t('column.warning')}</th>{first && cells(first).map((cell) => <th key={cell.key} scope="col">{t(`column.${cell.key}`)}</th>)}</tr></thead>
        <tbody>
          {alerts.map((alert) => (
            <tr key={alert.id}>
              <th scope="row" style={{ fontWeight: 400 }}><AlertName alert={alert} /></th>
              {cells(alert).map((cell) => <td key={cell.key}>{cell.value}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every alert of the firm, closed ones as well. */
export function FirmAlerts({ firm }: { firm: string }) {
  const { t } = useTranslation('alerts');
  const may = useMay();
  const query = useAlertsOf(firm);
  if (!may('read-alert')) return null;
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const alerts = query.data.rows;
  const toDo = alerts.filter((alert) => alert.status.id !== 'closed').length;
  return (
    <Panel title={t('firm.title', { count: toDo, all: alerts.length })} lead={alerts.length === 0 ? t('firm.none') : t('firm.lead')}>
      {alerts.length > 0 && <Rows alerts={alerts} label={t('title')} />}
    </Panel>
  );
}

/** The alerts that read an indicator; nothing where there is none. */
export function IndicatorAlerts({ firm, indicator }: { firm: string; indicator: string }) {
  const { t } = useTranslation('alerts');
  const alerts = thatRead(useAlertsOf(firm).data?.rows ?? [], indicator);
  if (alerts.length === 0) return null;
  return <Panel title={t('firm.ofIndicator', { count: alerts.length })} lead={t('firm.ofIndicatorLead')}><Rows alerts={alerts} label={t('firm.ofIndicatorLead')} said={false} /></Panel>;
}
