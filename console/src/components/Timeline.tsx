// Things in the order of time.
import { Timeline as AntTimeline } from 'antd';
import type { ReactNode } from 'react';

export interface TimelineItem {
  key: string;
  /** What stands before the line on wide screens: a day. */
  when?: ReactNode;
  content: ReactNode;
  tone?: 'good' | 'warn' | 'bad' | 'quiet';
}

const COLOURS = { good: 'green', warn: 'orange', bad: 'red', quiet: 'gray' } as const;

export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <AntTimeline
      style={{ paddingTop: 8 }}
      items={items.map((item) => ({
        key: item.key,
        color: COLOURS[item.tone ?? 'quiet'],
        children: (
          <>
            {item.when && <div className="soft num">{item.when}</div>}
            {item.content}
          </>
        ),
      }))}
    />
  );
}
