//! Posting rules: an institution's chart of accounts as a document, proposed by finance, adopted by a second person.
//!
//! Until the first is adopted the built-in chart books everything. A version takes effect on a day that no close has
//! reached, and later than the version before it, so that no closed period is ever booked anew.

use calendar::{Date, Timestamp};
use codes::{InstitutionId, UserId};
use ledger::{AccountKind, BUILT_IN, Chart, InterestRules, PostingRules, RuleFault, RuleLine};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Expected, StreamAppend};
use views::closes;

use super::cards::{AccountCard, ChartCard, RulesCheck, RulesPin, RulesVersionCard, TakesCard};
use super::income::interest_words;
use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::Approval;
use crate::cards::Named;
use crate::events::{JsonEvent, Request, appending};
use crate::limits::MAX_POSTING_RULES;
use crate::problem::{Code, Outcome, Problem};
use crate::product_check::FindingCard;

/// What happened to an institution's posting rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PostingRulesEvent {
    /// A version was adopted.
    Adopted {
        /// Its number, from 1.
        version: u32,
        /// The document as it was proposed and approved.
        document: String,
        /// Who proposed it.
        by: UserId,
        /// Who approved it.
        approved_by: UserId,
    },
}

impl JsonEvent for PostingRulesEvent {
    const STREAM: &'static str = "posting-rules";
    fn kind(&self) -> &'static str {
        "posting-rules-adopted"
    }
}

/// Reads a document that follows others, with its faults in both languages when it cannot book.
fn read(before: &[Adopted], document: &str) -> Outcome<PostingRules> {
    let rules = PostingRules::read(document).map_err(|error| Problem::from_domain(Code::PostingRules, error))?;
    let before: Vec<&InterestRules> = before.iter().map(|adopted| &adopted.rules.interest).collect();
    let found = faults(&before, &rules);
    if let Some(first) = found.iter().find(|fault| fault.stops) {
        let (en, zh) = (format!("{}: {}", first.place, first.en), format!("{}：{}", first.place, first.zh));
        let findings = found.iter().map(finding).collect();
        return Err(Problem::new(Code::PostingRules, en).in_chinese(zh).with_findings(findings));
    }
    Ok(rules)
}

fn faults(before: &[&InterestRules], rules: &PostingRules) -> Vec<RuleFault> {
    let known: Vec<&str> = loan::posting_rules().map(|(code, ..)| code).collect();
    rules.check_after(before, &known)
}

/// The chart of versions in the order in which they were adopted.
pub(super) fn chart_of<'a>(events: impl IntoIterator<Item = &'a PostingRulesEvent>) -> Outcome<Chart> {
    let read = |PostingRulesEvent::Adopted { version, document, .. }: &PostingRulesEvent| {
        let rules = PostingRules::read(document).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        Ok((*version, rules))
    };
    events.into_iter().map(read).collect()
}

fn finding(fault: &RuleFault) -> FindingCard {
    let severity = match fault.stops {
        true => Named::new("error", "错误", "error"),
        false => Named::new("warning", "警告", "warning"),
    };
    FindingCard {
        code: fault.code.to_owned(),
        severity,
        path: fault.place.clone(),
        node: None,
        row: None,
        column: None,
        witness: Vec::new(),
        zh: fault.zh.clone(),
        en: fault.en.clone(),
    }
}

/// What a posting rule is called.
pub(crate) fn rule_name(code: &str) -> Named {
    if code == ledger::CHANGEOVER {
        return Named::new(code, "科目结转", "Change of accounts");
    }
    let found = loan::posting_rules().find(|(known, ..)| *known == code);
    found.map_or_else(|| Named::new(code, code, code), |(_, zh, en)| Named::new(code, zh, en))
}

pub(crate) fn role_name(role: ledger::Account) -> Named {
    Named::new(role.id(), role.zh(), role.en())
}

pub(crate) fn kind_name(kind: AccountKind) -> Named {
    Named::new(kind.id(), kind.zh(), kind.en())
}

pub(crate) fn pin(version: u32, rules: &PostingRules) -> RulesPin {
    RulesPin {
        version,
        zh: rules.name_zh.clone(),
        en: rules.name_en.clone(),
        effective_from: (version > 0).then(|| rules.effective_from.to_string()),
        interest: interest_words(&rules.interest),
    }
}

/// The conditions of a line in words.
fn conditions(line: &RuleLine) -> Vec<Named> {
    let mut only: Vec<Named> = line.rules.iter().map(|rule| rule_name(rule)).collect();
    only.extend(
        line.products.iter().map(|code| Named::new("product", format!("产品 {code}"), format!("product {code}"))),
    );
    only.extend(line.currencies.iter().map(|c| Named::new("currency", format!("币种 {c}"), format!("in {c}"))));
    if let Some(months) = line.term_months_over {
        only.push(Named::new("term", format!("期限超过 {months} 个月"), format!("more than {months} months")));
    }
    if let Some(months) = line.term_months_up_to {
        only.push(Named::new("term", format!("期限不超过 {months} 个月"), format!("up to {months} months")));
    }
    match line.guaranteed {
        Some(true) => only.push(Named::new("guaranteed", "有担保", "guaranteed")),
        Some(false) => only.push(Named::new("guaranteed", "无担保", "not guaranteed")),
        None => {}
    }
    only
}

/// An adopted version with what is known of its adoption.
struct Adopted {
    version: u32,
    document: String,
    rules: PostingRules,
    at: Timestamp,
    by: UserId,
    approved_by: UserId,
}

impl Platform {
    async fn adopted(&self, institution: InstitutionId, known_at: Option<Timestamp>) -> Outcome<Vec<Adopted>> {
        let mut versions = Vec::new();
        for (stored, event) in self.history::<PostingRulesEvent>(institution, *institution.as_bytes()).await? {
            if known_at.is_some_and(|at| stored.recorded_at > at) {
                continue;
            }
            let PostingRulesEvent::Adopted { version, document, by, approved_by } = event;
            let rules =
                PostingRules::read(&document).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            versions.push(Adopted { version, document, rules, at: stored.recorded_at, by, approved_by });
        }
        Ok(versions)
    }

    /// The chart of an institution as it was known at an instant, or as it is known now.
    pub(crate) async fn chart(&self, institution: InstitutionId, known_at: Option<Timestamp>) -> Outcome<Chart> {
        let adopted = self.adopted(institution, known_at).await?;
        Ok(adopted.into_iter().map(|adopted| (adopted.version, adopted.rules)).collect())
    }

    /// What an approved version writes; at the proposal, whether it could be.
    pub(crate) async fn posting_rules_writes(
        &self,
        request: &Request<'_>,
        document: &str,
        proposal: Option<&Approval>,
    ) -> Outcome<Vec<StreamAppend>> {
        let institution = request.institution();
        let before = self.adopted(institution, None).await?;
        let rules = read(&before, document)?;
        if before.len() >= MAX_POSTING_RULES {
            let most = format!("an institution adopts at most {MAX_POSTING_RULES} versions of its posting rules");
            return Err(Problem::new(Code::TooLarge, most));
        }
        let closed = closes::last(&self.book, institution, None).await?.map(|(day, _)| calendar::parse_date(&day));
        let closed = closed.transpose().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let last = before.iter().map(|adopted| adopted.rules.effective_from).max();
        if let Some(day) = closed.max(last).filter(|day| *day >= rules.effective_from) {
            return Err(too_early(rules.effective_from, day));
        }
        let Some(proposal) = proposal else { return Ok(Vec::new()) };
        let count = before.len();
        let event = PostingRulesEvent::Adopted {
            version: u32::try_from(count).unwrap_or(u32::MAX - 1) + 1,
            document: document.to_owned(),
            by: proposal.proposed_by,
            approved_by: request.who.user,
        };
        let expected = if count == 0 { Expected::New } else { Expected::Version(count as u64) };
        Ok(vec![appending(*institution.as_bytes(), expected, self.clock.today(), &[event])?])
    }

    /// Checks a document of posting rules as the next version of the asker's institution, and records nothing.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::PostingRules`] when it is not of the form at all.
    pub async fn check_posting_rules(&self, who: &Principal, document: &str) -> Outcome<RulesCheck> {
        who.require(Action::ReadLedger)?;
        let rules = PostingRules::read(document).map_err(|error| Problem::from_domain(Code::PostingRules, error))?;
        let before = self.adopted(who.institution, None).await?;
        let before: Vec<&InterestRules> = before.iter().map(|adopted| &adopted.rules.interest).collect();
        let found = faults(&before, &rules);
        Ok(RulesCheck { ok: !found.iter().any(|fault| fault.stops), findings: found.iter().map(finding).collect() })
    }

    /// The chart of accounts in force on a day, and every version of the posting rules.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn ledger_accounts(&self, who: &Principal, on: Date) -> Outcome<ChartCard> {
        who.require(Action::ReadLedger)?;
        let adopted = self.adopted(who.institution, None).await?;
        let chart: Chart = adopted.iter().map(|version| (version.version, version.rules.clone())).collect();
        let (version, rules) = chart.on(on);
        let people: Vec<String> =
            adopted.iter().flat_map(|version| [version.by.to_string(), version.approved_by.to_string()]).collect();
        let names = self.user_names(who.institution, people.iter().map(String::as_str)).await?;
        let named = |user: UserId| names.get(&user.to_string()).cloned();
        let built_in = PostingRules::built_in();
        let mut versions = vec![RulesVersionCard {
            pin: pin(0, &built_in),
            adopted_at: None,
            proposed_by: None,
            approved_by: None,
            digest: hex::encode(Sha256::digest(BUILT_IN)),
            document: BUILT_IN.to_owned(),
        }];
        versions.extend(adopted.iter().map(|version| RulesVersionCard {
            pin: pin(version.version, &version.rules),
            adopted_at: Some(version.at.to_string()),
            proposed_by: named(version.by),
            approved_by: named(version.approved_by),
            digest: hex::encode(Sha256::digest(&version.document)),
            document: version.document.clone(),
        }));
        versions.reverse();
        let takes = |code: &str| {
            let own = rules.lines.iter().filter(|line| line.account == code);
            own.map(|line| TakesCard { role: role_name(line.role), only: conditions(line) }).collect()
        };
        let accounts = rules.accounts.iter().map(|account| AccountCard {
            account: account.code.clone(),
            zh: account.zh.clone(),
            en: account.en.clone(),
            kind: kind_name(account.kind),
            takes: takes(&account.code),
        });
        Ok(ChartCard { on: on.to_string(), rules: pin(version, rules), accounts: accounts.collect(), versions })
    }
}

fn too_early(from: Date, taken: Date) -> Problem {
    Problem::new(
        Code::PostingRules,
        format!("{from} is not after {taken}, which is closed or booked by another version: let it take effect later"),
    )
    .in_chinese(format!("生效日 {from} 须晚于 {taken}（已日终或已有版本生效）：请改用更晚的生效日"))
}
