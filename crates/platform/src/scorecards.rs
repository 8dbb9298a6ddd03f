//! A scorecard as people see it: its versions, its bins, how it did and what it cannot tell.
//!
//! Everything is read from the document and the development report that the book holds; nothing is computed anew, so what a
//! validator sees is what the approver saw.

use codes::{InstitutionId, ScorecardId, UserId};
use scoring::Scorecard;
use scoring::develop::{Quality, Report, VariableReport};
use scoring::metrics::Shift;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts::act;
use crate::cards::{AllowedAct, Named};
use crate::events::{Request, from_json};
use crate::features;
use crate::limits::MAX_CURVE_POINTS;
use crate::models::{ScorecardCard, ScorecardEvent};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};

/// A scorecard in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScorecardLine {
    /// Scorecard id.
    pub id: String,
    /// Name.
    pub name: String,
    /// The newest version.
    pub version: u32,
    /// The version in force.
    pub active_version: Option<u32>,
    /// Where the newest version stands.
    pub state: Named,
    /// Area under the ROC curve on the test rows.
    pub test_auc: Option<f64>,
    /// Kolmogorov-Smirnov on the test rows, 0 to 1.
    pub test_ks: Option<f64>,
    /// Name of who developed the newest version.
    pub developed_by_name: String,
    /// Rows that fitted and tested it.
    pub rows: Option<u64>,
    /// Bad ones among them.
    pub bads: Option<u64>,
    /// Whether the institution's data are simulated.
    pub simulated: bool,
}

/// One version of a scorecard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ScorecardVersion {
    /// Version, from 1 up.
    pub version: u32,
    /// Where it stands.
    pub state: Named,
    /// SHA-256 of its document, hexadecimal.
    pub digest: String,
    /// Name of who developed it.
    pub developed_by_name: String,
    /// When it was developed.
    pub developed_at: String,
    /// Name of who approved it.
    pub approved_by_name: Option<String>,
    /// When it was approved.
    pub approved_at: Option<String>,
}

/// How log odds become points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScalingCard {
    /// Points at the base odds.
    pub base_points: f64,
    /// Base odds, good to bad.
    pub odds: f64,
    /// Points that double the odds.
    pub pdo: f64,
}

/// One bin of a characteristic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BinCard {
    /// Which values fall here, in the unit people use.
    pub label: String,
    /// The same in Chinese.
    pub label_zh: String,
    /// Training rows.
    pub rows: u64,
    /// Weighted goods.
    pub goods: f64,
    /// Weighted bads.
    pub bads: f64,
    /// Weighted bad rate, percent; absent without rows.
    pub bad_rate_percent: Option<f64>,
    /// Weight of evidence.
    pub woe: f64,
    /// Points granted.
    pub points: f64,
}

/// A characteristic of the card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CharacteristicCard {
    /// The feature's name.
    pub feature: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Information value on the training rows.
    pub iv: Option<f64>,
    /// What such a value is called.
    pub strength: Option<Named>,
    /// Coefficient of its WOE on the logit of bad.
    pub coefficient: f64,
    /// Stability of its bins from training to test rows.
    pub psi: Option<f64>,
    /// Its bins.
    pub bins: Vec<BinCard>,
}

/// A column that is not in the card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DroppedCard {
    /// The column.
    pub feature: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Information value, when it was binned.
    pub iv: Option<f64>,
    /// Why, in Chinese.
    pub why_zh: String,
    /// Why, in English.
    pub why_en: String,
}

/// How the card does on one set of rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Metrics {
    /// Rows.
    pub rows: u64,
    /// Bads.
    pub bads: u64,
    /// Area under the ROC curve.
    pub auc: f64,
    /// Kolmogorov-Smirnov, 0 to 1.
    pub ks: f64,
    /// Gini.
    pub gini: f64,
    /// Brier score.
    pub brier: f64,
    /// Weighted bad rate, percent.
    pub bad_rate_percent: f64,
    /// Weighted mean probability of default, percent.
    pub mean_pd_percent: f64,
}

/// A group of test rows with like probability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CalibrationCard {
    /// From and to, percent.
    pub band: String,
    /// Weighted rows.
    pub rows: f64,
    /// Mean probability of default, percent.
    pub predicted_percent: f64,
    /// Bad rate, percent.
    pub observed_percent: f64,
}

/// A band of points with the share of rows in it, then and now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PsiCard {
    /// Which points.
    pub band: String,
    /// Share of the training rows, percent.
    pub expected_percent: f64,
    /// Share of the test rows, percent.
    pub actual_percent: f64,
}

/// Rows between two scores.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct HistogramCard {
    /// From these points.
    pub from: f64,
    /// To these points.
    pub to: f64,
    /// Weighted goods of the test rows.
    pub goods: f64,
    /// Weighted bads of the test rows.
    pub bads: f64,
}

/// A grade with its rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct GradeCard {
    /// The grade.
    pub grade: Named,
    /// Weighted test rows.
    pub rows: f64,
    /// Mean probability of default, percent.
    pub predicted_percent: Option<f64>,
    /// Bad rate, percent.
    pub observed_percent: Option<f64>,
}

/// Curves and bands of a card that waits in the laboratory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RunFigures {
    /// On the rows that fitted it.
    pub train: Metrics,
    /// On the rows that tested it.
    pub test: Metrics,
    /// ROC curve of the test rows: share of goods, share of bads.
    pub roc: Vec<(f64, f64)>,
    /// Cumulative curves of the test rows: points, share of goods, share of bads.
    pub ks: Vec<(f64, f64, f64)>,
    /// Calibration of the test rows.
    pub calibration: Vec<CalibrationCard>,
    /// Stability of the points.
    pub psi: Vec<PsiCard>,
    /// Points of the test rows.
    pub score_histogram: Vec<HistogramCard>,
    /// Grades on the test rows.
    pub grades: Vec<GradeCard>,
}

/// A scorecard with its development.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScorecardDetail {
    /// As in the list.
    #[serde(flatten)]
    pub line: ScorecardLine,
    /// Every version, the newest first.
    pub versions: Vec<ScorecardVersion>,
    /// The version that the rest is about.
    pub shown_version: u32,
    /// What counts as bad.
    pub target: String,
    /// How the rows were parted.
    pub split: String,
    /// How log odds become points.
    pub scaling: ScalingCard,
    /// What is in the card, strongest first.
    pub characteristics: Vec<CharacteristicCard>,
    /// What is not, and why.
    pub dropped: Vec<DroppedCard>,
    /// On the rows that fitted it.
    pub train: Metrics,
    /// On the rows that tested it.
    pub test: Metrics,
    /// ROC curve of the test rows: share of goods, share of bads.
    pub roc: Vec<(f64, f64)>,
    /// Cumulative curves of the test rows: points, share of goods, share of bads; empty in reports of the first release.
    pub ks: Vec<(f64, f64, f64)>,
    /// Calibration of the test rows.
    pub calibration: Vec<CalibrationCard>,
    /// Stability of the points; empty in reports of the first release.
    pub psi: Vec<PsiCard>,
    /// The index summed over those bands.
    pub psi_total: f64,
    /// What such an index is called.
    pub psi_shift: Named,
    /// Points of the test rows; empty in reports of the first release.
    pub score_histogram: Vec<HistogramCard>,
    /// Grades on the test rows.
    pub grades: Vec<GradeCard>,
    /// What to keep in mind.
    pub known_limits: Vec<Named>,
    /// What the person who asks can do next.
    pub allowed: Vec<AllowedAct>,
}

impl Platform {
    /// A page of the asker's institution's scorecards, by name.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn scorecard_lines(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<ScorecardLine>> {
        who.require(Action::ReadScorecard)?;
        let simulated = self.institution(who.institution).await?.simulated;
        let names = self.all_user_names(who.institution).await?;
        let name = |user: UserId| names.get(&user.to_string()).cloned().unwrap_or_else(|| user.to_string());
        self.labelled_page(who, "scorecard", (after, limit), |row| {
            let card: ScorecardCard = from_json(row.body.as_bytes())?;
            let developed_by = name(card.developed_by);
            Ok(line(card, developed_by, simulated))
        })
        .await
    }

    /// A scorecard by id or name with its development; of a given version, or of the newest.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn scorecard_detail(
        &self,
        who: &Principal,
        which: &str,
        version: Option<u32>,
    ) -> Outcome<ScorecardDetail> {
        who.require(Action::ReadScorecard)?;
        let name = self.scorecard_named(who.institution, which).await?;
        let (id, events) = self.scorecard_events(who.institution, &name).await?;
        let told = events.iter().map(|(at, event)| (*at, event));
        let card = ScorecardCard::fold(id, &name, told).ok_or_else(|| Problem::not_found("scorecard", &name))?;
        let shown = version.unwrap_or(card.version);
        let held = events.iter().find_map(|(_, event)| match event {
            ScorecardEvent::Developed { version, document, report, .. } if *version == shown => {
                Some((document, report))
            }
            _ => None,
        });
        let (document, report) = held.ok_or_else(|| Problem::not_found("scorecard version", shown))?;
        let document =
            Scorecard::from_json(document).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let report: Report = from_json(report.as_bytes())?;
        let names = self.all_user_names(who.institution).await?;
        let name_of = |user: UserId| names.get(&user.to_string()).cloned().unwrap_or_else(|| user.to_string());
        let simulated = self.institution(who.institution).await?.simulated;
        let mut allowed =
            vec![act(who, Action::DevelopScorecard, ("develop", "开发新版本", "develop a new version"), &[])];
        if card.active_version != Some(card.version) {
            let words = ("approve", "批准", "approve");
            allowed.push(act(who, Action::ApproveScorecard, words, &[card.developed_by]));
        }
        let developed_by = name_of(card.developed_by);
        Ok(detail(line(card, developed_by, simulated), versions(&events, &name_of), shown, &document, &report, allowed))
    }

    /// Approves the newest version, or a given one, of the scorecard with this id or name.
    ///
    /// # Errors
    /// As [`Platform::approve_scorecard`].
    pub async fn approve_scorecard_of(
        &self,
        request: &Request<'_>,
        which: &str,
        version: Option<u32>,
    ) -> Outcome<ScorecardCard> {
        request.who.require(Action::ApproveScorecard)?;
        let name = self.scorecard_named(request.institution(), which).await?;
        self.approve_scorecard(request, &name, version).await
    }

    /// The name of a scorecard that was given by id or name.
    pub(crate) async fn scorecard_named(&self, institution: InstitutionId, which: &str) -> Outcome<String> {
        let row = match which.parse::<ScorecardId>() {
            Ok(id) => objects::get(&self.book, institution, "scorecard", &id.to_string()).await?,
            Err(_) => objects::labelled(&self.book, institution, "scorecard", which).await?.into_iter().next(),
        };
        let shown: String = which.chars().take(60).collect();
        Ok(row.ok_or_else(|| Problem::not_found("scorecard", shown))?.label)
    }
}

/// What is in a card, what is not, and its curves.
pub(crate) fn run_figures(
    document: &Scorecard,
    report: &Report,
) -> (Vec<CharacteristicCard>, Vec<DroppedCard>, RunFigures) {
    let test = &report.test;
    let curves = RunFigures {
        train: metrics(&report.train),
        test: metrics(test),
        roc: thinned(&test.roc).map(|point| (point.of_goods, point.of_bads)).collect(),
        ks: thinned(&test.ks_curve).map(|point| (point.points, point.of_goods, point.of_bads)).collect(),
        calibration: calibration(test),
        psi: psi(report),
        score_histogram: test
            .histogram
            .iter()
            .map(|band| HistogramCard { from: band.from, to: band.to, goods: band.goods, bads: band.bads })
            .collect(),
        grades: grades(test),
    };
    (characteristics(document, report), report.variables.iter().filter_map(dropped).collect(), curves)
}

/// A list's line for a card.
pub(crate) fn line(card: ScorecardCard, developed_by_name: String, simulated: bool) -> ScorecardLine {
    let state = match card.active_version {
        Some(active) if active == card.version => ("active", "生效", "in force"),
        _ => ("submitted", "待审批", "waits for approval"),
    };
    ScorecardLine {
        id: card.id.to_string(),
        name: card.name,
        version: card.version,
        active_version: card.active_version,
        state: Named::new(state.0, state.1, state.2),
        test_auc: card.figures.map(|figures| figures.test_auc),
        test_ks: card.figures.map(|figures| figures.test_ks),
        developed_by_name,
        rows: card.figures.map(|figures| figures.rows),
        bads: card.figures.map(|figures| figures.bads),
        simulated,
    }
}

fn versions(
    events: &[(calendar::Timestamp, ScorecardEvent)],
    name: &dyn Fn(UserId) -> String,
) -> Vec<ScorecardVersion> {
    let mut found: Vec<ScorecardVersion> = Vec::new();
    for (at, event) in events {
        match event {
            ScorecardEvent::Developed { version, digest, by, .. } => found.push(ScorecardVersion {
                version: *version,
                state: Named::new("submitted", "待审批", "waits for approval"),
                digest: digest.clone(),
                developed_by_name: name(*by),
                developed_at: at.to_string(),
                approved_by_name: None,
                approved_at: None,
            }),
            ScorecardEvent::Approved { version, by } => {
                for held in found.iter_mut().filter(|held| held.state.id == "active") {
                    held.state = Named::new("superseded", "已替换", "superseded");
                }
                if let Some(held) = found.iter_mut().find(|held| held.version == *version) {
                    held.state = Named::new("active", "生效", "in force");
                    held.approved_by_name = Some(name(*by));
                    held.approved_at = Some(at.to_string());
                }
            }
        }
    }
    found.reverse();
    found
}

fn detail(
    line: ScorecardLine,
    versions: Vec<ScorecardVersion>,
    shown_version: u32,
    document: &Scorecard,
    report: &Report,
    allowed: Vec<AllowedAct>,
) -> ScorecardDetail {
    let test = &report.test;
    let shift = match report.score_shift {
        Shift::Stable => "stable",
        Shift::Moderate => "moderate",
        Shift::Major => "major",
    };
    ScorecardDetail {
        known_limits: known_limits(line.simulated, document, report),
        line,
        versions,
        shown_version,
        target: document.target.clone(),
        split: document.trained_on.split.clone(),
        scaling: ScalingCard {
            base_points: document.scaling.base_points,
            odds: document.scaling.base_odds,
            pdo: document.scaling.pdo,
        },
        characteristics: characteristics(document, report),
        dropped: report.variables.iter().filter_map(dropped).collect(),
        train: metrics(&report.train),
        test: metrics(test),
        roc: thinned(&test.roc).map(|point| (point.of_goods, point.of_bads)).collect(),
        ks: thinned(&test.ks_curve).map(|point| (point.points, point.of_goods, point.of_bads)).collect(),
        calibration: calibration(test),
        psi: psi(report),
        psi_total: report.score_stability,
        psi_shift: Named::new(shift, report.score_shift.zh(), report.score_shift.en()),
        score_histogram: test
            .histogram
            .iter()
            .map(|band| HistogramCard { from: band.from, to: band.to, goods: band.goods, bads: band.bads })
            .collect(),
        grades: grades(test),
        allowed,
    }
}

fn characteristics(document: &Scorecard, report: &Report) -> Vec<CharacteristicCard> {
    let of = |feature: &str| report.variables.iter().find(|variable| variable.feature == feature);
    document
        .characteristics
        .iter()
        .map(|held| {
            let variable = of(&held.feature);
            let counted = variable.and_then(|variable| variable.bins.as_ref());
            let bins = held.attributes.iter().enumerate().map(|(at, attribute)| {
                // The card takes its attributes from the bins, in their order.
                let counts = counted.and_then(|bins| bins.bins.get(at)).map(|bin| bin.counts);
                let (label_zh, label) = features::bin(&held.feature, &attribute.rule);
                BinCard {
                    label,
                    label_zh,
                    rows: counts.map_or(0, |counts| counts.rows),
                    goods: counts.map_or(0.0, |counts| counts.goods),
                    bads: counts.map_or(0.0, |counts| counts.bads),
                    bad_rate_percent: attribute.bad_rate.map(percent),
                    woe: attribute.woe,
                    points: attribute.points,
                }
            });
            CharacteristicCard {
                feature: held.feature.clone(),
                zh: held.label_zh.clone(),
                en: held.label_en.clone(),
                iv: variable.and_then(|variable| variable.iv),
                strength: variable
                    .and_then(|variable| variable.band)
                    .map(|band| Named::new(format!("{band:?}").to_lowercase(), band.zh(), band.en())),
                coefficient: held.coefficient,
                psi: variable.and_then(|variable| variable.stability),
                bins: bins.collect(),
            }
        })
        .collect()
}

fn dropped(variable: &VariableReport) -> Option<DroppedCard> {
    let why = variable.excluded.as_ref()?;
    let (zh, en) = features::named(&variable.feature);
    Some(DroppedCard { feature: variable.feature.clone(), zh, en, iv: variable.iv, why_zh: why.zh(), why_en: why.en() })
}

fn percent(share: f64) -> f64 {
    share * 100.0
}

fn metrics(quality: &Quality) -> Metrics {
    Metrics {
        rows: quality.rows,
        bads: quality.bads,
        auc: quality.auc,
        ks: quality.ks,
        gini: quality.gini,
        brier: quality.brier,
        bad_rate_percent: percent(quality.bad_rate),
        mean_pd_percent: percent(quality.mean_pd),
    }
}

fn calibration(quality: &Quality) -> Vec<CalibrationCard> {
    let groups = quality.calibration.iter().map(|group| CalibrationCard {
        band: format!("{:.2}–{:.2}%", percent(group.from), percent(group.to)),
        rows: group.rows,
        predicted_percent: percent(group.mean_pd),
        observed_percent: percent(group.bad_rate),
    });
    groups.collect()
}

fn psi(report: &Report) -> Vec<PsiCard> {
    let bands = report.stability_bands.iter().map(|band| PsiCard {
        band: match (band.from, band.below) {
            (Some(from), Some(below)) => format!("[{from:.1}, {below:.1})"),
            (None, Some(below)) => format!("< {below:.1}"),
            (Some(from), None) => format!("≥ {from:.1}"),
            (None, None) => "全部 all".to_owned(),
        },
        expected_percent: percent(band.expected),
        actual_percent: percent(band.actual),
    });
    bands.collect()
}

fn grades(quality: &Quality) -> Vec<GradeCard> {
    let grades = quality.grades.iter().map(|held| GradeCard {
        grade: Named::new(format!("{:?}", held.grade), held.grade.zh(), held.grade.en()),
        rows: held.rows,
        predicted_percent: held.mean_pd.map(percent),
        observed_percent: held.bad_rate.map(percent),
    });
    grades.collect()
}

/// At most [`MAX_CURVE_POINTS`] of a curve, both ends among them.
fn thinned<T>(curve: &[T]) -> impl Iterator<Item = &T> {
    let (shown, last) = (curve.len().min(MAX_CURVE_POINTS), curve.len().saturating_sub(1));
    (0..shown).map(move |at| if curve.len() <= MAX_CURVE_POINTS { &curve[at] } else { &curve[at * last / (shown - 1)] })
}

/// What a reader should keep in mind, from the figures themselves.
fn known_limits(simulated: bool, document: &Scorecard, report: &Report) -> Vec<Named> {
    let mut limits = Vec::new();
    let mut say = |holds: bool, id: &str, zh: String, en: String| {
        if holds {
            limits.push(Named::new(id, zh, en));
        }
    };
    say(
        simulated,
        "simulated",
        "以模拟数据开发，只能用于演示".into(),
        "developed on simulated data: for demonstration only".into(),
    );
    say(
        true,
        "granted-only",
        "样本只含已放款的借据，未作拒绝推断".into(),
        "rows are loans that were granted; what was declined is not inferred".into(),
    );
    let hold_out = document.trained_on.split.starts_with("hold-out");
    say(
        hold_out,
        "same-time",
        "检验样本与训练样本同期，未经跨期检验".into(),
        "test rows are of the same time as training rows: not tested out of time".into(),
    );
    let (test, train) = (&report.test, &report.train);
    say(
        test.bads < 200,
        "few-bads",
        format!("检验样本只有 {} 个坏样本，各项指标误差较大", test.bads),
        format!("only {} bad test rows: figures are uncertain", test.bads),
    );
    say(
        train.auc - test.auc > 0.05,
        "overfit",
        format!("检验 AUC 比训练低 {:.3}", train.auc - test.auc),
        format!("test AUC is {:.3} below training AUC", train.auc - test.auc),
    );
    let off = test.bad_rate > 0.0 && !(0.8..=1.25).contains(&(test.mean_pd / test.bad_rate));
    say(
        off,
        "level",
        format!("预测水平 {:.2}% 与实际 {:.2}% 相差较大", percent(test.mean_pd), percent(test.bad_rate)),
        format!(
            "predicted level {:.2}% differs from the observed {:.2}%",
            percent(test.mean_pd),
            percent(test.bad_rate)
        ),
    );
    say(
        report.score_shift != Shift::Stable,
        "shift",
        format!("分数分布{}（PSI {:.3}）", report.score_shift.zh(), report.score_stability),
        format!("scores have shifted: {} (PSI {:.3})", report.score_shift.en(), report.score_stability),
    );
    say(
        report.rows_without_outcome > 0,
        "unknown-outcome",
        format!("{} 行结果未知，未使用", report.rows_without_outcome),
        format!("{} rows without a known outcome were not used", report.rows_without_outcome),
    );
    limits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_thinned_at_its_bound_and_one_past_it() {
        let at: Vec<usize> = (0..MAX_CURVE_POINTS).collect();
        assert_eq!(thinned(&at).count(), MAX_CURVE_POINTS);
        let past: Vec<usize> = (0..=MAX_CURVE_POINTS).collect();
        let shown: Vec<_> = thinned(&past).copied().collect();
        assert_eq!((shown.len(), shown[0], shown[shown.len() - 1]), (MAX_CURVE_POINTS, 0, MAX_CURVE_POINTS));
        assert_eq!(thinned::<usize>(&[]).count(), 0);
    }
}
