// For which loans a line may be used: between what the server says and what a form holds.
import type { Schemas } from '@/api/types.ts';

export type Eligible = Schemas['NewEligibility'];

/** What the form holds; an empty field asks nothing. */
export interface Conditions {
  sizes?: string[];
  industries?: string[];
  regions?: string[];
  products?: string[];
  purposes?: string[];
  largest?: string;
  rate?: string;
  months?: number | null;
}

const LISTS = ['sizes', 'industries', 'regions', 'products', 'purposes'] as const;
/** GB/T 4754: a section, or a division, group or class with or without the letter of its section. */
const INDUSTRY = /^([A-T]|[A-T]?\d{2,4})$/;
/** GB/T 2260: a province, a city or a county. */
const REGION = /^(\d{2}){1,3}$/;

const listed = (values: string[] | undefined): string[] => [...new Set((values ?? []).map((one) => one.trim()).filter(Boolean))];
const stated = (text: string | null | undefined): string => text?.trim() ?? '';

/** The codes of a list that can be none; the server knows whether the others exist. */
export function wrong(list: 'industries' | 'regions', values: string[] | undefined): string[] {
  const form = list === 'industries' ? INDUSTRY : REGION;
  return listed(values).filter((one) => !form.test(one));
}

/** What a form asks, as it is proposed. */
export function asked(form: Conditions): Eligible {
  const [largest, rate] = [stated(form.largest), stated(form.rate)];
  return {
    sizes: listed(form.sizes), industries: listed(form.industries), regions: listed(form.regions), products: listed(form.products), purposes: listed(form.purposes),
    ...(largest ? { largest_principal: largest } : {}), ...(rate ? { highest_rate_percent: rate } : {}), ...(form.months ? { longest_months: form.months } : {}),
  };
}

/** A form filled with what a line asks now. A region is written as short as people write it. */
export function filled(now: Eligible): Conditions {
  return {
    sizes: now.sizes ?? [], industries: now.industries ?? [], regions: (now.regions ?? []).map((code) => code.replace(/(00){1,2}$/, '')), products: now.products ?? [], purposes: now.purposes ?? [],
    ...(now.largest_principal ? { largest: now.largest_principal } : {}), ...(now.highest_rate_percent ? { rate: now.highest_rate_percent } : {}), ...(now.longest_months ? { months: now.longest_months } : {}),
  };
}

/** What a change proposes as a whole: nothing where the form asks what the line asks already. */
export function changed(now: Eligible, form: Conditions): Eligible | undefined {
  const [before, after] = [asked(filled(now)), asked(form)];
  const number = (text: string | null | undefined) => (text ? Number(text.replace(/,/g, '')) : undefined);
  const same =
    LISTS.every((list) => [...(before[list] ?? [])].sort().join() === [...(after[list] ?? [])].sort().join()) &&
    number(before.largest_principal) === number(after.largest_principal) &&
    number(before.highest_rate_percent) === number(after.highest_rate_percent) &&
    before.longest_months === after.longest_months;
  return same ? undefined : after;
}
