// What this institution holds, or was offered, of loans that another services: the share, the balances and its own account.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Day, Fields, Loaded, Money, NamedTag, PageHeader, Panel } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';
import { Holders } from './Holders.tsx';
import { HoldingStatement } from './Statement.tsx';

type Card = Schemas['HoldingCard'];

function Answers({ card }: { card: Card }) {
  const { t } = useTranslation('packages');
  const client = useQueryClient();
  const done = () => void client.invalidateQueries();
  const path = { id: card.id };
  return (
    <>
      {card.allowed.map((act) => act.act === 'accept' ? (
        <ActButton key={act.act} act={act} primary explain={t('holdingAccept')} run={(_values: object, keyed) => api.POST('/v1/holdings/{id}/acceptance', { params: { path, ...keyed }, body: { digest: card.digest } })} onDone={done} />
      ) : (
        <ActButton<{ reason: string }, Card> key={act.act} act={act} danger reason explain={t('holdingDecline')} run={(values, keyed) => api.POST('/v1/holdings/{id}/refusal', { params: { path, ...keyed }, body: values })} onDone={done} />
      ))}
    </>
  );
}

function Loans({ card }: { card: Card }) {
  const { t } = useTranslation('packages');
  const units = useUnit(card.loans_of[0]?.outstanding.currency ?? 'CNY');
  return (
    <Panel title={t('holding.loans')}>
      {card.loans_of.length === 0 ? <p className="soft">{t('holding.noLoans')}</p> : <div className="scroll-x" tabIndex={0} role="region" aria-label={t('holding.loans')}>
        <table className="plain-table" style={{ minWidth: 680 }}>
          <thead><tr><th scope="col">{t('loans.loan')}</th><th scope="col">{t('loans.state')}</th><th scope="col" className="num">{t('loans.late')}</th><th scope="col" className="num">{units.heading(t('loans.outstanding'))}</th><th scope="col" className="num">{units.heading(t('holding.ours'))}</th><th scope="col">{t('loans.note')}</th></tr></thead>
          <tbody>
            {card.loans_of.map((loan) => (
              <tr key={loan.number}>
                <th scope="row" className="num" style={{ fontWeight: 400, textAlign: 'left' }}>{loan.number}</th><td><NamedTag value={loan.state} /></td><td className="num">{loan.days_past_due}</td>
                <td className="num"><Money value={loan.outstanding} /></td><td className="num"><Money value={loan.principal} /></td><td>{loan.bought_back_on ? t('loans.bought', { day: loan.bought_back_on }) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>}
    </Panel>
  );
}

function Whole({ card }: { card: Card }) {
  const { t } = useTranslation('packages');
  const name = useName();
  return (
    <>
      <PageHeader
        title={t('one.title', { kind: t(card.form.id === 'joint' ? 'one.joint' : 'one.package'), number: card.number })}
        tags={<><NamedTag value={card.state} /><NamedTag value={card.acceptance.state} /></>}
        lead={`${card.name} · ${t('column.servicer')} ${card.servicer} · ${t('column.share')} ${percent(card.share_percent)}`}
        acts={<Answers card={card} />}
      />
      <nav style={{ marginBottom: 12 }}><Link to={'/packages' as never}>{t('holding.back')}</Link></nav>
      <div className="grid">
        <Panel title={t('one.terms')}>
          <Fields
            items={[
              ...(card.cut_off ? [{ label: t('one.cutOff'), value: <Day value={card.cut_off} /> }, { label: t('one.transferOn'), value: <Day value={card.transfer_on} /> }] : []),
              ...(card.price ? [{ label: t('one.price'), value: <><Money value={card.price} unit />{card.price_percent && <span className="soft"> {t('one.pricePercent', { percent: card.price_percent })}</span>}</> }] : []),
              ...(card.accrued ? [{ label: t('one.accrued'), value: name(card.accrued) }] : []),
              { label: t('one.recourse'), value: card.recourse_days ? t('one.recourseDays', { days: card.recourse_days }) : t('one.none') },
              ...(card.form.id === 'package' ? [{ label: t('one.late'), value: typeof card.most_days_past_due === 'number' ? t('one.lateDays', { days: card.most_days_past_due }) : t('one.nonPerforming') }] : []),
              { label: t('one.fee'), value: name(card.fee) },
              { label: t('one.fees'), value: card.fees_shared ? t('one.feesShared') : t('one.feesKept') },
              { label: t('one.digest'), value: <span className="mono" style={{ wordBreak: 'break-all' }}>{card.digest}</span> },
            ]}
          />
        </Panel>
        {card.account && <Holders holders={[card.account]} title={t('holding.account')} />}
        <Loans card={card} />
        {card.account && <HoldingStatement id={card.id} />}
      </div>
    </>
  );
}

export default function HoldingPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/holdings/{id}', { params: { path: { id } } });
  return <Loaded query={query}>{(card) => <Whole card={card} />}</Loaded>;
}
