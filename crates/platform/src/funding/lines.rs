//! Lines with what their loans owe, read together.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{InstitutionId, LoanId};
use funding::{Borrowing, Holding, Owed, Room, Status, Tranche};
use money::{Currency, Decimal, Money, Rate};
use views::funding::Balance;
use views::loans::LoanRow;

use super::{HeldLine, funding_problem};
use crate::Platform;
use crate::limits::MAX_FUNDING_LINES;
use crate::problem::{Code, Outcome, Problem};

/// The lines of an institution as they stand today, with what the loans owe of which they hold something.
pub(crate) struct Lines {
    pub today: Date,
    pub held: Vec<HeldLine>,
    pub balances: BTreeMap<LoanId, Balance>,
    pub owed: Owed,
}

impl Lines {
    /// What each line holds today, in their order.
    pub fn holdings(&self) -> Outcome<Vec<Holding>> {
        self.held.iter().map(|line| self.holding(line)).collect()
    }

    /// What a line holds today.
    pub fn holding(&self, line: &HeldLine) -> Outcome<Holding> {
        line.state.holding(self.today, &self.owed).map_err(funding_problem)
    }

    /// What is free of the lines that are open.
    pub fn rooms(&self) -> Outcome<Vec<Room>> {
        let mut rooms = Vec::with_capacity(self.held.len());
        for line in &self.held {
            let holding = self.holding(line)?;
            if holding.status == Status::Open && holding.free.is_positive() {
                let terms = line.state.terms_on(self.today).map_err(funding_problem)?;
                rooms.push(Room { line: line.id, terms, free: holding.free });
            }
        }
        Ok(rooms)
    }

    /// The tranches that lines hold today, by loan.
    pub fn tranches(&self) -> BTreeMap<LoanId, Vec<Tranche>> {
        let mut tranches: BTreeMap<LoanId, Vec<Tranche>> = BTreeMap::new();
        for tranche in self.held.iter().flat_map(|line| line.state.tranches_on(self.today)) {
            tranches.entry(tranche.loan).or_default().push(tranche);
        }
        tranches
    }
}

/// The rate that a row keeps.
pub(crate) fn row_rate(text: &str) -> Outcome<Rate> {
    let percent: Decimal =
        text.parse().map_err(|error| Problem::new(Code::StoreDamaged, "a rate cannot be read").because(error))?;
    Ok(Rate::from_percent(percent))
}

/// What a row tells lines of its loan; size and purpose stand in its application.
pub(crate) fn borrowing(row: &LoanRow) -> Outcome<Borrowing> {
    let currency = Currency::from_code(&row.currency).unwrap_or(Currency::CNY);
    Ok(Borrowing {
        size: None,
        industry: row.industry.as_deref().and_then(|code| code.parse().ok()),
        region: row.region.as_deref().and_then(|code| code.parse().ok()),
        product: row.product_code.clone(),
        purpose: None,
        principal: Money::from_minor(row.principal, currency),
        rate: Some(row_rate(&row.rate)?),
        months: months(&row.starts_on, &row.ends_on)?,
    })
}

/// Whole months from one day to another, begun ones counted.
fn months(from: &str, to: &str) -> Outcome<u32> {
    let day = |text: &str| calendar::parse_date(text).map_err(|error| Problem::from_domain(Code::StoreDamaged, error));
    let (from, to) = (day(from)?, day(to)?);
    let years = i32::from(to.year()) - i32::from(from.year());
    let whole = years * 12 + i32::from(to.month()) - i32::from(from.month());
    let reached = calendar::add_months(from, whole).map_err(|error| Problem::from_domain(Code::Internal, error))?;
    Ok(u32::try_from(if reached < to { whole + 1 } else { whole }).unwrap_or_default())
}

impl Platform {
    /// The lines of an institution as they stand now; none when it has none.
    ///
    /// Lines are read before what their loans owe, so that whoever writes at the versions read here has not missed a tranche.
    pub(crate) async fn lines_now(&self, institution: InstitutionId) -> Outcome<Option<Lines>> {
        let held = self.held_lines(institution).await?;
        debug_assert!(held.len() <= MAX_FUNDING_LINES, "the list is read to its bound");
        if held.is_empty() {
            return Ok(None);
        }
        let today = self.clock.today();
        let mut ids: Vec<LoanId> = held.iter().flat_map(|line| line.state.loans_on(today)).collect();
        ids.sort_unstable();
        ids.dedup();
        let ids: Vec<String> = ids.iter().map(LoanId::to_string).collect();
        let currency = self.institution(institution).await?.currency;
        let mut balances = BTreeMap::new();
        for balance in views::funding::balances(&self.book, institution, &ids).await? {
            let id: LoanId = balance.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            balances.insert(id, balance);
        }
        let owed = balances.iter().map(|(id, one)| (*id, Money::from_minor(one.outstanding, currency))).collect();
        Ok(Some(Lines { today, held, balances, owed }))
    }
}

#[cfg(test)]
mod tests {
    use super::months;

    #[test]
    fn a_begun_month_counts() {
        for (from, to, expected) in [
            ("2025-01-31", "2025-02-28", 1),
            ("2025-01-15", "2026-01-15", 12),
            ("2025-01-15", "2026-01-16", 13),
            ("2025-01-15", "2025-01-20", 1),
            ("2025-01-15", "2025-01-15", 0),
        ] {
            assert_eq!(months(from, to).unwrap(), expected, "{from} {to}");
        }
    }
}
