// Values the list of applications can be filtered by, as the server spells them.

export const STATES = ['submitted', 'referred', 'offered', 'approved', 'accepted', 'contracted', 'declined', 'withdrawn'] as const;
export const OUTCOMES = ['offer', 'refer', 'decline'] as const;
export const GRADES = ['A', 'B', 'C', 'D'] as const;

/** Queues people work through, each a state. */
export const QUEUES = ['submitted', 'referred', 'offered', 'approved'] as const;
