//! [`PostingRules`]: an institution's chart of accounts and which amount is booked on which of them, as a document.
//!
//! What happened to a loan is derived as entries over eighteen roles ([`Account`]); that derivation is code and exact. On
//! which account of its own an institution books a role is its decision, so it is a document: a chart, and lines that are
//! read from the top, the first that fits booking the amount. A line may ask for the posting rule and for what a contract
//! fixes for ever (product, currency, term as signed, guarantee). It may not ask for what changes during a loan's life, such
//! as its class or its days past due: the balance would stay on the account that the loan left.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use money::{Currency, Money, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::interest::InterestRules;
use crate::limits::{MAX_CHART_ACCOUNTS, MAX_CODE_CHARS, MAX_DOCUMENT_BYTES, MAX_LINES, MAX_NAME_CHARS};
use crate::{Account, AccountKind};

/// The form of the document that this release reads.
pub const RULES_SCHEMA: &str = "anji.posting-rules/1";

/// The document of institutions that have adopted none: each role on the account that bears its name.
pub const BUILT_IN: &str = include_str!("../../../ledgers/built-in.yaml");

/// A chart of accounts with the lines that say what is booked where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostingRules {
    /// `anji.posting-rules/1`.
    pub schema: String,
    /// What the document is called, in Chinese.
    pub name_zh: String,
    /// In English.
    pub name_en: String,
    /// The first day on which it books: `2025-08-01`.
    #[schemars(with = "String")]
    pub effective_from: Date,
    /// The chart, in the order in which it is shown.
    pub accounts: Vec<ChartAccount>,
    /// What is booked where; the first line that fits an amount books it.
    pub lines: Vec<RuleLine>,
    /// From when on interest is income only as it is received, and the tax it bears.
    #[serde(default, skip_serializing_if = "InterestRules::is_plain")]
    pub interest: InterestRules,
}

/// An account of an institution's chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChartAccount {
    /// Code: digits, letters, dots and hyphens.
    pub code: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// What it measures.
    pub kind: AccountKind,
}

/// One line: the amounts it takes and the account that it books them on. A condition left out fits everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleLine {
    /// Which of the derived amounts.
    pub role: Account,
    /// Only these posting rules, such as `loan.payment`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// Only loans of these products, by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<String>,
    /// Only loans in these currencies, such as `CNY`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub currencies: Vec<Currency>,
    /// Only loans signed for more months than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_months_over: Option<u16>,
    /// Only loans signed for at most so many months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_months_up_to: Option<u16>,
    /// Only loans under a guarantee agreement, or only those under none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guaranteed: Option<bool>,
    /// Code of the account.
    pub account: String,
}

/// What a line may ask of a loan: all of it fixed when the contract was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoanFacts {
    /// Product code.
    pub product: String,
    /// Currency of the contract.
    pub currency: Currency,
    /// Term as signed.
    pub term_months: u16,
    /// Whether a guarantee agreement covers it.
    pub guaranteed: bool,
    /// Principal of the contract.
    pub principal: Money,
    /// Annual rate as signed.
    pub annual_rate: Rate,
}

/// A fault of a document, with the place to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleFault {
    /// Stable code, such as `unknown-account`.
    pub code: &'static str,
    /// Whether it stops the document; otherwise it is worth a look.
    pub stops: bool,
    /// Where: `accounts[3].code`, `lines[2]`.
    pub place: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// Why a text is no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    /// Longer than the bound.
    #[error("posting rules have at most {MAX_DOCUMENT_BYTES} bytes: leave out what nothing is booked on")]
    TooLarge,
    /// Not YAML or JSON of this form.
    #[error("the posting rules cannot be read: {0}")]
    Form(String),
}

/// The JSON Schema of the document.
#[must_use]
pub fn rules_schema() -> serde_json::Value {
    schemars::schema_for!(PostingRules).to_value()
}

impl Account {
    /// Whether a loan carries this role's balance from one entry to the next until it is settled. Such a role may not be
    /// booked by rule: what one rule puts on an account another must find there.
    #[must_use]
    pub const fn is_carried(self) -> bool {
        matches!(
            self,
            Self::PayoutsInTransit
                | Self::Loans
                | Self::InterestReceivable
                | Self::PenaltyReceivable
                | Self::Overpayments
                | Self::GuarantorPayable
                | Self::WrittenOffClaims
                | Self::WrittenOffContra
                | Self::InterestOffBalance
                | Self::InterestOffBalanceContra
        )
    }

    /// Whether an account of this kind may hold the role: on or off the balance sheet as the role is, and a balance is no
    /// income. Losses and recoveries may also meet the allowance, which is a balance.
    #[must_use]
    pub const fn may_stand_on(self, kind: AccountKind) -> bool {
        let balance = matches!(kind, AccountKind::Asset | AccountKind::Liability);
        match self.kind() {
            AccountKind::OffBalance => matches!(kind, AccountKind::OffBalance),
            AccountKind::Asset | AccountKind::Liability => balance,
            AccountKind::Income | AccountKind::Expense => {
                matches!(kind, AccountKind::Income | AccountKind::Expense)
                    || (balance && matches!(self, Self::LoanLosses | Self::Recoveries))
            }
        }
    }
}

impl RuleLine {
    fn fits(&self, rule: &str, loan: &LoanFacts) -> bool {
        (self.rules.is_empty() || self.rules.iter().any(|own| own == rule))
            && (self.products.is_empty() || self.products.contains(&loan.product))
            && (self.currencies.is_empty() || self.currencies.contains(&loan.currency))
            && self.term_months_over.is_none_or(|months| loan.term_months > months)
            && self.term_months_up_to.is_none_or(|months| loan.term_months <= months)
            && self.guaranteed.is_none_or(|guaranteed| loan.guaranteed == guaranteed)
    }

    /// Whether it asks nothing of the loan.
    const fn fits_every_loan(&self) -> bool {
        self.products.is_empty()
            && self.currencies.is_empty()
            && self.term_months_over.is_none()
            && self.term_months_up_to.is_none()
            && self.guaranteed.is_none()
    }
}

impl PostingRules {
    /// Reads a document, YAML or JSON.
    ///
    /// # Errors
    /// [`RulesError`].
    pub fn read(text: &str) -> Result<Self, RulesError> {
        if text.len() > MAX_DOCUMENT_BYTES {
            return Err(RulesError::TooLarge);
        }
        serde_norway::from_str(text).map_err(|error| RulesError::Form(error.to_string()))
    }

    /// The built-in document.
    ///
    /// # Panics
    /// Never: a test reads it.
    #[must_use]
    pub fn built_in() -> Self {
        #[expect(clippy::expect_used, reason = "shipped with the program and read by a test")]
        Self::read(BUILT_IN).expect("the built-in posting rules can be read")
    }

    /// The account that books a role; nothing when no line fits, which a checked document rules out.
    #[must_use]
    pub fn account_of(&self, role: Account, rule: &str, loan: &LoanFacts) -> Option<&ChartAccount> {
        let line = self.lines.iter().find(|line| line.role == role && line.fits(rule, loan))?;
        self.account(&line.account)
    }

    /// An account by its code.
    #[must_use]
    pub fn account(&self, code: &str) -> Option<&ChartAccount> {
        self.accounts.iter().find(|account| account.code == code)
    }

    /// Checks the document against the posting rules there are. Without a fault that stops, every amount that any of them
    /// can make has exactly one account, and the journal balances because its entries do.
    #[must_use]
    pub fn check(&self, rules: &[&str]) -> Vec<RuleFault> {
        self.check_after(&[], rules)
    }

    /// The same for a document that follows others: what their rules of interest left on a role must find an account here too.
    #[must_use]
    pub fn check_after(&self, before: &[&InterestRules], rules: &[&str]) -> Vec<RuleFault> {
        let mut faults = Vec::new();
        self.check_form(&mut faults);
        self.interest.check(&mut faults);
        let accounts = self.check_chart(&mut faults);
        self.check_lines(rules, &accounts, &mut faults);
        let told: Vec<Account> =
            before.iter().copied().chain([&self.interest]).flat_map(InterestRules::roles).collect();
        for role in Account::ALL {
            // What makes amounts of these is a rule that a document may do without.
            let optional = [Account::InterestOffBalance, Account::InterestOffBalanceContra, Account::TaxPayable];
            let has_lines = self.lines.iter().any(|line| line.role == role);
            if !optional.contains(&role) || told.contains(&role) || has_lines {
                self.check_role(role, rules, &mut faults);
            }
        }
        faults
    }

    fn check_form(&self, faults: &mut Vec<RuleFault>) {
        if self.schema != RULES_SCHEMA {
            faults.push(stop(
                "schema",
                "schema",
                format!("本版本只认识 {RULES_SCHEMA}"),
                format!("this release reads {RULES_SCHEMA}: write that, or upgrade"),
            ));
        }
        for (place, name) in [("name_zh", &self.name_zh), ("name_en", &self.name_en)] {
            name_fits(place, name, faults);
        }
        for (place, count, most) in
            [("accounts", self.accounts.len(), MAX_CHART_ACCOUNTS), ("lines", self.lines.len(), MAX_LINES)]
        {
            if count > most {
                faults.push(stop(
                    "too-many",
                    place,
                    format!("最多 {most} 行"),
                    format!("at most {most}: leave out what nothing is booked on"),
                ));
            }
        }
    }

    fn check_chart(&self, faults: &mut Vec<RuleFault>) -> BTreeMap<&str, AccountKind> {
        let mut known = BTreeMap::new();
        for (at, account) in self.accounts.iter().enumerate() {
            let place = format!("accounts[{}].code", at + 1);
            let code = account.code.as_str();
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
            if code.is_empty() || code.len() > MAX_CODE_CHARS || !code.chars().all(plain) {
                faults.push(stop(
                    "bad-code",
                    &place,
                    format!("科目代码 '{code}' 须为 1 至 {MAX_CODE_CHARS} 位数字、字母、点或连字符"),
                    format!("code '{code}' needs 1 to {MAX_CODE_CHARS} digits, letters, dots or hyphens"),
                ));
            }
            if known.insert(code, account.kind).is_some() {
                faults.push(stop(
                    "double-code",
                    &place,
                    format!("科目代码 {code} 出现两次"),
                    format!("code {code} stands twice: give each account its own"),
                ));
            }
            name_fits(&format!("accounts[{}].zh", at + 1), &account.zh, faults);
            name_fits(&format!("accounts[{}].en", at + 1), &account.en, faults);
        }
        known
    }

    fn check_lines(&self, rules: &[&str], accounts: &BTreeMap<&str, AccountKind>, faults: &mut Vec<RuleFault>) {
        for (at, line) in self.lines.iter().enumerate() {
            let place = format!("lines[{}]", at + 1);
            match accounts.get(line.account.as_str()) {
                None => faults.push(stop(
                    "unknown-account",
                    &place,
                    format!("科目表中没有 {}", line.account),
                    format!("the chart has no account {}: add it or name another", line.account),
                )),
                Some(kind) if !line.role.may_stand_on(*kind) => faults.push(stop(
                    "kind",
                    &place,
                    format!("{}（{}）不能记在{}类科目上", line.role.zh(), line.role.kind().zh(), kind.zh()),
                    format!(
                        "{} ({}) cannot be booked on an account of kind {}",
                        line.role.en(),
                        line.role.kind().en(),
                        kind.en()
                    ),
                )),
                Some(_) => {}
            }
            for rule in line.rules.iter().filter(|rule| !rules.contains(&rule.as_str())) {
                faults.push(stop(
                    "unknown-rule",
                    &place,
                    format!("没有记账规则 '{rule}'"),
                    format!("there is no posting rule '{rule}': use one of {}", rules.join(", ")),
                ));
            }
            if line.role.is_carried() && !line.rules.is_empty() {
                faults.push(stop(
                    "split-balance",
                    &place,
                    format!("{}的余额随借据延续，不能按记账规则分记不同科目", line.role.zh()),
                    format!(
                        "a loan carries its {} from entry to entry: book it by product, term or guarantee, not by rule",
                        line.role.en()
                    ),
                ));
            }
        }
    }

    /// Every rule must find a line for the role whatever the loan, and no line may lie behind one that takes everything.
    fn check_role(&self, role: Account, rules: &[&str], faults: &mut Vec<RuleFault>) {
        let own = || self.lines.iter().enumerate().filter(|(_, line)| line.role == role);
        let mut open: BTreeSet<&str> = rules.iter().copied().collect();
        for (at, line) in own() {
            let takes = |rule: &&str| line.rules.is_empty() || line.rules.iter().any(|named| named == *rule);
            if !open.iter().any(takes) {
                faults.push(RuleFault {
                    code: "never-reached",
                    stops: false,
                    place: format!("lines[{}]", at + 1),
                    zh: "前面的行已全部覆盖，本行不会用到".into(),
                    en: "the lines before it take everything: this one books nothing".into(),
                });
            }
            if line.fits_every_loan() {
                open.retain(|rule| !takes(rule));
            }
        }
        if !open.is_empty() {
            let left = open.iter().copied().collect::<Vec<_>>().join(", ");
            faults.push(stop(
                "unmapped",
                "lines",
                format!("{}（{}）缺少无条件的一行：{left}", role.zh(), role.id()),
                format!(
                    "{} ({}) has no line that takes every loan for {left}: add one as its last",
                    role.en(),
                    role.id()
                ),
            ));
        }
    }
}

pub(crate) fn stop(code: &'static str, place: &str, zh: String, en: String) -> RuleFault {
    RuleFault { code, stops: true, place: place.to_owned(), zh, en }
}

fn name_fits(place: &str, name: &str, faults: &mut Vec<RuleFault>) {
    if name.trim().is_empty() || name.chars().count() > MAX_NAME_CHARS {
        faults.push(stop(
            "bad-name",
            place,
            format!("名称须为 1 至 {MAX_NAME_CHARS} 个字"),
            format!("a name has 1 to {MAX_NAME_CHARS} characters"),
        ));
    }
}
