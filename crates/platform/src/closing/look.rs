//! One look at one loan: a pure function of its outlook, of what the sums hold of it, of the day and of the rule.
//!
//! The class is that of the loan by itself; what its debtor's other loans and recorded circumstances make of it is told
//! afterwards, by [`super::debtors`].

use calendar::{Date, parse_date};
use ledger::Chart;
use loan::{ClassificationRule, Outlook, Standing};
use views::loans::Closed;
use views::outlooks::{AT_ONCE, Counted, Look, NEVER};

use super::place::placed_on;
use super::sums::{FallenDue, GroupedShare, grouped_share};
use crate::servicing::{loan_id, word};

/// What a look came to.
pub(crate) enum Looking {
    /// The loan was looked at.
    Done(Box<Looked>),
    /// Its outlook does not speak of the day, or by other thresholds or rules of interest: its events must be folded again.
    Fold,
    /// Its row cannot be read.
    Damaged,
}

/// A loan looked at.
pub(crate) struct Looked {
    /// What the sums held of it.
    pub before: Option<Outlook>,
    /// What they hold now.
    pub now: Outlook,
    /// The row of that.
    pub counted: Counted,
    /// The row of the list, where it says something else.
    pub placed: Option<Closed>,
    /// Instalments that fell due on the day.
    pub fallen_due: FallenDue,
}

impl Looked {
    /// What changed of the sums that rows are grouped by: out of the first, into the second.
    pub(crate) fn regrouped(&self) -> Option<(GroupedShare, GroupedShare)> {
        let shares = (grouped_share(self.before.as_ref()), grouped_share(Some(&self.now)));
        (shares.0 != shares.1).then_some(shares)
    }
}

/// What a close of a day knows before it looks at a loan.
#[derive(Clone)]
pub(crate) struct Eye {
    pub day: Date,
    pub rule: ClassificationRule,
    /// Days past due that begin a bucket or a class.
    pub edges: Vec<u32>,
    /// How many versions that tell interest otherwise hold on the day: an outlook that knows of fewer has other balances.
    pub income_known: u32,
}

impl Eye {
    pub(crate) fn on(day: Date, rule: ClassificationRule, chart: &Chart) -> Self {
        let buckets = super::place::BUCKETS.iter().map(|(.., from, _)| *from);
        let classes = [
            rule.special_mention_from_days,
            rule.substandard_over_days.saturating_add(1),
            rule.doubtful_over_days.saturating_add(1),
            rule.loss_over_days.saturating_add(1),
        ];
        let mut edges: Vec<u32> = buckets.chain(classes).collect();
        edges.sort_unstable();
        edges.dedup();
        Self { day, rule, edges, income_known: chart.income_known(day) }
    }

    /// Looks at a loan.
    pub(crate) fn look(&self, row: &Look) -> Looking {
        let Ok(outlook) = Outlook::from_bytes(&row.outlook) else { return Looking::Damaged };
        let before = if row.counted.is_empty() {
            None
        } else {
            match Outlook::from_bytes(&row.counted) {
                Ok(before) => Some(before),
                Err(_) => return Looking::Damaged,
            }
        };
        self.look_at(row, &outlook, before)
    }

    /// The same where the outlook was made anew.
    pub(crate) fn look_at(&self, row: &Look, outlook: &Outlook, before: Option<Outlook>) -> Looking {
        let day = self.day;
        if outlook.rule != self.rule || outlook.income_known < self.income_known {
            return Looking::Fold;
        }
        let Some(now) = outlook.on(day) else { return Looking::Fold };
        let Some(stretch) = now.stretches.first() else { return Looking::Fold };
        let next_on = outlook.next_after(day, &self.edges).map_or_else(|| NEVER.to_owned(), |next| next.to_string());
        // What the row of the list said before this look: what the event that made the outlook wrote, or the last look.
        let listed_on = parse_date(&row.listed_on).unwrap_or(Date::MIN);
        let said = if row.next_on == AT_ONCE { outlook.on(listed_on) } else { before.clone() };
        let stage = said.as_ref().and_then(|said| said.stretches.first()).map(|stretch| stretch.stage);
        let same = said.is_some_and(|said| lists(&said) == lists(&now));
        let placed = if same || listed_on > day { None } else { placed_on(outlook, stretch, day) };
        let fallen = outlook.at(day).filter(|stretch| stretch.from == day).map_or((0, 0), |s| s.fallen_due);
        let placed = placed.map(|standing| Closed {
            id: loan_id(row.key.loan),
            version: row.version,
            state: (stage != Some(stretch.stage)).then(|| word(stretch.stage)),
            owed: stretch.owed,
            standing,
        });
        let fell = fallen != (0, 0);
        let fallen_due = FallenDue { loans: i64::from(fell), principal: fallen.0, interest: fallen.1 };
        let counted = Counted { key: row.key, version: row.version, next_on, counted: now.to_bytes() };
        Looking::Done(Box::new(Looked { before, counted, placed, fallen_due, now }))
    }
}

/// What the row of a list shows of a loan counted on a day.
fn lists(counted: &Outlook) -> impl PartialEq {
    let stretch = counted.stretches.first();
    let owing = stretch.is_some_and(|stretch| stretch.standing == Standing::Outstanding);
    let shown = stretch.map(|s| {
        let days = s.days_past_due(s.from);
        let bucket = super::place::BUCKETS.iter().position(|(.., from, to)| (*from..=*to).contains(&days));
        let late = (s.overdue_since, bucket, s.class(s.from, &counted.rule));
        (s.stage, s.outstanding, s.owed, owing.then_some(late))
    });
    (shown, counted.disbursed_on, counted.bad_on)
}
