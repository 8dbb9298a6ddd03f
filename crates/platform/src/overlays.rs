//! What an institution lays over the rulebook: the newest loan prime rate, tighter limits, parameters of its own.
//!
//! An overlay is a document in the form of the shipped parameters, proposed by risk, approved by a reviewer, and kept as an
//! event of the institution. Its facts count from the instant of the approval and never earlier, so a decision made before
//! is replayed under what was known then. A decision takes the rules as known when its business day began: an overlay
//! approved today is lent on from the next day.

use std::sync::Arc;

use calendar::{Date, Timestamp};
use codes::{InstitutionId, UserId};
use quality::ClassRules;
use rulebook::{Confidence, Fact, Listed, LprTerm, Parameter, Rulebook, Value};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use store::{Expected, StoredEvent, StreamAppend};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::approvals::Approval;
use crate::classing::class_rules;
use crate::clock::start_of_day;
use crate::events::{JsonEvent, Request, appending};
use crate::limits::{MAX_OVERLAY_BYTES, MAX_OVERLAYS};
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::thresholds;
use crate::shelf::{OfStream, Shelf};

/// What happened to an institution's overlay of the rulebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum OverlayEvent {
    /// Facts were laid over it; they count from when this was recorded.
    Laid {
        /// The document as it was proposed and approved: TOML, without recording instants.
        document: String,
        /// Who proposed it.
        by: UserId,
        /// Who approved it.
        approved_by: UserId,
    },
}

impl JsonEvent for OverlayEvent {
    const STREAM: &'static str = "rulebook-overlay";
    fn kind(&self) -> &'static str {
        "rulebook-overlay-laid"
    }
}

/// Rulebooks with what institutions laid over them.
#[derive(Default)]
pub(crate) struct LaidRules {
    /// By business day: what counts for a day was recorded before it began, so one that was read once on that day stays right.
    of_day: Shelf<(InstitutionId, Date), Arc<Rulebook>>,
    laid: OfStream<Rulebook>,
    /// What classes are told by, by how many overlays there are, the day, and when the last of the facts was recorded that is
    /// known.
    classes: Shelf<(InstitutionId, usize, Date, Option<Timestamp>), ClassRules>,
}

/// A document with the newest loan prime rate, in annual per cent, as `anji rulebook add-lpr` proposes it.
///
/// # Errors
/// [`Code::Invalid`] when a rate is no percentage between 0 and 100.
pub fn lpr_document(from: Date, one_year: &str, five_years: &str, source: &str) -> Outcome<String> {
    let mut parameters = Vec::new();
    for (term, percent) in [(LprTerm::OneYear, one_year), (LprTerm::FiveYears, five_years)] {
        let rate = percent.trim().trim_end_matches('%').parse::<Decimal>().ok();
        let rate = rate.filter(|rate| *rate > Decimal::ZERO && *rate < Decimal::ONE_HUNDRED).ok_or_else(|| {
            Problem::new(Code::Invalid, format!("'{percent}' is not a rate: write annual per cent, such as 3.00"))
        })?;
        let value = Value::Decimal((rate / Decimal::ONE_HUNDRED).normalize());
        parameters.push(laid_over(term.id(), value, (from, None), source)?);
    }
    rulebook::write_overlay(&parameters).map_err(|error| Problem::from_domain(Code::Invalid, error))
}

/// A shipped parameter with one fact of the institution's own, from a day and up to one.
pub(crate) fn laid_over(
    id: &str,
    value: Value,
    (effective_from, effective_to): (Date, Option<Date>),
    source: &str,
) -> Outcome<Parameter> {
    let shipped = Rulebook::shipped().parameters().find(|parameter| parameter.id == id);
    let shipped = shipped.ok_or_else(|| Problem::new(Code::Internal, format!("the rulebook has no {id}")))?;
    let fact = Fact {
        value,
        effective_from,
        effective_to,
        // The instant of the approval takes its place.
        recorded_at: Timestamp::UNIX_EPOCH,
        source: source.trim().to_owned(),
        confidence: Confidence::Own,
        note_zh: String::new(),
        note_en: String::new(),
    };
    Ok(Parameter { facts: vec![fact], ..shipped.clone() })
}

/// Reads an overlay's document within its bound.
fn read(document: &str, recorded_at: Timestamp) -> Outcome<Vec<Parameter>> {
    if document.len() > MAX_OVERLAY_BYTES {
        return Err(Problem::new(
            Code::TooLarge,
            format!("an overlay has at most {MAX_OVERLAY_BYTES} bytes: split it into several"),
        ));
    }
    rulebook::read_overlay(document, recorded_at).map_err(|error| Problem::from_domain(Code::Invalid, error))
}

impl Platform {
    /// The rules an institution works under: those that ship, with what it laid over them until now.
    ///
    /// # Errors
    /// When the store cannot be read, or an overlay does not fit this release.
    pub async fn rules_now(&self, institution: InstitutionId) -> Outcome<Arc<Rulebook>> {
        self.rules_with(institution).await.map(|(_, rules)| rules)
    }

    /// The rules a decision of this day takes, which are those recorded before the day began.
    pub(crate) async fn rules_of_day(&self, institution: InstitutionId, day: Date) -> Outcome<Arc<Rulebook>> {
        if let Some(rules) = self.laid_rules.of_day.get(&(institution, day)) {
            return Ok(rules);
        }
        let rules = self.rules_now(institution).await?;
        if self.clock.now() >= start_of_day(day) {
            self.laid_rules.of_day.keep((institution, day), Arc::clone(&rules));
        }
        Ok(rules)
    }

    /// What classifies on a day, as known now.
    pub(crate) async fn class_rules(&self, institution: InstitutionId, day: Date) -> Outcome<ClassRules> {
        let (many, rules) = self.rules_with(institution).await?;
        let now = self.clock.now();
        let key = (institution, many, day, rules.last_recorded(now));
        if let Some(classes) = self.laid_rules.classes.get(&key) {
            return Ok(classes);
        }
        let classes = class_rules(thresholds(&rules, day, now)?, &rules.snapshot(day, now))?;
        self.laid_rules.classes.keep(key, classes.clone());
        Ok(classes)
    }

    /// How many overlays there are, and the rulebook with all of them.
    async fn rules_with(&self, institution: InstitutionId) -> Outcome<(usize, Arc<Rulebook>)> {
        let laid = |events: Vec<(StoredEvent, OverlayEvent)>| {
            let mut rules = self.rulebook.clone();
            for (stored, OverlayEvent::Laid { document, .. }) in events {
                rules = rules.with_overlay(read(&document, stored.recorded_at)?).map_err(|error| {
                    let detail =
                        format!("what the institution laid over the rulebook does not fit this release: {error}");
                    Problem::new(Code::WrongState, detail)
                })?;
            }
            Ok(rules)
        };
        self.of_stream(&self.laid_rules.laid, institution, laid).await
    }

    /// What an approved overlay writes; at the proposal, whether it could be.
    pub(crate) async fn overlay_writes(
        &self,
        request: &Request<'_>,
        document: &str,
        proposal: Option<&Approval>,
    ) -> Outcome<Vec<StreamAppend>> {
        let institution = request.institution();
        let (version, rules) = self.rules_with(institution).await?;
        if version >= MAX_OVERLAYS {
            return Err(Problem::new(Code::TooLarge, format!("an institution has at most {MAX_OVERLAYS} overlays")));
        }
        let given = read(document, self.clock.now())?;
        rules.with_overlay(given).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let Some(proposal) = proposal else { return Ok(Vec::new()) };
        let event = OverlayEvent::Laid {
            document: document.to_owned(),
            by: proposal.proposed_by,
            approved_by: request.who.user,
        };
        let expected = if version == 0 { Expected::New } else { Expected::Version(version as u64) };
        Ok(vec![appending(*institution.as_bytes(), expected, self.clock.today(), &[event])?])
    }

    /// The parameters in force on a day for the asker's institution, as known now.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn rules_listed(&self, who: &Principal, on: Date) -> Outcome<Vec<Listed>> {
        who.require(Action::ReadProduct)?;
        Ok(self.rules_now(who.institution).await?.list(on, self.clock.now()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_becomes_a_document_that_the_rulebook_takes() {
        let from = calendar::parse_date("2026-08-20").unwrap();
        let document = lpr_document(from, "2.95", "3.45%", "PBoC 2026-08-20").unwrap();
        let recorded_at: Timestamp = "2026-08-20T10:00:00+08:00".parse().unwrap();
        let rules = Rulebook::shipped().with_overlay(read(&document, recorded_at).unwrap()).unwrap();
        let rate = |known_at| {
            let snapshot = rules.snapshot(from, known_at);
            snapshot.rate("lpr.1y", &mut rulebook::Pins::default()).unwrap().to_string()
        };
        assert_eq!((rate(start_of_day(from)), rate(recorded_at)), ("3%".into(), "2.95%".into()));
        for bad in ["", "0", "three", "100", "-1"] {
            assert_eq!(lpr_document(from, bad, "3.5", "x").unwrap_err().code, Code::Invalid, "{bad}");
        }
    }

    #[test]
    fn a_document_at_its_bound() {
        let from = calendar::parse_date("2026-08-20").unwrap();
        let mut document = lpr_document(from, "2.95", "3.45", "PBoC").unwrap();
        document.push_str(&"#".repeat(MAX_OVERLAY_BYTES - document.len()));
        assert!(read(&document, Timestamp::UNIX_EPOCH).is_ok());
        document.push('#');
        assert_eq!(read(&document, Timestamp::UNIX_EPOCH).unwrap_err().code, Code::TooLarge);
    }
}
