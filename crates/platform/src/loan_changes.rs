//! Changes of a loan that need a second person: another rate, an extension, a restructuring, penalties given up, a debt taken
//! over, a renewal without paying principal; and beside them fees, payoff quotes and the resets of floating rates.
//!
//! A change is proposed as what a person says ("six months more"); the terms it comes to are worked out from the loan as it is when
//! it is carried out, by one function that the preview uses too.

use calendar::{BusinessCalendar, Date};
use codes::InstitutionId;
use loan::{
    Arrears, Change, ChangeOf, Command, DebtTransferred, DrawnByRenewal, FeePaid, Hands, LoanState, NewTerms, Payee,
    PenaltyWaived, Position, RateAgreed, RateReset, RepaymentMethod, SettledByRenewal, Stage, Terms, TermsChanged,
};
use money::{Decimal, Money, Rate};
use rulebook::Pins;
use serde::{Deserialize, Serialize};
use store::{Expected, Statement, StreamAppend};
use utoipa::ToSchema;
use views::limits::MAX_PAGE;
use views::outlooks;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Cash, LoanReceipt, Named, PayoffCard};
use crate::events::{Request, appending};
use crate::origination::firm_id;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{HeldLoan, decide, loan_id, loan_problem};

/// A change of a loan, as a person says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "change", rename_all = "kebab-case", deny_unknown_fields)]
pub enum LoanChange {
    /// Another rate.
    AgreeRate {
        /// Contract rate from then on, percent a year.
        rate_percent: String,
        /// The spread over the LPR from then on, basis points; for a floating rate, and as it was when left out.
        #[serde(default)]
        spread_bps: Option<i64>,
    },
    /// A later end (展期).
    Extend {
        /// How many months later.
        months: u16,
    },
    /// Other terms for what is outstanding (重组).
    Restructure {
        /// Months from the change to the new end.
        months: u16,
        /// Contract rate from then on, percent a year; as it was when left out.
        #[serde(default)]
        rate_percent: Option<String>,
        /// `annuity`, `equal-principal`, `interest-first` or `bullet`; as it was when left out.
        #[serde(default)]
        repayment: Option<String>,
        /// Whether the debtor is in financial difficulty: then the loan is watched, and its class held, for a year.
        in_difficulty: bool,
        /// Whether overdue principal is planned anew with the rest; otherwise it stays overdue.
        replan_arrears: bool,
    },
    /// Penalty and compound interest given up (罚息减免).
    WaivePenalty {
        /// How much, as people write it.
        amount: String,
    },
    /// Another firm takes the debt over (债务转移).
    TransferDebt {
        /// Credit code or firm id of who will owe.
        firm: String,
    },
    /// A signed loan takes the place of this one; no cash moves (无还本续贷).
    Renew {
        /// Loan id or contract number of the new loan, signed and not paid out.
        by_loan: String,
        /// Whether it meets every condition of 金规〔2024〕13号, so that the renewal alone does not lower the class.
        qualifies: bool,
    },
}

impl LoanChange {
    const fn row(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::AgreeRate { .. } => ("agree-rate", "调整利率", "agree on another rate"),
            Self::Extend { .. } => ("extend", "展期", "extend"),
            Self::Restructure { .. } => ("restructure", "重组", "restructure"),
            Self::WaivePenalty { .. } => ("waive-penalty", "罚息减免", "give up penalties"),
            Self::TransferDebt { .. } => ("transfer-debt", "债务转移", "transfer the debt"),
            Self::Renew { .. } => ("renew", "无还本续贷", "renew without paying principal"),
        }
    }

    /// Chinese name.
    #[must_use]
    pub const fn zh(&self) -> &'static str {
        self.row().1
    }

    /// It with its names.
    #[must_use]
    pub fn name(&self) -> Named {
        let (id, zh, en) = self.row();
        Named::new(id, zh, en)
    }
}

/// When a change counts, why, and who stands behind it.
#[derive(Debug, Clone)]
pub(crate) struct Stated {
    pub on: Date,
    pub reason: String,
    pub hands: Hands,
}

impl Platform {
    /// What a change comes to for one loan; a renewal, which concerns two, is not asked here.
    pub(crate) async fn change_of(
        &self,
        who: &Principal,
        held: &HeldLoan,
        change: &LoanChange,
        stated: Stated,
    ) -> Outcome<Command> {
        self.not_in_the_future(stated.on)?;
        let Stated { on, reason, hands: Hands { by, approved_by } } = stated;
        let reference = format!("{}-B{}", held.row.number, held.history.len());
        let position = standing(held, on)?;
        let made = match change {
            LoanChange::AgreeRate { rate_percent, spread_bps } => ChangeOf::AgreeRate(RateAgreed {
                reference,
                on,
                rate: percent(rate_percent)?,
                spread_bps: *spread_bps,
                reason,
                by,
                approved_by,
            }),
            LoanChange::Extend { .. } | LoanChange::Restructure { .. } => {
                let business = self.business_days(who.institution).await?;
                let (change, terms) = new_terms(held, &position, change, (on, &business))?;
                let terms = Box::new(terms);
                ChangeOf::Terms(TermsChanged { reference, on, change, terms, reason, by, approved_by })
            }
            LoanChange::WaivePenalty { amount } => {
                let amount = Money::parse(amount, position.disbursed.currency())
                    .map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
                ChangeOf::WaivePenalty(PenaltyWaived { reference, on, amount, reason, by, approved_by })
            }
            LoanChange::TransferDebt { firm } => {
                let to = firm_id(&self.firm(who, firm).await?)?;
                let from = held.state.debtor_at(on).unwrap_or(to);
                ChangeOf::TransferDebt(DebtTransferred { reference, on, from, to, reason, by, approved_by })
            }
            LoanChange::Renew { by_loan, .. } => {
                let renewed_by = self.loan_id(who, by_loan).await?;
                let amount = position.outstanding_principal;
                ChangeOf::SettleByRenewal(SettledByRenewal { reference, on, amount, renewed_by, by, approved_by })
            }
        };
        Ok(Command::Change(Box::new(made)))
    }

    /// What an approved change writes: one stream, or for a renewal the two loans' at once.
    pub(crate) async fn change_writes(
        &self,
        request: &Request<'_>,
        held: HeldLoan,
        change: &LoanChange,
        stated: Stated,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let mut writes = Writes::default();
        let command = self.change_of(request.who, &held, change, stated.clone()).await?;
        if let LoanChange::Renew { by_loan, qualifies } = change {
            let new = self.held_loan(request.who, by_loan).await?;
            let same = new.state.contract().map(|c| c.firm) == held.state.debtor_at(stated.on);
            if !same {
                return Err(Problem::new(
                    Code::Invalid,
                    "the new loan is another firm's: a renewal is for the firm that owes the old one",
                ));
            }
            let under = |state: &LoanState| state.contract().and_then(|contract| contract.facility);
            if under(&new.state) != under(&held.state) {
                return Err(Problem::new(
                    Code::Invalid,
                    "one of the two loans is drawn under a facility that the other is not: renew a draw by a draw of the same facility",
                ));
            }
            let drawn = DrawnByRenewal {
                reference: format!("{}-X", held.row.number),
                on: stated.on,
                amount: standing(&held, stated.on)?.outstanding_principal,
                renews: held.id,
                qualifies: *qualifies,
                by: stated.hands.by,
                approved_by: stated.hands.approved_by,
            };
            let drawn = Command::Change(Box::new(ChangeOf::DrawByRenewal(drawn)));
            self.write_loan(request.institution(), new, drawn, &mut writes).await?;
        }
        self.write_loan(request.institution(), held, command, &mut writes).await?;
        Ok((writes.appends, writes.statements))
    }

    async fn write_loan(
        &self,
        institution: InstitutionId,
        mut held: HeldLoan,
        command: Command,
        writes: &mut Writes,
    ) -> Outcome<()> {
        let version = held.history.len() as u64;
        let events = decide(&mut held.state, command)?;
        if events.is_empty() {
            return Err(Problem::new(Code::WrongState, "this was done already: there is nothing left to do"));
        }
        writes.appends.push(appending(*held.id.as_bytes(), Expected::Version(version), self.clock.today(), &events)?);
        writes.statements.extend(self.rows_after(institution, &held, version + events.len() as u64).await?);
        Ok(())
    }

    /// Records a fee that the firm paid, to the lender or, where a payee is named, to somebody else.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`], [`Code::Invalid`].
    pub async fn record_fee(&self, request: &Request<'_>, which: &str, fee: NewFee) -> Outcome<LoanReceipt> {
        request.who.require(Action::RecordPayment)?;
        self.not_in_the_future(fee.on)?;
        let held = self.held_loan(request.who, which).await?;
        let paid = FeePaid {
            reference: fee.reference,
            name: fee.name,
            payee: fee.payee.map_or(Payee::Lender, Payee::Other),
            amount: fee.amount,
            value_date: fee.on,
        };
        self.loan_changes(request, held, vec![Command::Change(Box::new(ChangeOf::Fee(paid)))]).await
    }

    /// What pays a loan off on a day, today or later, if nothing is paid before.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] before money reached the firm.
    pub async fn payoff(&self, who: &Principal, which: &str, on: Date) -> Outcome<PayoffCard> {
        who.require(Action::ReadLoan)?;
        let held = self.held_loan(who, which).await?;
        let position = standing(&held, on)?;
        let sum = |amount: Result<Money, money::MoneyError>| {
            amount.map(Cash::from).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
        };
        Ok(PayoffCard {
            on: on.to_string(),
            principal: Cash::from(position.outstanding_principal),
            interest: sum(position.due.interest.checked_add(position.accrued_interest))?,
            penalty: sum(position.due.penalties())?,
            advance: Cash::from(position.unapplied),
            total: Cash::from(position.payoff),
        })
    }

    /// Sets the rates anew that were to be set anew by a day and were not: one fact for each reset day, at the quote in force on it.
    pub(crate) async fn reset_rates(&self, request: &Request<'_>, through: Date) -> Outcome<()> {
        let institution = request.institution();
        let mut after = None;
        loop {
            let page = outlooks::resets_due(&self.book, institution, through, after.as_ref(), MAX_PAGE).await?;
            if page.is_empty() {
                return Ok(());
            }
            for (_, key) in &page {
                self.reset_rate(request, loan_id(key.loan), through).await?;
            }
            after = page.into_iter().next_back();
        }
    }

    async fn reset_rate(&self, request: &Request<'_>, loan: String, through: Date) -> Outcome<()> {
        let institution = request.institution();
        let mut held = self.held_loan(request.who, &loan).await?;
        if held.state.stage() != Stage::Active {
            return Ok(());
        }
        let resets = self.resets_due(institution, &held, through).await?;
        if resets.is_empty() {
            return Ok(());
        }
        let version = held.history.len() as u64;
        let mut events = Vec::new();
        for reset in resets {
            events.extend(decide(&mut held.state, Command::Change(Box::new(ChangeOf::ResetRate(reset))))?);
        }
        let appends = vec![appending(*held.id.as_bytes(), Expected::Version(version), self.clock.today(), &events)?];
        let rows = self.rows_after(institution, &held, version + events.len() as u64).await?;
        self.save(&Request::plain(request.who), appends, rows, ()).await
    }

    async fn resets_due(&self, institution: InstitutionId, held: &HeldLoan, through: Date) -> Outcome<Vec<RateReset>> {
        let Some(terms) = held.state.terms_at(through) else { return Ok(Vec::new()) };
        let Some(floating) = terms.spec().floating else { return Ok(Vec::new()) };
        let paid_out = standing(held, through).ok().and_then(|position| position.disbursed_on);
        let days = terms.resets_through(through).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let rules = self.rules_now(institution).await?;
        let mut resets = Vec::new();
        for on in days {
            let reference = format!("LPR-{on}");
            let known = held.state.facts().all().any(|fact| fact.reference == reference);
            if known || paid_out.is_none_or(|day| on < day) {
                continue;
            }
            let quote = rules
                .snapshot(on, self.clock.now())
                .lpr(floating.tenor, &mut Pins::default())
                .map_err(|error| Problem::from_domain(Code::RateStale, error))?;
            resets.push(RateReset { reference, on, quote: quote.rate, published_on: quote.published_on });
        }
        Ok(resets)
    }
}

/// A fee that was paid.
#[derive(Debug, Clone)]
pub struct NewFee {
    /// What it is for.
    pub name: String,
    /// Who was paid; the lender when none is named.
    pub payee: Option<String>,
    /// How much.
    pub amount: Money,
    /// When it counts.
    pub on: Date,
    /// The bank's reference.
    pub reference: String,
}

#[derive(Default)]
struct Writes {
    appends: Vec<StreamAppend>,
    statements: Vec<Statement>,
}

fn standing(held: &HeldLoan, on: Date) -> Outcome<Position> {
    let position = held.state.position(on).map_err(loan_problem)?;
    position.filter(|position| position.disbursed_on.is_some()).ok_or_else(|| {
        Problem::new(Code::WrongState, format!("no money has reached the firm by {on}: confirm the payout first"))
    })
}

fn percent(text: &str) -> Outcome<Rate> {
    let trimmed = text.trim().trim_end_matches('%');
    let percent: Decimal = trimmed
        .parse()
        .map_err(|_| Problem::new(Code::Invalid, format!("'{text}' is no rate: write percent a year, such as 4.35")))?;
    Ok(Rate::from_percent(percent))
}

/// The terms that an extension or a restructuring comes to.
fn new_terms(
    held: &HeldLoan,
    position: &Position,
    change: &LoanChange,
    (on, business): (Date, &BusinessCalendar),
) -> Outcome<(Change, Terms)> {
    let bad =
        |error: &dyn std::fmt::Display| Problem::new(Code::Invalid, format!("the terms cannot change so: {error}"));
    let old = held.state.terms_at(on).ok_or_else(|| Problem::not_found("loan", held.id))?;
    let outstanding = position.outstanding_principal;
    match change {
        LoanChange::Restructure { months, rate_percent, repayment, in_difficulty, replan_arrears } => {
            let spec = old.spec();
            let method = match repayment.as_deref() {
                None => spec.method.clone(),
                Some("annuity") => RepaymentMethod::Annuity,
                Some("equal-principal") => RepaymentMethod::EqualPrincipal,
                Some("interest-first") => RepaymentMethod::InterestFirst,
                Some("bullet") => RepaymentMethod::Bullet,
                Some(other) => {
                    let remedy = "use annuity, equal-principal, interest-first or bullet";
                    return Err(Problem::new(
                        Code::Invalid,
                        format!("a loan is not restructured to '{other}': {remedy}"),
                    ));
                }
            };
            let rate = rate_percent.as_deref().map_or(Ok(position.annual_rate), percent)?;
            // A rate that was agreed on anew is fixed; one that is left alone goes on following its quote.
            let floating = if rate_percent.is_some() { None } else { spec.floating };
            let new = NewTerms { months: *months, rate, method, frequency: spec.frequency.clone(), floating };
            let arrears = if *replan_arrears { Arrears::Replanned } else { Arrears::Stay };
            let change = Change::Restructuring { in_difficulty: *in_difficulty, arrears };
            Ok((change, old.anew(on, new, outstanding, business).map_err(|error| bad(&error))?))
        }
        LoanChange::Extend { months } => {
            let terms = old.extended(on, *months, (outstanding, position.annual_rate), business);
            Ok((Change::Extension, terms.map_err(|error| bad(&error))?))
        }
        _ => Err(bad(&"this change leaves the terms alone")),
    }
}

/// The next day on which the rate of an active loan is to be set anew; `None` for a fixed rate, or after the last reset.
pub(crate) fn next_reset(state: &loan::LoanState) -> Option<Date> {
    if state.stage() != Stage::Active {
        return None;
    }
    let (terms, paid_out) = (state.terms_at(Date::MAX)?, state.disbursed()?);
    let days = terms.resets_through(Date::MAX).ok()?;
    let known = |on: &Date| state.facts().all().any(|fact| fact.reference == format!("LPR-{on}"));
    days.into_iter().find(|on| *on >= paid_out && !known(on))
}
