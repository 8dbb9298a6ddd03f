// A page that could not be shown at all.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Problem } from '@/components/page.tsx';

export function RouteProblem({ error, reset }: ErrorComponentProps) {
  return <Problem error={error} onRetry={reset} />;
}
