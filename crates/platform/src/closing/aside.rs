//! Loans that a close could not count: each with its reason, tried again by every close.

use codes::LoanId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::{loans, outlooks};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::problem::Outcome;

/// A loan set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AsideCard {
    /// Loan id.
    pub loan: String,
    /// Contract number, where its row can be read.
    pub number: Option<String>,
    /// The day whose close set it aside last.
    pub day: String,
    /// Code of the problem.
    pub code: String,
    /// The reason, with its remedy.
    pub reason: String,
}

/// The loans set aside, by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AsideLoans {
    /// The first of them, at most a page.
    pub rows: Vec<AsideCard>,
}

impl Platform {
    /// The loans that the last closes could not count; at most a page of them.
    ///
    /// # Errors
    /// [`Code::Forbidden`](crate::Code::Forbidden).
    pub async fn set_aside(&self, who: &Principal) -> Outcome<AsideLoans> {
        who.require(Action::ReadReport)?;
        let found = outlooks::aside(&self.book, who.institution, &[], views::limits::MAX_PAGE).await?;
        let ids: Vec<String> = found.iter().map(|row| LoanId::from_bytes(row.loan).to_string()).collect();
        let numbers = loans::numbers(&self.book, who.institution, &ids).await?;
        let rows = found.into_iter().zip(ids).map(|(row, loan)| AsideCard {
            number: numbers.iter().find(|(id, _)| *id == loan).map(|(_, number)| number.clone()),
            loan,
            day: row.on_day,
            code: row.code,
            reason: row.reason,
        });
        Ok(AsideLoans { rows: rows.collect() })
    }
}
