// Amounts as people type them, to what the server reads: exact, never through a binary fraction.
import type { Unit } from './money.ts';

const ZEROS: Record<Unit, number> = { yuan: 0, wan: 4, yi: 8 };

/** `50.5` in 万元 is `505000.00`; null for what is no amount of whole cents above zero. */
export function mainUnits(text: string, unit: Unit): string | null {
  const match = /^(\d{1,12})(?:\.(\d*))?$/.exec(text.replaceAll(/[,，\s]/g, ''));
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  const places = 2 + ZEROS[unit];
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > places) return null;
  const cents = BigInt(whole + kept.padEnd(places, '0'));
  if (cents === 0n) return null;
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
