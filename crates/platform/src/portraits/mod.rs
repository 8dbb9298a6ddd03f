//! Portraits of all firms as a table, and in memory while the service runs and the board made of it; a firm's portrait under its consent, its course month by month, and one number followed back to file and row.
//!
//! | step | what |
//! |---|---|
//! | consent | the categories that consents in force name; none in force: refused |
//! | record | that the portrait was read, by whom, of which categories: an event of the reader's book, in the firm's access log |
//! | read | facts of the firm, the operator's and the reader's own, in those categories, learnt by the instant asked for |
//! | fold | the one fold of `portrait`; nothing is kept, so a withdrawn consent stops at once |

mod board;
mod board_cards;
mod cards;
mod held;
mod peers;
mod run;

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, Timestamp, add_months};
use codes::{FirmId, InstitutionId};
use hub::{Catalogue as Sources, Fact, MeasureId};
use portrait::{Catalogue, Evaluator, FirmState, Portrait};

pub use board::BoardAsked;
pub use board_cards::{
    BoardFirm, BoardFirms, CityCounts, ClassCounts, GradeCounts, GradeMove, GradeShare, PortraitBoardCard,
    PortraitRunCard, SectionCounts, StageCounts,
};
pub(crate) use cards::unit_name;
pub use cards::{
    CashBreakCard, IndicatorDetail, IndicatorPoint, LivePortraitCard, PortraitCard, PortraitDimension,
    PortraitHistoryCard, PortraitIndicator, ScoresCard, TraceCard,
};
pub(crate) use held::HeldPortraits;
pub use held::HeldStep;
pub use peers::{PeerScore, PeersCard};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::cards::Named;
use crate::data::Batch;
use crate::events::from_json;
use crate::firms::Consent;
use crate::limits::{MAX_SHOWN_TRACES, PORTRAIT_MONTHS};
use crate::problem::{Code, Outcome, Problem};
use crate::sources::{Owner, category_name};

/// Which portrait.
#[derive(Debug, Clone, Copy, Default)]
pub struct PortraitAsked {
    /// The day; today without one.
    pub on: Option<Date>,
    /// Only what was learnt by then.
    pub known_at: Option<Timestamp>,
}

/// What a portrait is made of.
struct Seen {
    firm: FirmId,
    name: String,
    simulated: bool,
    on: Date,
    facts: Vec<(Owner, Fact)>,
    seen: BTreeSet<String>,
    not_consented: BTreeSet<String>,
}

impl Seen {
    fn state(&self) -> Outcome<FirmState> {
        folded(&self.facts, &self.seen)
    }
}

/// Whether a measure is of one of these categories.
pub(crate) fn is_of(measure: MeasureId, categories: &BTreeSet<String>) -> bool {
    Sources::built_in().category_of(measure).is_some_and(|category| categories.contains(&category.id))
}

/// What facts of a firm tell of it, those of other categories left out.
pub(crate) fn folded(facts: &[(Owner, Fact)], categories: &BTreeSet<String>) -> Outcome<FirmState> {
    let mut state = FirmState::new();
    for (_, fact) in facts.iter().filter(|(_, fact)| is_of(fact.measure, categories)) {
        let taken = state.observe(Catalogue::built_in(), fact);
        taken.map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
    }
    Ok(state)
}

impl Platform {
    /// The portrait of a firm.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::ConsentMissing`], [`Code::Invalid`] for a day to come.
    pub async fn portrait(&self, who: &Principal, firm: &str, asked: PortraitAsked) -> Outcome<PortraitCard> {
        let seen = self.seen(who, firm, asked, "portrait").await?;
        let portrait = portrait_on(&seen.state()?, seen.on)?;
        let foreseen = cashflow::Foresight::built_in().foresee(&portrait);
        let foreseen = foreseen.map_err(|error| Problem::from_domain(Code::Internal, error))?;
        let names = |ids: &BTreeSet<String>| ids.iter().map(|id| category_name(id)).collect::<Vec<Named>>();
        let indicators = Catalogue::built_in().indicators().iter().enumerate().zip(&portrait.readings);
        Ok(PortraitCard {
            firm: seen.firm.to_string(),
            name: seen.name.clone(),
            simulated: seen.simulated,
            known_at: asked.known_at.map(|at| at.to_string()),
            seen: names(&seen.seen),
            not_consented: names(&seen.not_consented),
            facts: seen.facts.len() as u64,
            scores: cards::scores_card(&portrait),
            cash_break: foreseen.as_ref().map(cards::cash_break_card),
            indicators: indicators.map(|((at, one), reading)| cards::indicator_card(at, one, *reading)).collect(),
        })
    }

    /// The scores of a firm at the end of each of the last months, the last on the day asked for.
    ///
    /// # Errors
    /// As [`Platform::portrait`].
    pub async fn portrait_history(
        &self,
        who: &Principal,
        firm: &str,
        asked: PortraitAsked,
    ) -> Outcome<PortraitHistoryCard> {
        let seen = self.seen(who, firm, asked, "portrait-history").await?;
        let state = seen.state()?;
        let mut evaluator = Evaluator::new(Catalogue::built_in());
        let mut months = Vec::new();
        for day in month_ends(seen.on)? {
            months.push(cards::scores_card(&evaluated(&mut evaluator, &state, day)?));
        }
        Ok(PortraitHistoryCard { firm: seen.firm.to_string(), months })
    }

    /// One indicator of a firm: its course, and the values it is computed from with the file and row each came from.
    ///
    /// # Errors
    /// As [`Platform::portrait`]; [`Code::NotFound`] for an unknown indicator.
    pub async fn portrait_indicator(
        &self,
        who: &Principal,
        firm: &str,
        indicator: &str,
        asked: PortraitAsked,
    ) -> Outcome<IndicatorDetail> {
        who.require(Action::ReadPortrait)?;
        let catalogue = Catalogue::built_in();
        let at = catalogue.find(indicator).ok_or_else(|| Problem::not_found("indicator", indicator))?;
        let found = &catalogue.indicators()[at];
        let seen = self.seen(who, firm, asked, indicator).await?;
        let state = seen.state()?;
        let mut evaluator = Evaluator::new(catalogue);
        let is_fen = found.counts_fen();
        let mut course = Vec::new();
        for day in month_ends(seen.on)? {
            let value = evaluated(&mut evaluator, &state, day)?.readings[at].value();
            course.push(IndicatorPoint {
                on: day.to_string(),
                value: value.map(|value| cards::said(value, found.scale, is_fen)),
                number: value.map(|value| cards::number(value, found.scale, is_fen)),
            });
        }
        let reading = evaluated(&mut evaluator, &state, seen.on)?.readings[at];
        let measures: BTreeSet<&str> = found.measures.iter().chain(&found.over).map(String::as_str).collect();
        let (traces, traces_in_all) = self.traces(&seen, &measures).await?;
        Ok(IndicatorDetail { indicator: cards::indicator_card(at, found, reading), course, traces, traces_in_all })
    }

    /// What these measures reported, the newest first.
    async fn traces(&self, seen: &Seen, measures: &BTreeSet<&str>) -> Outcome<(Vec<TraceCard>, u64)> {
        let sources = Sources::built_in();
        let of = |fact: &Fact| sources.measure(fact.measure).filter(|measure| measures.contains(measure.id.as_str()));
        let mut facts: Vec<&(Owner, Fact)> =
            seen.facts.iter().filter(|(_, fact)| of(fact).is_some() && fact.on <= seen.on).collect();
        facts.sort_by_key(|(_, fact)| std::cmp::Reverse((fact.on, fact.measure, fact.known)));
        let mut newest = BTreeMap::new();
        for (_, fact) in &facts {
            let best = newest.entry(fact.cell()).or_insert(fact.known);
            *best = fact.known.max(*best);
        }
        let all = facts.len() as u64;
        let mut files: BTreeMap<(Owner, codes::BatchId), (String, Option<String>)> = BTreeMap::new();
        let mut traces = Vec::new();
        for (owner, fact) in facts.into_iter().take(MAX_SHOWN_TRACES) {
            let Some(measure) = of(fact) else { continue };
            let key = (*owner, fact.known.batch);
            let (file, replayed_from) = match files.get(&key) {
                Some(file) => file.clone(),
                None => files.entry(key).or_insert(self.batch_source(key).await?).clone(),
            };
            let learned = Timestamp::from_microsecond(fact.known.learned_us);
            let learned =
                learned.map_err(|error| Problem::new(Code::StoreDamaged, "an instant of a fact").because(error))?;
            traces.push(TraceCard {
                measure: Named::new(&measure.id, &measure.zh, &measure.en),
                source: sources
                    .category_of(fact.measure)
                    .map_or_else(|| category_name(""), |one| category_name(&one.id)),
                on: fact.on.to_string(),
                value: fact.value.map(|value| cards::measured(measure, value)),
                unit: cards::measure_unit(measure),
                learned_at: learned.to_string(),
                batch: fact.known.batch.to_string(),
                file,
                row: fact.known.row,
                replayed_from,
                superseded: newest.get(&fact.cell()).is_some_and(|known| *known > fact.known),
            });
        }
        Ok((traces, all))
    }

    /// The file of a batch, and the batch from whose quarantine its rows came, if from one.
    async fn batch_source(&self, (owner, batch): (Owner, codes::BatchId)) -> Outcome<(String, Option<String>)> {
        let row = views::objects::get(&self.book, owner, "batch", &batch.to_string()).await?;
        let batch: Option<Batch> = row.map(|row| from_json(row.body.as_bytes())).transpose()?;
        Ok(batch.map_or_else(Default::default, |batch| {
            let from = batch.delivered.and_then(|delivered| delivered.replayed_from);
            (batch.source, from.map(|from| from.to_string()))
        }))
    }

    /// What the asker may see of a firm, once its reading is on record.
    async fn seen(&self, who: &Principal, which: &str, asked: PortraitAsked, what: &str) -> Outcome<Seen> {
        who.require(Action::ReadPortrait)?;
        let known = self.firm(who, which).await?;
        let firm: FirmId = known.firm.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        // Only firms that the asker's institution has a file on.
        let row = self.firm_row(who, firm).await?;
        let today = self.clock.today();
        let on = asked.on.unwrap_or(today);
        if on > today {
            let (zh, en) =
                (format!("{on} 尚未到来：请选 {today} 或之前"), format!("{on} is to come: ask for {today} or before"));
            return Err(Problem::new(Code::Invalid, en).in_chinese(zh));
        }
        let categories = self.consented_read(who, firm, what).await?;
        let mut facts = self.facts_of(who.institution, &[firm].into()).await?.remove(&firm).unwrap_or_default();
        let until = asked.known_at.map(|at| at.as_microsecond());
        facts.retain(|(_, fact)| until.is_none_or(|until| fact.known.learned_us <= until));
        let category = |fact: &Fact| Sources::built_in().category_of(fact.measure).map(|one| one.id.clone());
        let came: BTreeSet<String> = facts.iter().filter_map(|(_, fact)| category(fact)).collect();
        facts.retain(|(_, fact)| is_of(fact.measure, &categories));
        Ok(Seen {
            firm,
            name: row.name,
            simulated: row.simulated,
            on,
            facts,
            seen: came.intersection(&categories).cloned().collect(),
            not_consented: came.difference(&categories).cloned().collect(),
        })
    }
}

impl Platform {
    /// The categories that a firm's consents let the asker read today, once it is on record that they are read.
    ///
    /// # Errors
    /// [`Code::ConsentMissing`].
    async fn consented_read(&self, who: &Principal, firm: FirmId, what: &str) -> Outcome<BTreeSet<String>> {
        let categories = self.categories_of(firm, who.institution).await?;
        self.recorded_read(who, firm, categories, what).await
    }

    /// The same for a firm that nothing was asked about yet: that the asker has a file on it is asked with the consents, in one look at the book.
    ///
    /// # Errors
    /// [`Code::NotFound`] without a file, [`Code::ConsentMissing`].
    async fn consented_read_on_file(&self, who: &Principal, firm: FirmId, what: &str) -> Outcome<BTreeSet<String>> {
        let found = views::firms::consents_on_file(&self.book, OPERATOR, who.institution, &firm.to_string()).await?;
        let bodies = found.ok_or_else(|| Problem::not_found("firm", firm))?;
        let consents = bodies.iter().map(|body| from_json(body.as_bytes())).collect::<Outcome<Vec<Consent>>>()?;
        let categories = Consent::categories(&consents, who.institution, self.clock.today());
        self.recorded_read(who, firm, categories, what).await
    }

    async fn recorded_read(
        &self,
        who: &Principal,
        firm: FirmId,
        categories: BTreeSet<String>,
        what: &str,
    ) -> Outcome<BTreeSet<String>> {
        if categories.is_empty() {
            let en = format!("{firm} has no consent in force for this institution: record one first");
            return Err(Problem::new(Code::ConsentMissing, en).in_chinese("企业没有在有效期内的授权：请先登记授权"));
        }
        self.record_reads(who, &[(firm, categories.clone())].into(), what).await?;
        Ok(categories)
    }

    /// The categories that a firm's consents let an institution read today.
    pub(crate) async fn categories_of(&self, firm: FirmId, institution: InstitutionId) -> Outcome<BTreeSet<String>> {
        let consents = self.consents_of(firm, institution).await?;
        Ok(Consent::categories(&consents, institution, self.clock.today()))
    }
}

fn portrait_on(state: &FirmState, on: Date) -> Outcome<Portrait> {
    evaluated(&mut Evaluator::new(Catalogue::built_in()), state, on)
}

fn evaluated(evaluator: &mut Evaluator<'_>, state: &FirmState, on: Date) -> Outcome<Portrait> {
    evaluator.portrait(state, on).map_err(|error| Problem::from_domain(Code::Internal, error))
}

/// The ends of the months before a day, the oldest first, and the day.
fn month_ends(on: Date) -> Outcome<Vec<Date>> {
    let mut days = Vec::with_capacity(PORTRAIT_MONTHS + 1);
    for back in (1..=PORTRAIT_MONTHS).rev() {
        let back = i32::try_from(back).unwrap_or(i32::MAX);
        let month =
            add_months(on.first_of_month(), -back).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        days.push(month.last_of_month());
    }
    days.push(on);
    Ok(days)
}
