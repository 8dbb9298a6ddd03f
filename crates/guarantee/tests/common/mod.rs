//! Agreements and claims that several tests begin from.
#![allow(dead_code, reason = "each test file uses some of these")]
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

use calendar::{Date, parse_date};
use codes::{AgreementId, FirmId, InstitutionId, LoanId};
use guarantee::{
    Agreement, AgreementState, Caps, Command, Coverage, Deadlines, GuaranteeError, GuaranteeEvent, Layer, Party,
    RecoveryOrder, Role, Share, Slice, Trigger,
};
use money::{Currency, Money, Rate};

pub fn d(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// Yuan.
pub fn yuan(amount: i64) -> Money {
    Money::from_minor(amount * 100, Currency::CNY)
}

pub fn institution(number: u8) -> InstitutionId {
    InstitutionId::from_bytes([number; 16])
}

pub fn loan(number: u8) -> LoanId {
    LoanId::from_bytes([number; 16])
}

/// Bank, fund, province, guarantor, in this order, with shares in percent and the fund's fee of 0.3%.
pub fn agreement(percent: [u32; 4], caps: Caps) -> Agreement {
    let roles = [Role::Lender, Role::NationalFund, Role::ReGuarantor, Role::Guarantor];
    let party = |(at, role): (usize, Role)| Party {
        institution: institution(u8::try_from(at + 1).unwrap()),
        role,
        share_ppm: percent[at] * 10_000,
        fee_rate: if at == 1 { Rate::from_bps(30) } else { Rate::ZERO },
    };
    Agreement {
        id: AgreementId::from_bytes([9; 16]),
        name: String::new(),
        currency: Currency::CNY,
        parties: roles.into_iter().enumerate().map(party).collect(),
        front: institution(4),
        coverage: Coverage::Principal,
        layers: Vec::new(),
        recovery_order: RecoveryOrder::Proportional,
        caps,
        trigger: Trigger::Overdue,
        deadlines: Deadlines::default(),
        waiting_days: 90,
        payment_days: 30,
        effective_from: d("2025-01-01"),
        effective_to: d("2027-01-01"),
    }
}

pub const NO_CAPS: Caps = Caps { per_loan: None, per_firm: None, per_year: None, total: None };

pub fn firm(number: u8) -> FirmId {
    FirmId::from_bytes([number; 16])
}

/// The four parties of [`agreement`], their shares in layers.
pub fn layered(layers: Vec<Layer>, caps: Caps) -> Agreement {
    let mut terms = agreement([0, 0, 0, 0], caps);
    terms.layers = layers;
    terms
}

/// A layer of the parties numbered from 1, with shares in percent.
pub fn layer(name: &str, slice: Slice, percent: &[(u8, u32)]) -> Layer {
    let share =
        |(number, percent): &(u8, u32)| Share { institution: institution(*number), share_ppm: percent * 10_000 };
    let shares = percent.iter().map(share).collect();
    Layer { name: name.into(), slice, perils: std::collections::BTreeSet::new(), shares, bands: Vec::new() }
}

/// Decides and applies; the events that came of it.
pub fn run(state: &mut AgreementState, command: Command) -> Result<Vec<GuaranteeEvent>, GuaranteeError> {
    let events = state.decide(command)?;
    for event in &events {
        state.apply(event)?;
    }
    Ok(events)
}

pub fn signed(agreement: Agreement) -> AgreementState {
    let mut state = AgreementState::default();
    run(&mut state, Command::Sign { on: d("2025-01-01"), agreement }).unwrap();
    state
}

/// Covers a loan of twice the loss and brings a claim on it as far as the demand.
pub fn demanded(state: &mut AgreementState, loan: LoanId, principal: Money, interest: Money) {
    let covered = principal.checked_add(principal).unwrap();
    run(state, Command::CoverLoan { on: d("2025-02-01"), loan, principal: covered, firm: None }).unwrap();
    let overdue_since = d("2025-06-01");
    run(
        state,
        Command::NoticeLoss { on: d("2025-06-10"), loan, overdue_since, principal, interest, causes: Vec::new() },
    )
    .unwrap();
    run(state, Command::Demand { on: d("2025-08-30"), loan }).unwrap();
}

/// Pays a claim on which nothing was repaid since the notice.
pub fn pay(state: &mut AgreementState, loan: LoanId, on: &str) -> Result<Vec<GuaranteeEvent>, GuaranteeError> {
    let claim = state.cover(loan).and_then(|cover| cover.claim.as_ref());
    let zero = Money::zero(Currency::CNY);
    let (covered, uncovered) = claim.map_or((zero, zero), |claim| (claim.covered, claim.uncovered));
    let (principal, interest) = match state.agreement().map(|agreement| agreement.coverage) {
        Some(Coverage::Principal) => (covered, uncovered),
        // How the covered sum divides changes nothing here.
        _ => (covered, zero),
    };
    run(state, Command::Pay { on: d(on), loan, principal, interest })
}

pub fn recover(
    state: &mut AgreementState,
    loan: LoanId,
    reference: &str,
    amount: Money,
) -> Result<usize, GuaranteeError> {
    let reference = reference.to_owned();
    run(state, Command::Recover { on: d("2025-12-01"), loan, reference, amount }).map(|events| events.len())
}

/// The amounts of parts, in the order of the agreement.
pub fn minor(parts: &[guarantee::Part]) -> Vec<i64> {
    parts.iter().map(|part| part.amount.minor()).collect()
}
