//! Data metered (数据计量): how often an institution used data of each category, for what, month by month.
//!
//! A use is one firm's data of one category read for one purpose. It is counted from what the book holds anyway, the access log of firms and the
//! decisions, so nothing is written while somebody reads, and nothing is lost that the log has. Counting goes on from where it stopped,
//! in the order of the sealed log; what was counted can be thrown away and counted again.

use std::collections::BTreeMap;

use calendar::business_date;
use codes::InstitutionId;
use decision::ApplicationEvent;
use hub::Catalogue;
use serde::{Deserialize, Serialize};
use store::StoredEvent;
use utoipa::ToSchema;
use views::uses::{self, Use};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::cards::Named;
use crate::events::BookEvent;
use crate::firm_file::FirmAccessEvent;
use crate::limits::{MAX_METERED_MONTHS, METERED_EVENTS, METERED_PAGES};
use crate::problem::{Code, Outcome, Problem};
use crate::sources::category_name;

/// What data are used for.
const PURPOSES: [(&str, &str, &str); 6] = [
    ("portrait", "查看画像", "a portrait read"),
    ("run", "批量画像", "a run of portraits"),
    ("board", "客群名单", "a list of the board"),
    ("watch", "风险预警", "a look by the warnings"),
    ("query", "数据湖查询", "a question to the lake"),
    ("decision", "授信决策", "a decision"),
];

/// Uses of a category in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UseCard {
    /// `YYYY-MM`.
    pub month: String,
    /// Who used them.
    pub institution: Named,
    /// The category.
    pub source: Named,
    /// Who holds the data.
    pub owner: Named,
    /// What for.
    pub purpose: Named,
    /// How often: one firm's data read once are one use.
    pub uses: i64,
}

/// Which months.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UsesAsked {
    /// The first, `YYYY-MM`; eleven months before the last when left out.
    pub from: Option<String>,
    /// The last; this month when left out.
    pub to: Option<String>,
}

impl Platform {
    /// How often data were used, the newest month first: by the asker's institution, or by each for the operator.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for months that are none or more than [`MAX_METERED_MONTHS`].
    pub async fn uses(&self, who: &Principal, asked: &UsesAsked) -> Outcome<Vec<UseCard>> {
        who.require(Action::ReadMetering)?;
        let (from, to) = self.metered_months(asked)?;
        let of = if who.institution == OPERATOR { self.book.institutions().await? } else { vec![who.institution] };
        let mut cards = Vec::new();
        for institution in of {
            self.count_uses(institution).await?;
            let counted = uses::list(&self.book, institution, &from, &to).await?;
            if counted.is_empty() {
                continue;
            }
            let held = self.institution(institution).await?;
            let name = Named::new(held.code, held.name_zh, held.name_en);
            cards.extend(counted.into_iter().map(|one| use_card(name.clone(), one)));
        }
        cards.sort_by(|one, two| two.month.cmp(&one.month));
        Ok(cards)
    }

    /// Counts what was used since the last time, for every institution.
    ///
    /// # Errors
    /// When the store cannot be read or written; what was not counted is counted by the next round.
    pub async fn count_all_uses(&self) -> Outcome<()> {
        for institution in self.book.institutions().await? {
            self.count_uses(institution).await?;
        }
        Ok(())
    }

    async fn count_uses(&self, institution: InstitutionId) -> Outcome<()> {
        for _ in 0..METERED_PAGES {
            let at = uses::cursor(&self.book, institution).await?;
            let after = u64::try_from(at).unwrap_or(0);
            let page = self.book.feed(institution, after, METERED_EVENTS).await?;
            let Some(last) = page.last() else { return Ok(()) };
            let mut counted: BTreeMap<(String, String, &str), i64> = BTreeMap::new();
            for sealed in &page {
                let month = month_of(&business_date(sealed.event.recorded_at).to_string());
                for (category, purpose) in used(&sealed.event)? {
                    *counted.entry((month.clone(), category, purpose)).or_default() += 1;
                }
            }
            let mut writes = vec![uses::lock(institution)];
            for ((month, category, purpose), uses) in counted {
                writes.push(uses::add(institution, at, &Use { month, category, purpose: purpose.to_owned(), uses }));
            }
            writes.push(uses::move_cursor(institution, at, i64::try_from(last.log_index).unwrap_or(i64::MAX)));
            self.book.execute(institution, writes).await?;
        }
        Ok(())
    }

    fn metered_months(&self, asked: &UsesAsked) -> Outcome<(String, String)> {
        let wrong = || {
            Problem::new(
                Code::Invalid,
                format!("give months as 2025-06, the first before the last, at most {MAX_METERED_MONTHS}"),
            )
            .in_chinese(format!("月份应写作 2025-06，起始不晚于截止，至多 {MAX_METERED_MONTHS} 个月"))
        };
        let number = |text: &str| -> Option<i32> {
            let (year, month) = text.split_once('-')?;
            let (year, month) = (year.parse::<i32>().ok()?, month.parse::<i32>().ok()?);
            ((1949..=9_999).contains(&year) && (1..=12).contains(&month) && text.len() == 7)
                .then_some(year * 12 + month - 1)
        };
        let text = |number: i32| format!("{:04}-{:02}", number / 12, number % 12 + 1);
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let to = given(&asked.to).unwrap_or_else(|| month_of(&self.clock.today().to_string()));
        let last = number(&to).ok_or_else(wrong)?;
        let first = given(&asked.from).map_or(Some(last - 11), |from| number(&from)).ok_or_else(wrong)?;
        if first > last || last - first >= MAX_METERED_MONTHS {
            return Err(wrong());
        }
        Ok((text(first), text(last)))
    }
}

fn month_of(day: &str) -> String {
    day.chars().take(7).collect()
}

fn use_card(institution: Named, one: Use) -> UseCard {
    let owner = Catalogue::built_in().category(&one.category).map(|category| &category.owner);
    let purpose = PURPOSES.iter().find(|(id, ..)| *id == one.purpose);
    UseCard {
        month: one.month,
        institution,
        source: category_name(&one.category),
        owner: owner.map_or_else(|| Named::new("", "", ""), |owner| Named::new("", &owner.zh, &owner.en)),
        purpose: purpose.map_or_else(
            || Named::new(one.purpose.as_str(), one.purpose.as_str(), one.purpose.as_str()),
            |(id, zh, en)| Named::new(*id, *zh, *en),
        ),
        uses: one.uses,
    }
}

/// The categories that an event used, and what for.
fn used(event: &StoredEvent) -> Outcome<Vec<(String, &'static str)>> {
    match (event.stream.kind(), event.kind.as_str()) {
        ("firm-access", "firm-portrait-read") => {
            let FirmAccessEvent::PortraitRead { what, categories } = FirmAccessEvent::decode(event)? else {
                return Ok(Vec::new());
            };
            let purpose = match what.as_str() {
                "portrait-run" => "run",
                "portrait-board" => "board",
                "watch" => "watch",
                question if question.starts_with("lake-query") => "query",
                _ => "portrait",
            };
            // What the application itself says is no source's data.
            let known = categories.into_iter().filter(|category| Catalogue::built_in().category(category).is_some());
            Ok(known.map(|category| (category, purpose)).collect())
        }
        ("application", "decided") => {
            let ApplicationEvent::Decided(decided) = ApplicationEvent::decode(event)? else { return Ok(Vec::new()) };
            let input = &decided.decision.input;
            let on = business_date(event.recorded_at);
            let named = input.consents.iter().filter(|consent| {
                consent.recipient == input.institution && consent.revoked_on.is_none_or(|day| on < day)
            });
            // What the application itself says is no source's data.
            let known = |category: &&String| Catalogue::built_in().category(category).is_some();
            let categories: std::collections::BTreeSet<String> =
                named.flat_map(|consent| &consent.categories).filter(known).cloned().collect();
            Ok(categories.into_iter().map(|category| (category, "decision")).collect())
        }
        _ => Ok(Vec::new()),
    }
}
