// One application: what was asked, what was decided and exactly why, and what can be done next.
import { Link, useParams } from '@tanstack/react-router';
import { Button, Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { AuditTrail, Loaded, Money, NamedTag, PageHeader, Panel, Stats } from '@/components/index.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import { percent, trimmed } from '@/format/numbers.ts';
import { Acts } from './Acts.tsx';
import type { Application, Decision } from './card.ts';
import { Checks, Inputs } from './Checks.tsx';
import { Found } from './Found.tsx';
import { Plan } from './Plan.tsx';
import { Pinned } from './Pinned.tsx';
import { Price } from './Price.tsx';
import { Score } from './Score.tsx';


function Figures({ card }: { card: Application }) {
  const { t } = useTranslation('applications');
  const name = useName();
  const units = useUnit(card.amount.currency);
  const { decision } = card;
  return (
    <Stats
      figures={[
        { label: t('one.asked'), value: <Money value={card.amount} />, unit: units.name, note: `${t('one.tenor', { count: card.tenor_months, purpose: name(card.purpose) })} · ${name(card.frequency)} ${name(card.repayment)}` },
        ...(decision?.amount ? [{ label: t('one.offered'), value: <Money value={decision.amount} />, unit: units.name, note: decision.limit && t('one.limit', { amount: `${units.text(decision.limit)} ${units.name}` }) }] : []),
        ...(decision?.rate ? [{ label: t('one.rate'), value: percent(decision.rate.annual_percent), note: t('one.monthly', { rate: trimmed(decision.rate.monthly_permille) }) }] : []),
        ...(decision?.all_in ? [{ label: t('one.allIn'), value: percent(decision.all_in.compound_percent), note: t('one.cap', { cap: percent(decision.all_in.cap_percent) }) }] : []),
        ...(decision && typeof decision.score === 'number' ? [{ label: t('one.score'), value: decision.score, note: [decision.grade && t('one.grade', { grade: decision.grade }), decision.pd_percent && `${t('one.pd')} ${percent(decision.pd_percent)}`].filter(Boolean).join(' · ') }] : []),
      ]}
    />
  );
}

function Reason({ reason }: { reason: Schemas['ReasonCard'] }) {
  const { t } = useTranslation('applications');
  const name = useName();
  const { lang } = useDisplay();
  const found = lang === 'zh' ? reason.value_zh : reason.value;
  const held = lang === 'zh' ? reason.threshold_zh : reason.threshold;
  return (
    <li style={{ display: 'flex', gap: 8, padding: '8px 0', borderBottom: '1px solid var(--line)', alignItems: 'flex-start' }}>
      <span style={{ flex: 'none' }}><NamedTag value={reason.weight} /></span>
      <div>
        {name(reason)}
        <div className="soft">
          {found && <>{t('one.found')} <Found value={found} /> · </>}{held && <>{t('one.threshold')} <Found value={held} /> · </>}<span className="mono">{reason.rule} · {reason.code}</span>
        </div>
      </div>
    </li>
  );
}

function Outcome({ decision }: { decision: Decision }) {
  const { t } = useTranslation('applications');
  return (
    <Panel title={<>{t('one.outcome')} <NamedTag value={decision.outcome} /></>} lead={t('one.decidedOn', { day: decision.decided_on })}>
      {decision.reasons.length === 0 ? (
        <p className="soft" style={{ margin: 0 }}>{t('one.noReasons')}</p>
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('one.reasons')}>
          {decision.reasons.map((reason, index) => <Reason key={`${reason.code}-${index}`} reason={reason} />)}
        </ul>
      )}
    </Panel>
  );
}

function Decided({ decision, way }: { decision: Decision; way: string }) {
  return (
    <>
      <Score decision={decision} />
      <Price decision={decision} />
      <Plan rows={decision.plan} way={way} />
      <Checks checks={decision.checks} />
      <Inputs inputs={decision.inputs} />
      <Pinned decision={decision} />
    </>
  );
}

function Whole({ card }: { card: Application }) {
  const name = useName();
  const { t } = useTranslation('applications');
  const { t: c } = useTranslation();
  const { lang } = useDisplay();
  const { decision, review } = card;
  return (
    <>
      <PageHeader
        title={<>{t('one.title')} {card.firm_name ? <span lang="zh">{card.firm_name}</span> : t('erased')}</>}
        tags={<><NamedTag value={card.state} />{card.automation_refused && <Tag color="warning">{t('one.refused')}</Tag>}</>}
        lead={t('one.lead', { product: lang === 'zh' ? card.product_zh : card.product_en, day: card.submitted_on, name: card.submitted_by_name })}
        acts={
          <>
            <Link to={`/firms/${card.firm}` as never}>{t('one.firm')}</Link>
            {card.loan && <Link to={`/loans/${card.loan}` as never}><Button tabIndex={-1}>{t('one.loan', { number: card.loan_number ?? '' })}</Button></Link>}
            {card.facility && <Link to={`/facilities/${card.facility}` as never}><Button tabIndex={-1}>{t('one.facility', { number: card.facility_number ?? '' })}</Button></Link>}
            <Acts card={card} />
          </>
        }
      />
      <Figures card={card} />
      <div className="grid">
        {review && (
          <Panel title={<>{t('one.review')} <NamedTag value={review.outcome} /></>}>
            <p style={{ margin: 0 }}>{t('one.reviewedBy', { name: review.by_name })}{review.reason}</p>
          </Panel>
        )}
        {decision ? (
          <>
            <Outcome decision={decision} />
            <Decided decision={decision} way={`${name(card.frequency)} ${name(card.repayment)}`} />
          </>
        ) : (
          <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<>{t('one.noDecision')}<br /><span className="soft">{t('one.noDecisionLead')}</span></>} /></Panel>
        )}
        <Panel title={c('audit.title')}><AuditTrail object={`application/${card.id}`} /></Panel>
      </div>
    </>
  );
}

export default function ApplicationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/applications/{id}', { params: { path: { id } } });
  return <Loaded query={query}>{(card) => <Whole card={card as Application} />}</Loaded>;
}
