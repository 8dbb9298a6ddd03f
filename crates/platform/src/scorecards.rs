//! A scorecard as people see it: its versions, its bins, how it did and what it cannot tell.
//!
//! Everything is read from the document and the development report that the book holds; nothing is computed anew, so what a
//! validator sees is what the approver saw.

use codes::{InstitutionId, ScorecardId, UserId};
use model::Kind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::objects;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts::act;
use crate::cards::{AllowedAct, Named};
use crate::events::{Request, from_json};
use crate::models::{ScorecardCard, ScorecardEvent, document_of, made_of};
use crate::people::Paged;
use crate::problem::{Outcome, Problem};
use crate::scorecard_use::Serves;
use crate::scorecard_view;

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
    /// Which products the version in force scores for.
    pub serves: Option<Named>,
    /// The version that scores beside the one in force, deciding nothing.
    pub challenger_version: Option<u32>,
    /// What the newest version is made of: a scorecard or trees.
    pub kind: Named,
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
    /// Whether it was developed here or brought in.
    pub origin: Named,
    /// Name of who developed it or brought it in.
    pub developed_by_name: String,
    /// When it was developed or brought in.
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
    /// Whether it is a number; a text otherwise.
    pub numeric: bool,
    /// Information value on the training rows; of scorecards developed here.
    pub iv: Option<f64>,
    /// What such a value is called.
    pub strength: Option<Named>,
    /// Coefficient of its WOE on the logit of bad; of scorecards.
    pub coefficient: Option<f64>,
    /// How risk moves as its value grows.
    pub direction: Named,
    /// How much of the model rests on it, percent: the spread of its points over the training rows, or what its splits tell apart.
    pub weight_percent: f64,
    /// Mean distance of its points from the mean firm's (mean |SHAP|) on the institution's history; of trees tested here.
    pub mean_effect_points: Option<f64>,
    /// The reason it gives when it raises the risk.
    pub reason: Named,
    /// Stability of its bins from training to test rows.
    pub psi: Option<f64>,
    /// Its bins; of scorecards.
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

/// A column of the file and the feature it was put under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ColumnCard {
    /// The column.
    pub column: String,
    /// The feature.
    pub feature: String,
}

/// The file a version was brought in from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FileCard {
    /// What it was.
    pub format: Named,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// Columns that the model reads.
    pub columns: Vec<ColumnCard>,
    /// Columns of the file that the model does without.
    pub unused: Vec<String>,
    /// The mapping as it was given.
    pub mapping: String,
}

/// From the model's logit to grades.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LevelCard {
    /// Added to the logit.
    pub shift: f64,
    /// Multiplies the logit.
    pub slope: f64,
    /// Grade A below this probability, percent.
    pub a_below_percent: f64,
    /// Grade B below this one.
    pub b_below_percent: f64,
    /// Grade C below this one, D from it on.
    pub c_below_percent: f64,
}

/// A scorecard with its development.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScorecardDetail {
    /// As in the list.
    #[serde(flatten)]
    pub line: ScorecardLine,
    /// Products in force, or scheduled, that it scores for.
    pub products: Vec<Named>,
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
    /// Calibration and cut-offs.
    pub level: LevelCard,
    /// What it is made of, in the version shown.
    pub shown_kind: Named,
    /// Who tested it on what: `developed` here, `measured` on the institution's history, or `not-validated` and why.
    pub tested: Named,
    /// The file it was brought in from.
    pub file: Option<FileCard>,
    /// What is in the card, strongest first.
    pub characteristics: Vec<CharacteristicCard>,
    /// What is not, and why.
    pub dropped: Vec<DroppedCard>,
    /// On the rows that fitted it; of a model brought in, on the earlier part of the institution's history.
    pub train: Option<Metrics>,
    /// On the rows that tested it; of a model brought in, on the later part.
    pub test: Option<Metrics>,
    /// ROC curve of the test rows: share of goods, share of bads.
    pub roc: Vec<(f64, f64)>,
    /// Cumulative curves of the test rows: points, share of goods, share of bads; empty in reports of the first release.
    pub ks: Vec<(f64, f64, f64)>,
    /// Calibration of the test rows.
    pub calibration: Vec<CalibrationCard>,
    /// Stability of the points; empty in reports of the first release.
    pub psi: Vec<PsiCard>,
    /// The index summed over those bands.
    pub psi_total: Option<f64>,
    /// What such an index is called.
    pub psi_shift: Option<Named>,
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
        let held = events.iter().find(|(_, event)| event.made().is_some_and(|(found, ..)| found == shown));
        let (_, event) = held.ok_or_else(|| Problem::not_found("scorecard version", shown))?;
        let (document, made) = (document_of(event)?, made_of(event)?);
        let names = self.all_user_names(who.institution).await?;
        let name_of = |user: UserId| names.get(&user.to_string()).cloned().unwrap_or_else(|| user.to_string());
        let simulated = self.institution(who.institution).await?.simulated;
        let mut allowed =
            vec![act(who, Action::DevelopScorecard, ("develop", "开发新版本", "develop a new version"), &[])];
        allowed.push(act(who, Action::DevelopScorecard, ("import", "导入模型", "bring in a model"), &[]));
        allowed.extend(challenge_acts(who, &card, shown));
        if card.active_version != Some(card.version) {
            let words = ("approve", "批准", "approve");
            allowed.push(act(who, Action::ApproveScorecard, words, &[card.developed_by]));
        }
        let developed_by = name_of(card.developed_by);
        let products = self.products_of(who.institution, &card).await?;
        let line = line(card, developed_by, simulated);
        let detail = scorecard_view::detail(line, versions(&events, &name_of), shown, (&document, &made), allowed);
        Ok(ScorecardDetail { products, ..detail })
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
        serves: Option<Serves>,
    ) -> Outcome<ScorecardCard> {
        request.who.require(Action::ApproveScorecard)?;
        let name = self.scorecard_named(request.institution(), which).await?;
        self.approve_scorecard(request, &name, version, serves).await
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
        serves: card.active_version.map(|_| card.serves.named()),
        challenger_version: card.challenger.map(|held| held.version),
        kind: kind_named(card.kind),
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
        if let Some((version, digest, by)) = event.made() {
            let origin = match event {
                ScorecardEvent::Imported(held) => ("imported", held.format.zh(), held.format.en()),
                _ => ("developed", "本机构开发", "developed here"),
            };
            found.push(ScorecardVersion {
                version,
                state: Named::new("submitted", "待审批", "waits for approval"),
                digest: digest.to_owned(),
                origin: Named::new(origin.0, origin.1, origin.2),
                developed_by_name: name(by),
                developed_at: at.to_string(),
                approved_by_name: None,
                approved_at: None,
            });
        }
        if let ScorecardEvent::Approved { version, by, .. } = event {
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
    found.reverse();
    found
}

pub(crate) fn kind_named(kind: Kind) -> Named {
    Named::new(kind.code(), kind.zh(), kind.en())
}

/// What a person may do about a version that scores beside the one in force.
fn challenge_acts(who: &Principal, card: &ScorecardCard, shown: u32) -> Vec<AllowedAct> {
    let running = card.challenger.is_some_and(|held| held.version == shown);
    let words = match (running, card.active_version == Some(shown)) {
        (true, _) => ("stop-challenge", "停止试评", "stop the challenge"),
        (false, false) => ("start-challenge", "作为挑战者试评", "let it challenge"),
        // What decides is compared with nothing.
        (false, true) => return Vec::new(),
    };
    vec![act(who, Action::DevelopScorecard, words, &[])]
}
