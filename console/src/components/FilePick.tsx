// Choosing a file that a request carries in base 64.
import { Button } from 'antd';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';

/** A file's bytes in base 64. */
export async function encoded(file: File): Promise<Schemas['BookFile']> {
  const content = await new Promise<string>((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(',', 2)[1] ?? '');
    reader.onerror = () => fail(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });
  return { name: file.name, content };
}

export function FilePick({ label, hint, accept = '.csv,.txt,.xlsx,.xls', file, onFile }: { label: string; hint?: string; accept?: string; file: File | undefined; onFile: (file: File | undefined) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div className="list-filter">
      <label htmlFor={id}>{label}</label>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
        <Button id={id} onClick={() => input.current?.click()}>{t('file.choose')}</Button>
        <span className={file ? 'mono' : 'soft'}>{file?.name ?? hint ?? t('file.none')}</span>
      </div>
      <input ref={input} type="file" className="hidden-visually" tabIndex={-1} aria-label={label} accept={accept} onChange={(event) => {
        onFile(event.target.files?.[0]);
        // The same file, mended, can be chosen again.
        event.target.value = '';
      }} />
    </div>
  );
}
