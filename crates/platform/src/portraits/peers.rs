//! A firm beside its peers (同业比较): its scores among those of the institution's other firms in the newest table of portraits.
//!
//! Peers are firms of the same industry section; all others where there are too few. Only rows count whose consents still cover what they
//! were made of, and quartiles are shown of enough firms that none can be told from them.

use std::collections::BTreeMap;

use codes::Industry;
use lake::WideShape;
use portrait::Dimension;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::vault::FirmRow;

use super::board_cards::{PortraitRunCard, points};
use super::{PortraitAsked, portrait_on};
use crate::Platform;
use crate::access::Principal;
use crate::cards::Named;
use crate::limits::LEAST_PEERS;
use crate::problem::{Code, Outcome, Problem};

/// A score of a firm among its peers'.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PeerScore {
    /// The total, or a dimension.
    pub what: Named,
    /// The firm's own, 0 to 100; nothing where it has none.
    pub own: Option<String>,
    /// Peers that have one.
    pub firms: u64,
    /// The score that a quarter of the peers do not exceed (nearest rank); nothing where too few have one.
    pub lower: Option<String>,
    /// That half of them do not exceed.
    pub median: Option<String>,
    /// That three quarters do not exceed.
    pub upper: Option<String>,
    /// The part of the peers that are below the firm, percent, those that are equal by half.
    pub above_percent: Option<String>,
}

/// A firm beside its peers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PeersCard {
    /// Firm id.
    pub firm: String,
    /// The table that the peers stand in.
    pub run: PortraitRunCard,
    /// The industry section that the peers are of; nothing where all firms are compared with.
    pub section: Option<Named>,
    /// The total first, then the five dimensions.
    pub scores: Vec<PeerScore>,
}

/// Total and dimensions, in hundredths.
type Scores = Vec<Option<i64>>;

impl Platform {
    /// A firm's scores among those of its peers.
    ///
    /// # Errors
    /// As [`Platform::portrait`]; [`Code::NotFound`] before the first run over all firms.
    pub async fn portrait_peers(&self, who: &Principal, firm: &str) -> Outcome<PeersCard> {
        let seen = self.seen(who, firm, PortraitAsked::default(), "portrait-peers").await?;
        let portrait = portrait_on(&seen.state()?, seen.on)?;
        let (run, batch) = self.runs(who).await?.into_iter().next().ok_or_else(|| {
            let en = "no table of portraits was made here yet: anji portrait run, or POST /v1/portrait-runs";
            Problem::new(Code::NotFound, en).in_chinese("尚未生成全部企业画像：请先运行 anji portrait run")
        })?;
        let rows = self.file_rows(who.institution).await?;
        let consented = self.consented(who.institution, &rows).await?;
        let mut sections = BTreeMap::new();
        for row in &rows {
            sections.insert(crate::origination::firm_id(row)?, section(row));
        }
        let mine = sections.get(&seen.firm).copied().flatten();
        let (mut near, mut all): (Vec<Scores>, Vec<Scores>) = (Vec::new(), Vec::new());
        let mut numbers = vec!["total".to_owned()];
        numbers.extend(Dimension::ALL.iter().map(|dimension| format!("score_{}", dimension.id())));
        let shape = WideShape { words: vec!["sources".to_owned()], numbers };
        let read = tokio::task::block_in_place(|| {
            self.lake.wide_rows(&batch.segments, &shape, |row| {
                let sources = row.words.into_iter().next().flatten().unwrap_or_default();
                let allowed = consented.get(&row.firm);
                let covered = allowed.is_some_and(|allowed| sources.split(',').all(|source| allowed.contains(source)));
                if covered && row.firm != seen.firm {
                    let theirs = sections.get(&row.firm).copied().flatten();
                    if mine.is_some() && theirs.map(Industry::code) == mine.map(Industry::code) {
                        near.push(row.numbers.clone());
                    }
                    all.push(row.numbers);
                }
            })
        });
        read.map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let is_near = near.len() >= LEAST_PEERS;
        let peers = if is_near { near } else { all };
        let own: Scores = std::iter::once(portrait.scores.total)
            .chain(portrait.scores.dimensions.iter().map(|dimension| dimension.score))
            .map(|score| score.map(i64::from))
            .collect();
        let names = std::iter::once(Named::new("total", "综合得分", "total score"))
            .chain(Dimension::ALL.into_iter().map(|one| Named::new(one.id(), one.zh(), one.en())));
        let scores = names.enumerate().map(|(at, what)| {
            let theirs = peers.iter().filter_map(|peer| peer.get(at).copied().flatten()).collect();
            compared(what, own.get(at).copied().flatten(), theirs)
        });
        let section = mine.filter(|_| is_near);
        Ok(PeersCard {
            firm: seen.firm.to_string(),
            run,
            section: section.map(|section| Named::new(section.code(), section.zh(), section.section_en())),
            scores: scores.collect(),
        })
    }
}

fn section(row: &FirmRow) -> Option<Industry> {
    row.industry.parse::<Industry>().ok().map(|industry| industry.section())
}

fn compared(what: Named, own: Option<i64>, mut peers: Vec<i64>) -> PeerScore {
    peers.sort_unstable();
    let firms = peers.len();
    let enough = firms >= LEAST_PEERS;
    // Nearest rank: the smallest score that so many of the peers do not exceed.
    let quartile = |of_four: usize| enough.then(|| peers[(firms * of_four).div_ceil(4).max(1) - 1]).map(points);
    let above = own.filter(|_| enough).map(|own| {
        let below = peers.partition_point(|peer| *peer < own);
        let equal = peers.partition_point(|peer| *peer <= own) - below;
        // In halves of a firm, then in tenths of a percent, to the nearest.
        let tenths = ((2 * below + equal) * 1_000 + firms) / (2 * firms);
        format!("{}.{}", tenths / 10, tenths % 10)
    });
    PeerScore {
        what,
        own: own.map(points),
        firms: firms as u64,
        lower: quartile(1),
        median: quartile(2),
        upper: quartile(3),
        above_percent: above,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_among_peers_by_hand() {
        let what = || Named::new("total", "综合得分", "total score");
        let peers: Vec<i64> = (1..=20).map(|score| score * 100).collect();
        let among = compared(what(), Some(500), peers);
        let said = (among.lower.as_deref(), among.median.as_deref(), among.upper.as_deref());
        assert_eq!(said, (Some("5.00"), Some("10.00"), Some("15.00")));
        // Four of twenty are below, one is equal: 4.5 of 20.
        assert_eq!((among.above_percent.as_deref(), among.firms), (Some("22.5"), 20));
        let few = compared(what(), Some(500), vec![100; LEAST_PEERS - 1]);
        assert_eq!((few.median, few.above_percent, few.own.as_deref()), (None, None, Some("5.00")));
        assert_eq!(compared(what(), None, Vec::new()).firms, 0);
    }
}
