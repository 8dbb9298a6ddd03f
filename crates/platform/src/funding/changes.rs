//! What is changed about a line: proposed by one person, confirmed by a second.

use calendar::{Date, parse_date};
use codes::{FirmSize, FundingLineId};
use funding::{Amendment, Eligibility, FundingState, Hands, Kind, Opened, Terms};
use money::{Currency, Decimal, Money, Rate};
use serde::{Deserialize, Serialize};
use store::{Expected, Statement, StreamAppend};
use utoipa::ToSchema;
use views::objects;

use super::cards::FundingProposal;
use super::desk::{DeskEvent, desk_write};
use super::look::{amendment_terms, terms_card};
use super::{CLOSED, DONE, funding_problem, line_row, number};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::{Act, Approval};
use crate::cards::Named;
use crate::clock::random;
use crate::events::{Request, appending};
use crate::limits::{MAX_FUNDING_HELD, MAX_FUNDING_LINES};
use crate::problem::{Code, Outcome, Problem};

/// A change of a line, as a proposal holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case", deny_unknown_fields)]
pub enum LineChange {
    /// Open it.
    Open {
        /// With these terms.
        terms: Box<Terms>,
    },
    /// Change its terms.
    Change {
        /// From this day, or from that of the approval when it has passed.
        from: Date,
        /// What.
        amendment: Box<Amendment>,
    },
    /// Let it take nothing more.
    Suspend,
    /// Let it be used again.
    Resume,
    /// Close it for good.
    Close,
}

impl LineChange {
    /// What people call it.
    #[must_use]
    pub const fn zh(&self) -> &'static str {
        match self {
            Self::Open { .. } => "新增资金来源",
            Self::Change { .. } => "变更资金来源",
            Self::Suspend => "暂停资金来源",
            Self::Resume => "恢复资金来源",
            Self::Close => "关闭资金来源",
        }
    }

    /// It with its names.
    #[must_use]
    pub fn name(&self) -> Named {
        let (id, en) = match self {
            Self::Open { .. } => ("open-funding", "open a funding line"),
            Self::Change { .. } => ("change-funding", "change a funding line"),
            Self::Suspend => ("suspend-funding", "suspend a funding line"),
            Self::Resume => ("resume-funding", "resume a funding line"),
            Self::Close => ("close-funding", "close a funding line"),
        };
        Named::new(id, self.zh(), en)
    }
}

/// For which loans a line may be used. What is left out asks nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEligibility {
    /// Sizes of firms: `micro`, `small`, `medium`, `large`.
    #[serde(default)]
    pub sizes: Vec<String>,
    /// Industries (GB/T 4754): a section `C`, a division `13`, a group or a class.
    #[serde(default)]
    pub industries: Vec<String>,
    /// Regions (GB/T 2260), by the first two, four or six digits.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Product codes.
    #[serde(default)]
    pub products: Vec<String>,
    /// Codes of purposes.
    #[serde(default)]
    pub purposes: Vec<String>,
    /// The largest principal of a loan, as people write it.
    #[serde(default)]
    pub largest_principal: Option<String>,
    /// The highest rate that may be charged, percent a year.
    #[serde(default)]
    pub highest_rate_percent: Option<String>,
    /// The longest term, in months.
    #[serde(default)]
    pub longest_months: Option<u32>,
}

/// A line that is to be opened.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFundingLine {
    /// `relending`, `on-lending`, `deposits`, `interbank`, `capital` or `joint-partner`.
    pub kind: String,
    /// What people call it.
    pub name: String,
    /// Who provides the money.
    pub source: String,
    /// The quota, as people write it.
    pub quota: String,
    /// What it costs a year, percent: `1.75`.
    pub annual_cost_percent: String,
    /// The first day on which it may be used.
    pub from: String,
    /// The last.
    pub until: String,
    /// Whether repaid principal frees quota.
    pub revolving: bool,
    /// Which line is asked first: 1 before 2.
    pub priority: u32,
    /// For which loans.
    #[serde(default)]
    pub eligible: NewEligibility,
    /// Why.
    pub reason: String,
}

/// What is to change of a line; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAmendment {
    /// From which day; today when left out.
    #[serde(default)]
    pub from: Option<String>,
    /// The quota.
    #[serde(default)]
    pub quota: Option<String>,
    /// What it costs a year from that day for what is taken then, percent.
    #[serde(default)]
    pub annual_cost_percent: Option<String>,
    /// The last day.
    #[serde(default)]
    pub until: Option<String>,
    /// The priority.
    #[serde(default)]
    pub priority: Option<u32>,
    /// For which loans, as a whole.
    #[serde(default)]
    pub eligible: Option<NewEligibility>,
    /// Why.
    pub reason: String,
}

/// What is asked about a line beside its terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FundingAct {
    /// Let it take nothing more.
    Suspend,
    /// Let it be used again.
    Resume,
    /// Close it for good.
    Close,
}

fn invalid(error: impl std::error::Error) -> Problem {
    Problem::from_domain(Code::Invalid, error)
}

fn percent(text: &str) -> Outcome<Rate> {
    let said = text.trim().trim_end_matches('%');
    let percent: Decimal = said.parse().map_err(|_| {
        Problem::new(
            Code::Invalid,
            format!("'{}' is no percent a year: write 1.75", text.chars().take(40).collect::<String>()),
        )
    })?;
    Ok(Rate::from_percent(percent))
}

fn day(text: &str) -> Outcome<Date> {
    parse_date(text).map_err(invalid)
}

fn money(text: &str, currency: Currency) -> Outcome<Money> {
    Money::parse(text, currency).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
}

fn size(word: &str) -> Outcome<FirmSize> {
    serde_json::from_value(word.into()).map_err(|_| {
        let shown: String = word.chars().take(40).collect();
        Problem::new(Code::Invalid, format!("'{shown}' is no size: use micro, small, medium or large"))
    })
}

impl NewEligibility {
    /// What a line asks, as it would be proposed.
    pub(crate) fn of(eligible: &Eligibility) -> Outcome<Self> {
        let word = |size: &FirmSize| {
            let value = serde_json::to_value(size).ok();
            value.and_then(|value| value.as_str().map(str::to_owned))
        };
        let sizes: Option<Vec<String>> = eligible.sizes.iter().map(word).collect();
        Ok(Self {
            sizes: sizes.ok_or_else(|| Problem::new(Code::Internal, "a size of a firm has no word"))?,
            industries: eligible.industries.iter().map(|one| one.code().to_owned()).collect(),
            regions: eligible.regions.iter().map(|one| format!("{:06}", one.number())).collect(),
            products: eligible.products.clone(),
            purposes: eligible.purposes.clone(),
            largest_principal: eligible.largest_principal.map(Money::digits),
            highest_rate_percent: eligible.highest_rate.map(|rate| rate.percent().normalize().to_string()),
            longest_months: eligible.longest_months,
        })
    }

    fn read(&self, currency: Currency) -> Outcome<Eligibility> {
        let six = |digits: &String| format!("{:0<6}", digits.trim()).parse().map_err(invalid);
        Ok(Eligibility {
            sizes: self.sizes.iter().map(|word| size(word)).collect::<Outcome<_>>()?,
            industries: self.industries.iter().map(|code| code.parse().map_err(invalid)).collect::<Outcome<_>>()?,
            regions: self.regions.iter().map(six).collect::<Outcome<_>>()?,
            products: self.products.clone(),
            purposes: self.purposes.clone(),
            largest_principal: self.largest_principal.as_ref().map(|text| money(text, currency)).transpose()?,
            highest_rate: self.highest_rate_percent.as_ref().map(|text| percent(text)).transpose()?,
            longest_months: self.longest_months,
        })
    }
}

fn priority(number: u32) -> u16 {
    // Past the bound is refused by the terms' own check.
    u16::try_from(number).unwrap_or(u16::MAX)
}

impl NewFundingLine {
    fn read(&self, currency: Currency) -> Outcome<Terms> {
        let kind = Kind::from_word(&self.kind).ok_or_else(|| {
            let known = Kind::ALL.map(|kind| kind.words().0).join(", ");
            Problem::new(Code::Invalid, format!("this is no kind of funding: use one of {known}"))
        })?;
        Ok(Terms {
            kind,
            name: self.name.trim().to_owned(),
            source: self.source.trim().to_owned(),
            quota: money(&self.quota, currency)?,
            annual_cost: percent(&self.annual_cost_percent)?,
            from: day(&self.from)?,
            until: day(&self.until)?,
            revolving: self.revolving,
            priority: priority(self.priority),
            eligible: self.eligible.read(currency)?,
        })
    }
}

impl Platform {
    /// Proposes to open a line; another person confirms it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`], [`Code::AmountInvalid`], [`Code::Pending`].
    pub async fn propose_funding(&self, request: &Request<'_>, new: &NewFundingLine) -> Outcome<Approval> {
        request.who.require(Action::ProposeFunding)?;
        let currency = self.institution(request.institution()).await?.currency;
        let change = LineChange::Open { terms: Box::new(new.read(currency)?) };
        let line = FundingLineId::from_bytes(random()?);
        self.propose(request, Act::ChangeFunding { line, change }, &new.reason).await
    }

    /// Proposes to change a line's terms; another person confirms it.
    ///
    /// # Errors
    /// As [`Platform::propose_funding`]; [`Code::NotFound`], [`Code::WrongState`].
    pub async fn propose_funding_change(
        &self,
        request: &Request<'_>,
        which: &str,
        new: &NewAmendment,
    ) -> Outcome<Approval> {
        request.who.require(Action::ProposeFunding)?;
        let line = self.held_line(request.institution(), which).await?.id;
        let currency = self.institution(request.institution()).await?.currency;
        let amendment = Amendment {
            quota: new.quota.as_ref().map(|text| money(text, currency)).transpose()?,
            annual_cost: new.annual_cost_percent.as_ref().map(|text| percent(text)).transpose()?,
            until: new.until.as_ref().map(|text| day(text)).transpose()?,
            priority: new.priority.map(priority),
            eligible: new.eligible.as_ref().map(|eligible| eligible.read(currency)).transpose()?,
        };
        let from = new.from.as_ref().map_or_else(|| Ok(self.clock.today()), |text| day(text))?;
        let change = LineChange::Change { from, amendment: Box::new(amendment) };
        self.propose(request, Act::ChangeFunding { line, change }, &new.reason).await
    }

    /// Proposes to suspend, resume or close a line; another person confirms it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`], [`Code::Pending`].
    pub async fn propose_funding_act(
        &self,
        request: &Request<'_>,
        which: &str,
        act: FundingAct,
        reason: &str,
    ) -> Outcome<Approval> {
        request.who.require(Action::ProposeFunding)?;
        let line = self.held_line(request.institution(), which).await?.id;
        let change = match act {
            FundingAct::Suspend => LineChange::Suspend,
            FundingAct::Resume => LineChange::Resume,
            FundingAct::Close => LineChange::Close,
        };
        self.propose(request, Act::ChangeFunding { line, change }, reason).await
    }

    /// What an approved change of a line writes.
    pub(crate) async fn funding_writes(
        &self,
        request: &Request<'_>,
        (line, change): (FundingLineId, &LineChange),
        reason: &str,
        hands: loan::Hands,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let (institution, today) = (request.institution(), self.clock.today());
        let hands = Hands { by: hands.by, approved_by: hands.approved_by };
        if let LineChange::Open { terms } = change {
            return self.opening(request, line, (**terms).clone(), hands).await;
        }
        let mut held = self.held_line(institution, &line.to_string()).await?;
        let event = match change {
            LineChange::Change { from, amendment } => {
                held.state.change(today, *from, (**amendment).clone(), reason, hands)
            }
            LineChange::Suspend => held.state.suspend(today, reason, hands),
            LineChange::Resume => held.state.resume(today, reason, hands),
            LineChange::Open { .. } | LineChange::Close => held.state.close(today, reason, hands),
        };
        let event = event.map_err(funding_problem)?;
        let (append, write) = held.did(institution, today, &[event])?;
        Ok((vec![append], vec![write]))
    }

    async fn opening(
        &self,
        request: &Request<'_>,
        line: FundingLineId,
        terms: Terms,
        hands: Hands,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let (institution, today) = (request.institution(), self.clock.today());
        if terms.until < today {
            let detail = format!("{} has passed: let the line run until {today} or later", terms.until);
            return Err(Problem::new(Code::Invalid, detail));
        }
        // Of two openings at once the desk lets one through: the other is asked to try again, and counts anew.
        let desk = self.desk_version(institution).await?;
        let rows = objects::other(&self.book, institution, "funding", &[DONE], MAX_FUNDING_HELD).await?;
        let (held, in_use) = (rows.len(), rows.iter().filter(|row| row.state != CLOSED).count());
        if in_use >= MAX_FUNDING_LINES {
            let detail = format!("{in_use} lines are not closed; at most {MAX_FUNDING_LINES}: change or close one");
            return Err(Problem::new(Code::TooLarge, detail).in_chinese(format!(
                "未关闭的资金来源已有 {in_use} 个，最多 {MAX_FUNDING_LINES} 个：请变更或关闭其中一个"
            )));
        }
        if held >= MAX_FUNDING_HELD {
            let detail = "too many closed lines hold loans still: replace what they hold first";
            return Err(Problem::new(Code::TooLarge, detail)
                .in_chinese("已关闭而仍承载借据的资金来源过多：请先置换其承载的借据"));
        }
        let Hands { by, approved_by } = hands;
        let opened = Opened { line, institution, terms, on: today, by, approved_by };
        let event = FundingState::default().open(opened).map_err(funding_problem)?;
        let row = line_row(line, &FundingState::fold([&event]), 1)?;
        let append = appending(*line.as_bytes(), Expected::New, today, &[event])?;
        let told = DeskEvent::LineOpened { on: today, line, by: approved_by };
        let (desk_append, desk_row) = desk_write(institution, desk, today, told)?;
        Ok((vec![append, desk_append], vec![objects::put(institution, row), desk_row]))
    }

    /// A proposal about a line as people see it.
    pub(crate) async fn funding_proposal(&self, who: &Principal, act: &Act) -> Outcome<Option<FundingProposal>> {
        let Act::ChangeFunding { line, change } = act else { return Ok(None) };
        let (number, name) = match change {
            LineChange::Open { terms } => (None, terms.name.clone()),
            _ => {
                let held = self.held_line(who.institution, &line.to_string()).await?;
                let opened = held.opened()?;
                (Some(number(opened)), opened.terms.name.clone())
            }
        };
        let (from, terms) = match change {
            LineChange::Open { terms } => (None, terms_card(terms)),
            LineChange::Change { from, amendment } => (Some(from.to_string()), amendment_terms(amendment)),
            LineChange::Suspend | LineChange::Resume | LineChange::Close => (None, Vec::new()),
        };
        Ok(Some(FundingProposal { line: line.to_string(), number, name, from, terms }))
    }
}
