// A code of a classification by its name.
import { useDisplay } from '@/display.tsx';

/** A code with its name; the Chinese one where there is no other. */
export function CodeName({ value }: { value: { code: string; zh: string; en?: string | null } }) {
  const { lang } = useDisplay();
  return <span title={value.code}>{lang === 'en' ? (value.en ?? value.zh) : value.zh}</span>;
}
