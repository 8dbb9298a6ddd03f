//! Runs of expected losses: the stage and the loss of every loan at the end of a day, and what moved between two runs.
//!
//! A run reads every loan once, groups them by debtor for their classes, and keeps one event with its sums; the rows by loan are a
//! read model, made again from the book as it was known when the run was recorded. The effective rate is the contract rate: fees
//! are not part of it. A year's exposure is what is owed now less the principal that the schedule takes back before that year.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, Timestamp, add_days, days_between};
use codes::{InstitutionId, LossRunId, UserId};
use loan::{FiveCategory, LoanState, Position};
use money::{Currency, Decimal, Money};
use quality::{
    Classed, Cover, ExpectedLoss, Exposure, LossParameters, LossStage, Ratio, StageCause, StageFacts, StageLines,
    expected_loss, interest_base, stage,
};
use serde::{Deserialize, Serialize};
use store::{Expected, Statement};
use views::losses::LossRow;
use views::{loans, losses, objects};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{Cash, Named, percent};
use crate::classing::{Owed, by_debtor, classed, owed};
use crate::clock::random;
use crate::events::{JsonEvent, Request, appending, from_json, to_json};
use crate::limits::MAX_WHOLE_LIST;
use crate::loss_cards::{
    LossDetail, LossLine, LossLoanCard, LossLoans, LossRunCard, LossYear, Migration, MovementCard, MovementLine,
    ScenarioLine, StageClass,
};
use crate::loss_parameters::stage_lines;
use crate::names::ProductName;
use crate::parity::Parities;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{LoanBook, class_name};

/// What happened to a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum LossRunEvent {
    /// Expected losses were computed for the end of a day.
    Ran {
        /// The day.
        day: Date,
        /// Version of the parameters.
        parameters: u32,
        /// What it came to.
        card: Box<LossRunCard>,
        /// Who ran it.
        by: UserId,
    },
}

impl JsonEvent for LossRunEvent {
    const STREAM: &'static str = "loss-run";
    fn kind(&self) -> &'static str {
        "losses-run"
    }
    fn effective_on(&self, _: Date) -> Date {
        let Self::Ran { day, .. } = self;
        *day
    }
}

/// What a row keeps of a loan: what its loss was computed from.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    product: String,
    grade: Option<String>,
    cover: Cover,
    class: FiveCategory,
    cause: StageCause,
    days_past_due: u32,
    exposure: Exposure,
}

/// A loan of a run.
struct Found {
    loan: String,
    number: String,
    stage: LossStage,
    expected: ExpectedLoss,
    kept: Kept,
}

/// The parameters of a run.
struct By<'a> {
    parameters: &'a LossParameters,
    lines: StageLines,
    day: Date,
    /// A run is in the institution's currency: what is owed in another counts at the newest parity of the day.
    currency: Currency,
    parities: Parities,
}

fn money_problem(error: impl std::error::Error + Send + Sync + 'static) -> Problem {
    Problem::from_domain(Code::AmountInvalid, error)
}

/// What would be owed at default in each year from a day on.
fn by_year(position: &Position, state: &LoanState, day: Date) -> Outcome<(Vec<Money>, u32)> {
    let now = position.outstanding().map_err(money_problem)?;
    let ends = state.terms_at(day).map(loan::Terms::matures_on);
    let days_left = u32::try_from(ends.map_or(0, |end| days_between(day, end))).unwrap_or(0);
    let mut years = vec![now];
    for year in 1..days_left.div_ceil(365) {
        let begins = add_days(day, i32::try_from(year * 365).unwrap_or(i32::MAX)).unwrap_or(Date::MAX);
        let mut owed = now;
        for row in position.rows.iter().filter(|row| row.due_on > day && row.due_on <= begins) {
            let left = row.charged.principal.checked_sub(row.paid.principal).map_err(money_problem)?;
            owed = owed.checked_sub(left).map_err(money_problem)?;
        }
        years.push(if owed.is_negative() { Money::zero(now.currency()) } else { owed });
    }
    Ok((years, days_left))
}

fn measure(by: &By<'_>, one: &Owed<'_>, claim: &Classed) -> Outcome<Found> {
    let Owed { row, state, position, .. } = one;
    let given = row.grade.as_deref();
    let grade = claim.downgraded_to.as_deref().or(given);
    let facts = StageFacts {
        days_past_due: position.days_past_due,
        class: Some(claim.class),
        impaired: claim.impaired,
        rebutted: claim.stage_rebutted,
        notches: by.parameters.notches(given, claim.downgraded_to.as_deref()),
        watched: claim.watched,
    };
    let (stage, cause) = stage(Some(by.parameters), &by.lines, &facts);
    let (years, days_left) = by_year(position, state, by.day)?;
    let exposure = Exposure {
        by_year: years.into_iter().map(|owed| by.parities.weigh(owed, by.currency)).collect::<Outcome<_>>()?,
        days_left,
        effective_rate: position.annual_rate.fraction(),
        loss_given_default: by.parameters.losses.get(&claim.cover).copied().unwrap_or(Decimal::ONE),
        curve: by.parameters.curve(grade).to_vec(),
    };
    let expected = expected_loss(&exposure, &by.parameters.scenarios, stage).map_err(money_problem)?;
    Ok(Found {
        loan: row.id.clone(),
        number: row.number.clone(),
        stage,
        expected,
        kept: Kept {
            product: row.product_code.clone(),
            grade: grade.map(str::to_owned),
            cover: claim.cover,
            class: claim.class,
            cause,
            days_past_due: position.days_past_due,
            exposure,
        },
    })
}

/// Sums of a run in the making.
#[derive(Default)]
struct Sums(BTreeMap<(u8, String), (Named, u64, i64, i64)>);

impl Sums {
    fn add(&mut self, order: u8, name: Named, found: &Found) -> Outcome<()> {
        let slot = self.0.entry((order, name.id.clone())).or_insert((name, 0, 0, 0));
        let over = || Problem::new(Code::AmountInvalid, "a sum of the run is beyond 64 bits: split the institution");
        slot.1 += 1;
        slot.2 = slot.2.checked_add(found.expected.exposure.minor()).ok_or_else(over)?;
        slot.3 = slot.3.checked_add(found.expected.loss.minor()).ok_or_else(over)?;
        Ok(())
    }

    fn lines(self, currency: Currency) -> Vec<LossLine> {
        let line = |(name, loans, exposure, loss): (Named, u64, i64, i64)| LossLine {
            name,
            loans,
            coverage_percent: share(loss, exposure, currency),
            exposure: Cash::from(Money::from_minor(exposure, currency)),
            loss: Cash::from(Money::from_minor(loss, currency)),
        };
        self.0.into_values().map(line).collect()
    }
}

fn share(part: i64, whole: i64, currency: Currency) -> Option<String> {
    Ratio { part: Money::from_minor(part, currency), whole: Money::from_minor(whole, currency) }.percent()
}

fn stage_name(stage: LossStage) -> Named {
    Named::new(stage.number().to_string(), stage.zh(), stage.en())
}

/// A product by its code; by the code where it has no name.
fn product_named(names: &BTreeMap<String, ProductName>, code: &str) -> Named {
    names.get(code).map_or_else(|| Named::new(code, code, code), |name| Named::new(code, &name.zh, &name.en))
}

fn cover_name(cover: Cover) -> Named {
    Named::new(cover.id(), cover.zh(), cover.en())
}

fn card(
    id: LossRunId,
    (number, name): (u32, &str),
    day: Date,
    currency: Currency,
    (all, products_by_code): (&[Found], &BTreeMap<String, ProductName>),
) -> Outcome<LossRunCard> {
    let [mut whole, mut stages, mut classes, mut products, mut grades, mut covers, mut pairs] =
        std::array::from_fn(|_| Sums::default());
    for one in all {
        let (class, kept) = (class_name(one.kept.class), &one.kept);
        let grade = kept.grade.clone().unwrap_or_else(|| "-".into());
        whole.add(0, Named::new("all", "合计", "all"), one)?;
        stages.add(one.stage.number(), stage_name(one.stage), one)?;
        classes.add(kept.class as u8, class.clone(), one)?;
        products.add(0, product_named(products_by_code, &kept.product), one)?;
        grades.add(0, Named::new(&grade, &grade, &grade), one)?;
        covers.add(0, cover_name(kept.cover), one)?;
        let pair = Named { id: format!("{}/{}", one.stage.number(), class.id), ..class };
        pairs.add(one.stage.number() * 10 + kept.class as u8, pair, one)?;
    }
    let pairs = pairs.lines(currency).into_iter().filter_map(|line| {
        let (stage, class) = line.name.id.split_once('/')?;
        let class = Named::new(class, &line.name.zh, &line.name.en);
        Some(StageClass { stage: stage.parse().ok()?, class, exposure: line.exposure, loss: line.loss })
    });
    let zero = Cash::from(Money::zero(currency));
    let total = whole.lines(currency).pop();
    Ok(LossRunCard {
        id: id.to_string(),
        day: day.to_string(),
        parameters: number,
        parameters_name: name.to_owned(),
        loans: total.as_ref().map_or(0, |line| line.loans),
        exposure: total.as_ref().map_or_else(|| zero.clone(), |line| line.exposure.clone()),
        coverage_percent: total.as_ref().and_then(|line| line.coverage_percent.clone()),
        loss: total.map_or(zero, |line| line.loss),
        stages: stages.lines(currency),
        classes: classes.lines(currency),
        products: products.lines(currency),
        grades: grades.lines(currency),
        covers: covers.lines(currency),
        stage_classes: pairs.collect(),
    })
}

impl Found {
    fn row(&self, run: LossRunId) -> Outcome<LossRow> {
        Ok(LossRow {
            run: run.to_string(),
            loan: self.loan.clone(),
            number: self.number.clone(),
            stage: i64::from(self.stage.number()),
            exposure: self.expected.exposure.minor(),
            loss: self.expected.loss.minor(),
            body: String::from_utf8_lossy(&to_json(&self.kept)?).into_owned(),
        })
    }
}

/// The rows of a run: its loans, then itself.
fn rows(institution: InstitutionId, id: LossRunId, found: &[Found], card: &LossRunCard) -> Outcome<Vec<Statement>> {
    let loans = found.iter().map(|one| Ok(losses::put(institution, one.row(id)?)));
    loans.chain([run_row(card).map(|row| objects::put(institution, row))]).collect()
}

fn run_row(card: &LossRunCard) -> Outcome<objects::Object> {
    Ok(objects::Object {
        kind: "loss-run".into(),
        id: card.id.clone(),
        state: "done".into(),
        label: card.day.clone(),
        version: 1,
        body: String::from_utf8_lossy(&to_json(card)?).into_owned(),
    })
}

impl Platform {
    /// Every loan's loss at the end of a day, from what was recorded up to an instant.
    async fn measured(
        &self,
        institution: InstitutionId,
        (day, known_at): (Date, Timestamp),
        parameters: &LossParameters,
    ) -> Outcome<Vec<Found>> {
        let mut book: LoanBook = self.loan_states(institution).await?;
        for (_, state, history) in &mut book {
            if history.last().is_some_and(|(stored, _)| stored.recorded_at > known_at) {
                let known = history.iter().take_while(|(stored, _)| stored.recorded_at <= known_at);
                *state = LoanState::from_events(known.map(|(_, event)| event));
            }
        }
        let classing = self.classing(institution, known_at).await?;
        let by = By {
            parameters,
            lines: stage_lines(&classing.snapshot(day))?,
            day,
            currency: self.institution(institution).await?.currency,
            parities: classing.parities(day),
        };
        let rules = classing.rules_on(day)?;
        let mut found = Vec::new();
        for (firm, held) in by_debtor(&book, day) {
            let owed = owed(held, day)?;
            // Only what is owed has a class.
            let debtor = classed(&rules, &owed, classing.marks(firm), (day, &by.parities))?;
            for claim in &debtor.claims {
                if let Some(one) = owed.iter().find(|one| one.loan == claim.loan) {
                    found.push(measure(&by, one, claim)?);
                }
            }
        }
        found.sort_by(|one, other| one.number.cmp(&other.number).then(one.loan.cmp(&other.loan)));
        Ok(found)
    }

    /// Computes expected losses for the end of a day with the parameters in force.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`] when no parameters are approved, [`Code::Invalid`] for a day that has not come.
    pub async fn run_losses(&self, request: &Request<'_>, day: Option<Date>) -> Outcome<LossRunCard> {
        request.who.require(Action::RunLosses)?;
        let (institution, today, now) = (request.institution(), self.clock.today(), self.clock.now());
        let day = day.unwrap_or(today);
        if day > today {
            return Err(Problem::new(Code::Invalid, format!("{day} has not come yet: run for {today} at the latest")));
        }
        let versions = self.loss_versions(institution).await?;
        let version = versions.in_force().ok_or_else(|| {
            Problem::new(
                Code::WrongState,
                "no parameters of expected losses are approved: draft some and let another person approve them",
            )
        })?;
        let currency = self.institution(institution).await?.currency;
        let found = self.measured(institution, (day, now), &version.document).await?;
        let id = LossRunId::from_bytes(random()?);
        let products = self.product_names(institution).await?;
        let card = card(id, (version.number, &version.document.name), day, currency, (&found, &products))?;
        // The rows first: the event that says there is a run comes with the last of them.
        let rest = self.write_ahead(institution, rows(institution, id, &found, &card)?).await?;
        let event =
            LossRunEvent::Ran { day, parameters: version.number, card: Box::new(card.clone()), by: request.who.user };
        let append = appending(*id.as_bytes(), Expected::New, today, &[event])?;
        self.save(request, vec![append], rest, card).await
    }

    /// The rows of a run, made again from the book as it was known when the run was recorded.
    pub(crate) async fn run_rows(
        &self,
        institution: InstitutionId,
        id: LossRunId,
        (event, recorded_at): (&LossRunEvent, Timestamp),
    ) -> Outcome<Vec<Statement>> {
        let LossRunEvent::Ran { day, parameters, card, .. } = event;
        let versions = self.loss_versions(institution).await?;
        let version = versions.numbered(*parameters).ok_or_else(|| {
            Problem::new(Code::StoreDamaged, "a run names parameters that are not in the book: run anji verify")
        })?;
        let found = self.measured(institution, (*day, recorded_at), &version.document).await?;
        rows(institution, id, &found, card)
    }

    /// The runs of the asker's institution, the newest day first.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn loss_runs(&self, who: &Principal) -> Outcome<Vec<LossRunCard>> {
        who.require(Action::ReadReport)?;
        self.runs_of(who.institution).await
    }

    async fn runs_of(&self, institution: InstitutionId) -> Outcome<Vec<LossRunCard>> {
        let rows = objects::all(&self.book, institution, "loss-run", None, MAX_WHOLE_LIST).await?;
        let mut cards: Vec<LossRunCard> =
            rows.iter().map(|row| from_json(row.body.as_bytes())).collect::<Outcome<_>>()?;
        cards.sort_by(|one, other| other.day.cmp(&one.day).then_with(|| other.id.cmp(&one.id)));
        Ok(cards)
    }

    pub(crate) async fn last_run(
        &self,
        institution: InstitutionId,
        until: Option<Date>,
    ) -> Outcome<Option<LossRunCard>> {
        let until = until.map(|day| day.to_string());
        let runs = self.runs_of(institution).await?;
        Ok(runs.into_iter().find(|run| until.as_ref().is_none_or(|until| run.day <= *until)))
    }

    /// One run, by id, by day, or the `last`.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn loss_run(&self, who: &Principal, which: &str) -> Outcome<LossRunCard> {
        who.require(Action::ReadReport)?;
        let found = self.runs_of(who.institution).await?.into_iter();
        let mut found = found.filter(|run| which == "last" || run.id == which || run.day == which);
        found.next().ok_or_else(|| Problem::not_found("run of expected losses", which))
    }

    /// Loans of a run by number, in one stage when one is given.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn loss_loans(
        &self,
        who: &Principal,
        which: &str,
        stage: Option<u8>,
        after: &str,
        limit: u32,
    ) -> Outcome<LossLoans> {
        let run = self.loss_run(who, which).await?;
        let limit = views::limits::page(limit);
        let rows = losses::page(&self.book, who.institution, &run.id, stage.map(i64::from), after, limit).await?;
        let next = rows.last().filter(|_| rows.len() == limit as usize).map(|row| row.number.clone());
        let currency = currency_of(&run);
        Ok(LossLoans { items: rows.iter().map(|row| loan_card(row, currency)).collect::<Outcome<_>>()?, next })
    }

    /// One loan of a run, with the formula written out.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn loss_loan(&self, who: &Principal, which: &str, loan: &str) -> Outcome<LossDetail> {
        let run = self.loss_run(who, which).await?;
        let id = self.held_loan(who, loan).await?.id.to_string();
        let row = losses::get(&self.book, who.institution, &run.id, &id).await?;
        let row = row.ok_or_else(|| Problem::not_found("loan in the run", loan))?;
        let versions = self.loss_versions(who.institution).await?;
        let version = versions.numbered(run.parameters);
        let version = version.ok_or_else(|| Problem::not_found("version of the parameters", run.parameters))?;
        detail(&row, &version.document, currency_of(&run))
    }

    /// What moved expected losses from one run to another.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn loss_movement(&self, who: &Principal, from: &str, to: &str) -> Outcome<MovementCard> {
        let (first, last) = (self.loss_run(who, from).await?, self.loss_run(who, to).await?);
        let (before, after) = (self.whole_run(who, &first.id).await?, self.whole_run(who, &last.id).await?);
        let mut moves = Moves::new(currency_of(&last));
        let loans: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for loan in loans {
            match (before.get(loan), after.get(loan)) {
                (Some(was), Some(is)) => moves.kept(was, is),
                (None, Some(is)) => moves.came(is),
                (Some(was), None) => {
                    let row = loans::get(&self.book, who.institution, loan).await?;
                    moves.went(was, row.is_some_and(|row| row.state == "written-off"));
                }
                (None, None) => {}
            }
        }
        Ok(moves.card(&first, &last))
    }

    async fn whole_run(&self, who: &Principal, run: &str) -> Outcome<BTreeMap<String, LossRow>> {
        let mut all = BTreeMap::new();
        let mut after = String::new();
        loop {
            let page = losses::page(&self.book, who.institution, run, None, &after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(all) };
            after.clone_from(&last.number);
            all.extend(page.into_iter().map(|row| (row.loan.clone(), row)));
        }
    }
}

fn currency_of(run: &LossRunCard) -> Currency {
    Currency::from_code(&run.exposure.currency).unwrap_or(Currency::CNY)
}

fn loan_card(row: &LossRow, currency: Currency) -> Outcome<LossLoanCard> {
    let kept: Kept = from_json(row.body.as_bytes())?;
    let stage =
        LossStage::from_number(row.stage).ok_or_else(|| Problem::new(Code::StoreDamaged, "a stage is not known"))?;
    let (cause, zh, en) = kept.cause.words();
    Ok(LossLoanCard {
        loan: row.loan.clone(),
        number: row.number.clone(),
        product: kept.product,
        grade: kept.grade,
        cover: cover_name(kept.cover),
        class: class_name(kept.class),
        stage: stage_name(stage),
        cause: Named::new(cause, zh, en),
        days_past_due: kept.days_past_due,
        exposure: Cash::from(Money::from_minor(row.exposure, currency)),
        loss: Cash::from(Money::from_minor(row.loss, currency)),
        coverage_percent: share(row.loss, row.exposure, currency),
    })
}

/// Percent with six places, for a line that people read.
fn short(fraction: Decimal) -> String {
    (fraction * Decimal::ONE_HUNDRED).round_dp(6).normalize().to_string()
}

fn detail(row: &LossRow, parameters: &LossParameters, currency: Currency) -> Outcome<LossDetail> {
    let kept: Kept = from_json(row.body.as_bytes())?;
    let stage =
        LossStage::from_number(row.stage).ok_or_else(|| Problem::new(Code::StoreDamaged, "a stage is not known"))?;
    let expected = expected_loss(&kept.exposure, &parameters.scenarios, stage).map_err(money_problem)?;
    let years = expected.years.iter().map(|year| {
        let (weighted, discount) = (short(year.weighted), year.discount.round_dp(8).normalize());
        let formula = match year.year {
            0 => format!("{} × {weighted}% = {}", year.exposure.digits(), year.loss.digits()),
            _ => format!("{} × {weighted}% × {discount} = {}", year.exposure.digits(), year.loss.digits()),
        };
        LossYear {
            year: year.year,
            exposure: Cash::from(year.exposure),
            marginal_pd_percent: short(year.marginal_pd),
            weighted_percent: weighted,
            discount: discount.to_string(),
            loss: Cash::from(year.loss),
            formula,
        }
    });
    let scenarios = parameters.scenarios.iter().map(|scenario| ScenarioLine {
        name: scenario.name.clone(),
        weight_percent: percent(scenario.weight),
        pd_factor: scenario.pd_factor.normalize().to_string(),
        lgd_factor: scenario.lgd_factor.normalize().to_string(),
    });
    Ok(LossDetail {
        loan: loan_card(row, currency)?,
        rate_percent: percent(kept.exposure.effective_rate),
        lgd_percent: percent(kept.exposure.loss_given_default),
        curve_percent: kept.exposure.curve.iter().copied().map(percent).collect(),
        days_left: kept.exposure.days_left,
        scenarios: scenarios.collect(),
        years: years.collect(),
        interest_base: Cash::from(interest_base(&expected, stage).map_err(money_problem)?),
    })
}

/// The lines of a movement: opening, moved between stages, re-measured, new, repaid, written off, closing.
const MOVES: [(&str, &str, &str); 7] = [
    ("opening", "期初余额", "opening"),
    ("migrated", "阶段转移", "moved between stages"),
    ("remeasured", "重新计量", "re-measured"),
    ("new", "本期新增", "new loans"),
    ("repaid", "本期收回", "repaid"),
    ("written-off", "本期核销", "written off"),
    ("closing", "期末余额", "closing"),
];

/// A movement in the making. A loan that changed stage takes its opening loss with it; what it then changes by is re-measured.
struct Moves {
    currency: Currency,
    lines: [(u64, [i64; 3]); 7],
    migrations: BTreeMap<(u8, u8), (u64, i64)>,
}

impl Moves {
    fn new(currency: Currency) -> Self {
        Self { currency, lines: [(0, [0; 3]); 7], migrations: BTreeMap::new() }
    }

    fn add(&mut self, line: usize, stage: i64, minor: i64, loans: u64) {
        let at = usize::try_from(stage - 1).unwrap_or(0).min(2);
        self.lines[line].0 += loans;
        self.lines[line].1[at] = self.lines[line].1[at].saturating_add(minor);
    }

    fn migrate(&mut self, from: i64, to: i64, exposure: i64) {
        let small = |stage: i64| u8::try_from(stage).unwrap_or(0);
        let slot = self.migrations.entry((small(from), small(to))).or_default();
        *slot = (slot.0 + 1, slot.1.saturating_add(exposure));
    }

    fn kept(&mut self, was: &LossRow, is: &LossRow) {
        self.add(0, was.stage, was.loss, 1);
        if was.stage != is.stage {
            self.add(1, was.stage, -was.loss, 0);
            self.add(1, is.stage, was.loss, 1);
        }
        self.add(2, is.stage, is.loss.saturating_sub(was.loss), u64::from(is.loss != was.loss));
        self.add(6, is.stage, is.loss, 1);
        self.migrate(was.stage, is.stage, is.exposure);
    }

    fn came(&mut self, is: &LossRow) {
        self.add(3, is.stage, is.loss, 1);
        self.add(6, is.stage, is.loss, 1);
        self.migrate(0, is.stage, is.exposure);
    }

    fn went(&mut self, was: &LossRow, written_off: bool) {
        self.add(0, was.stage, was.loss, 1);
        self.add(if written_off { 5 } else { 4 }, was.stage, -was.loss, 1);
        self.migrate(was.stage, 0, was.exposure);
    }

    fn card(self, first: &LossRunCard, last: &LossRunCard) -> MovementCard {
        let cash = |minor: i64| Cash::from(Money::from_minor(minor, self.currency));
        let lines = MOVES.into_iter().zip(self.lines).map(|((id, zh, en), (loans, stages))| MovementLine {
            what: Named::new(id, zh, en),
            loans,
            total: cash(stages.iter().fold(0, |sum: i64, minor| sum.saturating_add(*minor))),
            stages: stages.into_iter().map(cash).collect(),
        });
        let migrations = self.migrations.iter().map(|((from, to), (loans, exposure))| Migration {
            from: *from,
            to: *to,
            loans: *loans,
            exposure: cash(*exposure),
        });
        MovementCard {
            from: first.id.clone(),
            from_day: first.day.clone(),
            to: last.id.clone(),
            to_day: last.day.clone(),
            lines: lines.collect(),
            migrations: migrations.collect(),
        }
    }
}
