//! One contract of another system's book, with its balance or its history, as the events of a loan here.
//!
//! Every event comes from the loan's own commands, so what could not have happened to a loan is refused with the loan's reason.
//! A history that begins with the payout is folded; without one the loan is opened with what it owed at the cut-over.

use calendar::{Date, add_months, days_between};
use codes::{ApplicationId, ContractId, FirmId, InstitutionId, LoanId, MigrationId, ProductId};
use connectors::migration::{BalanceRow, BookFile, ContractRow, Form, MoveKind, MoveRow, Refused, Repeats, Why};
use loan::{
    BroughtIn, ChangeOf, Command, ContractSigned, FeePaid, Frequency, Hands, LoanError, LoanEvent, LoanState,
    OwedElsewhere, Payee, PrepaymentMode, ProductRef, ReleasedBy, RepaymentMethod, Terms, TermsSpec,
};
use money::{Decimal, Money};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use crate::parity::Parities;

/// A payment this many days before its due date is the instalment; principal paid earlier is paid ahead.
const EARLY_DAYS: i32 = 5;
/// Principal beyond what is due by no more than this, in minor units, is another rounding and no prepayment.
const ROUNDING_MINOR: i64 = 100;

/// A loan of the files: its contract, and what else is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LoanInput {
    pub contract: ContractRow,
    pub firm: FirmId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<BalanceRow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<MoveRow>,
}

/// What all loans of an import have in common.
pub(crate) struct Ground {
    pub institution: InstitutionId,
    pub migration: MigrationId,
    pub source: String,
    pub cut_over: Date,
    pub today: Date,
    pub hands: Hands,
    /// Products of the catalogue by code, with the version in force.
    pub products: BTreeMap<String, (ProductId, u32)>,
    pub rule: loan::ClassificationRule,
    /// The currency of the institution.
    pub currency: money::Currency,
    /// What a debtor's claims in other currencies are weighed by.
    pub parities: Parities,
}

/// How a loan came into the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Way {
    /// With what it owed.
    Opened,
    /// Folded from its history.
    Folded,
}

/// A loan as it comes into the book.
pub(crate) struct Brought {
    pub id: LoanId,
    pub state: LoanState,
    pub events: Vec<LoanEvent>,
    pub way: Way,
    /// Movements that did not fit.
    pub refused: Vec<Refused>,
}

/// The first half of a digest over parts that are kept apart.
pub(super) fn derived(parts: &[&[u8]]) -> [u8; 16] {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let mut id = [0; 16];
    id.copy_from_slice(&digest.finalize()[..16]);
    id
}

/// The id of a loan of another system: the same each time, so that it comes in once.
pub(crate) fn loan_id(institution: InstitutionId, source: &str, number: &str) -> LoanId {
    LoanId::from_bytes(derived(&[b"loan", institution.as_bytes(), source.as_bytes(), number.as_bytes()]))
}

/// The id of an import: the same files at the same day are the same import.
pub(crate) fn migration_id(
    institution: InstitutionId,
    source: &str,
    cut_over: Date,
    digests: &[[u8; 32]],
) -> MigrationId {
    let day = cut_over.to_string();
    let mut parts: Vec<&[u8]> = vec![b"migration", institution.as_bytes(), source.as_bytes(), day.as_bytes()];
    parts.extend(digests.iter().map(<[u8; 32]>::as_slice));
    MigrationId::from_bytes(derived(&parts))
}

fn refused(input: &LoanInput, (file, row): (BookFile, u64), column: &str, why: Why, detail: String) -> Refused {
    Refused { file, row, number: Some(input.contract.number.clone()), column: column.to_owned(), why, detail }
}

/// The events of a loan.
///
/// # Errors
/// Why the loan is set aside as a whole.
pub(crate) fn bring(ground: &Ground, input: &LoanInput) -> Result<Brought, Refused> {
    let contract = &input.contract;
    let at = (BookFile::Contracts, contract.row);
    // Without a parity a debtor who owes in two currencies could not be classed, nor pay.
    let theirs = contract.principal.currency();
    if theirs != ground.currency
        && let Err(problem) = ground.parities.newest(theirs)
    {
        let said = format!("{} / {}", problem.detail_zh(), problem.detail);
        return Err(refused(input, at, "币种 currency", Why::OtherCurrency, said));
    }
    let terms = terms(contract).map_err(|(column, why)| refused(input, at, column, Why::BadTerms, why))?;
    let mut moves: Vec<&MoveRow> = input.moves.iter().collect();
    moves.sort_by_key(|row| (row.on, row.kind, row.row));
    let whole = moves.first().is_some_and(|first| first.kind == MoveKind::Disbursed && first.on <= ground.cut_over);
    let opening = match (&input.balance, whole) {
        (_, true) => None,
        (Some(balance), false) => Some(opening(input, balance, &terms, ground.cut_over)?),
        (None, false) => {
            let said = "请在余额表补充这笔借据，或提供从放款开始的历史流水 / give its balance, or its history from the payout on";
            return Err(refused(input, at, "借据号 loan number", Why::NoBalance, said.to_owned()));
        }
    };
    let id = loan_id(ground.institution, &ground.source, &contract.number);
    let way = if opening.is_some() { Way::Opened } else { Way::Folded };
    let mut made = Made { input, ground, state: LoanState::default(), events: Vec::new(), refused: Vec::new() };
    let whole_loan = |error: LoanError| refused(input, at, "起始日 start date", Why::BadTerms, error.to_string());
    made.command(Command::Sign(Box::new(signed(ground, input, id, terms)))).map_err(whole_loan)?;
    made.command(Command::BringIn(Box::new(brought_in(ground, input, opening)))).map_err(|error| {
        let row = input.balance.as_ref().map_or(at, |balance| (BookFile::Balances, balance.row));
        refused(input, row, "本金余额 outstanding principal", Why::BadBalance, error.to_string())
    })?;
    if way == Way::Folded {
        let first = moves.remove(0);
        made.pay_out(first).map_err(|error| {
            refused(input, (BookFile::History, first.row), "金额 amount", Why::BadHistory, error.to_string())
        })?;
    }
    made.follow(&moves, way);
    let Made { state, events, refused, .. } = made;
    Ok(Brought { id, state, events, way, refused })
}

fn opening(input: &LoanInput, balance: &BalanceRow, terms: &Terms, cut_over: Date) -> Result<loan::Opening, Refused> {
    let at = (BookFile::Balances, balance.row);
    let bad = |why: String| refused(input, at, "本金余额 outstanding principal", Why::BadBalance, why);
    if input.contract.start > cut_over {
        return Err(bad(format!(
            "放款日 {} 晚于切换日 {cut_over} / it was paid out after the cut-over",
            input.contract.start
        )));
    }
    let owed = OwedElsewhere {
        paid_out_on: input.contract.start,
        principal: balance.principal,
        overdue_principal: balance.overdue_principal,
        interest: balance.interest,
        penalty: balance.penalty,
        days_past_due: balance.days_past_due,
    };
    loan::opening(terms, owed, cut_over).map_err(|error| bad(error.to_string()))
}

fn signed(ground: &Ground, input: &LoanInput, id: LoanId, terms: Terms) -> ContractSigned {
    let contract = &input.contract;
    let (product, version) =
        ground.products.get(&contract.product).copied().unwrap_or((ProductId::from_bytes([0; 16]), 0));
    let of = |what: &[u8]| derived(&[what, id.as_bytes()]);
    ContractSigned {
        loan: id,
        contract: ContractId::from_bytes(of(b"contract")),
        institution: ground.institution,
        firm: input.firm,
        // There was no application here; nothing is found under this id.
        application: ApplicationId::from_bytes(of(b"application")),
        product: ProductRef { product, version },
        agreement: None,
        facility: None,
        terms,
        signed_on: contract.start,
        by: ground.hands.by,
    }
}

fn brought_in(ground: &Ground, input: &LoanInput, opening: Option<loan::Opening>) -> BroughtIn {
    let contract = &input.contract;
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    BroughtIn {
        reference: "BROUGHT-IN".to_owned(),
        on: ground.cut_over.max(contract.start),
        migration: ground.migration,
        source: ground.source.clone(),
        number: contract.number.clone(),
        product: contract.product.clone(),
        guaranteed: contract.guaranteed,
        region: some(&contract.region),
        industry: some(&contract.industry),
        opening,
        by: ground.hands.by,
        approved_by: ground.hands.approved_by,
    }
}

/// The terms of a contract; its column and what is wrong when they cannot stand.
pub(crate) fn terms(contract: &ContractRow) -> Result<Terms, (&'static str, String)> {
    let (start, maturity) = (contract.start, contract.maturity);
    let method = match contract.form {
        Form::Annuity => RepaymentMethod::Annuity,
        Form::EqualPrincipal => RepaymentMethod::EqualPrincipal,
        Form::InterestFirst => RepaymentMethod::InterestFirst,
        Form::Bullet => RepaymentMethod::Bullet,
    };
    let frequency = match contract.repeats {
        Repeats::Monthly | Repeats::Once => Frequency::Monthly,
        Repeats::Quarterly => Frequency::Quarterly,
        Repeats::HalfYearly => Frequency::HalfYearly,
        Repeats::Yearly => Frequency::Yearly,
    };
    let dates = |why: calendar::CalendarError| ("起始日 start date", why.to_string());
    let months = months_between(start, maturity).map_err(dates)?;
    let mut spec = TermsSpec::standard(contract.principal, contract.rate, method, months, start).map_err(dates)?;
    let step = i32::from(frequency.months().unwrap_or(1));
    spec.frequency = frequency;
    if contract.form == Form::Bullet {
        spec.first_due_on = maturity;
    } else {
        let first = match (contract.first_due, contract.due_day) {
            (Some(first), _) => first,
            (None, Some(day)) => first_on(start, day, step).map_err(dates)?,
            (None, None) => add_months(start, step).map_err(dates)?,
        };
        spec.first_due_on = first.min(maturity);
        let regular = in_the_row(spec.first_due_on, maturity, step).map_err(dates)?;
        match regular {
            Some(count) => spec.term_months = count.saturating_mul(u16::try_from(step).unwrap_or(1)),
            None => spec.last_due_on = Some(maturity),
        }
    }
    spec.day_count = contract.day_count;
    spec.grace_days = contract.grace_days;
    if let Some(penalty) = contract.penalty_rate
        && contract.rate.fraction() > Decimal::ZERO
    {
        spec.penalty_factor = (penalty.fraction() / contract.rate.fraction()).round_dp(4);
    }
    Terms::try_new(spec, &calendar::BusinessCalendar::default())
        .map_err(|error| ("到期日、利率或宽限期 maturity, rate or grace", error.to_string()))
}

/// Whole months from one date to another, rounded up; at least one.
fn months_between(start: Date, end: Date) -> Result<u16, calendar::CalendarError> {
    let years = i32::from(end.year()) - i32::from(start.year());
    let months = years * 12 + i32::from(end.month()) - i32::from(start.month());
    let months = if add_months(start, months)? < end { months + 1 } else { months };
    Ok(u16::try_from(months.max(1)).unwrap_or(u16::MAX))
}

/// How many due dates there are when the last of a regular row is the maturity.
fn in_the_row(first: Date, maturity: Date, step: i32) -> Result<Option<u16>, calendar::CalendarError> {
    for count in 0..i32::from(loan::limits::MAX_TERM_MONTHS) {
        let due = add_months(first, count * step)?;
        if due >= maturity {
            return Ok((due == maturity).then_some(u16::try_from(count + 1).unwrap_or(u16::MAX)));
        }
    }
    Ok(None)
}

/// The first time a day of the month comes after the start: of each month, or of those in which a quarter, half-year or year ends.
fn first_on(start: Date, day: u8, step: i32) -> Result<Date, calendar::CalendarError> {
    let month = Date::new(start.year(), start.month(), 1).unwrap_or(start);
    for ahead in 0..=24 {
        let first = add_months(month, ahead)?;
        let due = calendar::add_days(first, i32::from(day) - 1)?.min(calendar::month_end(first));
        if due > start && i32::from(due.month()) % step == 0 {
            return Ok(due);
        }
    }
    add_months(start, step)
}

/// A loan on its way into the book.
struct Made<'a> {
    input: &'a LoanInput,
    ground: &'a Ground,
    state: LoanState,
    events: Vec<LoanEvent>,
    refused: Vec<Refused>,
}

impl Made<'_> {
    fn command(&mut self, command: Command) -> Result<(), LoanError> {
        for event in self.state.decide(command)?.into_inner() {
            self.state.apply(&event);
            self.events.push(event);
        }
        Ok(())
    }

    fn aside(&mut self, row: u64, column: &str, detail: String) {
        let at = (BookFile::History, row);
        self.refused.push(refused(self.input, at, column, Why::BadHistory, detail));
    }

    fn pay_out(&mut self, row: &MoveRow) -> Result<(), LoanError> {
        let reference = row.reference.clone().unwrap_or_else(|| "PAYOUT".to_owned());
        let (amount, on, by) = (row.amount, row.on, self.ground.hands.by);
        self.command(Command::InstructPayout { reference: reference.clone(), amount, on, by })?;
        let released_by = ReleasedBy::Person { user: self.ground.hands.approved_by };
        self.command(Command::SendPayout { reference: reference.clone(), on, released_by })?;
        let rail_reference = reference.clone();
        self.command(Command::ConfirmPayout { reference, effective_on: on, rail_reference })
    }

    /// Goes through movements in their order; what was paid on one day under one reference is one payment.
    fn follow(&mut self, moves: &[&MoveRow], way: Way) {
        let paid = |row: &MoveRow| matches!(row.kind, MoveKind::Principal | MoveKind::Interest | MoveKind::Penalty);
        let mut done = vec![false; moves.len()];
        for at in 0..moves.len() {
            let row = moves[at];
            if std::mem::replace(&mut done[at], true) {
                continue;
            }
            if row.on > self.ground.today {
                self.aside(row.row, "交易日期 date", format!("{} 在今天之后 / lies in the future", row.on));
                continue;
            }
            if way == Way::Opened && row.on <= self.ground.cut_over {
                let said = "历史未从放款开始，已按余额开户：请补充放款行，或删除切换日及以前的流水 / the history does not begin with the payout, so the loan was opened with its balance: add the payout, or drop rows up to the cut-over";
                self.aside(row.row, "交易日期 date", said.to_owned());
                continue;
            }
            let mut group = vec![row];
            if paid(row) {
                // They are in the order of days.
                let that_day = moves.iter().zip(&mut done).skip(at + 1).take_while(|(other, _)| other.on == row.on);
                for (other, done) in that_day {
                    if paid(other) && other.reference == row.reference {
                        group.push(other);
                        *done = true;
                    }
                }
            }
            if let Err(error) = self.meet(&group) {
                for row in group {
                    self.aside(row.row, "交易类型 kind", error.to_string());
                }
            }
        }
    }

    fn meet(&mut self, group: &[&MoveRow]) -> Result<(), LoanError> {
        let row = group[0];
        let reference = row.reference.clone().unwrap_or_else(|| format!("ROW-{}", row.row));
        match row.kind {
            MoveKind::Disbursed => Err(LoanError::IllegalTransition { command: "pay-out", stage: self.state.stage() }),
            MoveKind::Principal | MoveKind::Interest | MoveKind::Penalty => self.pay(group, reference),
            MoveKind::Fee => {
                let fee = FeePaid {
                    reference: format!("{reference}-F"),
                    name: "手续费".to_owned(),
                    payee: Payee::Lender,
                    amount: row.amount,
                    value_date: row.on,
                };
                self.command(Command::Change(Box::new(ChangeOf::Fee(fee))))
            }
            MoveKind::WrittenOff => {
                let (on, reason, hands) = (row.on, "存量转入：原系统已核销".to_owned(), self.ground.hands);
                self.command(Command::WriteOff { reference: format!("{reference}-W"), on, reason, hands })
            }
            MoveKind::Recovered => {
                let (amount, value_date) = (row.amount, row.on);
                let guarantor_share = Money::zero(amount.currency());
                let reference = format!("{reference}-R");
                self.command(Command::RecordRecovery { reference, amount, guarantor_share, value_date })
            }
        }
    }

    /// A payment; one that pays more principal than is due pays it ahead.
    fn pay(&mut self, group: &[&MoveRow], reference: String) -> Result<(), LoanError> {
        let on = group[0].on;
        let money = |error| LoanError::Schedule(loan::ScheduleError::Money(error));
        let currency = group[0].amount.currency();
        let amount = Money::sum(currency, group.iter().map(|row| row.amount)).map_err(money)?;
        let own = group.iter().filter(|row| row.kind == MoveKind::Principal);
        let principal = Money::sum(currency, own.map(|row| row.amount)).map_err(money)?;
        let mut asked = ROUNDING_MINOR;
        if let Some(position) = self.state.position(on)? {
            asked = asked.saturating_add(position.due.principal.minor());
            let next = position.rows.iter().find(|row| row.state == loan::RowState::Upcoming);
            if let Some(next) = next.filter(|next| days_between(on, next.due_on) <= EARLY_DAYS) {
                asked = asked.saturating_add(next.charged.principal.minor());
            }
        }
        if principal.minor() > asked {
            let mode = PrepaymentMode::KeepTerm;
            return self.command(Command::RecordPrepayment { reference, amount, value_date: on, mode });
        }
        self.command(Command::RecordPayment { reference, amount, value_date: on })
    }
}
