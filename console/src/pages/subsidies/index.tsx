// Programmes of interest subsidies, and their claims by quarter, loan by loan.
import { useQueryClient } from '@tanstack/react-query';
import { Collapse, Empty, Form, Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { parse } from 'yaml';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Loaded, Money, NamedTag, PageHeader, Panel, plainAct, Stats } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { YamlField } from '../guarantor/Acts.tsx';

type Card = Schemas['SubsidyCard'];
type Claim = Schemas['SubsidyClaimCard'];

function ClaimActs({ id, claim }: { id: string; claim: Claim }) {
  const { t } = useTranslation('quality');
  const client = useQueryClient();
  const done = () => void client.invalidateQueries();
  const path = { id, quarter: claim.quarter };
  return (
    <span style={{ display: 'inline-flex', gap: 6 }} onClick={(event) => event.stopPropagation()}>
      {claim.allowed.map((act) => {
        if (act.act === 'approve') return <ActButton key={act.act} act={act} size="small" run={(_: object, keyed) => api.POST('/v1/subsidies/{id}/claims/{quarter}/approval', { params: { path, ...keyed }, body: {} })} onDone={done} />;
        if (act.act === 'refuse') return <ActButton<{ reason: string }, Card> key={act.act} act={act} size="small" reason run={(values, keyed) => api.POST('/v1/subsidies/{id}/claims/{quarter}/refusal', { params: { path, ...keyed }, body: values })} onDone={done} />;
        return (
          <ActButton<{ amount: string; reference: string }, Card> key={act.act} act={act} size="small" initialValues={{ amount: claim.amount.text }} run={(values, keyed) => api.POST('/v1/subsidies/{id}/claims/{quarter}/payment', { params: { path, ...keyed }, body: values })} onDone={done}>
            <Form.Item name="amount" label={t('subsidy.amount')} rules={[{ required: true, message: t('form.needed') }]}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
            <Form.Item name="reference" label={t('subsidy.reference')} rules={[{ required: true, whitespace: true, message: t('form.needed') }]}><Input autoComplete="off" /></Form.Item>
          </ActButton>
        );
      })}
    </span>
  );
}

function Lines({ claim }: { claim: Claim }) {
  const { t } = useTranslation('quality');
  const name = useName();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={claim.quarter}>
      {claim.remark && <p className="soft">{claim.paid_on} {claim.remark} {claim.paid && <Money value={claim.paid} unit />}</p>}
      <table className="plain-table">
        <thead><tr><th scope="col">{t('class.loan')}</th><th scope="col">{t('subsidy.firm')}</th><th scope="col" className="num">{t('subsidy.days')}</th><th scope="col" className="num">{t('subsidy.mean')}</th><th scope="col" className="num">{t('subsidy.accrued')}</th><th scope="col" className="num">{t('subsidy.asked')}</th><th scope="col">{t('subsidy.cut')}</th></tr></thead>
        <tbody>
          {claim.lines.map((line) => (
            <tr key={line.loan}>
              <th scope="row" style={{ fontWeight: 400 }}>{line.number}</th><td>{line.firm}</td><td className="num">{line.days}</td>
              <td className="num"><Money value={line.mean_balance} /></td><td className="num"><Money value={line.accrued} /></td><td className="num"><Money value={line.amount} /></td>
              <td>{line.cut_by && name(line.cut_by)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProgrammeActs({ card }: { card: Card }) {
  const { t } = useTranslation('quality');
  const client = useQueryClient();
  const done = () => void client.invalidateQueries();
  const path = { id: card.id };
  return (
    <span style={{ display: 'inline-flex', gap: 6 }}>
      {card.allowed.map((act) => {
        if (act.act === 'approve') return <ActButton key={act.act} act={act} size="small" run={(_: object, keyed) => api.POST('/v1/subsidies/{id}/approval', { params: { path, ...keyed }, body: {} })} onDone={done} />;
        if (act.act === 'refuse') return <ActButton<{ reason: string }, Card> key={act.act} act={act} size="small" reason run={(values, keyed) => api.POST('/v1/subsidies/{id}/refusal', { params: { path, ...keyed }, body: values })} onDone={done} />;
        return (
          <ActButton<{ quarter: string }, Card> key={act.act} act={act} size="small" primary explain={t('subsidy.claimExplain')} run={(values, keyed) => api.POST('/v1/subsidies/{id}/claims', { params: { path, ...keyed }, body: values })} onDone={done}>
            <Form.Item name="quarter" label={t('subsidy.quarter')} rules={[{ required: true, pattern: /^\d{4}Q[1-4]$/, message: t('subsidy.quarterForm') }]}><Input placeholder="2026Q3" autoComplete="off" /></Form.Item>
          </ActButton>
        );
      })}
    </span>
  );
}

function ProgrammePanel({ card }: { card: Card }) {
  const { t } = useTranslation('quality');
  const name = useName();
  return (
    <Panel title={<>{card.name} <NamedTag value={card.state} /></>} lead={`${card.source} · ${name(card.pays)} · ${card.from} – ${card.until}`} extra={<ProgrammeActs card={card} />}>
      <Stats figures={[{ label: t('subsidy.claimed'), value: <Money value={card.claimed} unit /> }, { label: t('subsidy.paid'), value: <Money value={card.paid} unit /> }]} />
      <p>{card.bounds.map((bound) => <Tag key={bound.id}>{name(bound)}</Tag>)}</p>
      {card.claims.length === 0 ? <p className="soft">{t('subsidy.noClaims')}</p> : (
        <Collapse items={card.claims.map((claim) => ({ key: claim.quarter, label: <>{claim.quarter} <NamedTag value={claim.state} /> <Money value={claim.amount} unit /></>, extra: <ClaimActs id={card.id} claim={claim} />, children: <Lines claim={claim} /> }))} />
      )}
    </Panel>
  );
}

export default function SubsidiesPage() {
  const { t } = useTranslation('quality');
  const may = useMay();
  const client = useQueryClient();
  const query = $api.useQuery('get', '/v1/subsidies');
  const template = `name: ""
source: ""
share_percent: "50"
from: ""
until: ""
principal_most: "1000000"
per_loan: "30000"
per_firm_year: "50000"
per_year: "2000000"
`;
  return (
    <>
      <PageHeader
        title={t('subsidy.title')}
        lead={t('subsidy.lead')}
        acts={may('draft-subsidy') && (
          <ActButton<{ document: string }, Card>
            act={plainAct(t('subsidy.draft'))}
            primary
            explain={t('subsidy.draftExplain')}
            width={680}
            initialValues={{ document: template }}
            run={(values, keyed) => api.POST('/v1/subsidies', { params: keyed, body: parse(values.document) as Schemas['ProgrammeDocument'] })}
            onDone={() => void client.invalidateQueries()}
          >
            <YamlField label={t('loss.document')} />
          </ActButton>
        )}
      />
      <Loaded query={query}>
        {(cards) => cards.length === 0
          ? <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('subsidy.none')} /></Panel>
          : <>{cards.map((card) => <ProgrammePanel key={card.id} card={card} />)}</>}
      </Loaded>
    </>
  );
}
