//! Claims by buyer over every facility of an institution, beside the lines of 银保监办发〔2019〕205号 for commercial factoring.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use codes::{FacilityId, FirmId};
use money::{Decimal, Money, Rate, Rounding};
use rulebook::Pins;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Cash;
use crate::clock::start_of_day;
use crate::facilities::facility_problem;
use crate::guarantor_desk::gauge;
use crate::limits::MAX_WHOLE_LIST;
use crate::problem::{Code, Outcome, Problem};
use crate::receivable_cards::{ConcentrationCard, ExposedDebtor, share};

/// What a buyer owes over every facility.
struct Owed {
    open: Money,
    overdue: Money,
    affiliate: bool,
    facilities: BTreeSet<FacilityId>,
}

/// A figure over another; nothing where the other is nothing or not given.
fn over(part: Money, whole: Option<Money>) -> Option<Decimal> {
    let whole = whole.filter(|whole| whole.is_positive())?;
    Some(Decimal::from(part.minor()) / Decimal::from(whole.minor()))
}

impl Platform {
    /// Claims by buyer over every facility, as they stand today, beside the lines of the rulebook. Risk assets and net assets are
    /// not in the book: they are given, in the institution's currency; without them the figures that rest on them say nothing.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::AmountInvalid`]; [`Code::TooLarge`] for sums no amount holds.
    pub async fn receivable_concentration(
        &self,
        who: &Principal,
        (risk_assets, net_assets): (Option<&str>, Option<&str>),
    ) -> Outcome<ConcentrationCard> {
        who.require(Action::ReadLoan)?;
        let (institution, today) = (self.institution(who.institution).await?, self.clock.today());
        let given = |text: Option<&str>| {
            let text = text.map(str::trim).filter(|text| !text.is_empty());
            let read = text.map(|text| Money::parse(text, institution.currency)).transpose();
            read.map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
        };
        let (risk, net) = (given(risk_assets)?, given(net_assets)?);
        let bad = |error| Problem::from_domain(Code::AmountInvalid, error);
        let nothing = Money::zero(institution.currency);
        let (owed, lent) = self.owed_by_buyers(who, today, nothing).await?;
        let open = Money::sum(institution.currency, owed.values().map(|it| it.open)).map_err(bad)?;
        let affiliates = owed.values().filter(|it| it.affiliate).map(|it| it.open);
        let affiliates = Money::sum(institution.currency, affiliates).map_err(bad)?;
        let largest = owed.values().map(|it| it.open).max_by_key(|open| open.minor()).unwrap_or(nothing);
        let rules = self.rules_of_day(who.institution, today).await?.snapshot(today, start_of_day(today));
        let line =
            |id| rules.decimal(id, &mut Pins::default()).map_err(|error| Problem::from_domain(Code::Invalid, error));
        let debtor = ("debtor", "最大单一买方应收账款 / 风险资产", "largest buyer over risk assets");
        let affiliate = ("affiliates", "关联买方应收账款 / 风险资产", "affiliates over risk assets");
        let leverage = ("leverage", "风险资产 / 净资产", "risk assets over net assets");
        let percent = ("percent", true);
        let gauges = vec![
            gauge(debtor, over(largest, risk), line("factoring.concentration.debtor")?, percent),
            gauge(affiliate, over(affiliates, risk), line("factoring.concentration.affiliates")?, percent),
            gauge(leverage, risk.and_then(|risk| over(risk, net)), line("factoring.leverage")?, ("times", true)),
        ];
        let reserve = Rate::from_fraction(line("factoring.reserve")?).times(lent, 1, 1, Rounding::Up).map_err(bad)?;
        Ok(ConcentrationCard {
            on: today.to_string(),
            risk_assets: risk.map(Cash::from),
            net_assets: net.map(Cash::from),
            open: Cash::from(open),
            lent: Cash::from(lent),
            reserve: Cash::from(reserve),
            gauges,
            debtors: self.exposed(owed, risk).await?,
            simulated: institution.simulated,
        })
    }

    /// What each buyer owes, and what is lent under facilities that live on receivables, in one currency.
    async fn owed_by_buyers(
        &self,
        who: &Principal,
        today: Date,
        nothing: Money,
    ) -> Outcome<(BTreeMap<FirmId, Owed>, Money)> {
        let bad = |error| Problem::from_domain(Code::AmountInvalid, error);
        let (mut owed, mut lent): (BTreeMap<FirmId, Owed>, Money) = (BTreeMap::new(), nothing);
        for row in objects::all(&self.book, who.institution, "facility", None, MAX_WHOLE_LIST).await? {
            let held = self.held_facility(who.institution, &row.id).await?;
            let Some(base) = held.state.base(today).map_err(facility_problem)? else { continue };
            if base.open.currency() != nothing.currency() {
                continue;
            }
            for share in base.debtors {
                let one = owed.entry(share.debtor).or_insert_with(|| Owed {
                    open: nothing,
                    overdue: nothing,
                    affiliate: false,
                    facilities: BTreeSet::new(),
                });
                one.open = one.open.checked_add(share.open).map_err(bad)?;
                one.overdue = one.overdue.checked_add(share.overdue).map_err(bad)?;
                one.affiliate |= share.affiliate;
                one.facilities.insert(held.id);
            }
            lent = lent.checked_add(self.in_use(who.institution, &held, today).await?).map_err(bad)?;
        }
        Ok((owed, lent))
    }

    /// Buyers as people see them, the largest first.
    async fn exposed(&self, owed: BTreeMap<FirmId, Owed>, risk: Option<Money>) -> Outcome<Vec<ExposedDebtor>> {
        let firms: Vec<String> = owed.keys().map(FirmId::to_string).collect();
        let names = self.firm_names(firms.iter().map(String::as_str)).await?;
        let mut lines: Vec<ExposedDebtor> = owed
            .into_values()
            .zip(firms)
            .map(|(one, firm)| ExposedDebtor {
                name: names.get(&firm).cloned(),
                firm,
                affiliate: one.affiliate,
                facilities: u32::try_from(one.facilities.len()).unwrap_or(u32::MAX),
                open: Cash::from(one.open),
                overdue: Cash::from(one.overdue),
                percent: risk.filter(|risk| risk.is_positive()).map(|risk| share(one.open.minor(), risk.minor())),
            })
            .collect();
        lines.sort_by(|a, b| (b.open.minor, &a.firm).cmp(&(a.open.minor, &b.firm)));
        Ok(lines)
    }
}
