//! [`LoanEvent`]: what happened to a loan, written once.
//!
//! An event carries what its reader needs. Facts (money received) and acts (money sent, written off) both stand for
//! ever; a reversal is a further event. The stored form is JSON with the fields in the order declared here.

use calendar::Date;
use codes::{
    AgreementId, ApplicationId, ContractId, FacilityId, FirmId, InstitutionId, LoanId, MigrationId, PolicyId,
    ProductId, UserId,
};
use money::{Money, Rate};
use serde::{Deserialize, Serialize};

use crate::amounts::Amounts;
use crate::limits::MAX_EVENT_BYTES;
use crate::terms::Terms;

/// The version of the events written today.
pub const SCHEMA: u16 = 1;
/// The kind of stream these events live in.
pub const STREAM_KIND: &str = "loan";

/// The product version a contract was made under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductRef {
    /// The product.
    pub product: ProductId,
    /// Its version.
    pub version: u32,
}

/// A contract was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractSigned {
    /// This loan.
    pub loan: LoanId,
    /// The contract.
    pub contract: ContractId,
    /// The lender.
    pub institution: InstitutionId,
    /// The borrower.
    pub firm: FirmId,
    /// The application it answers.
    pub application: ApplicationId,
    /// The product version it was made under.
    pub product: ProductRef,
    /// The guarantee agreement, if the loan has one.
    pub agreement: Option<AgreementId>,
    /// The facility it is drawn under, if there is one. Nothing of the loan follows from it: what a draw counts is read by the
    /// facility.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<FacilityId>,
    /// The terms.
    pub terms: Terms,
    /// When it was signed.
    pub signed_on: Date,
    /// Who signed for the lender.
    pub by: UserId,
}

/// Who let the money out: a second person, or a policy that two people approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ReleasedBy {
    /// A person other than the one who instructed.
    Person {
        /// That person.
        user: UserId,
    },
    /// A payout-release policy, within its limit.
    Policy {
        /// The policy.
        policy: PolicyId,
    },
}

/// A payout was instructed: the amount is in transit from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutInstructed {
    /// The payout's reference, new for each attempt.
    pub reference: String,
    /// How much: the principal, or less when the lender holds a part back.
    pub amount: Money,
    /// When.
    pub on: Date,
    /// Who instructed.
    pub by: UserId,
}

/// A payout was released and sent to the rail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutSent {
    /// The payout's reference.
    pub reference: String,
    /// When.
    pub on: Date,
    /// Who released it.
    pub released_by: ReleasedBy,
}

/// The rail confirmed that the money reached the firm: the loan begins to earn on the effective date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutConfirmed {
    /// The payout's reference.
    pub reference: String,
    /// How much, as instructed.
    pub amount: Money,
    /// When the money reached the firm.
    pub effective_on: Date,
    /// The rail's own reference.
    pub rail_reference: String,
}

/// The rail did not answer, or the money came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutAnswer {
    /// The payout's reference.
    pub reference: String,
    /// How much, as instructed.
    pub amount: Money,
    /// When.
    pub on: Date,
    /// Why, in the rail's words.
    pub reason: String,
}

/// A contract was cancelled before any money left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractCancelled {
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// Who cancelled.
    pub by: UserId,
}

/// Money was received from the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentReceived {
    /// The bank's reference, unique within the loan.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// When it counts.
    pub value_date: Date,
}

/// What a prepayment does to the instalments that remain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrepaymentMode {
    /// The same due dates, smaller instalments.
    KeepTerm,
    /// The same instalment, fewer of them.
    ShortenTerm,
    /// The same principal in each instalment to come; what was paid ahead is taken from the last ones.
    KeepPlan,
}

impl PrepaymentMode {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::KeepTerm => "期限不变，重算每期金额",
            Self::ShortenTerm => "每期金额不变，缩短期限",
            Self::KeepPlan => "还本计划不变，从末期起扣减",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::KeepTerm => "same end, new instalment",
            Self::ShortenTerm => "same instalment, earlier end",
            Self::KeepPlan => "same principal, last instalments reduced",
        }
    }
}

/// Money was received to pay principal before it is due; enough of it pays the loan off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrepaymentReceived {
    /// The bank's reference, unique within the loan.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// When it counts.
    pub value_date: Date,
    /// What it does to the instalments that remain.
    pub mode: PrepaymentMode,
}

/// Money thought to be received was not: from now on it counts as never received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentReversed {
    /// The reference of what is reversed.
    pub reference: String,
    /// When the reversal was decided.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed.
    pub approved_by: UserId,
}

/// The lender gave up the claim in its books; in law it stands (账销案存).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenOff {
    /// The act's reference.
    pub reference: String,
    /// When.
    pub on: Date,
    /// What was outstanding, as known when it was decided.
    pub amount: Money,
    /// Days past due, as known when it was decided.
    pub days_past_due: u32,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed.
    pub approved_by: UserId,
}

/// Money was recovered after a write-off or a compensation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryReceived {
    /// The bank's reference, unique within the loan.
    pub reference: String,
    /// How much in all.
    pub amount: Money,
    /// How much of it belongs to the guarantor.
    pub guarantor_share: Money,
    /// When it counts.
    pub value_date: Date,
}

/// The guarantor paid for the firm (代偿).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompensationReceived {
    /// The bank's reference, unique within the loan.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// When it counts.
    pub value_date: Date,
    /// The agreement it was paid under.
    pub agreement: AgreementId,
    /// Days past due on the value date, as known when it was recorded.
    pub days_past_due: u32,
}

/// Money left the lender: an overpayment refunded to the firm, or the guarantor's share paid on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyReturned {
    /// The act's reference.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// When.
    pub on: Date,
    /// Who asked.
    pub by: UserId,
    /// Who agreed.
    pub approved_by: UserId,
}

/// The rate of a loan that follows the loan prime rate was set anew (重定价).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateReset {
    /// Its reference: one for each reset day.
    pub reference: String,
    /// From when the new rate holds.
    pub on: Date,
    /// The quote of the contract's term; the spread is added when it is read, so that a spread agreed late counts.
    pub quote: Rate,
    /// When the quote was published.
    pub published_on: Date,
}

/// Lender and borrower agreed on another rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateAgreed {
    /// The act's reference.
    pub reference: String,
    /// From when it holds.
    pub on: Date,
    /// The contract rate from then on.
    pub rate: Rate,
    /// The spread from then on, for a loan that follows the loan prime rate; as it was when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread_bps: Option<i64>,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed.
    pub approved_by: UserId,
}

/// What becomes of principal that is overdue when terms change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arrears {
    /// It stays due, and overdue.
    Stay,
    /// It is planned anew with the rest; unpaid interest and penalties stay due.
    Replanned,
}

/// Why terms change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Change {
    /// A later end at the same debtor's standing (展期).
    Extension,
    /// Terms in the debtor's favour (重组).
    Restructuring {
        /// Whether the debtor is in financial difficulty: only then is it a restructuring that is watched (rules 1.1).
        in_difficulty: bool,
        /// What becomes of overdue principal.
        arrears: Arrears,
    },
}

impl Change {
    /// Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Extension => "展期",
            Self::Restructuring { .. } => "重组",
        }
    }

    /// English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Extension => "extension",
            Self::Restructuring { .. } => "restructuring",
        }
    }
}

/// New terms hold from a date on for what was not yet due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsChanged {
    /// The act's reference.
    pub reference: String,
    /// From when they hold.
    pub on: Date,
    /// Why.
    pub change: Change,
    /// The new terms; their principal is what was outstanding when it was decided.
    pub terms: Box<Terms>,
    /// Why, in words.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed.
    pub approved_by: UserId,
}

/// Penalty and compound interest was given up (罚息减免).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PenaltyWaived {
    /// The act's reference.
    pub reference: String,
    /// When.
    pub on: Date,
    /// At most how much: what is open on that day is given up to this amount.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed.
    pub approved_by: UserId,
}

/// Who is paid a fee.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Payee {
    /// The lender: it is booked as its income.
    Lender,
    /// Somebody else, by name: it counts in the cost of the loan and is no entry in the lender's books.
    Other(String),
}

/// The firm paid a fee of the loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeePaid {
    /// The bank's reference, unique within the loan.
    pub reference: String,
    /// What it is for.
    pub name: String,
    /// Who was paid.
    pub payee: Payee,
    /// How much.
    pub amount: Money,
    /// When it counts.
    pub value_date: Date,
}

/// Another firm took the debt over (债务转移).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DebtTransferred {
    /// The act's reference.
    pub reference: String,
    /// From when.
    pub on: Date,
    /// Who owed.
    pub from: FirmId,
    /// Who owes.
    pub to: FirmId,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: UserId,
    /// Who agreed: the lender must (民法典 551).
    pub approved_by: UserId,
}

/// A new loan took the place of this one (无还本续贷): no cash moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettledByRenewal {
    /// The act's reference.
    pub reference: String,
    /// When.
    pub on: Date,
    /// How much principal was carried over.
    pub amount: Money,
    /// The new loan.
    pub renewed_by: LoanId,
    /// Who asked.
    pub by: UserId,
    /// Who agreed.
    pub approved_by: UserId,
}

/// This loan began by taking the place of another: its money went nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnByRenewal {
    /// The act's reference.
    pub reference: String,
    /// When.
    pub on: Date,
    /// How much principal was carried over.
    pub amount: Money,
    /// The loan it renews.
    pub renews: LoanId,
    /// Whether it meets every condition of 金规〔2024〕13号, so that the renewal alone is no reason for a lower class.
    pub qualifies: bool,
    /// Who asked.
    pub by: UserId,
    /// Who agreed.
    pub approved_by: UserId,
}

/// A part of a debt that had fallen due and was unpaid when the loan was brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningArrear {
    /// The instalment's number, where it is one of the contract's.
    pub number: Option<u16>,
    /// When it fell due.
    pub due_on: Date,
    /// Principal, interest, penalty and compound interest open at the end of the cut-over day.
    pub open: Amounts,
}

/// What a loan brought in without its history owed at the end of the cut-over day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// When the money had reached the firm: interest of a period without a due date before it runs from there.
    pub paid_out_on: Date,
    /// Principal not yet due. What the running period has borne by then follows from it, the rate and the day count.
    pub not_due: Money,
    /// What had fallen due and was unpaid, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arrears: Vec<OpeningArrear>,
}

/// The loan was brought in from another system (存量转入).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BroughtIn {
    /// The act's reference.
    pub reference: String,
    /// The cut-over day: the other system led until its end.
    pub on: Date,
    /// With which import.
    pub migration: MigrationId,
    /// The system it comes from.
    pub source: String,
    /// The loan's number there (借据号).
    pub number: String,
    /// What its product is called there.
    pub product: String,
    /// Whether it is guaranteed there.
    pub guaranteed: bool,
    /// Division code of the firm (GB/T 2260), where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Industry code of the firm (GB/T 4754), where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub industry: Option<String>,
    /// What it owed, for a loan without its history; none for one whose history follows as events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// Who asked.
    pub by: UserId,
    /// Who agreed.
    pub approved_by: UserId,
}

/// An event of a loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum LoanEvent {
    /// A contract was signed.
    ContractSigned(Box<ContractSigned>),
    /// A contract was cancelled before any money left.
    ContractCancelled(ContractCancelled),
    /// A payout was instructed.
    PayoutInstructed(PayoutInstructed),
    /// A payout was released and sent.
    PayoutSent(PayoutSent),
    /// The rail confirmed the payout.
    PayoutConfirmed(PayoutConfirmed),
    /// The rail did not say what became of the payout.
    PayoutUnknown(PayoutAnswer),
    /// The payout came back.
    PayoutReturned(PayoutAnswer),
    /// Money was received.
    PaymentReceived(PaymentReceived),
    /// Money was received ahead of time.
    PrepaymentReceived(PrepaymentReceived),
    /// Money thought to be received was not.
    PaymentReversed(PaymentReversed),
    /// The claim was written off.
    WrittenOff(WrittenOff),
    /// Money was recovered afterwards.
    RecoveryReceived(RecoveryReceived),
    /// The guarantor paid.
    CompensationReceived(CompensationReceived),
    /// An overpayment was refunded.
    OverpaymentRefunded(MoneyReturned),
    /// The guarantor's share was paid on.
    GuarantorSharePaid(MoneyReturned),
    /// The rate was set anew.
    RateReset(RateReset),
    /// Another rate was agreed on.
    RateAgreed(RateAgreed),
    /// New terms hold.
    TermsChanged(TermsChanged),
    /// Penalties were given up.
    PenaltyWaived(PenaltyWaived),
    /// A fee was paid.
    FeePaid(FeePaid),
    /// Another firm took the debt over.
    DebtTransferred(DebtTransferred),
    /// A new loan took its place.
    SettledByRenewal(SettledByRenewal),
    /// It began by taking another's place.
    DrawnByRenewal(DrawnByRenewal),
    /// It was brought in from another system.
    BroughtIn(Box<BroughtIn>),
}

/// Why stored bytes are not an event.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Written by a newer program.
    #[error("the event has schema {found} and this program reads up to {SCHEMA}: install the newer program")]
    Newer {
        /// The schema found.
        found: u16,
    },
    /// A schema that never was.
    #[error("no event was ever written with schema {found}: the store is damaged or not ours, run `anji verify`")]
    NeverWas {
        /// The schema found.
        found: u16,
    },
    /// Larger than any event.
    #[error(
        "the event has {found} bytes and at most {MAX_EVENT_BYTES} are read: the store is damaged, run `anji verify`"
    )]
    TooLarge {
        /// Bytes found.
        found: usize,
    },
    /// The header names another kind than the bytes.
    #[error("the header says '{header}' and the bytes say '{body}': the store is damaged, run `anji verify`")]
    Kind {
        /// Kind in the header.
        header: String,
        /// Kind in the bytes.
        body: &'static str,
    },
    /// Not the JSON of an event.
    #[error("the bytes of '{kind}' are not its JSON: the store is damaged, run `anji verify`")]
    Json {
        /// Kind in the header.
        kind: String,
        /// What the parser said.
        source: serde_json::Error,
    },
}

impl LoanEvent {
    /// Its kind, as stored in the header and in the bytes.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ContractSigned(_) => "contract-signed",
            Self::ContractCancelled(_) => "contract-cancelled",
            Self::PayoutInstructed(_) => "payout-instructed",
            Self::PayoutSent(_) => "payout-sent",
            Self::PayoutConfirmed(_) => "payout-confirmed",
            Self::PayoutUnknown(_) => "payout-unknown",
            Self::PayoutReturned(_) => "payout-returned",
            Self::PaymentReceived(_) => "payment-received",
            Self::PrepaymentReceived(_) => "prepayment-received",
            Self::PaymentReversed(_) => "payment-reversed",
            Self::WrittenOff(_) => "written-off",
            Self::RecoveryReceived(_) => "recovery-received",
            Self::CompensationReceived(_) => "compensation-received",
            Self::OverpaymentRefunded(_) => "overpayment-refunded",
            Self::GuarantorSharePaid(_) => "guarantor-share-paid",
            Self::RateReset(_) => "rate-reset",
            Self::RateAgreed(_) => "rate-agreed",
            Self::TermsChanged(_) => "terms-changed",
            Self::PenaltyWaived(_) => "penalty-waived",
            Self::FeePaid(_) => "fee-paid",
            Self::DebtTransferred(_) => "debt-transferred",
            Self::SettledByRenewal(_) => "settled-by-renewal",
            Self::DrawnByRenewal(_) => "drawn-by-renewal",
            Self::BroughtIn(_) => "brought-in",
        }
    }

    /// The business date it holds from.
    #[must_use]
    pub fn effective_on(&self) -> Date {
        match self {
            Self::ContractSigned(event) => event.signed_on,
            Self::ContractCancelled(event) => event.on,
            Self::PayoutInstructed(event) => event.on,
            Self::PayoutSent(event) => event.on,
            Self::PayoutConfirmed(event) => event.effective_on,
            Self::PayoutUnknown(event) | Self::PayoutReturned(event) => event.on,
            Self::PaymentReceived(event) => event.value_date,
            Self::PrepaymentReceived(event) => event.value_date,
            Self::PaymentReversed(event) => event.on,
            Self::WrittenOff(event) => event.on,
            Self::RecoveryReceived(event) => event.value_date,
            Self::CompensationReceived(event) => event.value_date,
            Self::OverpaymentRefunded(event) | Self::GuarantorSharePaid(event) => event.on,
            Self::RateReset(event) => event.on,
            Self::RateAgreed(event) => event.on,
            Self::TermsChanged(event) => event.on,
            Self::PenaltyWaived(event) => event.on,
            Self::FeePaid(event) => event.value_date,
            Self::DebtTransferred(event) => event.on,
            Self::SettledByRenewal(event) => event.on,
            Self::DrawnByRenewal(event) => event.on,
            Self::BroughtIn(event) => event.on,
        }
    }

    /// The bytes to store: JSON, fields in declared order, the same for the same event.
    ///
    /// # Panics
    /// Never: every field has a JSON form.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("every field of an event has a JSON form")
    }

    /// Reads stored bytes, bringing older schemas up to date.
    ///
    /// # Errors
    /// [`ReadError`]: newer, damaged, or not an event of this kind.
    pub fn read(kind: &str, schema: u16, bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.len() > MAX_EVENT_BYTES {
            return Err(ReadError::TooLarge { found: bytes.len() });
        }
        let json = |source| ReadError::Json { kind: kind.chars().take(40).collect(), source };
        // A future schema 2 adds an arm for 1 that rewrites the old JSON before it is parsed.
        let event: Self = match schema {
            0 => return Err(ReadError::NeverWas { found: schema }),
            SCHEMA => serde_json::from_slice(bytes).map_err(json)?,
            _ => return Err(ReadError::Newer { found: schema }),
        };
        if event.kind() == kind {
            Ok(event)
        } else {
            Err(ReadError::Kind { header: kind.chars().take(40).collect(), body: event.kind() })
        }
    }
}
