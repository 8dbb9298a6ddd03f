//! [`HistoryLoan`]: one past loan, normalised, whatever file it came from.

use calendar::Date;
use money::{Currency, Money};
use serde::{Deserialize, Serialize};

/// How a past loan ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Paid in full.
    Paid,
    /// Charged off: the "bad" of a scorecard.
    ChargedOff,
    /// Not known: still running, cancelled, or not recorded. Such a loan develops no model.
    Unknown,
}

impl Outcome {
    /// `Some(true)` for bad, `Some(false)` for good, `None` when it is not known.
    #[must_use]
    pub const fn bad(self) -> Option<bool> {
        match self {
            Self::Paid => Some(false),
            Self::ChargedOff => Some(true),
            Self::Unknown => None,
        }
    }

    /// Name in Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Paid => "已结清",
            Self::ChargedOff => "已核销",
            Self::Unknown => "结果未知",
        }
    }

    /// Name in English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Paid => "paid in full",
            Self::ChargedOff => "charged off",
            Self::Unknown => "outcome unknown",
        }
    }
}

/// Where the business stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// In a town.
    Urban,
    /// In the country.
    Rural,
}

/// A fault that cost a past loan one field and not its place: the field is empty and the note says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Note {
    /// A paid loan carried a charge-off date (and no charged-off amount); the date was dropped.
    PaidWithChargeOffDate = 0,
    /// A charged-off loan without a charge-off date.
    NoChargeOffDate = 1,
    /// A charge-off date that cannot be; dropped.
    AbsurdChargeOffDate = 2,
    /// A disbursement date that cannot be; dropped.
    AbsurdDisbursementDate = 3,
    /// A revolving-line code other than Y or N; dropped.
    RevolvingCode = 4,
    /// A low-documentation code other than Y or N; dropped.
    LowDocCode = 5,
    /// A new-business code other than 1 or 2; dropped.
    NewBusinessCode = 6,
    /// A headcount or a count of jobs that cannot be; dropped.
    AbsurdHeadcount = 7,
    /// An industry code that is none; dropped.
    IndustryCode = 8,
    /// A term of zero or beyond any loan; dropped.
    AbsurdTerm = 9,
    /// The fiscal year is not that of the approval date; both kept.
    FiscalYearDiffers = 10,
    /// No outcome recorded; kept, but it develops no model.
    NoOutcome = 11,
    /// More was charged off than was lent; kept.
    ChargedOffMoreThanLent = 12,
    /// A state or setting code that is none; dropped.
    PlaceCode = 13,
}

impl Note {
    /// Every note.
    pub const ALL: [Self; 14] = [
        Self::PaidWithChargeOffDate,
        Self::NoChargeOffDate,
        Self::AbsurdChargeOffDate,
        Self::AbsurdDisbursementDate,
        Self::RevolvingCode,
        Self::LowDocCode,
        Self::NewBusinessCode,
        Self::AbsurdHeadcount,
        Self::IndustryCode,
        Self::AbsurdTerm,
        Self::FiscalYearDiffers,
        Self::NoOutcome,
        Self::ChargedOffMoreThanLent,
        Self::PlaceCode,
    ];

    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::PaidWithChargeOffDate => "已结清贷款带有核销日期，已忽略该日期",
            Self::NoChargeOffDate => "已核销贷款缺少核销日期",
            Self::AbsurdChargeOffDate => "核销日期不合理，已置空",
            Self::AbsurdDisbursementDate => "放款日期不合理，已置空",
            Self::RevolvingCode => "循环额度代码无法识别，已置空",
            Self::LowDocCode => "简化资料代码无法识别，已置空",
            Self::NewBusinessCode => "新设企业代码无法识别，已置空",
            Self::AbsurdHeadcount => "人数不合理，已置空",
            Self::IndustryCode => "行业代码无法识别，已置空",
            Self::AbsurdTerm => "期限不合理，已置空",
            Self::FiscalYearDiffers => "财政年度与批准日期不一致，均予保留",
            Self::NoOutcome => "未记录结果，不用于建模",
            Self::ChargedOffMoreThanLent => "核销金额大于放款金额，予以保留",
            Self::PlaceCode => "地区代码无法识别，已置空",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::PaidWithChargeOffDate => "paid, yet with a charge-off date: date dropped",
            Self::NoChargeOffDate => "charged off without a date",
            Self::AbsurdChargeOffDate => "charge-off date cannot be: dropped",
            Self::AbsurdDisbursementDate => "disbursement date cannot be: dropped",
            Self::RevolvingCode => "revolving-line code is neither Y nor N: dropped",
            Self::LowDocCode => "low-documentation code is neither Y nor N: dropped",
            Self::NewBusinessCode => "new-business code is neither 1 nor 2: dropped",
            Self::AbsurdHeadcount => "headcount cannot be: dropped",
            Self::IndustryCode => "industry code is none: dropped",
            Self::AbsurdTerm => "term cannot be: dropped",
            Self::FiscalYearDiffers => "fiscal year differs from the approval date: both kept",
            Self::NoOutcome => "no outcome recorded: kept, develops no model",
            Self::ChargedOffMoreThanLent => "charged off more than lent: kept",
            Self::PlaceCode => "place code is none: dropped",
        }
    }
}

/// The notes of one loan, as a set of bits (bit n is the [`Note`] numbered n).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Notes(u32);

impl Notes {
    /// From the bits of a segment; bits of notes not known here are kept.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
    /// The bits, as stored.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
    /// Adds one.
    pub const fn add(&mut self, note: Note) {
        self.0 |= 1 << note as u8;
    }
    /// Whether it is among them.
    #[must_use]
    pub const fn has(self, note: Note) -> bool {
        self.0 & (1 << note as u8) != 0
    }
    /// Each, in a fixed order.
    pub fn iter(self) -> impl Iterator<Item = Note> {
        Note::ALL.into_iter().filter(move |note| self.has(*note))
    }
}

/// One past loan. Amounts are minor units (fen, cents) of [`currency`](Self::currency).
///
/// Known at origination: everything down to [`bank_region`](Self::bank_region). The rest is the outcome and must never
/// be a feature. [`term_months`](Self::term_months) stands apart: in the public SBA files it is the *realised* term of
/// many charged-off loans, so it leaks the outcome (AUC .96 instead of .72); use it only to show that.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryLoan {
    /// The source's number of the loan; unique in a batch.
    pub external_id: String,
    /// Row in the source file, the first data row being 1.
    pub row: u64,
    /// Currency of every amount.
    pub currency: Currency,
    /// Day of approval.
    pub approved_on: Option<Date>,
    /// The source's fiscal year of approval (US federal: October of the year before to September).
    pub fiscal_year: Option<i16>,
    /// Amount approved; above zero.
    pub amount_minor: i64,
    /// Part of it that is guaranteed.
    pub guaranteed_minor: Option<i64>,
    /// Industry as the source's text: NAICS of six digits, or a sector such as `44-45`.
    pub industry: Option<String>,
    /// State of the business.
    pub region: Option<String>,
    /// Town or country.
    pub setting: Option<Setting>,
    /// Two years old or younger.
    pub new_business: Option<bool>,
    /// Employees at application.
    pub employees: Option<u32>,
    /// Jobs to be created by the loan.
    pub jobs_created: Option<u32>,
    /// Jobs kept by the loan.
    pub jobs_retained: Option<u32>,
    /// Under a franchise.
    pub franchise: Option<bool>,
    /// A revolving line.
    pub revolving: Option<bool>,
    /// Under a low-documentation programme.
    pub low_doc: Option<bool>,
    /// The lender's name in the source.
    pub lender: Option<String>,
    /// State of the lender.
    pub bank_region: Option<String>,
    /// Term; LEAKS the outcome, see above.
    pub term_months: Option<u16>,
    /// First disbursement; after origination.
    pub disbursed_on: Option<Date>,
    /// Amount disbursed; after origination.
    pub disbursed_minor: Option<i64>,
    /// How it ended.
    pub outcome: Outcome,
    /// Principal charged off.
    pub charged_off_minor: Option<i64>,
    /// Day of the charge-off.
    pub charged_off_on: Option<Date>,
    /// Weight that restores the population the sample was drawn from; 1 when the row stands for itself.
    pub sample_weight: f64,
    /// In the source's stratified sample; `None` where the source has no such flag.
    pub in_stratified: Option<bool>,
    /// In the source's block of first loans; `None` where the source has no such flag.
    pub in_block: Option<bool>,
    /// Faults that cost a field.
    pub notes: Notes,
}

impl HistoryLoan {
    /// A loan with the fields that none may lack; the rest is empty, the outcome unknown.
    #[must_use]
    pub fn new(external_id: String, currency: Currency, amount_minor: i64) -> Self {
        Self {
            external_id,
            row: 0,
            currency,
            approved_on: None,
            fiscal_year: None,
            amount_minor,
            guaranteed_minor: None,
            industry: None,
            region: None,
            setting: None,
            new_business: None,
            employees: None,
            jobs_created: None,
            jobs_retained: None,
            franchise: None,
            revolving: None,
            low_doc: None,
            lender: None,
            bank_region: None,
            term_months: None,
            disbursed_on: None,
            disbursed_minor: None,
            outcome: Outcome::Unknown,
            charged_off_minor: None,
            charged_off_on: None,
            sample_weight: 1.0,
            in_stratified: None,
            in_block: None,
            notes: Notes::default(),
        }
    }

    /// Amount approved.
    #[must_use]
    pub fn amount(&self) -> Money {
        Money::from_minor(self.amount_minor, self.currency)
    }

    /// Guaranteed part over the amount, 0 to 1.
    #[must_use]
    pub fn guaranteed_share(&self) -> Option<f64> {
        self.guaranteed_minor.map(|guaranteed| guaranteed as f64 / self.amount_minor as f64)
    }

    /// First two digits of the industry code. Manufacturing (31-33), retail (44-45) and transport (48-49) span several,
    /// so they are given as the range, whether the source wrote `445310` or `44-45`.
    #[must_use]
    pub fn industry_sector(&self) -> Option<&str> {
        let code = self.industry.as_deref()?;
        match code.get(0..2)? {
            "31" | "32" | "33" => Some("31-33"),
            "44" | "45" => Some("44-45"),
            "48" | "49" => Some("48-49"),
            two => Some(two),
        }
    }

    /// The year the loan belongs to: fiscal year, else the year of approval.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        self.fiscal_year.or_else(|| self.approved_on.map(Date::year))
    }

    /// Whether the lender sits in the firm's state.
    #[must_use]
    pub fn same_region_lender(&self) -> Option<bool> {
        Some(self.region.as_deref()? == self.bank_region.as_deref()?)
    }
}
