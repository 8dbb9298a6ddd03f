//! Where a loan stands, as its row in the list keeps it.

use calendar::Date;
use loan::{Outlook, Standing, Stretch};
use views::loans::Standing as Placed;

use crate::cards::{Bucket, CloseCard};
use crate::servicing::{NON_PERFORMING, class_name};
use money::Decimal;

/// The overdue buckets people here read: days past due, both ends included.
pub(crate) const BUCKETS: [(&str, &str, &str, u32, u32); 6] = [
    ("current", "未逾期", "not overdue", 0, 0),
    ("1-30", "1–30 天", "1–30 days", 1, 30),
    ("31-60", "31–60 天", "31–60 days", 31, 60),
    ("61-90", "61–90 天", "61–90 days", 61, 90),
    ("91-360", "91–360 天", "91–360 days", 91, 360),
    ("over-360", "360 天以上", "over 360 days", 361, u32::MAX),
];

/// Where a loan stands on a day of its outlook, as its row keeps it; nothing before money reached the firm.
pub(crate) fn placed_on(outlook: &Outlook, stretch: &Stretch, day: Date) -> Option<Placed> {
    if stretch.standing == Standing::NotDisbursed {
        return None;
    }
    let owing = stretch.standing == Standing::Outstanding;
    let days = stretch.days_past_due(day);
    let bucket = BUCKETS.iter().find(|(.., from, to)| (*from..=*to).contains(&days));
    Some(Placed {
        on_day: day.to_string(),
        outstanding: stretch.outstanding,
        overdue_since: stretch.overdue_since.filter(|_| owing).map(|day| day.to_string()),
        days_past_due: owing.then_some(i64::from(days)),
        class: owing.then(|| class_name(stretch.class(day, &outlook.rule)).id),
        bucket: bucket.filter(|_| owing).map(|bucket| bucket.0.to_owned()),
        disbursed_on: outlook.disbursed_on.map(|day| day.to_string()),
        bad_on: outlook.bad_by(day).map(|day| day.to_string()),
    })
}

/// The non-performing share of a day's balance (substandard and worse), percent.
pub(crate) fn npl_percent(card: &CloseCard) -> Option<String> {
    let all = Decimal::from(card.outstanding.minor);
    let is_bad = |bucket: &&Bucket| NON_PERFORMING.contains(&bucket.name.id.as_str());
    let bad: i64 = card.classes.iter().filter(is_bad).map(|bucket| bucket.amount.minor).sum();
    (all > Decimal::ZERO).then(|| (Decimal::from(bad) * Decimal::ONE_HUNDRED / all).round_dp(2).to_string())
}
