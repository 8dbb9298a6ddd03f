// Claims under an agreement: where each stands, and how its loss is divided to the cent.
import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { DatePicker, Empty, Form, Input, Select, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Chart, Day, Money, NamedTag, Panel, Stats } from '@/components/index.ts';
import type { EChartsOption } from '@/components/echarts.ts';
import { useDisplay, useName } from '@/display.tsx';
import { mainUnits } from '@/format/amount.ts';
import { formatMinor } from '@/format/money.ts';
import { useMe } from '@/session.tsx';
import { SERIES } from '@/theme/tokens.ts';
import { LayerFall } from './Layers.tsx';
import { inProportion, waterfall } from './split.ts';

type Claim = Schemas['ClaimCard'];
type Party = Schemas['PartyTerms'];

interface Entry {
  amount?: string;
  on?: Dayjs;
  reference: string;
}

const exact = (cash: { minor: number; currency: string }) => formatMinor(cash.minor, cash.currency, 'yuan');
const body = (values: Entry) => ({ on: values.on?.format('YYYY-MM-DD'), reference: values.reference.trim() });

function EntryFields({ label, help, required }: { label: string; help?: string; required: boolean }) {
  const { t } = useTranslation('guarantees');
  const { today } = useMe();
  const check = (_rule: unknown, value?: string) => (!value || mainUnits(value, 'yuan') ? Promise.resolve() : Promise.reject(new Error(t('entry.amountWrong'))));
  return (
    <>
      <Form.Item name="amount" label={label} extra={help} rules={[{ required, message: t('entry.amountWrong') }, { validator: check }]}>
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="on" label={t('entry.on')} extra={t('entry.onHelp', { today })}>
        <DatePicker style={{ width: '100%' }} disabledDate={(day) => day.isAfter(dayjs(today), 'day')} />
      </Form.Item>
      <Form.Item name="reference" label={t('entry.reference')} rules={[{ required: true, whitespace: true, message: t('entry.referenceNeeded') }]}>
        <Input autoComplete="off" maxLength={64} />
      </Form.Item>
    </>
  );
}

/** What each party may expect of a recovery, while the amount is typed. */
function Expected({ claim }: { claim: Claim }) {
  const { t } = useTranslation('guarantees');
  const typed = Form.useWatch<string | undefined>('amount');
  const amount = mainUnits(typed ?? '', 'yuan');
  const minor = amount ? Number(amount.replace('.', '')) : null;
  const left = claim.loss.minor - claim.recovered.minor;
  const given = inProportion(minor ?? 0, claim.shares.map((share) => share.amount.minor));
  return (
    <section aria-live="polite">
      <strong>{t('recovery.preview')}</strong>
      {minor === null && <p className="soft">{t('recovery.needAmount')}</p>}
      {minor !== null && minor > left && <p style={{ color: 'var(--bad-ink)' }}>{t('recovery.more', { left: formatMinor(left, claim.loss.currency, 'yuan') })}</p>}
      {minor !== null && minor <= left && (
        <>
          <table className="plain-table">
            <tbody>
              {claim.shares.map((share, at) => (
                <tr key={share.party}>
                  <th scope="row" style={{ fontWeight: 400 }}>{share.party}</th>
                  <td className="num">{t('recovery.about', { amount: formatMinor(given[at] ?? 0, claim.loss.currency, 'yuan') })}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="soft" style={{ fontSize: 13 }}>{t('recovery.previewLead')}</p>
        </>
      )}
    </section>
  );
}

function Acts({ claim, parties }: { claim: Claim; parties: Party[] }) {
  const { t } = useTranslation('guarantees');
  return claim.allowed.map((act) => {
    if (act.act === 'compensation') {
      return (
        <ActButton<Entry, Schemas['LoanReceipt']>
          key={act.act}
          act={act}
          primary
          explain={t('compensation.explain')}
          run={(values, keyed) =>
            api.POST('/v1/claims/{id}/compensation', { params: { path: { id: claim.loan }, ...keyed }, body: { ...body(values), amount: mainUnits(values.amount ?? '', 'yuan') } })}
        >
          <EntryFields label={t('compensation.amount')} help={t('compensation.amountHelp')} required={false} />
        </ActButton>
      );
    }
    if (act.act === 'trigger') {
      return (
        <ActButton<{ evidence: string; on?: Dayjs }, Schemas['AgreementCard']> key={act.act} act={act} explain={t('trigger.explain')}
          run={(values, keyed) => api.POST('/v1/claims/{id}/trigger', { params: { path: { id: claim.loan }, ...keyed }, body: { evidence: values.evidence.trim(), on: values.on?.format('YYYY-MM-DD') } })}>
          <Form.Item name="evidence" label={t('trigger.evidence')} rules={[{ required: true, whitespace: true, message: t('trigger.needed') }]}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="on" label={t('trigger.on')}><DatePicker style={{ width: '100%' }} /></Form.Item>
        </ActButton>
      );
    }
    if (act.act === 'demand') {
      return (
        <ActButton<object, Schemas['AgreementCard']> key={act.act} act={act} primary explain={t('demand.explain')}
          run={(_values, keyed) => api.POST('/v1/claims/{id}/demand', { params: { path: { id: claim.loan }, ...keyed }, body: {} })} />
      );
    }
    if (act.act === 'refuse' || act.act === 'withdraw') {
      const refuse = act.act === 'refuse';
      return (
        <ActButton<{ reason: string }, Schemas['AgreementCard']> key={act.act} act={act} danger={refuse} reason explain={t(refuse ? 'refusal.explain' : 'withdrawal.explain')}
          run={({ reason }, keyed) => {
            const sent = { params: { path: { id: claim.loan }, ...keyed }, body: { reason } };
            return refuse ? api.POST('/v1/claims/{id}/refusal', sent) : api.POST('/v1/claims/{id}/withdrawal', sent);
          }} />
      );
    }
    if (act.act === 'reimburse') {
      return (
        <ActButton<{ from: string; amount: string; on?: Dayjs }, Schemas['AgreementCard']> key={act.act} act={act} explain={t('reimbursement.explain')}
          run={(values, keyed) => api.POST('/v1/claims/{id}/reimbursements', { params: { path: { id: claim.loan }, ...keyed }, body: { from: values.from.trim(), amount: mainUnits(values.amount, 'yuan') ?? '', on: values.on?.format('YYYY-MM-DD') } })}>
          <Form.Item name="from" label={t('reimbursement.from')} rules={[{ required: true, whitespace: true, message: t('reimbursement.needed') }]}>
            <Select options={parties.filter((party) => !party.front && party.role.id !== 'lender').map((party) => ({ value: party.institution, label: party.name.zh }))} />
          </Form.Item>
          <Form.Item name="amount" label={t('recovery.amount')} rules={[{ required: true, message: t('entry.amountWrong') }]}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
          <Form.Item name="on" label={t('entry.on')}><DatePicker style={{ width: '100%' }} /></Form.Item>
        </ActButton>
      );
    }
    if (act.act !== 'recovery') return null;
    return (
      <ActButton<Entry, Schemas['LoanReceipt']>
        key={act.act}
        act={act}
        explain={t('recovery.explain')}
        run={(values, keyed) =>
          api.POST('/v1/claims/{id}/recoveries', { params: { path: { id: claim.loan }, ...keyed }, body: { ...body(values), amount: mainUnits(values.amount ?? '', 'yuan') ?? '' } })}
      >
        <EntryFields label={t('recovery.amount')} required />
        <Expected claim={claim} />
      </ActButton>
    );
  });
}

/** The parts beside the loss, with the sum that must meet it. */
function Parts({ claim }: { claim: Claim }) {
  const { t } = useTranslation('guarantees');
  const sum = { minor: claim.shares.reduce((total, share) => total + share.amount.minor, 0), currency: claim.loss.currency };
  const meets = sum.minor === claim.loss.minor;
  const part = (minor: number) => `${((minor / claim.loss.minor) * 100).toFixed(2)}%`;
  return (
    <Panel className="half" title={t('claims.amount')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('claims.split')}>
        <table className="plain-table">
          <thead>
            <tr><th scope="col">{t('claims.party')}</th><th scope="col" className="num">{t('claims.amount')}</th><th scope="col" className="num">{t('claims.share')}</th></tr>
          </thead>
          <tbody>
            {claim.shares.map((share) => (
              <tr key={share.party}><th scope="row" style={{ fontWeight: 400 }}>{share.party}</th><td className="num">{exact(share.amount)}</td><td className="num">{part(share.amount.minor)}</td></tr>
            ))}
            <tr className="sum-row"><th scope="row">{t('claims.total')}</th><td className="num">{exact(sum)}</td><td className="num">{part(sum.minor)}</td></tr>
          </tbody>
        </table>
      </div>
      <p style={{ margin: '10px 0 0', color: meets ? 'var(--accent)' : 'var(--bad-ink)' }}>
        {meets ? <><CheckCircleOutlined /> {t('claims.exact', { loss: exact(claim.loss) })}</> : <><WarningOutlined /> {t('claims.inexact', { sum: exact(sum), loss: exact(claim.loss) })}</>}
      </p>
    </Panel>
  );
}

function Split({ claim }: { claim: Claim }) {
  const { t } = useTranslation('guarantees');
  const colours = SERIES[useDisplay().theme];
  const steps = useMemo(
    () => waterfall({ label: t('claims.lossBar'), minor: claim.loss.minor }, claim.shares.map((share) => ({ label: share.party, minor: share.amount.minor }))),
    [claim, t],
  );
  const option = useMemo<EChartsOption>(
    () => ({
      grid: { left: 8, right: 92, top: 8, bottom: 4, containLabel: true },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'value', min: 0, splitNumber: 3, axisLabel: { show: false } },
      yAxis: { type: 'category', inverse: true, data: steps.map((step) => step.label), axisLabel: { interval: 0, hideOverlap: false, width: 96, overflow: 'break', fontSize: 12 } },
      series: [
        { type: 'bar', stack: 'fall', silent: true, itemStyle: { color: 'transparent' }, tooltip: { show: false }, data: steps.map((step) => step.from / 100) },
        {
          type: 'bar', stack: 'fall', barMaxWidth: 30,
          label: { show: true, position: 'right', fontSize: 12, formatter: ({ dataIndex }) => formatMinor(steps[dataIndex]?.minor ?? 0, claim.loss.currency, 'yuan') },
          // The loss is grey; each party has the colour it has in the bar of shares.
          data: steps.map((step, at) => ({ name: step.label, value: step.minor / 100, itemStyle: { color: at === 0 ? '#7a8783' : colours[at - 1] } })),
          tooltip: { valueFormatter: (value) => Number(value).toLocaleString('en-US', { minimumFractionDigits: 2 }) },
        },
      ],
    }),
    [steps, claim, colours],
  );
  const parts = claim.shares.map((share) => `${share.party} ${exact(share.amount)}`).join(', ');
  return (
    <div className="grid">
      <Chart
        className="half"
        title={t('claims.split')}
        lead={t('claims.splitLead')}
        describe={t('claims.describe', { loss: exact(claim.loss), parts })}
        option={option}
        height={280}
        table={{ columns: [t('claims.party'), t('claims.amount')], rows: steps.map((step) => ({ key: step.label, cells: [step.label, formatMinor(step.minor, claim.loss.currency, 'yuan')] })) }}
      />
      <Parts claim={claim} />
    </div>
  );
}

function ClaimPanel({ claim, parties }: { claim: Claim; parties: Party[] }) {
  const { t } = useTranslation('guarantees');
  const { today } = useMe();
  const name = useName();
  const late = !claim.paid_on && claim.deadline !== null && claim.deadline !== undefined && claim.deadline < today;
  const days: [string, string | null | undefined][] = [
    [t('claims.noticed'), claim.noticed_on], [t('claims.demanded'), claim.demanded_on], [t('claims.deadline'), claim.deadline], [t('claims.paidOn'), claim.paid_on],
  ];
  return (
    <div className="claim">
      <Panel
        title={<><Link className="row-link" to={`/loans/${claim.loan}` as never}>{t('claims.loan', { number: claim.loan_number })}</Link> <NamedTag value={claim.state} />{late && <Tag color="error">{t('claims.overdue')}</Tag>}</>}
        extra={<Acts claim={claim} parties={parties} />}
      >
        <p className="claim-days soft">{days.filter(([, day]) => day).map(([label, day]) => <span key={label}>{label} <Day value={day} /></span>)}</p>
        <Stats
          figures={[
            { label: t('claims.loss'), value: <Money value={claim.loss} unit /> },
            { label: t('claims.uncovered'), value: <Money value={claim.uncovered} unit /> },
            { label: t('claims.paid'), value: <Money value={claim.paid} unit /> },
            { label: t('claims.recovered'), value: <Money value={claim.recovered} unit /> },
          ]}
        />
        {claim.causes.length > 0 && <p className="soft">{t('claims.causes')} {claim.causes.map((cause) => `${name(cause.peril)} ${exact(cause.amount)}`).join('、')}</p>}
        {claim.deadlines.length > 0 && (
          <p className="claim-days">
            {claim.deadlines.map((line) => (
              <Tag key={line.step.id} color={line.missed ? 'error' : line.done_on ? 'success' : 'processing'}>
                {name(line.step)} {t('claims.by', { day: line.by })}{line.done_on ? t('claims.done', { day: line.done_on }) : ''}{line.missed ? t('claims.missed') : ''}
              </Tag>
            ))}
          </p>
        )}
        {claim.layers.length > 0 && <LayerFall claim={claim} />}
        {claim.shares.length > 0 ? <Split claim={claim} /> : <p className="soft" style={{ margin: 0 }}>{t('claims.pending')} {parties.map((party) => party.share_percent).join(' : ')}</p>}
      </Panel>
    </div>
  );
}

export function Claims({ claims, parties }: { claims: Claim[]; parties: Party[] }) {
  const { t } = useTranslation('guarantees');
  if (claims.length === 0) return <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('claims.empty')} /></Panel>;
  return claims.map((claim) => <ClaimPanel key={`${claim.loan}/${claim.noticed_on}`} claim={claim} parties={parties} />);
}
