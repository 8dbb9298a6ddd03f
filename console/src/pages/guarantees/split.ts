// The division of a loss as a picture and a sum.

export interface Step {
  label: string;
  /** Where the bar begins, in minor units. */
  from: number;
  minor: number;
}

/** Steps of a waterfall: the whole loss, then each part taken off what is left. */
export function waterfall(whole: { label: string; minor: number }, parts: { label: string; minor: number }[]): Step[] {
  const steps: Step[] = [{ label: whole.label, from: 0, minor: whole.minor }];
  let left = whole.minor;
  for (const part of parts) {
    left -= part.minor;
    steps.push({ label: part.label, from: left, minor: part.minor });
  }
  return steps;
}

/** What each part would get of an amount, in proportion and rounded by itself: an estimate, since odd cents are the server's to place. */
export function inProportion(minor: number, weights: number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (all > 0 ? Math.round((minor * weight) / all) : 0));
}
