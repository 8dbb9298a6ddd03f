// The chart of accounts in force, what is booked on each account, and the versions of the posting rules.
import { Form, Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Day, Instant, Loaded, Panel, plainAct } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';

type Chart = Schemas['ChartCard'];

function Adopt({ chart }: { chart: Chart }) {
  const { t } = useTranslation('ledger');
  return (
    <ActButton
      primary
      reason
      width={760}
      act={plainAct(t('chart.adopt'))}
      explain={t('chart.adoptLead')}
      initialValues={{ document: chart.versions[0]?.document }}
      run={(values: { document: string; reason: string }, keyed) => api.POST('/v1/ledger/rules', { params: keyed, body: values })}
    >
      <Form.Item name="document" label={t('chart.document')} rules={[{ required: true, message: t('chart.needDocument') }]}>
        <Input.TextArea rows={16} className="mono" spellCheck={false} />
      </Form.Item>
    </ActButton>
  );
}

function Accounts({ chart }: { chart: Chart }) {
  const { t } = useTranslation('ledger');
  const name = useName();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('chart.title')}>
      <table className="plain-table">
        <thead><tr><th scope="col">{t('trial.account')}</th><th scope="col">{t('trial.kind')}</th><th scope="col">{t('chart.takes')}</th></tr></thead>
        <tbody>
          {chart.accounts.map((account) => (
            <tr key={account.account}>
              <td><span className="mono">{account.account}</span> {name(account)}</td>
              <td>{name(account.kind)}</td>
              <td>
                {account.takes.length === 0 && <span className="soft">{t('chart.nothing')}</span>}
                {account.takes.map((takes, at) => (
                  <div key={at}>{name(takes.role)} {takes.only.map((only, index) => <Tag key={index}>{name(only)}</Tag>)}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** When interest is income and the tax it bears, under the version in force. */
function Interest({ chart }: { chart: Chart }) {
  const { t } = useTranslation('ledger');
  const name = useName();
  return (
    <section aria-label={t('chart.interest')} style={{ marginBottom: 12 }}>
      <strong>{t('chart.interest')}</strong>
      {chart.rules.interest.length === 0
        ? <div className="soft">{t('chart.interestPlain')}</div>
        : <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>{chart.rules.interest.map((said, at) => <li key={at}>{name(said)}</li>)}</ul>}
    </section>
  );
}

function Versions({ chart }: { chart: Chart }) {
  const { t } = useTranslation('ledger');
  const name = useName();
  return (
    <Panel title={t('chart.versions')} lead={t('chart.versionsLead')}>
      {chart.versions.map((version) => (
        <details key={version.pin.version} style={{ marginBottom: 8 }}>
          <summary>
            <strong className="num">v{version.pin.version}</strong> {name(version.pin)}{' '}
            {version.pin.version === chart.rules.version && <Tag color="success">{t('chart.inForce')}</Tag>}
            <span className="soft">
              {version.pin.effective_from ? <>{t('chart.from')} <Day value={version.pin.effective_from} /></> : t('chart.shipped')}
              {version.adopted_at && <> · <Instant value={version.adopted_at} /> · {version.proposed_by} → {version.approved_by}</>}
            </span>
          </summary>
          <pre className="mono" style={{ overflow: 'auto', maxHeight: 420 }} tabIndex={0}>{version.document}</pre>
        </details>
      ))}
    </Panel>
  );
}

export function ChartOfAccounts() {
  const { t } = useTranslation('ledger');
  const may = useMay();
  const chart = $api.useQuery('get', '/v1/ledger/accounts');
  return (
    <Loaded query={chart}>
      {(loaded) => (
        <div style={{ display: 'grid', gap: 16 }}>
          <Panel title={t('chart.title')} lead={t('chart.lead')} extra={may('propose-ledger') && <Adopt chart={loaded} />}>
            <Interest chart={loaded} />
            <Accounts chart={loaded} />
          </Panel>
          <Versions chart={loaded} />
        </div>
      )}
    </Loaded>
  );
}
