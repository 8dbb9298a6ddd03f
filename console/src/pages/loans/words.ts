// Values the list of loans can be filtered by, as the server spells them.

export const STATES = ['signed', 'instructed', 'sent', 'unknown', 'returned', 'active', 'settled', 'written-off', 'cancelled'] as const;
export const CLASSES = ['normal', 'special-mention', 'substandard', 'doubtful', 'loss'] as const;
export const BUCKETS = ['current', '1-30', '31-60', '61-90', '91-360', 'over-360'] as const;

/** Cities of Hebei by the first digits of their division code (GB/T 2260). */
export const REGIONS = ['1301', '1302', '1303', '1304', '1305', '1306', '1307', '1308', '1309', '1310', '1311'] as const;

/** Sections of GB/T 4754. */
export const INDUSTRIES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T'] as const;
