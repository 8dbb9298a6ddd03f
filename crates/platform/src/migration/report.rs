//! The reconciliation report (对账报告): sums and counts of the lines, by currency, product and class, and cards for people.

use std::collections::BTreeMap;

use connectors::migration::{BookFile, ControlSum, Refused};
use money::{Currency, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::bring::Way;
use super::compare::{Line, Side};
use crate::cards::{Cash, Named};
use crate::servicing::class_name;

/// A file as the report keeps it: what the other system's export is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MigrationFile {
    /// Which of the three.
    pub file: Named,
    /// The file's name.
    pub name: String,
    /// `csv/utf-8`, `csv/gb18030`, `excel`.
    pub format: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub digest: String,
    /// Rows with something in them.
    pub rows: u64,
    /// Rows that were read.
    pub read: u64,
    /// Control totals of what was read.
    pub sums: Vec<SumCard>,
}

/// A control total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SumCard {
    /// The column.
    pub column: String,
    /// Its sum.
    pub sum: Cash,
}

/// Both sides of one figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// Theirs.
    pub theirs: Cash,
    /// Ours.
    pub ours: Cash,
    /// Theirs less ours.
    pub difference: Cash,
}

/// Counts and sums of some loans: all of a currency, a product, a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupCard {
    /// Which.
    pub name: Named,
    /// Currency.
    pub currency: String,
    /// Loans in their balances.
    pub their_loans: u64,
    /// Loans here.
    pub our_loans: u64,
    /// Outstanding principal.
    pub principal: Beside,
    /// Interest that had fallen due.
    pub interest: Beside,
    /// Penalty and compound interest.
    pub penalty: Beside,
}

/// A cause with how many loans it explains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CauseCount {
    /// The cause, without the figures of one loan.
    pub cause: Named,
    /// Loans.
    pub loans: u64,
}

/// What an import comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MigrationSummary {
    /// The system the book comes from.
    pub source: String,
    /// The cut-over day.
    pub cut_over: String,
    /// Loans that can be brought in, or were.
    pub loans: u64,
    /// Of these: folded from their history.
    pub folded: u64,
    /// Opened with their balance.
    pub opened: u64,
    /// In the book before.
    pub known: u64,
    /// Whose figures agree in everything.
    pub agree: u64,
    /// Which differ in something.
    pub differ: u64,
    /// Without a balance to be held against.
    pub not_compared: u64,
    /// Which agree and should still be looked at.
    pub noted: u64,
    /// Rows and loans set aside.
    pub refused: u64,
    /// Rows set aside by reason.
    pub refused_by: Vec<CauseCount>,
    /// By currency: the totals.
    pub totals: Vec<GroupCard>,
    /// By product.
    pub products: Vec<GroupCard>,
    /// By class.
    pub classes: Vec<GroupCard>,
    /// Probable causes of differences.
    pub causes: Vec<CauseCount>,
    /// The files with their control totals.
    pub files: Vec<MigrationFile>,
}

/// One side of a loan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SideCard {
    /// Outstanding principal.
    pub principal: Cash,
    /// Interest that had fallen due.
    pub interest: Cash,
    /// Penalty and compound interest.
    pub penalty: Cash,
    /// Days past due.
    pub days_past_due: u32,
    /// Class.
    pub class: Named,
    /// Interest of the running period.
    pub accrued: Option<Cash>,
    /// The next due day.
    pub next_due_on: Option<String>,
    /// What falls due then.
    pub next_due: Option<Cash>,
}

/// A loan of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MigrationLine {
    /// The loan's number there.
    pub number: String,
    /// Its id here.
    pub loan: String,
    /// Name of the firm; nothing once it was erased, and before the import.
    pub firm_name: Option<String>,
    /// What its product is called there.
    pub product: String,
    /// How it comes in.
    pub way: Named,
    /// Theirs.
    pub theirs: Option<SideCard>,
    /// Ours.
    pub ours: SideCard,
    /// Theirs less ours: principal, interest, penalty.
    pub principal_difference: Option<Cash>,
    /// Interest.
    pub interest_difference: Option<Cash>,
    /// Penalty.
    pub penalty_difference: Option<Cash>,
    /// Whether everything agrees.
    pub agrees: bool,
    /// Probable causes.
    pub causes: Vec<Named>,
    /// What to look at besides.
    pub notes: Vec<Named>,
}

/// A row set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SetAside {
    /// Which file.
    pub file: Named,
    /// Row of the sheet.
    pub row: u64,
    /// The loan's number, where the row has one.
    pub number: Option<String>,
    /// The column.
    pub column: String,
    /// Why.
    pub why: Named,
    /// What was found and what to do.
    pub detail: String,
}

pub(crate) fn file_name(file: BookFile) -> Named {
    Named::new(file.as_str(), file.zh(), file.as_str())
}

pub(crate) fn set_aside(refused: &Refused) -> SetAside {
    SetAside {
        file: file_name(refused.file),
        row: refused.row,
        number: refused.number.clone(),
        column: refused.column.clone(),
        why: Named::new(refused.why.as_str(), refused.why.zh(), refused.why.en()),
        detail: refused.detail.clone(),
    }
}

pub(crate) fn sums(found: &[ControlSum]) -> Vec<SumCard> {
    let card = |sum: &ControlSum| SumCard {
        column: sum.column.clone(),
        sum: Cash::from(Money::from_minor(sum.minor, sum.currency)),
    };
    found.iter().map(card).collect()
}

fn way_name(way: Way, known: bool) -> Named {
    match (way, known) {
        (_, true) => Named::new("known", "此前已转入", "in the book before"),
        (Way::Opened, _) => Named::new("opened", "按余额转入", "opened with its balance"),
        (Way::Folded, _) => Named::new("folded", "按历史转入", "folded from its history"),
    }
}

fn side_card(side: &Side, currency: Currency) -> SideCard {
    let cash = |minor| Cash::from(Money::from_minor(minor, currency));
    SideCard {
        principal: cash(side.principal),
        interest: cash(side.interest),
        penalty: cash(side.penalty),
        days_past_due: side.days,
        class: class_name(side.class),
        accrued: side.accrued.map(cash),
        next_due_on: side.next_on.map(|on| on.to_string()),
        next_due: side.next.map(cash),
    }
}

pub(crate) fn line_card(line: &Line, firm_name: Option<String>) -> MigrationLine {
    let less = |part: fn(&Side) -> i64| {
        let theirs = line.theirs.as_ref()?;
        let minor = part(theirs).saturating_sub(part(&line.ours));
        Some(Cash::from(Money::from_minor(minor, line.currency)))
    };
    MigrationLine {
        number: line.number.clone(),
        loan: line.loan.to_string(),
        firm_name,
        product: line.product.clone(),
        way: way_name(line.way, line.known),
        theirs: line.theirs.as_ref().map(|side| side_card(side, line.currency)),
        ours: side_card(&line.ours, line.currency),
        principal_difference: less(|side| side.principal),
        interest_difference: less(|side| side.interest),
        penalty_difference: less(|side| side.penalty),
        agrees: line.agrees,
        causes: line.causes.clone(),
        notes: line.notes.clone(),
    }
}

/// Sums of both sides.
#[derive(Debug, Clone, Default)]
struct Group {
    loans: [u64; 2],
    principal: [i128; 2],
    interest: [i128; 2],
    penalty: [i128; 2],
}

impl Group {
    fn add(&mut self, at: usize, side: &Side) {
        self.loans[at] += 1;
        self.principal[at] += i128::from(side.principal);
        self.interest[at] += i128::from(side.interest);
        self.penalty[at] += i128::from(side.penalty);
    }

    fn card(&self, name: Named, currency: Currency) -> GroupCard {
        // Half a million loans of at most ten to the thirteenth each lie within 64 bits.
        let cash = |minor: i128| Cash::from(Money::from_minor(i64::try_from(minor).unwrap_or(i64::MAX), currency));
        let beside = |of: &[i128; 2]| Beside {
            theirs: cash(of[0]),
            ours: cash(of[1]),
            difference: cash(of[0].saturating_sub(of[1])),
        };
        GroupCard {
            name,
            currency: currency.code().to_owned(),
            their_loans: self.loans[0],
            our_loans: self.loans[1],
            principal: beside(&self.principal),
            interest: beside(&self.interest),
            penalty: beside(&self.penalty),
        }
    }
}

/// What a group is of, its place among them, its id and currency.
type GroupKey = (u8, usize, String, &'static str);

/// Lines counted and added up one by one, so that a book of any size takes the same memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct Totals {
    groups: BTreeMap<GroupKey, (Named, Currency, Group)>,
    causes: BTreeMap<String, (Named, u64)>,
    refused: BTreeMap<String, (Named, u64)>,
    loans: u64,
    folded: u64,
    opened: u64,
    known: u64,
    agree: u64,
    differ: u64,
    not_compared: u64,
    noted: u64,
}

const BY_CURRENCY: u8 = 0;
const BY_PRODUCT: u8 = 1;
const BY_CLASS: u8 = 2;

impl Totals {
    pub fn add(&mut self, line: &Line) {
        self.loans += 1;
        match (line.known, line.way) {
            (true, _) => self.known += 1,
            (false, Way::Folded) => self.folded += 1,
            (false, Way::Opened) => self.opened += 1,
        }
        match (&line.theirs, line.agrees) {
            (None, _) => self.not_compared += 1,
            (Some(_), true) => self.agree += 1,
            (Some(_), false) => self.differ += 1,
        }
        self.noted += u64::from(!line.notes.is_empty());
        for cause in line.causes.iter().chain(&line.notes) {
            let named = general(cause);
            self.causes.entry(named.id.clone()).or_insert((named, 0)).1 += 1;
        }
        if let Some(theirs) = &line.theirs {
            self.side(line, 0, theirs);
        }
        self.side(line, 1, &line.ours);
    }

    fn side(&mut self, line: &Line, at: usize, side: &Side) {
        let code = line.currency.code();
        let product = if line.product.is_empty() { "—" } else { &line.product };
        let class = class_name(side.class);
        let keys = [
            (BY_CURRENCY, 0, Named::new(code, code, code)),
            (BY_PRODUCT, 0, Named::new(product, product, product)),
            (BY_CLASS, side.class as usize, class),
        ];
        for (kind, rank, name) in keys {
            let slot = self.groups.entry((kind, rank, name.id.clone(), code));
            slot.or_insert_with(|| (name, line.currency, Group::default())).2.add(at, side);
        }
    }

    pub fn refuse<'a>(&mut self, refused: impl IntoIterator<Item = &'a Refused>) {
        for row in refused {
            let named = Named::new(row.why.as_str(), row.why.zh(), row.why.en());
            self.refused.entry(named.id.clone()).or_insert((named, 0)).1 += 1;
        }
    }

    pub fn summary(&self, source: &str, cut_over: calendar::Date, files: Vec<MigrationFile>) -> MigrationSummary {
        let of = |kind| {
            let own = self.groups.iter().filter(move |((of, ..), _)| *of == kind);
            own.map(|(_, (name, currency, group))| group.card(name.clone(), *currency)).collect()
        };
        let counts = |of: &BTreeMap<String, (Named, u64)>| {
            let mut counts: Vec<CauseCount> =
                of.values().map(|(cause, loans)| CauseCount { cause: cause.clone(), loans: *loans }).collect();
            counts.sort_by(|a, b| b.loans.cmp(&a.loans).then_with(|| a.cause.id.cmp(&b.cause.id)));
            counts
        };
        MigrationSummary {
            source: source.to_owned(),
            cut_over: cut_over.to_string(),
            loans: self.loans,
            folded: self.folded,
            opened: self.opened,
            known: self.known,
            agree: self.agree,
            differ: self.differ,
            not_compared: self.not_compared,
            noted: self.noted,
            refused: self.refused.values().map(|(_, count)| count).sum(),
            refused_by: counts(&self.refused),
            totals: of(BY_CURRENCY),
            products: of(BY_PRODUCT),
            classes: of(BY_CLASS),
            causes: counts(&self.causes),
            files,
        }
    }
}

/// A cause without the figures of one loan.
fn general(cause: &Named) -> Named {
    let (zh, en) = match cause.id.as_str() {
        "day-count" => ("计息基础不同", "day count"),
        "grace" => ("宽限期不同", "grace"),
        "compound-interest" => ("复利口径不同", "compound interest"),
        "rate" => ("缺少利率调整", "a change of the rate is missing"),
        "rounding" => ("各期尾差", "rounding of instalments"),
        "payment-after-cut-over" => ("余额含切换日后的还款", "a payment after the cut-over"),
        "payment-not-counted" => ("余额未含最近一笔还款", "the last payment is not counted"),
        "class" => ("分类口径不同", "class set otherwise"),
        "off-plan" => ("余额偏离合同计划", "balance off the contract's plan"),
        _ => ("原因不明", "not known"),
    };
    Named::new(cause.id.as_str(), zh, en)
}
