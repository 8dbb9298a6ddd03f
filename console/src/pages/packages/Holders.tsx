// What each holder has of a package or joint loan, and what it is owed.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Money, Panel } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';

type Holder = Schemas['HolderCard'];

export function Holders({ holders, title }: { holders: Holder[]; title: string }) {
  const { t } = useTranslation('packages');
  const name = useName();
  const units = useUnit(holders[0]?.due.currency ?? 'CNY');
  const joint = holders.some((holder) => holder.lent.minor > 0);
  const fees = holders.some((holder) => holder.fees.minor !== 0);
  return (
    <Panel title={title} lead={t('holders.lead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
        <table className="plain-table" style={{ minWidth: 1100 }}>
          <thead>
            <tr>
              <th scope="col">{t('holders.name')}</th><th scope="col" className="num">{t('holders.share')}</th><th scope="col">{t('holders.answer')}</th>
              <th scope="col" className="num">{units.heading(t('holders.principal'))}</th><th scope="col" className="num">{units.heading(t('holders.paid'))}</th><th scope="col" className="num">{units.heading(t('holders.interest'))}</th>
              {fees && <th scope="col" className="num">{units.heading(t('holders.fees'))}</th>}<th scope="col" className="num">{units.heading(t('holders.fee'))}</th><th scope="col" className="num">{units.heading(t('holders.lost'))}</th><th scope="col" className="num">{units.heading(t('holders.due'))}</th>
              <th scope="col" className="num">{units.heading(t('holders.remitted'))}</th><th scope="col" className="num">{units.heading(t('holders.still'))}</th>{joint && <th scope="col" className="num">{units.heading(t('holders.toFund'))}</th>}
            </tr>
          </thead>
          <tbody>
            {holders.map((holder) => (
              <tr key={holder.place}>
                <th scope="row" style={{ fontWeight: 400, minWidth: 120 }}>{holder.place} <span lang="zh">{holder.name}</span></th>
                <td className="num">{percent(holder.share_percent)}</td>
                <td style={{ minWidth: 110 }}>{name(holder.acceptance.state)} <span className="soft">{holder.acceptance.reference ?? holder.acceptance.on ?? ''}</span></td>
                <td className="num"><Money value={holder.principal} /></td><td className="num"><Money value={holder.principal_paid} /></td><td className="num"><Money value={holder.interest_and_penalty} /></td>
                {fees && <td className="num"><Money value={holder.fees} /></td>}<td className="num"><Money value={holder.fee} /></td><td className="num"><Money value={holder.lost} /></td><td className="num"><Money value={holder.due} /></td>
                <td className="num"><Money value={holder.remitted} /></td><td className="num"><Money value={holder.still_due} /></td>{joint && <td className="num"><Money value={holder.to_fund} /></td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
