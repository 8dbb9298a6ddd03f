//! The validation report of a run or of a scorecard that came from one, as a file.

use std::sync::LazyLock;

use calendar::Timestamp;
use codes::InstitutionId;
use laboratory::report::{Asked, document};
use paper::{Fonts, HtmlOptions, Lang};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::runs::{Documents, RunHead};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::problem::{Code, Outcome, Problem};

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReportFormat {
    /// One HTML file, nothing fetched.
    #[default]
    Html,
    /// PDF with its fonts inside.
    Pdf,
}

/// In which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReportLanguage {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// A report as a file.
#[derive(Debug)]
pub struct ReportFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub media_type: &'static str,
    /// A name for it, in ASCII.
    pub file_name: String,
}

/// Unpacked once: parsing ten thousand outlines takes longer than writing a report.
static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::built_in().with_system());

impl Platform {
    /// The report of a run.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::TooLarge`] when it has more pages than a report may.
    pub async fn run_report(
        &self,
        who: &Principal,
        which: &str,
        run: &str,
        (format, language): (ReportFormat, ReportLanguage),
    ) -> Outcome<ReportFile> {
        who.require(Action::ReadScorecard)?;
        let study = self.held_study(who.institution, which).await?;
        let (head, documents) = self.run_documents(who.institution, which, run).await?;
        self.written(who.institution, &study.name, (&head, &documents), (format, language)).await
    }

    /// The report of a scorecard's version, when it came from a run of the laboratory.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] also when the version was developed elsewhere.
    pub async fn scorecard_report(
        &self,
        who: &Principal,
        which: &str,
        version: Option<u32>,
        asked: (ReportFormat, ReportLanguage),
    ) -> Outcome<ReportFile> {
        who.require(Action::ReadScorecard)?;
        let name = self.scorecard_named(who.institution, which).await?;
        let (id, events) = self.scorecard_events(who.institution, &name).await?;
        let told = events.iter().map(|(at, event)| (*at, event));
        let card = crate::models::ScorecardCard::fold(id, &name, told);
        let card = card.ok_or_else(|| Problem::not_found("scorecard", &name))?;
        let version = version.unwrap_or(card.version);
        let behind = self.run_behind(who.institution, id, version).await?;
        let (study, run) = behind.ok_or_else(|| {
            Problem::new(Code::NotFound, "this version was not made in the laboratory: it has no validation report")
                .in_chinese("该版本不是在建模实验室中开发的，没有验证报告")
        })?;
        self.run_report(who, &study, &run, asked).await
    }

    async fn written(
        &self,
        institution: InstitutionId,
        study: &str,
        (head, documents): (&RunHead, &Documents),
        (format, language): (ReportFormat, ReportLanguage),
    ) -> Outcome<ReportFile> {
        let named = self.institution(institution).await?;
        let by = self.user_name(institution, head.by).await?;
        let scorecard = match head.submitted {
            Some((id, version)) => {
                let labels = views::objects::labels(&self.book, institution, "scorecard", &[id.to_string()]).await?;
                labels.into_iter().next().map(|(_, label)| (label, version))
            }
            None => None,
        };
        let (at, day) = moment(head.at);
        let asked = Asked {
            institution: (&named.name_zh, &named.name_en),
            study,
            run: &head.id.to_string(),
            by: &by,
            at: &at,
            day,
            card_digest: &head.card_digest,
            scorecard: scorecard.as_ref().map(|(name, version)| (name.as_str(), *version)),
        };
        let paper = document(&asked, &documents.card, &documents.report, &documents.evidence);
        let lang = match language {
            ReportLanguage::Zh => Lang::Zh,
            ReportLanguage::En => Lang::En,
        };
        let file_name = |extension: &str| format!("validation-{}.{}.{extension}", head.id, lang.tag());
        match format {
            ReportFormat::Html => Ok(ReportFile {
                bytes: paper::html(&paper, lang, &HtmlOptions::default()).into_bytes(),
                media_type: "text/html; charset=utf-8",
                file_name: file_name("html"),
            }),
            ReportFormat::Pdf => {
                // Laying out a report takes a tenth of a second of processor time.
                let made = tokio::task::block_in_place(|| paper::pdf(&paper, lang, &FONTS));
                let made = made.map_err(|error| Problem::from_domain(Code::TooLarge, error))?;
                if !made.missing.is_empty() {
                    tracing::warn!(missing = ?made.missing, "a report holds characters that no font has");
                }
                Ok(ReportFile { bytes: made.bytes, media_type: "application/pdf", file_name: file_name("pdf") })
            }
        }
    }
}

/// An instant as a reader in Beijing reads it, and its day.
fn moment(at: Timestamp) -> (String, Option<(u16, u8, u8)>) {
    let day = calendar::business_date(at);
    let small = |value: i8| u8::try_from(value).unwrap_or(1);
    let parts = u16::try_from(day.year()).ok().map(|year| (year, small(day.month()), small(day.day())));
    (day.to_string(), parts)
}
