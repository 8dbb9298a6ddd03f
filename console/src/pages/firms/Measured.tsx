// A value of an indicator with its unit, and names at the head of a line: for the portrait and for what reads it.
import { useDisplay, useName } from '@/display.tsx';
import type { Named } from '@/api/types.ts';
import { measured } from './measured.ts';

/** A name at the head of a line: the server's English names begin small. */
export function useHeading(): (named: Named | null | undefined) => string {
  const name = useName();
  return (named) => {
    const text = name(named);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
}

/** A value with its unit as people write it: `13.18%`, `4,399,657.33 元`, 是. */
export function Measured({ value, unit }: { value: string | null | undefined; unit: Named }) {
  const { lang } = useDisplay();
  const { number, after, close } = measured(value, unit, lang);
  return <span className="num">{number}{after && <>{close ? '' : ' '}<span className={close ? '' : 'soft'}>{after}</span></>}</span>;
}
