//! One row of any layout into a [`HistoryLoan`]: parse, validate, plausibility.

use calendar::{Date, days_between};
use lake::{HistoryLoan, Note, Outcome, Setting};
use money::Currency;

use super::layout::{Field, Layout};
use super::parse::{Cell, amount, date, whole};
use crate::limits::{MAX_DAYS_BEFORE_APPROVAL, MAX_DAYS_TO_DISBURSEMENT, MAX_EMPLOYEES, MAX_JOBS, MAX_TERM_MONTHS};
use crate::{Fault, Reason};

/// The first and last year an approval can lie in: the agency was founded in July 1953; the end only catches slips.
const APPROVAL_YEARS: std::ops::RangeInclusive<i16> = 1953..=2100;

/// One row: gives the cell of a field.
pub(crate) trait Row {
    fn layout(&self) -> Layout;
    /// Number of the row, the first being 1.
    fn number(&self) -> u64;
    /// The cell; a field without a column is empty.
    fn cell(&self, field: Field) -> Result<Cell<'_>, Fault>;
}

/// Everything that is known of a row, or why it is refused.
pub(crate) fn loan(row: &dyn Row) -> Result<HistoryLoan, Fault> {
    let layout = row.layout();
    let lent = required_amount(row)?;
    let mut loan = HistoryLoan::new(id(row)?, Currency::USD, lent);
    loan.guaranteed_minor = amount(layout, Field::Guaranteed, row.cell(Field::Guaranteed)?)?;
    if let Some(guaranteed) = loan.guaranteed_minor.filter(|guaranteed| *guaranteed > lent) {
        let detail = format!("{guaranteed} guaranteed of {lent} lent (cents); one of the two is wrong");
        return Err(Fault::of(Reason::GuaranteedMoreThanLent, layout.name_of(Field::Guaranteed), detail));
    }
    dates(row, &mut loan)?;
    business(row, &mut loan)?;
    programme(row, &mut loan)?;
    outcome(row, &mut loan)?;
    sample(row, &mut loan)?;
    Ok(loan)
}

fn id(row: &dyn Row) -> Result<String, Fault> {
    let name = row.layout().name_of(Field::Id);
    let Some(text) = row.cell(Field::Id)?.words() else {
        if row.layout() == Layout::Foia {
            // The disclosure publishes no loan number, so the row's place stands in.
            return Ok(format!("row-{}", row.number()));
        }
        return Err(Fault::of(Reason::Missing, name, "the loan has no number; give it one".to_owned()));
    };
    if text.len() <= 20 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(text.into_owned());
    }
    let shown: String = text.chars().take(40).collect();
    Err(Fault::of(Reason::BadId, name, format!("'{shown}' is not a loan number; give 1 to 20 digits")))
}

fn required_amount(row: &dyn Row) -> Result<i64, Fault> {
    let name = row.layout().name_of(Field::Amount);
    match amount(row.layout(), Field::Amount, row.cell(Field::Amount)?)? {
        Some(0) => Err(Fault::of(Reason::ZeroAmount, name, "nothing was lent; leave the loan out".to_owned())),
        Some(minor) => Ok(minor),
        None => Err(Fault::of(Reason::Missing, name, "the amount is empty; fill it in".to_owned())),
    }
}

fn dates(row: &dyn Row, loan: &mut HistoryLoan) -> Result<(), Fault> {
    let layout = row.layout();
    // The origination file has no dates at all; every other layout must tell when the loan was approved.
    if layout == Layout::Origination {
        return Ok(());
    }
    let name = layout.name_of(Field::ApprovedOn);
    let Some(approved) = date(layout, Field::ApprovedOn, row.cell(Field::ApprovedOn)?)? else {
        return Err(Fault::of(Reason::Missing, name, "the approval date is empty; fill it in".to_owned()));
    };
    if !APPROVAL_YEARS.contains(&approved.year()) {
        let detail = format!("approved on {approved}: the programme's loans are of 1953 to 2100");
        return Err(Fault::of(Reason::AbsurdApproval, name, detail));
    }
    loan.approved_on = Some(approved);
    // A few old rows write 1976A for the transition quarter.
    let year = match row.cell(Field::FiscalYear)? {
        Cell::Text(text) => Cell::text(text.trim_end_matches('A').to_owned().into()),
        cell => cell,
    };
    let federal = approved.year() + i16::from(approved.month() >= 10);
    let year = whole(layout, Field::FiscalYear, year)?.and_then(|year| i16::try_from(year).ok()).unwrap_or(federal);
    loan.fiscal_year = Some(year);
    if year != federal {
        loan.notes.add(Note::FiscalYearDiffers);
    }
    if let Some(disbursed) = soft_date(row, Field::DisbursedOn, loan, Note::AbsurdDisbursementDate)? {
        let days = days_between(approved, disbursed);
        if (-MAX_DAYS_BEFORE_APPROVAL..=MAX_DAYS_TO_DISBURSEMENT).contains(&days) {
            loan.disbursed_on = Some(disbursed);
        } else {
            loan.notes.add(Note::AbsurdDisbursementDate);
        }
    }
    Ok(())
}

/// A date that a loan can do without: one that is none costs the field.
fn soft_date(row: &dyn Row, field: Field, loan: &mut HistoryLoan, note: Note) -> Result<Option<Date>, Fault> {
    match date(row.layout(), field, row.cell(field)?) {
        Ok(date) => Ok(date),
        Err(_) => {
            loan.notes.add(note);
            Ok(None)
        }
    }
}

/// A count that a loan can do without, within its bound.
fn soft_count(
    row: &dyn Row,
    field: Field,
    limit: u32,
    loan: &mut HistoryLoan,
    note: Note,
) -> Result<Option<u32>, Fault> {
    match whole(row.layout(), field, row.cell(field)?) {
        Ok(None) => Ok(None),
        Ok(Some(number)) if (0..=i64::from(limit)).contains(&number) => Ok(u32::try_from(number).ok()),
        _ => {
            loan.notes.add(note);
            Ok(None)
        }
    }
}

fn business(row: &dyn Row, loan: &mut HistoryLoan) -> Result<(), Fault> {
    loan.industry = industry(row, loan)?;
    loan.region = state(row, Field::Region, loan)?;
    loan.bank_region = state(row, Field::BankRegion, loan)?;
    loan.lender = row.cell(Field::Lender)?.words().map(|name| {
        let cut = name.floor_char_boundary(lake::limits::MAX_TEXT_BYTES);
        name[..cut].to_owned()
    });
    loan.setting = match row.cell(Field::Setting)?.words().as_deref() {
        Some("1") => Some(Setting::Urban),
        Some("2") => Some(Setting::Rural),
        // 0 is the source's own "undefined".
        None | Some("0") => None,
        Some(_) => {
            loan.notes.add(Note::PlaceCode);
            None
        }
    };
    loan.new_business = match row.cell(Field::NewBusiness)?.words().as_deref() {
        Some("1" | "1.0") => Some(false),
        Some("2" | "2.0") => Some(true),
        None | Some("Unanswered") => None,
        Some(words) if words.starts_with("Existing") || words.starts_with("Change of Ownership") => Some(false),
        Some(words) if words.starts_with("New Business") || words.starts_with("Startup") => Some(true),
        Some(_) => {
            loan.notes.add(Note::NewBusinessCode);
            None
        }
    };
    loan.employees = soft_count(row, Field::Employees, MAX_EMPLOYEES, loan, Note::AbsurdHeadcount)?;
    loan.jobs_created = soft_count(row, Field::JobsCreated, MAX_JOBS, loan, Note::AbsurdHeadcount)?;
    loan.jobs_retained = soft_count(row, Field::JobsRetained, MAX_JOBS, loan, Note::AbsurdHeadcount)?;
    Ok(())
}

/// NAICS of two to six digits or a range of sectors; `0` is the source's "not recorded".
fn industry(row: &dyn Row, loan: &mut HistoryLoan) -> Result<Option<String>, Fault> {
    let Some(code) = row.cell(Field::Industry)?.words() else { return Ok(None) };
    if code.bytes().all(|b| b == b'0') {
        return Ok(None);
    }
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let plain = digits == code.len() && (2..=6).contains(&digits);
    let range = code.len() == 5 && digits == 4 && code.as_bytes()[2] == b'-';
    if plain || range {
        return Ok(Some(code.into_owned()));
    }
    loan.notes.add(Note::IndustryCode);
    Ok(None)
}

fn state(row: &dyn Row, field: Field, loan: &mut HistoryLoan) -> Result<Option<String>, Fault> {
    let Some(code) = row.cell(field)?.words() else { return Ok(None) };
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Ok(Some(code.to_ascii_uppercase()));
    }
    loan.notes.add(Note::PlaceCode);
    Ok(None)
}

fn programme(row: &dyn Row, loan: &mut HistoryLoan) -> Result<(), Fault> {
    loan.franchise = match row.cell(Field::Franchise)?.words().as_deref() {
        // 0, 00000 and 1, 00001 stand for no franchise; the disclosure leaves it empty.
        Some(code) => Some(!matches!(code.trim_start_matches('0'), "" | "1")),
        None if row.layout() == Layout::Foia => Some(false),
        None => None,
    };
    loan.revolving = yes_no(row, Field::Revolving, loan, Note::RevolvingCode)?;
    loan.low_doc = yes_no(row, Field::LowDoc, loan, Note::LowDocCode)?;
    let term = soft_count(row, Field::Term, u32::from(MAX_TERM_MONTHS), loan, Note::AbsurdTerm)?;
    if term == Some(0) {
        loan.notes.add(Note::AbsurdTerm);
    }
    loan.term_months = term.filter(|term| *term > 0).and_then(|term| u16::try_from(term).ok());
    Ok(())
}

fn yes_no(row: &dyn Row, field: Field, loan: &mut HistoryLoan, note: Note) -> Result<Option<bool>, Fault> {
    // Only these two layouts define the flag as 0 and 1; elsewhere 0 and 1 are junk among Y and N.
    let by_number = matches!(row.layout(), Layout::Origination | Layout::Foia);
    Ok(match row.cell(field)?.words().as_deref() {
        None => None,
        Some("Y") => Some(true),
        Some("N") => Some(false),
        Some("1") if by_number => Some(true),
        Some("0") if by_number => Some(false),
        Some(_) => {
            loan.notes.add(note);
            None
        }
    })
}

fn outcome(row: &dyn Row, loan: &mut HistoryLoan) -> Result<(), Fault> {
    let layout = row.layout();
    let status = row.cell(Field::Status)?.words();
    let by_status = match status.as_deref() {
        None => None,
        Some("P I F" | "PIF") => Some(Outcome::Paid),
        Some("CHGOFF") => Some(Outcome::ChargedOff),
        // Withheld, cancelled, not yet or never paid out: no outcome.
        Some("EXEMPT" | "CANCLD" | "COMMIT" | "NOT FUNDED") => Some(Outcome::Unknown),
        Some(code) => {
            let shown: String = code.chars().take(40).collect();
            let detail = format!("'{shown}' is no outcome; known are P I F, CHGOFF, EXEMPT, CANCLD and COMMIT");
            return Err(Fault::of(Reason::BadOutcome, layout.name_of(Field::Status), detail));
        }
    };
    let by_flag = match whole(layout, Field::DefaultFlag, row.cell(Field::DefaultFlag)?)? {
        None => None,
        Some(0) => Some(Outcome::Paid),
        Some(1) => Some(Outcome::ChargedOff),
        Some(flag) => {
            let detail = format!("{flag} is no outcome; 0 is paid and 1 charged off");
            return Err(Fault::of(Reason::BadOutcome, layout.name_of(Field::DefaultFlag), detail));
        }
    };
    if let (Some(status), Some(flag)) = (by_status, by_flag)
        && status != flag
    {
        let detail = format!("the status says {} and the flag {}", status.en(), flag.en());
        return Err(Fault::of(Reason::OutcomeContradicts, layout.name_of(Field::Status), detail));
    }
    loan.outcome = by_status.or(by_flag).unwrap_or(Outcome::Unknown);
    if by_status.or(by_flag).is_none() {
        loan.notes.add(Note::NoOutcome);
    }
    charge_off(row, loan)
}

fn charge_off(row: &dyn Row, loan: &mut HistoryLoan) -> Result<(), Fault> {
    let layout = row.layout();
    loan.disbursed_minor = amount(layout, Field::Disbursed, row.cell(Field::Disbursed)?)?;
    let charged = amount(layout, Field::ChargedOff, row.cell(Field::ChargedOff)?)?;
    let on = soft_date(row, Field::ChargedOffOn, loan, Note::AbsurdChargeOffDate)?;
    if loan.outcome == Outcome::Paid {
        if charged.is_some_and(|charged| charged > 0) {
            let detail = "paid in full, yet an amount was charged off; the label cannot be trusted".to_owned();
            return Err(Fault::of(Reason::OutcomeContradicts, layout.name_of(Field::ChargedOff), detail));
        }
        if on.is_some() {
            loan.notes.add(Note::PaidWithChargeOffDate);
        }
        return Ok(());
    }
    let plausible = |on: &Date| loan.approved_on.is_none_or(|approved| *on >= approved && on.year() <= 2100);
    loan.charged_off_on = on.filter(plausible);
    if on.is_some() && loan.charged_off_on.is_none() {
        loan.notes.add(Note::AbsurdChargeOffDate);
    }
    loan.charged_off_minor = charged;
    let dated = row.layout() != Layout::Origination;
    if loan.outcome == Outcome::ChargedOff && dated && on.is_none() {
        loan.notes.add(Note::NoChargeOffDate);
    }
    let lent = loan.amount_minor.max(loan.disbursed_minor.unwrap_or(0));
    if charged.is_some_and(|charged| charged > lent) {
        loan.notes.add(Note::ChargedOffMoreThanLent);
    }
    Ok(())
}

fn sample(row: &dyn Row, loan: &mut HistoryLoan) -> Result<(), Fault> {
    let weight = row.cell(Field::Weight)?;
    loan.sample_weight = match weight {
        Cell::Empty => 1.0,
        Cell::Real(weight) if weight.is_finite() && weight > 0.0 => weight,
        other => {
            let shown: String = other.words().unwrap_or_default().chars().take(40).collect();
            let detail = format!("'{shown}' is not a positive number; leave it empty for 1");
            return Err(Fault::of(Reason::BadWeight, row.layout().name_of(Field::Weight), detail));
        }
    };
    let flag = |cell: Cell<'_>| match cell {
        Cell::Flag(flag) => Some(flag),
        _ => None,
    };
    loan.in_stratified = flag(row.cell(Field::Stratified)?);
    loan.in_block = flag(row.cell(Field::Block)?);
    Ok(())
}
