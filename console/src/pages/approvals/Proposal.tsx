// One proposal: what it would do, who stands behind it, and what this person may say to it.
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Day, Fields, Instant, Money, NamedTag } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { listed } from '@/format/numbers.ts';
import { PreviewPane, type Wanted } from '../loans/Preview.tsx';
import { useLoan } from '../loans/read.ts';

export type ProposalCard = Schemas['Proposal'];

export function Answers({ proposal, size = 'middle' }: { proposal: ProposalCard; size?: 'small' | 'middle' }) {
  const { t } = useTranslation('approvals');
  const path = { id: proposal.id };
  return (
    <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
      {proposal.allowed.map((act) =>
        act.act === 'approve' ? (
          <ActButton key={act.act} act={act} size={size} primary explain={t('one.approveExplain')} run={(_values: object, keyed) => api.POST('/v1/approvals/{id}/approve', { params: { path, ...keyed }, body: {} })} />
        ) : act.act === 'refuse' ? (
          <ActButton key={act.act} act={act} size={size} danger reason explain={t('one.refuseExplain')} run={({ reason }: { reason: string }, keyed) => api.POST('/v1/approvals/{id}/refuse', { params: { path, ...keyed }, body: { reason } })} />
        ) : null,
      )}
    </div>
  );
}

/** What a correction concerns, read from the loan itself. */
function OfLoan({ proposal, loan: id }: { proposal: ProposalCard; loan: string }) {
  const { t } = useTranslation('approvals');
  const loan = useLoan(id);
  const position = loan.data?.position;
  const payment = loan.data?.facts.find((fact) => fact.reference === proposal.reference && fact.amount);
  return (
    <Fields
      items={[
        { label: t('column.loan'), value: <Link className="row-link num" to={`/loans/${id}` as never}>{proposal.loan_number ?? id}</Link> },
        ...(proposal.reference ? [{ label: t('one.reference'), value: <span className="mono">{proposal.reference}</span> }, { label: t('one.amount'), value: <Money value={payment?.amount} unit /> }] : []),
        ...(proposal.on ? [{ label: t('one.on'), value: <Day value={proposal.on} /> }] : []),
        { label: t('one.outstanding'), value: <Money value={position?.outstanding} unit /> },
        { label: t('one.daysPastDue'), value: position ? <>{t('one.days', { count: position.days_past_due })} <NamedTag value={position.class} /></> : '–' },
      ]}
    />
  );
}

function OfPolicy({ proposal }: { proposal: ProposalCard }) {
  const { t } = useTranslation('approvals');
  return <Fields items={[{ label: t('one.limit'), value: <Money value={proposal.limit} unit /> }, { label: t('one.until'), value: <Day value={proposal.until} /> }]} />;
}

/** What concerns no loan: a month to close, a document, a policy. */
function Other({ proposal }: { proposal: ProposalCard }) {
  if (proposal.act.id === 'close-month' && proposal.reference) return <Link className="row-link num" to={`/ledger/months/${proposal.reference}` as never}>{proposal.reference}</Link>;
  if (proposal.act.id === 'bring-book' && proposal.reference) return <Link className="row-link mono" to={`/migrations/${proposal.reference}` as never}>{proposal.reference}</Link>;
  if (proposal.document) return <pre className="mono" tabIndex={0} style={{ overflow: 'auto', maxHeight: 320 }}>{proposal.document}</pre>;
  return <OfPolicy proposal={proposal} />;
}

/** What concerns a facility: a stage with its source and evidence, or its release. */
function OfFacility({ proposal, facility: id }: { proposal: ProposalCard; facility: string }) {
  const { t } = useTranslation('approvals');
  return (
    <Fields
      items={[
        { label: t('one.facility'), value: <Link className="row-link num" to={`/facilities/${id}` as never}>{proposal.facility_number ?? id}</Link> },
        ...(proposal.reference ? [{ label: t('one.attested'), value: proposal.reference }] : []),
        ...(proposal.on ? [{ label: t('one.attestedOn'), value: <Day value={proposal.on} /> }] : []),
      ]}
    />
  );
}

/** What concerns a package or joint loan: its offer, a remittance, a loan taken back. */
function OfPackage({ proposal, participation: id }: { proposal: ProposalCard; participation: string }) {
  const { t } = useTranslation('approvals');
  return (
    <Fields
      items={[
        { label: t('one.package'), value: <Link className="row-link num" to={`/packages/${id}` as never}>{proposal.participation_number ?? id}</Link> },
        ...(proposal.loan ? [{ label: t('column.loan'), value: <Link className="row-link num" to={`/loans/${proposal.loan}` as never}>{proposal.loan_number ?? proposal.loan}</Link> }] : []),
        ...(proposal.reference ? [{ label: t('one.remittance'), value: <span className="mono">{proposal.reference}</span> }] : []),
        ...(proposal.on ? [{ label: t('one.through'), value: <Day value={proposal.on} /> }] : []),
        ...(proposal.amount ? [{ label: t('one.amount'), value: <Money value={proposal.amount} unit /> }] : []),
        ...(proposal.digest ? [{ label: t('one.digest'), value: <span className="mono" style={{ wordBreak: 'break-all' }}>{proposal.digest}</span> }] : []),
      ]}
    />
  );
}

/** What concerns a funding line: which, and what it is to say. */
function OfFunding({ funding }: { funding: NonNullable<ProposalCard['funding']> }) {
  const { t } = useTranslation('approvals');
  const name = useName();
  return (
    <Fields
      items={[
        { label: t('one.funding'), value: funding.number ? <Link className="row-link" to={`/funding/${funding.line}` as never}>{funding.name} <span className="num">{funding.number}</span></Link> : funding.name },
        ...(funding.from ? [{ label: t('one.fundingFrom'), value: <Day value={funding.from} /> }] : []),
        ...funding.terms.map((term) => ({ label: name(term.name), value: name(term) })),
      ]}
    />
  );
}

const EFFECTS = { 'reverse-payment': 'one.reverseEffect', 'write-off': 'one.writeOffEffect', 'release-policy': 'one.policyEffect', 'open-stage': 'one.stageEffect', 'unfreeze-facility': 'one.unfreezeEffect', 'offer-shares': 'one.offerEffect', 'remit-shares': 'one.remitEffect', 'buy-back-shares': 'one.buyBackEffect', 'open-funding': 'one.openFundingEffect', 'change-funding': 'one.changeFundingEffect', 'suspend-funding': 'one.suspendFundingEffect', 'resume-funding': 'one.resumeFundingEffect', 'close-funding': 'one.closeFundingEffect' } as const;

/** What a proposal would do: in words, in figures, and for a reversal worked out. */
export function Effect({ proposal }: { proposal: ProposalCard }) {
  const { t } = useTranslation('approvals');
  const [open, setOpen] = useState(false);
  const words = EFFECTS[proposal.act.id as keyof typeof EFFECTS];
  const { loan, reference } = proposal;
  const { change } = proposal;
  const wanted: Wanted | null = change
    ? { act: 'change', change, ...(proposal.on ? { on: proposal.on } : {}) }
    : reference && proposal.act.id === 'reverse-payment' ? { act: 'reverse-payment', reference } : null;
  const works = loan && wanted && proposal.state.id === 'pending';
  return (
    <>
      {change && <p style={{ margin: '0 0 12px' }}>{t('one.changeEffect')}</p>}
      {words && <p style={{ margin: '0 0 12px' }}>{t(words)}</p>}
      {proposal.participation ? <OfPackage proposal={proposal} participation={proposal.participation} /> : loan ? <OfLoan proposal={proposal} loan={loan} /> : proposal.facility ? <OfFacility proposal={proposal} facility={proposal.facility} /> : proposal.funding ? <OfFunding funding={proposal.funding} /> : <Other proposal={proposal} />}
      <p style={{ margin: '12px 0 0' }}><span className="soft">{t('one.reason')}</span><br />{proposal.reason}</p>
      {works && (
        <div style={{ marginTop: 12 }}>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t('one.hide') : t('one.preview')}</Button>
          {open && <div style={{ marginTop: 12 }}><PreviewPane loan={loan} wanted={wanted} /></div>}
        </div>
      )}
    </>
  );
}

/** A proposal as a box of its own, for the queue of one person. */
export function ProposalBox({ proposal }: { proposal: ProposalCard }) {
  const { t } = useTranslation('approvals');
  const name = useName();
  const { lang } = useDisplay();
  return (
    <li className="panel">
      <div className="panel-head">
        <div>
          <h2>{name(proposal.act)} {proposal.loan_number && <span className="num soft" style={{ fontWeight: 400 }}>{proposal.loan_number}</span>}</h2>
          <p>{t('one.by', { name: proposal.proposed_by_name })} <Instant value={proposal.proposed_at} /></p>
        </div>
        <Tag>{t('one.needed', { have: proposal.approved_by.length, need: proposal.approvals_needed })}</Tag>
      </div>
      <Effect proposal={proposal} />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center', justifyContent: 'space-between', marginTop: 16, borderTop: '1px solid var(--line)', paddingTop: 12 }}>
        <span className="soft">{proposal.approved_by_names.length > 0 ? t('one.approved', { names: listed(proposal.approved_by_names, lang) }) : t('one.nobody')}</span>
        <Answers proposal={proposal} />
      </div>
    </li>
  );
}
