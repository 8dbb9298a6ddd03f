//! A table of portraits as people see it: where firms stand and where they went.

use portrait::Grade;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::run::NOT_CONSENTED;
use crate::cards::Named;
use crate::data::Batch;

/// One run over all firms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PortraitRunCard {
    /// Its id.
    pub id: String,
    /// The day of the portraits.
    pub on: String,
    /// Firms with a portrait.
    pub firms: u64,
    /// Firms with a file here and no consent in force on the day it was made: left out.
    pub not_consented: u64,
    /// Firms with a consent of which no source told anything: left out.
    pub without_data: u64,
    /// Whether the firms are simulated.
    pub simulated: bool,
}

impl PortraitRunCard {
    /// None for a batch that holds no portrait.
    pub(super) fn of(batch: &Batch) -> Option<Self> {
        let on = batch.segments.iter().find_map(|segment| segment.first_on)?;
        let not_consented = batch.refused.get(NOT_CONSENTED).copied().unwrap_or(0);
        Some(Self {
            id: batch.id.to_string(),
            on: on.to_string(),
            firms: batch.accepted,
            not_consented,
            without_data: batch.read.saturating_sub(batch.accepted + not_consented),
            simulated: batch.simulated,
        })
    }
}

/// How many firms of some kind have which grade.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GradeCounts {
    /// All of them.
    pub firms: u64,
    /// Of grade A.
    pub a: u64,
    /// Of grade B.
    pub b: u64,
    /// Of grade C.
    pub c: u64,
    /// Of grade D.
    pub d: u64,
    /// Without a grade: too little is known.
    pub ungraded: u64,
    /// The mean of the totals of those that have one, 0 to 100 with two digits.
    pub mean_total: Option<String>,
}

/// Firms of a grade, now and in the run before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GradeShare {
    /// `A` to `D`; nothing for those without one.
    pub grade: Option<String>,
    /// Firms.
    pub firms: u64,
    /// Firms in the run before; nothing without one.
    pub before: Option<u64>,
}

/// Firms of a sub-class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClassCounts {
    /// The class.
    pub class: Named,
    /// The sub-class.
    pub sub_class: Named,
    /// Which firms are in it.
    pub meaning: Named,
    /// How many.
    pub counts: GradeCounts,
}

/// Firms in a stage of life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StageCounts {
    /// The stage.
    pub stage: Named,
    /// How many.
    pub counts: GradeCounts,
}

/// Firms of a city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CityCounts {
    /// First four digits of its division code (GB/T 2260).
    pub code: String,
    /// Its name.
    pub name: Named,
    /// How many.
    pub counts: GradeCounts,
}

/// Firms of a section of industry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SectionCounts {
    /// Its letter (GB/T 4754).
    pub section: String,
    /// Its name.
    pub name: Named,
    /// How many.
    pub counts: GradeCounts,
}

/// Firms that went from one grade to another, or stayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GradeMove {
    /// The grade in the run before; nothing without one.
    pub from: Option<String>,
    /// The grade now; nothing without one.
    pub to: Option<String>,
    /// Firms.
    pub firms: u64,
}

/// Where firms stand and where they went since the run of an earlier day. Firms whose consent no longer covers what their portrait was
/// made of are not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PortraitBoardCard {
    /// The run.
    pub run: PortraitRunCard,
    /// The one it is compared with: the newest of an earlier day.
    pub before: Option<PortraitRunCard>,
    /// By grade, A to D and without.
    pub grades: Vec<GradeShare>,
    /// By sub-class, all of them.
    pub classes: Vec<ClassCounts>,
    /// By stage of life, all of them.
    pub stages: Vec<StageCounts>,
    /// By city, those with firms.
    pub cities: Vec<CityCounts>,
    /// By section of industry, those with firms.
    pub industries: Vec<SectionCounts>,
    /// Grades of firms that are in both runs.
    pub migration: Vec<GradeMove>,
    /// Firms that were not in the run before.
    pub appeared: u64,
    /// Firms that are no longer.
    pub gone: u64,
}

/// A firm of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoardFirm {
    /// Firm id.
    pub firm: String,
    /// Registered name.
    pub name: String,
    /// Its grade.
    pub grade: Option<String>,
    /// Its grade in the run before.
    pub grade_before: Option<String>,
    /// Its total, 0 to 100 with two digits.
    pub total: Option<String>,
    /// Its total in the run before.
    pub total_before: Option<String>,
    /// Its sub-class.
    pub sub_class: Option<Named>,
    /// Its stage of life.
    pub stage: Option<Named>,
    /// Its city.
    pub city: Option<Named>,
}

/// A page of firms of the board, those that fell most first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BoardFirms {
    /// The firms.
    pub items: Vec<BoardFirm>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Adds firms up.
#[derive(Debug, Default)]
pub(super) struct Sums {
    firms: u64,
    grades: [u64; 4],
    totals: i64,
    with_total: i64,
}

impl Sums {
    pub(super) fn add(&mut self, grade: Option<Grade>, total: Option<i64>) {
        self.firms += 1;
        if let Some(grade) = grade {
            self.grades[grade as usize] += 1;
        }
        if let Some(total) = total {
            self.totals += total;
            self.with_total += 1;
        }
    }

    pub(super) fn card(&self) -> GradeCounts {
        let [a, b, c, d] = self.grades;
        let mean = (self.with_total > 0).then(|| (self.totals + self.with_total / 2) / self.with_total);
        GradeCounts {
            firms: self.firms,
            a,
            b,
            c,
            d,
            ungraded: self.firms - a - b - c - d,
            mean_total: mean.map(points),
        }
    }
}

/// Hundredths as people write them.
pub(super) fn points(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
