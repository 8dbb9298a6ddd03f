//! A back-test as people see it: the swap set, outcomes, groups, rates and limits, side by side.

use decision::backtest::{
    Assumptions, BAND_BPS, Band, Economics, Group, Outcomes, Quartiles, Report, Swap, SwapCell, Unable, UnableCount,
    Use,
};
use money::{Currency, Decimal, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::backtest::{BackTestAsked, ProductDiff};
use crate::cards::{Cash, DecisionCard, Named};
use crate::decisions::verdict_name;
use crate::names::city;
use crate::past_loans::PastBasis;

/// What a back-test found. Figures but `decided` and `unable` are over the decisions that could be made again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BackTestCard {
    /// What the candidate changes against the version in force.
    pub diff: ProductDiff,
    /// What it rests on when it was run on the loans of a sample set and not on recorded decisions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub past: Option<PastBasis>,
    /// First day asked for.
    pub since: Option<String>,
    /// Last day asked for.
    pub until: Option<String>,
    /// Loss given default, percent of the amount.
    pub lgd_percent: String,
    /// What the profit takes for granted.
    pub assumed: AssumedCard,
    /// Recorded decisions in the window: the last one of each application.
    pub decided: u64,
    /// Those made again.
    pub again: u64,
    /// Those that could not be made again, by reason.
    pub unable: Vec<UnableLine>,
    /// Decisions by outcome, then and now.
    pub outcomes: Vec<OutcomeLine>,
    /// How many went from each outcome to each.
    pub moves: Vec<MoveLine>,
    /// The swap set: newly in, newly out, in as before, out as before.
    pub swap: Vec<SwapLine>,
    /// What the offers are expected to earn and what became of those lent: then, and under the candidate.
    pub economics: Vec<EconomicsLine>,
    /// By grade.
    pub grades: Vec<ApprovalLine>,
    /// By city.
    pub regions: Vec<ApprovalLine>,
    /// By size of firm.
    pub sizes: Vec<ApprovalLine>,
    /// By kind of place: district of a city, county, county-level city.
    pub places: Vec<ApprovalLine>,
    /// By whether the firm owed this lender anything then.
    pub borrowers: Vec<ApprovalLine>,
    /// Offers by rate, in bands.
    pub price_bands: Vec<PriceBandLine>,
    /// Rates of offers as decided then; nothing when there was none.
    pub rates_before: Option<RateSpread>,
    /// Rates of offers under the candidate.
    pub rates_after: Option<RateSpread>,
    /// Limits as decided then.
    pub limits_before: LimitUse,
    /// Limits under the candidate.
    pub limits_after: LimitUse,
}

/// What a back-test takes for granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AssumedCard {
    /// Loss given default, percent of the amount.
    pub lgd_percent: String,
    /// Cost of funds, percent a year.
    pub funding_percent: String,
    /// Operating cost on the balance, percent a year.
    pub operating_percent: String,
    /// Operating cost of making one loan.
    pub operating_per_loan: Cash,
    /// How the profit is worked out and what is left out, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// What the offers of one side are expected to earn, and what became of those that were lent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EconomicsLine {
    /// `then` or `candidate`.
    pub side: Named,
    /// Offers.
    pub offers: u64,
    /// Amounts offered.
    pub amount: Cash,
    /// Interest over the tenors, as planned.
    pub interest: Cash,
    /// Cost of the funds.
    pub funding: Cash,
    /// Operating cost.
    pub operating: Cash,
    /// PD x LGD x amount, before any guarantee.
    pub expected_loss: Cash,
    /// Interest less funding, operating cost and expected loss.
    pub profit: Cash,
    /// Profit in percent of the amounts; nothing without an offer.
    pub profit_percent: Option<String>,
    /// Offers without a score, whose profit has no expected loss taken off.
    pub unscored: u64,
    /// Those that became loans and were paid out. Of offers that only the candidate makes there can be none.
    pub lent: u64,
    /// Their principal.
    pub lent_amount: Cash,
    /// Of them bad: more than 90 days past due on some day, or written off.
    pub bad: u64,
    /// Principal still owed on the bad ones when last looked at, before recoveries.
    pub realised_loss: Cash,
}

/// Offers with a rate from one bound, included, to below the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PriceBandLine {
    /// Lower bound, percent a year.
    pub from_percent: String,
    /// Upper bound, excluded.
    pub to_percent: String,
    /// Offers then.
    pub before: u64,
    /// Offers under the candidate.
    pub after: u64,
}

/// Decisions that could not be made again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnableLine {
    /// Why.
    pub reason: Named,
    /// The feature, the category, or what the rules said.
    pub subject: String,
    /// How many.
    pub number: u64,
    /// Of them offered then.
    pub offered_then: u64,
    /// Of them referred to a person then.
    pub referred_then: u64,
    /// Of them declined then.
    pub declined_then: u64,
}

/// An outcome, then and under the candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OutcomeLine {
    /// Which.
    pub outcome: Named,
    /// Then.
    pub before: u64,
    /// Under the candidate.
    pub after: u64,
}

/// From one outcome to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoveLine {
    /// Then.
    pub from: Named,
    /// Under the candidate.
    pub to: Named,
    /// Decisions.
    pub number: u64,
}

/// One field of the swap set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SwapLine {
    /// Which field.
    pub field: Named,
    /// Decisions.
    pub number: u64,
    /// Asked for.
    pub requested: Cash,
    /// Offered then.
    pub offered_before: Cash,
    /// Offered under the candidate.
    pub offered_after: Cash,
    /// Mean probability of default of those with a score, percent.
    pub mean_pd_percent: Option<String>,
    /// PD x LGD x amount offered then, before any guarantee.
    pub expected_loss_before: Cash,
    /// PD x LGD x amount the candidate would offer, before any guarantee.
    pub expected_loss_after: Cash,
    /// Loans paid out.
    pub lent: u64,
    /// Their principal.
    pub lent_amount: Cash,
    /// Of them bad: more than 90 days past due on some day, or written off.
    pub bad: u64,
    /// Principal still owed on the bad ones when last looked at.
    pub bad_owed: Cash,
}

/// How many of a group are in: have an offer, whether it goes out at once or a person may approve it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApprovalLine {
    /// The group.
    pub group: Named,
    /// Decisions.
    pub number: u64,
    /// In then.
    pub before: u64,
    /// In under the candidate.
    pub after: u64,
    /// Percent in then.
    pub before_percent: String,
    /// Percent in under the candidate.
    pub after_percent: String,
    /// Amounts offered then.
    pub amount_before: Cash,
    /// Amounts offered under the candidate.
    pub amount_after: Cash,
    /// Expected loss of what was offered then.
    pub expected_loss_before: Cash,
    /// Expected loss of what the candidate would offer.
    pub expected_loss_after: Cash,
    /// Expected profit of what was offered then.
    pub profit_before: Cash,
    /// Expected profit of what the candidate would offer.
    pub profit_after: Cash,
    /// Loans paid out of those in then.
    pub lent: u64,
    /// Of them bad.
    pub bad: u64,
    /// Principal still owed on the bad ones when last looked at.
    pub realised_loss: Cash,
}

/// Rates of offers, percent a year: least, quartiles, most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RateSpread {
    /// Least.
    pub min: String,
    /// A quarter is at or below.
    pub lower: String,
    /// Half is at or below.
    pub median: String,
    /// Three quarters are at or below.
    pub upper: String,
    /// Most.
    pub max: String,
}

/// Limits and how far the offers use them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LimitUse {
    /// Offers.
    pub number: u64,
    /// Sum of limits.
    pub limit: Cash,
    /// Sum of amounts offered.
    pub amount: Cash,
    /// Amount in percent of the limit; nothing without a limit.
    pub use_percent: Option<String>,
}

/// One application, as decided then and as the candidate decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FirmTrace {
    /// Application id.
    pub application: String,
    /// As recorded.
    pub before: DecisionCard,
    /// Under the candidate; nothing when it cannot be decided again.
    pub after: Option<DecisionCard>,
    /// Why it cannot.
    pub unable: Option<Named>,
}

/// Why a decision cannot be made again, with what it is about.
pub(crate) fn unable_named(unable: &Unable) -> Named {
    let about = if unable.subject.is_empty() { String::new() } else { format!(": {}", unable.subject) };
    let why = unable.why;
    Named::new(why.code(), format!("{}{about}", why.zh()), format!("{}{about}", why.en()))
}

/// The card of a report.
pub(crate) fn report_card(report: &Report, diff: ProductDiff, asked: &BackTestAsked) -> BackTestCard {
    let currency = report.currency;
    let day = |day: Option<calendar::Date>| day.map(|day| day.to_string());
    let moves =
        report.moves.iter().map(|m| MoveLine { from: verdict_name(m.from), to: verdict_name(m.to), number: m.number });
    let grade = |key: &str| {
        if key.is_empty() { nobody() } else { Named::new(key, format!("{key} 级"), format!("grade {key}")) }
    };
    BackTestCard {
        diff,
        past: None,
        since: day(asked.since),
        until: day(asked.until),
        lgd_percent: crate::cards::percent(report.assumed.lgd),
        assumed: assumed(report.assumed),
        decided: report.decided,
        again: report.again,
        unable: unable_lines(report),
        outcomes: outcomes(report.outcomes),
        moves: moves.collect(),
        swap: swap_lines(report),
        economics: vec![
            economics(Named::new("then", "原", "then"), &report.economics[0], currency),
            economics(Named::new("candidate", "候选", "candidate"), &report.economics[1], currency),
        ],
        grades: approvals(&report.grades, currency, grade),
        regions: approvals(&report.cities, currency, city),
        sizes: approvals(&report.sizes, currency, size),
        places: approvals(&report.places, currency, place),
        borrowers: approvals(&report.borrowers, currency, borrower),
        price_bands: report.bands.iter().map(band).collect(),
        rates_before: report.rates[0].map(spread),
        rates_after: report.rates[1].map(spread),
        limits_before: limits(report.limits[0], currency),
        limits_after: limits(report.limits[1], currency),
    }
}

/// What could not be decided again.
pub(crate) fn unable_lines(report: &Report) -> Vec<UnableLine> {
    let line = |counted: &UnableCount| UnableLine {
        reason: Named::new(counted.unable.why.code(), counted.unable.why.zh(), counted.unable.why.en()),
        subject: counted.unable.subject.clone(),
        number: counted.then.total(),
        offered_then: counted.then.offer,
        referred_then: counted.then.refer,
        declined_then: counted.then.decline,
    };
    report.unable.iter().map(line).collect()
}

/// The swap set.
pub(crate) fn swap_lines(report: &Report) -> Vec<SwapLine> {
    Swap::ALL.iter().zip(&report.swap).map(|(field, cell)| swap(*field, cell, report.currency)).collect()
}

fn nobody() -> Named {
    Named::new("unknown", "未知", "unknown")
}

fn size(key: &str) -> Named {
    use codes::FirmSize as S;
    let known = [S::Micro, S::Small, S::Medium, S::Large].into_iter().find(|size| product::size_code(*size) == key);
    known.map_or_else(nobody, |size| Named::new(key, size.zh(), size.en()))
}

pub(crate) fn outcomes([before, after]: [Outcomes; 2]) -> Vec<OutcomeLine> {
    use decision::Outcome as O;
    let line = |(outcome, before, after)| OutcomeLine { outcome: verdict_name(outcome), before, after };
    [
        (O::Offer, before.offer, after.offer),
        (O::Refer, before.refer, after.refer),
        (O::Decline, before.decline, after.decline),
    ]
    .into_iter()
    .map(line)
    .collect()
}

fn swap(field: Swap, cell: &SwapCell, currency: Currency) -> SwapLine {
    let cash = |minor| Cash::from(Money::from_minor(minor, currency));
    SwapLine {
        field: Named::new(field.code(), field.zh(), field.en()),
        number: cell.number,
        requested: cash(cell.requested),
        offered_before: cash(cell.offered_before),
        offered_after: cash(cell.offered_after),
        mean_pd_percent: cell.mean_pd.map(|pd| format!("{:.2}", pd * 100.0)),
        expected_loss_before: cash(cell.loss_before),
        expected_loss_after: cash(cell.loss_after),
        lent: cell.lent,
        lent_amount: cash(cell.lent_amount),
        bad: cell.bad,
        bad_owed: cash(cell.bad_owed),
    }
}

fn percent(part: impl Into<Decimal>, whole: impl Into<Decimal>) -> Option<String> {
    let share = (part.into() * Decimal::ONE_HUNDRED).checked_div(whole.into())?;
    Some(format!("{:.1}", share.round_dp(1)))
}

fn assumed(a: Assumptions) -> AssumedCard {
    AssumedCard {
        lgd_percent: crate::cards::percent(a.lgd),
        funding_percent: a.funding_percent.normalize().to_string(),
        operating_percent: a.operating_percent.normalize().to_string(),
        operating_per_loan: Cash::from(a.operating_per_loan),
        zh: "利润 = 计划利息 − 资金成本 − 运营成本 − 预期损失（违约概率×违约损失率×金额，未扣担保）；不计费用收入，也不扣违约后未收的利息"
            .into(),
        en: "profit = planned interest - cost of funds - operating cost - expected loss (PD x LGD x amount, before any guarantee); \
             fees are not income, and interest lost after a default is not taken off"
            .into(),
    }
}

fn economics(side: Named, sums: &Economics, currency: Currency) -> EconomicsLine {
    let cash = |minor| Cash::from(Money::from_minor(minor, currency));
    let share = (Decimal::from(sums.profit) * Decimal::ONE_HUNDRED).checked_div(sums.amount.into());
    EconomicsLine {
        side,
        offers: sums.offers,
        amount: cash(sums.amount),
        interest: cash(sums.interest),
        funding: cash(sums.funding),
        operating: cash(sums.operating),
        expected_loss: cash(sums.expected_loss),
        profit: cash(sums.profit),
        profit_percent: share.map(|share| format!("{:.2}", share.round_dp(2))),
        unscored: sums.unscored,
        lent: sums.lent,
        lent_amount: cash(sums.lent_amount),
        bad: sums.bad,
        realised_loss: cash(sums.realised_loss),
    }
}

fn band(band: &Band) -> PriceBandLine {
    let percent = |bps: i64| format!("{:.2}", Decimal::new(bps, 2));
    let (from_percent, to_percent) = (percent(band.from_bps), percent(band.from_bps + BAND_BPS));
    PriceBandLine { from_percent, to_percent, before: band.offers[0], after: band.offers[1] }
}

fn place(key: &str) -> Named {
    match key {
        "district" => Named::new(key, "市辖区", "district of a city"),
        "county" => Named::new(key, "县", "county"),
        "county-city" => Named::new(key, "县级市", "county-level city"),
        _ => nobody(),
    }
}

fn borrower(key: &str) -> Named {
    match key {
        "new-here" => Named::new(key, "本机构无余额", "owed this lender nothing"),
        _ => Named::new(key, "本机构有余额", "owed this lender already"),
    }
}

fn approvals(groups: &[Group], currency: Currency, name: impl Fn(&str) -> Named) -> Vec<ApprovalLine> {
    let cash = |minor| Cash::from(Money::from_minor(minor, currency));
    let line = |group: &Group| {
        let [before, after] = &group.sides;
        ApprovalLine {
            group: name(&group.key),
            number: group.number,
            before: before.offers,
            after: after.offers,
            before_percent: percent(before.offers, group.number).unwrap_or_default(),
            after_percent: percent(after.offers, group.number).unwrap_or_default(),
            amount_before: cash(before.amount),
            amount_after: cash(after.amount),
            expected_loss_before: cash(before.expected_loss),
            expected_loss_after: cash(after.expected_loss),
            profit_before: cash(before.profit),
            profit_after: cash(after.profit),
            lent: before.lent,
            bad: before.bad,
            realised_loss: cash(before.realised_loss),
        }
    };
    groups.iter().map(line).collect()
}

fn spread(rates: Quartiles) -> RateSpread {
    let said = |rate: money::Rate| rate.percent().round_dp(4).normalize().to_string();
    RateSpread {
        min: said(rates.min),
        lower: said(rates.lower),
        median: said(rates.median),
        upper: said(rates.upper),
        max: said(rates.max),
    }
}

fn limits(held: Use, currency: Currency) -> LimitUse {
    LimitUse {
        number: held.number,
        limit: Cash::from(Money::from_minor(held.limit, currency)),
        amount: Cash::from(Money::from_minor(held.amount, currency)),
        use_percent: percent(held.amount, held.limit),
    }
}
