//! Histories of guaranteed credit: past loans with the guarantee's part of what was lost, and the transactions of public
//! programmes, both from the lake, with their totals.

use std::collections::BTreeMap;
use std::path::Path;

use codes::BatchId;
use guarantee::{Ending, PastBook, PastLoan, PastTotals};
use lake::{Dataset, Outcome as LoanOutcome, PROGRAMME_AMOUNTS, Programme};
use money::{Currency, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Cash, Named};
use crate::clock::random;
use crate::data::Batch;
use crate::events::Request;
use crate::problem::{Code, Outcome, Problem};

/// By what past loans are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PastBy {
    /// Year of approval and guaranteed percentage.
    YearAndPercent,
    /// Year of approval.
    Year,
    /// Guaranteed percentage.
    Percent,
}

/// Sums over past loans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PastLine {
    /// The source's fiscal year of approval; nothing where the sum is over all of them.
    pub year: Option<i16>,
    /// Guaranteed percentage, rounded to a whole percent; nothing where the sum is over all of them.
    pub percent: Option<u8>,
    /// How many loans.
    pub loans: u64,
    /// Of these, charged off.
    pub bad: u64,
    /// Approved.
    pub approved: Cash,
    /// Guaranteed of it.
    pub guaranteed: Cash,
    /// Disbursed.
    pub disbursed: Cash,
    /// Repaid.
    pub repaid: Cash,
    /// Principal charged off.
    pub charged_off: Cash,
    /// The guarantor's part of it.
    pub compensated: Cash,
    /// The lender's part of it.
    pub lender_loss: Cash,
}

/// Past guaranteed loans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PastCard {
    /// Loans of the histories that say neither a year nor what was guaranteed: in no sum.
    pub left_out: u64,
    /// All of them.
    pub total: Option<PastLine>,
    /// By year, by percentage or by both.
    pub lines: Vec<PastLine>,
}

/// By what transactions of programmes are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgrammeBy {
    /// What the programme does.
    Kind,
    /// State or territory.
    State,
    /// Year in which the firm was incorporated: the only year the public file has.
    Year,
}

/// Sums over transactions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProgrammeLine {
    /// What it is summed by: a programme, a state, a year.
    pub group: Named,
    /// How many transactions.
    pub transactions: u64,
    /// Loan or investment.
    pub financed: Cash,
    /// Public money used first.
    pub public_funds: Cash,
    /// Public money used again.
    pub recycled_funds: Cash,
    /// Other money that is not private.
    pub non_private: Cash,
    /// Private money at the same time.
    pub concurrent_private: Cash,
    /// Private money later.
    pub subsequent_private: Cash,
    /// Premiums of borrowers into the reserve.
    pub borrower_premium: Cash,
    /// Premiums of lenders into the reserve.
    pub lender_premium: Cash,
    /// Guaranteed.
    pub guaranteed: Cash,
    /// Support of collateral.
    pub collateral: Cash,
}

impl Platform {
    /// Imports the transactions of public programmes. Bad rows wait in quarantine with their reason; the rest goes on.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::ImportFailed`] with what is wrong with the file as a whole.
    pub async fn import_ssbci(&self, request: &Request<'_>, path: &Path) -> Outcome<Batch> {
        request.who.require(Action::ImportData)?;
        let id = BatchId::from_bytes(random()?);
        let imported = tokio::task::block_in_place(|| connectors::ssbci::import(&self.lake, id, path));
        let imported = imported.map_err(|error| Problem::from_domain(Code::ImportFailed, error))?;
        self.keep_imported(request, Dataset::Programmes, id, path, imported).await
    }

    /// The asker's past loans, with the guarantee's part of what was lost.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::StoreDamaged`] when a segment was changed.
    pub async fn past_guarantees(&self, who: &Principal, by: PastBy) -> Outcome<PastCard> {
        who.require(Action::ReadData)?;
        let bad = |error: money::MoneyError| Problem::from_domain(Code::AmountInvalid, error);
        let segments = self.segments(who, Dataset::LoanHistory).await?;
        let (mut book, mut left_out): (Option<PastBook>, u64) = (None, 0);
        for chunk in self.lake.history(&segments) {
            for loan in chunk.map_err(|error| Problem::from_domain(Code::StoreDamaged, error))? {
                let (Some(year), Some(guaranteed)) = (loan.year(), loan.guaranteed_minor) else {
                    left_out += 1;
                    continue;
                };
                let money = |minor: i64| Money::from_minor(minor, loan.currency);
                let ending = match loan.outcome {
                    LoanOutcome::Paid => Ending::Paid,
                    LoanOutcome::ChargedOff => Ending::ChargedOff,
                    LoanOutcome::Unknown => Ending::Unknown,
                };
                let past = PastLoan {
                    year,
                    approved: loan.amount(),
                    guaranteed: money(guaranteed),
                    disbursed: money(loan.disbursed_minor.unwrap_or(0)),
                    charged_off: money(loan.charged_off_minor.unwrap_or(0)),
                    ending,
                };
                book.get_or_insert_with(|| PastBook::new(loan.currency)).add(&past).map_err(bad)?;
            }
        }
        let Some(book) = book else { return Ok(PastCard { left_out, total: None, lines: Vec::new() }) };
        let mut sums: BTreeMap<(Option<i16>, Option<u8>), PastTotals> = BTreeMap::new();
        let mut total: Option<PastTotals> = None;
        for (year, percent, group) in book.groups() {
            let key = match by {
                PastBy::YearAndPercent => (Some(year), Some(percent)),
                PastBy::Year => (Some(year), None),
                PastBy::Percent => (None, Some(percent)),
            };
            let currency = group.approved.currency();
            for sum in
                [sums.entry(key).or_insert(PastTotals::none(currency)), total.get_or_insert(PastTotals::none(currency))]
            {
                sum.absorb(group).map_err(bad)?;
            }
        }
        let lines = sums.iter().map(|((year, percent), sum)| past_line(*year, *percent, sum)).collect();
        Ok(PastCard { left_out, total: total.map(|sum| past_line(None, None, &sum)), lines })
    }

    /// The asker's transactions of public programmes, summed.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::StoreDamaged`] when a segment was changed.
    pub async fn programme_totals(&self, who: &Principal, by: ProgrammeBy) -> Outcome<Vec<ProgrammeLine>> {
        who.require(Action::ReadData)?;
        let segments = self.segments(who, Dataset::Programmes).await?;
        let rows = self.lake.programmes(&segments);
        let mut sums: BTreeMap<String, (Named, u64, [i64; PROGRAMME_AMOUNTS.len()])> = BTreeMap::new();
        for one in rows.map_err(|error| Problem::from_domain(Code::StoreDamaged, error))? {
            let group = match by {
                ProgrammeBy::Kind => Named::new(one.programme.id(), one.programme.zh(), one.programme.en()),
                ProgrammeBy::State => Named::new(&one.region, &one.region, &one.region),
                ProgrammeBy::Year => {
                    let year = one.incorporated.map_or_else(|| "-".to_owned(), |year| year.to_string());
                    Named::new(&year, &year, &year)
                }
            };
            // Programmes in the order of the list, states and years in their own.
            let order = match by {
                ProgrammeBy::Kind => Programme::ALL.iter().position(|p| *p == one.programme).unwrap_or(9).to_string(),
                ProgrammeBy::State | ProgrammeBy::Year => group.id.clone(),
            };
            let sum = sums.entry(order).or_insert_with(|| (group, 0, [0; PROGRAMME_AMOUNTS.len()]));
            sum.1 += 1;
            for (sum, cents) in sum.2.iter_mut().zip(one.cents) {
                let over = || Problem::new(Code::AmountInvalid, "the sum of a programme is beyond any amount");
                *sum = sum.checked_add(cents).ok_or_else(over)?;
            }
        }
        Ok(sums.into_values().map(programme_line).collect())
    }

    async fn segments(&self, who: &Principal, dataset: Dataset) -> Outcome<Vec<lake::SegmentInfo>> {
        let batches = self.batches_of(who.institution, Some(dataset)).await?;
        let segments: Vec<_> = batches.into_iter().flat_map(|batch| batch.segments).collect();
        for segment in &segments {
            self.lake.verify(segment).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        }
        Ok(segments)
    }
}

fn past_line(year: Option<i16>, percent: Option<u8>, sum: &PastTotals) -> PastLine {
    PastLine {
        year,
        percent,
        loans: sum.loans,
        bad: sum.bad,
        approved: Cash::from(sum.approved),
        guaranteed: Cash::from(sum.guaranteed),
        disbursed: Cash::from(sum.disbursed),
        repaid: Cash::from(sum.repaid),
        charged_off: Cash::from(sum.charged_off),
        compensated: Cash::from(sum.compensated),
        lender_loss: Cash::from(sum.lender_loss),
    }
}

fn programme_line((group, transactions, cents): (Named, u64, [i64; PROGRAMME_AMOUNTS.len()])) -> ProgrammeLine {
    // The initiative's amounts are US dollars.
    let [
        financed,
        public_funds,
        recycled_funds,
        non_private,
        concurrent_private,
        subsequent_private,
        borrower_premium,
        lender_premium,
        guaranteed,
        collateral,
    ] = cents.map(|minor| Cash::from(Money::from_minor(minor, Currency::USD)));
    ProgrammeLine {
        group,
        transactions,
        financed,
        public_funds,
        recycled_funds,
        non_private,
        concurrent_private,
        subsequent_private,
        borrower_premium,
        lender_premium,
        guaranteed,
        collateral,
    }
}
