//! A contest as people see it.

use calendar::Timestamp;
use decision::backtest::Report;
use decision::challenge::{Contest, Cut, GradeOutcome};
use scoring::Grade;
use scoring::metrics::Shift;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::backtest_cards::{OutcomeLine, SwapLine, UnableLine, outcomes, swap_lines, unable_lines};
use crate::cards::Named;
use crate::challenger::ContestAsked;
use crate::scorecard_view::shift_named;

/// Champion and challenger on the same decisions. The champion is whatever decided each of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ContestCard {
    /// Name of the challenging model.
    pub name: String,
    /// Its version.
    pub version: u32,
    /// When the challenge began.
    pub began_at: String,
    /// When it ended: it was stopped, or promoted.
    pub ended_at: Option<String>,
    /// First day asked for.
    pub since: Option<String>,
    /// Last day asked for.
    pub until: Option<String>,
    /// Decisions in the window: the last one of each application.
    pub decided: u64,
    /// Those that both scored; the others stopped before the score, or could not be scored.
    pub compared: u64,
    /// Those the challenger could not score, by reason.
    pub unable: Vec<UnableLine>,
    /// Mean points, champion and challenger.
    pub mean_points: (f64, f64),
    /// Mean probability of default, percent, champion and challenger.
    pub mean_pd_percent: (f64, f64),
    /// How both distribute the same firms, in tenths of the champion's.
    pub bands: Vec<ContestBand>,
    /// Population stability index of the challenger's distribution against the champion's.
    pub psi: Option<f64>,
    /// What such an index is called.
    pub psi_shift: Option<Named>,
    /// Grades: rows by the champion, columns by the challenger, A to D.
    pub grades: Vec<GradeRow>,
    /// Percent that have one grade by both.
    pub same_grade_percent: Option<f64>,
    /// Percent whose grades are at most one apart.
    pub near_grade_percent: Option<f64>,
    /// The swap set at each cut between grades.
    pub cuts: Vec<CutLine>,
    /// Decisions by outcome, as decided, and with the challenger in the champion's place under the rules of the day.
    pub outcomes: Vec<OutcomeLine>,
    /// The swap set of those decisions, with expected and realised loss.
    pub swap: Vec<SwapLine>,
    /// Loss given default that expected losses are worked out with, percent.
    pub lgd_percent: String,
    /// Against what became of the loans.
    pub realised: RealisedCard,
}

/// A band of probabilities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ContestBand {
    /// Which.
    pub band: String,
    /// Percent of firms by the champion.
    pub champion_percent: f64,
    /// Percent of firms by the challenger.
    pub challenger_percent: f64,
}

/// A grade of the champion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GradeRow {
    /// The grade.
    pub grade: Named,
    /// Firms by the challenger's grade, A to D.
    pub challenger: Vec<u64>,
}

/// Who passes a cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CutLine {
    /// The worst grade that passes.
    pub through: Named,
    /// By both.
    pub both: CutCell,
    /// By the champion alone.
    pub champion_only: CutCell,
    /// By the challenger alone.
    pub challenger_only: CutCell,
    /// By neither.
    pub neither: CutCell,
}

/// One field of a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CutCell {
    /// Decisions.
    pub number: u64,
    /// Loans paid out.
    pub lent: u64,
    /// Of them bad.
    pub bad: u64,
}

/// Both against outcomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RealisedCard {
    /// Loans paid out.
    pub loans: u64,
    /// Of them bad: more than 90 days past due on some day, or written off.
    pub bads: u64,
    /// AUC of the champion; nothing while all loans are good or all bad.
    pub champion_auc: Option<f64>,
    /// AUC of the challenger.
    pub challenger_auc: Option<f64>,
    /// Challenger minus champion.
    pub difference: Option<f64>,
    /// Its interval at 95% (DeLong).
    pub interval: Option<(f64, f64)>,
    /// Two-sided p-value of no difference.
    pub p_value: Option<f64>,
    /// Bad loans by grade.
    pub grades: Vec<RealisedGrade>,
}

/// Bad loans of a grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RealisedGrade {
    /// The grade.
    pub grade: Named,
    /// Loans that the champion put here.
    pub champion_loans: u64,
    /// Of them bad.
    pub champion_bads: u64,
    /// Loans that the challenger puts here.
    pub challenger_loans: u64,
    /// Of them bad.
    pub challenger_bads: u64,
}

/// What a contest stands in.
pub(crate) struct Setting {
    pub name: String,
    pub version: u32,
    pub since: Timestamp,
    pub ended: Option<Timestamp>,
    pub asked: ContestAsked,
}

pub(crate) fn contest_card(setting: &Setting, contest: &Contest, report: &Report) -> ContestCard {
    let day = |day: Option<calendar::Date>| day.map(|day| day.to_string());
    let hundred = |[a, b]: [f64; 2]| (a * 100.0, b * 100.0);
    let share = |part: u64| (contest.pairs > 0).then(|| part as f64 / contest.pairs as f64 * 100.0);
    let row = |(grade, row): (Grade, &[u64; 4])| GradeRow { grade: grade_named(grade), challenger: row.to_vec() };
    ContestCard {
        name: setting.name.clone(),
        version: setting.version,
        began_at: setting.since.to_string(),
        ended_at: setting.ended.map(|at| at.to_string()),
        since: day(setting.asked.since),
        until: day(setting.asked.until),
        decided: report.decided,
        compared: contest.pairs,
        unable: unable_lines(report),
        mean_points: (contest.mean_points[0], contest.mean_points[1]),
        mean_pd_percent: hundred(contest.mean_pd),
        bands: bands(contest),
        psi: contest.psi,
        psi_shift: contest.psi.map(|psi| shift_named(Shift::of(psi))),
        grades: Grade::ALL.into_iter().zip(&contest.grades).map(row).collect(),
        same_grade_percent: share(contest.same_grade),
        near_grade_percent: share(contest.near_grade),
        cuts: contest.cuts.iter().map(cut).collect(),
        outcomes: outcomes(report.outcomes),
        swap: swap_lines(report),
        lgd_percent: crate::cards::percent(report.assumed.lgd),
        realised: realised(contest),
    }
}

fn grade_named(grade: Grade) -> Named {
    Named::new(format!("{grade:?}"), grade.zh(), grade.en())
}

fn bands(contest: &Contest) -> Vec<ContestBand> {
    let percent = |part: u64| part as f64 / contest.pairs.max(1) as f64 * 100.0;
    let said = |pd: f64| format!("{:.2}%", pd * 100.0);
    let bands = contest.bands.iter().map(|band| ContestBand {
        band: match (band.from, band.below) {
            (Some(from), Some(below)) => format!("{}–{}", said(from), said(below)),
            (None, Some(below)) => format!("< {}", said(below)),
            (Some(from), None) => format!("≥ {}", said(from)),
            (None, None) => "全部 all".to_owned(),
        },
        champion_percent: percent(band.champion),
        challenger_percent: percent(band.challenger),
    });
    bands.collect()
}

fn cut(cut: &Cut) -> CutLine {
    let cell = |at: usize| {
        let side = cut.fields[at];
        CutCell { number: side.number, lent: side.lent, bad: side.bad }
    };
    CutLine {
        through: grade_named(cut.through),
        both: cell(0),
        champion_only: cell(1),
        challenger_only: cell(2),
        neither: cell(3),
    }
}

fn realised(contest: &Contest) -> RealisedCard {
    let found = &contest.outcomes;
    let auc = found.auc.as_ref();
    let grade = |held: &GradeOutcome| RealisedGrade {
        grade: grade_named(held.grade),
        champion_loans: held.sides[0].0,
        champion_bads: held.sides[0].1,
        challenger_loans: held.sides[1].0,
        challenger_bads: held.sides[1].1,
    };
    RealisedCard {
        loans: found.loans,
        bads: found.bads,
        champion_auc: auc.map(|auc| auc.second),
        challenger_auc: auc.map(|auc| auc.first),
        difference: auc.map(|auc| auc.difference),
        interval: auc.map(|auc| {
            let interval = auc.interval(0.95);
            (interval.low, interval.high)
        }),
        p_value: auc.map(|auc| auc.p_value),
        grades: found.grades.iter().map(grade).collect(),
    }
}
