//! How an institution tells its interest: its rules in words, and what of one loan's interest is off balance.
//!
//! The rules are part of its posting rules, so the books of a loan depend on the versions adopted. An outlook says of how many of
//! them it knows; the close of a day folds a loan again whose outlook knows of fewer than hold on that day.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::Date;
use codes::{InstitutionId, ProductId};
use ledger::{Chart, Exemption, InterestRules, LoanFacts};
use loan::{ContractSigned, LoanState};
use money::{Currency, Money, Rate};
use store::StoredEvent;
use views::limits::MAX_PAGE;
use views::objects;

use super::books::{amount_problem, known_at};
use super::rules::{PostingRulesEvent, chart_of};
use crate::Platform;
use crate::cards::{Cash, Named, OffBalanceCard};
use crate::events::from_json;
use crate::names::ProductName;
use crate::problem::{Code, Outcome, Problem};

/// What the posting rules may ask of a loan.
pub(crate) fn loan_facts(contract: &ContractSigned, product: &str) -> LoanFacts {
    let spec = contract.terms.spec();
    LoanFacts {
        product: product.to_owned(),
        currency: contract.terms.currency(),
        term_months: spec.term_months,
        guaranteed: contract.agreement.is_some(),
        principal: spec.principal,
        annual_rate: spec.annual_rate,
    }
}

/// How the interest of a loan is told under the versions of a chart.
pub(crate) fn income_of(chart: &Chart, state: &LoanState, product: &str) -> ledger::IncomeRules {
    match state.contract() {
        Some(contract) if chart.tells_interest() => chart.income(&loan_facts(contract, product)),
        _ => ledger::IncomeRules::PLAIN,
    }
}

/// What of a loan's interest is off balance at the end of a day.
pub(crate) fn off_balance_card(
    chart: &Chart,
    state: &LoanState,
    product: &str,
    at: Date,
) -> Outcome<Option<OffBalanceCard>> {
    let income = income_of(chart, state, product);
    let Some(contract) = state.contract() else { return Ok(None) };
    let found = loan::off_balance(&contract.terms, state.facts(), at, &income);
    let found = found.map_err(|error| Problem::from_domain(Code::Invalid, error))?;
    let Some(off) = found else { return Ok(None) };
    let total = off.interest.checked_add(off.penalties).map_err(amount_problem)?;
    Ok(Some(OffBalanceCard {
        since: off.since.to_string(),
        interest: Cash::from(off.interest),
        penalties: Cash::from(off.penalties),
        total: Cash::from(total),
    }))
}

/// Rules of interest in words; nothing for income that accrues and bears no tax.
pub(crate) fn interest_words(rules: &InterestRules) -> Vec<Named> {
    let mut words = Vec::new();
    if let Some(days) = rules.off_balance_over_days {
        words.push(Named::new(
            "off-balance",
            format!("逾期超过 {days} 天的贷款，利息转表外，收到时才计收入"),
            format!(
                "interest of a loan more than {days} days past due is kept off balance and is income when received"
            ),
        ));
    }
    if let Some(tax) = &rules.value_added_tax {
        let percent = percent(tax.rate_bps);
        words.push(Named::new(
            "value-added-tax",
            format!("利息含增值税，税率 {percent}%"),
            format!("interest includes value-added tax of {percent}%"),
        ));
        words.extend(tax.exempt.iter().map(exemption_words));
    }
    words
}

fn exemption_words(line: &Exemption) -> Named {
    let (mut zh, mut en) = (String::from("免税："), String::from("exempt: "));
    match line.products.as_slice() {
        [] => {
            zh.push_str("全部产品");
            en.push_str("all products");
        }
        codes => {
            zh.push_str(&format!("产品 {}", codes.join("、")));
            en.push_str(&format!("products {}", codes.join(", ")));
        }
    }
    if let Some(most) = line.principal_up_to {
        // A document's amounts have no currency of their own: only their digits are shown.
        let most = Money::from_minor(i64::from(most) * 100, Currency::CNY).digits();
        zh.push_str(&format!("，合同金额不超过 {most} 元"));
        en.push_str(&format!(", of up to {most}"));
    }
    if let Some(bps) = line.annual_rate_up_to_bps {
        zh.push_str(&format!("，年利率不超过 {}%", percent(bps)));
        en.push_str(&format!(", at up to {}% a year", percent(bps)));
    }
    if let Some(until) = line.until {
        zh.push_str(&format!("，至 {until} 止"));
        en.push_str(&format!(", through {until}"));
    }
    Named::new("exempt", zh, en)
}

/// Basis points as per cent.
fn percent(bps: u16) -> String {
    Rate::from_bps(i64::from(bps)).percent().normalize().to_string()
}

impl Platform {
    /// The chart of an institution as it is known now.
    pub(crate) async fn chart_now(&self, institution: InstitutionId) -> Outcome<Arc<Chart>> {
        let made = |events: Vec<(StoredEvent, PostingRulesEvent)>| chart_of(events.iter().map(|(_, event)| event));
        Ok(self.of_stream(&self.charts, institution, made).await?.1)
    }

    /// The same, or as it was known at the end of a day.
    pub(crate) async fn chart_known(&self, institution: InstitutionId, known: Option<Date>) -> Outcome<Arc<Chart>> {
        match known {
            Some(day) => Ok(Arc::new(self.chart(institution, Some(known_at(&day.to_string())?)).await?)),
            None => self.chart_now(institution).await,
        }
    }

    /// The codes of an institution's products, where the chart may ask for them: nothing is read for one that tells interest as
    /// it accrues.
    pub(crate) async fn codes_for(
        &self,
        institution: InstitutionId,
        chart: &Chart,
    ) -> Outcome<BTreeMap<ProductId, String>> {
        if !chart.tells_interest() {
            return Ok(BTreeMap::new());
        }
        let (mut codes, mut after) = (BTreeMap::new(), String::new());
        loop {
            let page = objects::list(&self.book, institution, "product", None, &after, MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(codes) };
            after.clone_from(&last.id);
            for row in &page {
                let name: ProductName = from_json(row.body.as_bytes())?;
                if let Ok(id) = row.id.parse() {
                    codes.insert(id, name.code);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn per_cent_has_no_idle_zeros() {
        assert_eq!([600, 450, 5, 1_000, 1_305].map(percent), ["6", "4.5", "0.05", "10", "13.05"]);
    }
}
