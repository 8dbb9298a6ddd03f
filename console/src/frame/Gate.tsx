// The box in the middle of the pages before the sign-in.
import type { ReactNode } from 'react';
import { LanguageSwitch, ThemeSwitch } from './DisplayTools.tsx';

export function Gate({ title, lead, children }: { title: ReactNode; lead: ReactNode; children: ReactNode }) {
  return (
    <main className="gate">
      <div className="gate-card">
        <div className="gate-tools">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <img src="/favicon.svg" alt="" width={40} height={40} />
        <h1>{title}</h1>
        <p>{lead}</p>
        {children}
      </div>
    </main>
  );
}
