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
use crate::problem::{Code, Outcome, Problem};

/// The lines of an institution as they stand today, with what the loans owe of which they hold something.
pub(crate) struct Lines {
    pub today: Date,
    pub held: Vec<HeldLine>,
    pub balances: BTreeMap<LoanId, Balance>,
    pub owed: Owed,
    pub currency: Currency,
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

    /// What is free of the lines that are open, as far as something is.
    pub fn rooms(&self) -> Outcome<Vec<Room>> {
        let mut rooms = Vec::with_capacity(self.held.len());
        for line in &self.held {
            let holding = self.holding(line)?;
            if holding.status != Status::Open {
                continue;
            }
            let terms = line.state.terms_on(self.today).map_err(funding_problem)?;
            let since = line.state.open_since(self.today).map_err(funding_problem)?.unwrap_or(self.today);
            let room = Room { line: line.id, terms, free: holding.free, slots: line.state.slots(), since };
            rooms.extend(room.has_room().then_some(room));
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
        months: u32::try_from(row.term_months).unwrap_or(u32::MAX),
    })
}

impl Platform {
    /// The lines of an institution as they stand now; none when it has none.
    ///
    /// Lines are read before what their loans owe, so that whoever writes at the versions read here has not missed a tranche.
    pub(crate) async fn lines_now(&self, institution: InstitutionId) -> Outcome<Option<Lines>> {
        let held = self.held_lines(institution).await?;
        if held.is_empty() { Ok(None) } else { self.lines_with(institution, held).await.map(Some) }
    }

    /// These lines with what the loans owe of which they hold something.
    pub(crate) async fn lines_with(&self, institution: InstitutionId, held: Vec<HeldLine>) -> Outcome<Lines> {
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
        Ok(Lines { today, held, balances, owed, currency })
    }
}
