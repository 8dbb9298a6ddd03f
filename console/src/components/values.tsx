// Small pieces that show one value: an amount, a rate, a state, a time.
import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cash, Named, RateCard } from '@/api/types.ts';
import { useDisplay, useName, useUnit } from '@/display.tsx';
import { formatMinor, unitName } from '@/format/money.ts';
import { instant, percent, trimmed } from '@/format/numbers.ts';

/** An amount in the chosen unit, exact to the cent on hover. The unit stands in the heading; `unit` writes it beside. */
export function Money({ value, unit = false }: { value: Cash | null | undefined; unit?: boolean }) {
  const { lang } = useDisplay();
  const units = useUnit(value?.currency);
  if (!value) return <span className="num">–</span>;
  const exact = `${formatMinor(value.minor, value.currency, 'yuan')} ${unitName(value.currency, 'yuan', lang)}`;
  return (
    <span className="num" title={exact}>
      {units.text(value)}
      {unit && <small className="soft"> {units.name}</small>}
    </span>
  );
}

/** Percent a year beside per mille a month. */
export function Rate({ value }: { value: RateCard | null | undefined }) {
  const { t } = useTranslation();
  if (!value) return <span className="num">–</span>;
  return (
    <span className="num">
      <span title={t('rate.annual')}>{percent(value.annual_percent)}</span>
      <span className="soft" title={t('rate.monthly')}> / {trimmed(value.monthly_permille)}‰</span>
    </span>
  );
}

type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet';

/** How a state looks; a word the console does not know looks quiet. */
const TONES: Record<string, Tone> = {
  active: 'good', approved: 'good', offered: 'good', offer: 'good', done: 'good', paid: 'good', confirmed: 'good', normal: 'good', pass: 'good', delivered: 'good',
  granted: 'good', live: 'good', running: 'good', 'in-force': 'good', 'paid-out': 'good', verified: 'good', high: 'good', current: 'good', open: 'good', contracted: 'good',
  pending: 'busy', submitted: 'busy', draft: 'busy', drafted: 'busy', instructed: 'busy', released: 'busy', sent: 'busy', decided: 'busy', signed: 'busy', developed: 'busy', waiting: 'busy',
  refer: 'warn', referred: 'warn', 'special-mention': 'warn', unknown: 'warn', overdue: 'warn', expired: 'warn', medium: 'warn', returned: 'warn', retrying: 'warn', '1-30': 'warn', claimed: 'warn',
  decline: 'bad', declined: 'bad', refused: 'bad', substandard: 'bad', doubtful: 'bad', loss: 'bad', failed: 'bad', 'written-off': 'bad', withdrawn: 'bad', locked: 'bad',
};
const COLOURS: Record<Tone, string | undefined> = { good: 'success', busy: 'processing', warn: 'warning', bad: 'error', quiet: undefined };

/** A state, kind or class by its name in the language of the screen. */
export function NamedTag({ value, tone }: { value: Named | null | undefined; tone?: Tone }) {
  const name = useName();
  if (!value) return <span>–</span>;
  return <Tag color={COLOURS[tone ?? TONES[value.id] ?? 'quiet']}>{name(value)}</Tag>;
}

/** A point in time, in the reader's zone; the zone is told on hover. */
export function Instant({ value }: { value: string | null | undefined }) {
  return (
    <time className="num" dateTime={value ?? undefined} title={value ?? undefined}>
      {instant(value)}
    </time>
  );
}

/** A business day. */
export function Day({ value }: { value: string | null | undefined }) {
  return <span className="num">{value ?? '–'}</span>;
}

/** Says that what stands here is simulated. Shown wherever an institution's data are. */
export function SimulatedBadge({ show = true }: { show?: boolean }) {
  const { t } = useTranslation();
  if (!show) return null;
  return (
    <Tooltip title={t('frame.simulatedNote')}>
      <Tag color="warning" tabIndex={0}>{t('frame.simulated')}</Tag>
    </Tooltip>
  );
}
