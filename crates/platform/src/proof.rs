//! What holds, and the proof that what was written is what was written: the rulebook and the verification of the book.

use calendar::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::cards::Named;
use crate::problem::Outcome;

/// A parameter in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ParameterCard {
    /// Dotted id.
    pub id: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// How an observed number is compared with it (`>`, `>=`, `<=`, `<`), or nothing.
    pub operator: String,
    /// The value.
    pub value: String,
    /// Its unit.
    pub unit: Named,
    /// First day.
    pub effective_from: String,
    /// The last day, when a later value is known.
    pub effective_to: Option<String>,
    /// The document it is from.
    pub source: String,
    /// How sure we are of it.
    pub confidence: Named,
    /// What to know about it, in Chinese.
    pub note_zh: String,
    /// What to know about it, in English.
    pub note_en: String,
}

/// Something that does not agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FaultCard {
    /// Which stream.
    pub stream: Option<String>,
    /// Which version in it.
    pub version: Option<u64>,
    /// Which place in the log.
    pub log_index: Option<u64>,
    /// What does not agree.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

/// The newest signed head: keep it elsewhere, and a later verification finds a history that was rewritten as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HeadCard {
    /// Events in the log.
    pub size: u64,
    /// Root of the Merkle tree, hexadecimal.
    pub root: String,
    /// When it was signed.
    pub signed_at: String,
    /// Short hash of the key that signed it.
    pub key: String,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct VerificationCard {
    /// Whether everything agrees.
    pub sound: bool,
    /// Events whose hash was recomputed.
    pub events: u64,
    /// Events found in the log.
    pub sealed: u64,
    /// Signed heads checked.
    pub heads: u64,
    /// What does not agree.
    pub faults: Vec<FaultCard>,
    /// Faults beyond those listed.
    pub more_faults: u64,
    /// The newest signed head; none before the first event is sealed.
    pub head: Option<HeadCard>,
}

impl Platform {
    /// The parameters in force on a day for the asker's institution, as known now. Everybody who works here may read the rules.
    ///
    /// # Errors
    /// When the store cannot be read, or an overlay does not fit this release.
    pub async fn parameters(&self, who: &Principal, on: Date) -> Outcome<Vec<ParameterCard>> {
        let rules = self.rules_now(who.institution).await?;
        let facts = |id: &str| rules.parameters().find(|p| p.id == id).map(|p| p.facts.as_slice());
        let cards = rules
            .list(on, self.clock.now())
            .into_iter()
            .map(|line| {
                let later = facts(&line.id).unwrap_or_default().iter().map(|fact| fact.effective_from);
                let next = later.filter(|from| *from > line.effective_from).min();
                ParameterCard {
                    effective_to: next.and_then(|next| calendar::add_days(next, -1).ok()).map(|day| day.to_string()),
                    unit: unit(&line.unit),
                    confidence: Named::new(
                        format!("{:?}", line.confidence).to_lowercase(),
                        line.confidence.zh(),
                        line.confidence.en(),
                    ),
                    id: line.id,
                    zh: line.zh,
                    en: line.en,
                    operator: line.operator,
                    value: line.value,
                    effective_from: line.effective_from.to_string(),
                    source: line.source,
                    note_zh: line.note_zh,
                    note_en: line.note_en,
                }
            })
            .collect();
        Ok(cards)
    }

    /// Recomputes the asker's institution's part of the book; the whole book for the platform's operator.
    ///
    /// # Errors
    /// [`crate::Code::Forbidden`], [`crate::Code::StoreFailed`].
    pub async fn verification(&self, who: &Principal) -> Outcome<VerificationCard> {
        who.require(Action::VerifyBook)?;
        let whose = (who.institution != OPERATOR).then_some(who.institution);
        let report = self.book.verify(whose, None).await?;
        let head = self.book.head(who.institution).await?;
        Ok(VerificationCard {
            sound: report.is_sound(),
            events: report.events,
            sealed: report.sealed,
            heads: report.heads,
            faults: report
                .faults
                .into_iter()
                .map(|fault| FaultCard {
                    stream: fault.stream,
                    version: fault.version,
                    log_index: fault.log_index,
                    what: fault.what,
                    remedy: fault.remedy.to_owned(),
                })
                .collect(),
            more_faults: report.more_faults,
            head: head.map(|head| HeadCard {
                size: head.size,
                root: hex::encode(head.root),
                signed_at: head.signed_at.to_string(),
                key: head.key_id,
            }),
        })
    }
}

/// A parameter's unit as people say it.
#[must_use]
pub fn unit(id: &str) -> Named {
    let (zh, en) = match id {
        "days" => ("天", "days"),
        "months" => ("个月", "months"),
        "years" => ("年", "years"),
        "yuan" => ("元", "yuan"),
        "fraction" => ("比例", "fraction of one"),
        "annual-rate" => ("年利率", "annual rate"),
        "times" => ("倍", "times"),
        "count" => ("个", "count"),
        "points" => ("分", "points"),
        "dates" => ("日期", "dates"),
        "yuan-for-one" => ("元/单位外币", "yuan for one"),
        _ => ("—", "word"),
    };
    Named::new(id, zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_has_words() {
        for id in rulebook::UNITS {
            let named = unit(id);
            assert!(id == "word" || named.zh != "—", "{id}");
        }
    }
}
