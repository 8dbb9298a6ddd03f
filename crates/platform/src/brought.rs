//! Models brought in: read from a file, put under Anji's features, tested on the institution's own history, submitted for
//! a second person's approval; and documents going out again.
//!
//! A model that was trained elsewhere is held against the same tests as one that was developed here. Where the institution
//! has no history, or one without the model's features, the version says that nobody has validated it here.

use std::collections::{BTreeMap, BTreeSet};

use model::import::{ImportError, Settings, Surroundings};
use model::{Compiled, Kind, Model};
use product::Product;
use scoring::develop::{Assessment, Split};
use scoring::{FeatureValue, Table};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Platform;
use crate::access::{Action, Principal};
use crate::events::{Request, to_json};
use crate::features;
use crate::limits::{MAX_EFFECT_ROWS, MAX_NAME_BYTES};
use crate::models::{Imported, ScorecardCard, ScorecardEvent, document_of, next_version, table_of};
use crate::packed::pack;
use crate::problem::{Code, Outcome, Problem};

/// A model file with what it does not say.
#[derive(Debug, Clone)]
pub struct ImportAsked {
    /// Name; a known one gets its next version.
    pub name: String,
    /// The file.
    pub file: Vec<u8>,
    /// The mapping, YAML or JSON; empty when every column has the name of a feature.
    pub mapping: String,
    /// The study whose sample set it is tested on, and whose feature names its columns may have; the loan history when left out.
    pub study: Option<String>,
}

/// How a model that was brought in does on the institution's own history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "found", rename_all = "kebab-case")]
pub enum Check {
    /// By the tests of a development.
    Measured(Box<Measured>),
    /// Nobody knows.
    Unable(WhyNot),
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// The figures.
    pub assessment: Assessment,
    /// Mean distance of the points a feature gives from those of the mean firm, of trees: mean |SHAP| in points.
    pub effects: BTreeMap<String, f64>,
    /// Whether the nodes of the trees were counted over this history, because the file had no counts.
    pub counted: bool,
    /// The study whose sample set it was measured on; the loan history when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<String>,
}

/// Why a model could not be tested here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case", deny_unknown_fields)]
pub enum WhyNot {
    /// There is no loan history.
    NoHistory {},
    /// The history lacks features of the model.
    Lacks {
        /// Which.
        features: Vec<String>,
    },
    /// The rows do not carry the tests.
    Failed {
        /// Why.
        why: String,
    },
}

impl WhyNot {
    /// In Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::NoHistory {} => "本机构没有导入贷款历史，模型未在本机构验证".to_owned(),
            Self::Lacks { features } => {
                format!("贷款历史中缺少模型所需变量（{}），模型未在本机构验证", features.join("、"))
            }
            Self::Failed { .. } => "贷款历史不足以计算各项检验指标，模型未在本机构验证".to_owned(),
        }
    }

    /// In English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Self::NoHistory {} => "no loan history has been imported: this model is not validated here".to_owned(),
            Self::Lacks { features } => {
                format!("the loan history lacks {}: this model is not validated here", features.join(", "))
            }
            Self::Failed { why } => format!("the loan history does not carry the tests ({why}): not validated here"),
        }
    }
}

/// A form that a document goes out in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// PMML 4.4, scorecards only.
    Pmml,
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

impl ExportFormat {
    /// By its name.
    ///
    /// # Errors
    /// [`Code::Invalid`] naming those there are.
    pub fn named(name: &str) -> Outcome<Self> {
        match name {
            "pmml" => Ok(Self::Pmml),
            "json" => Ok(Self::Json),
            "yaml" => Ok(Self::Yaml),
            other => {
                let shown: String = other.chars().take(20).collect();
                Err(Problem::new(Code::Invalid, format!("'{shown}' is no format: take json, yaml or pmml")))
            }
        }
    }

    /// Media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pmml => "application/xml; charset=utf-8",
            Self::Json => "application/json",
            Self::Yaml => "application/yaml; charset=utf-8",
        }
    }

    /// How a file's name ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pmml => "pmml",
            Self::Json => "json",
            Self::Yaml => "yaml",
        }
    }
}

/// A document on its way out.
#[derive(Debug, Clone)]
pub struct Exported {
    /// Name for a file.
    pub file_name: String,
    /// The text.
    pub text: String,
}

impl Platform {
    /// Takes a model file in, tests it on the institution's own history where there is one, and puts it up for approval.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::ModelRefused`] naming the columns that no feature is named for or what is wrong with the
    /// file, [`Code::TooLarge`].
    pub async fn import_model(&self, request: &Request<'_>, asked: &ImportAsked) -> Outcome<ScorecardCard> {
        request.who.require(Action::DevelopScorecard)?;
        let institution = request.institution();
        let name = model_name(&asked.name)?;
        let settings = Settings::read(&asked.mapping).map_err(refused)?;
        let history = match &asked.study {
            Some(which) => {
                let (held, _, prepared) = self.study_table(request.who, which).await?;
                let basis = (prepared.table.clone(), prepared.options.split.clone(), Some(held.name));
                Some(basis)
            }
            None => match self.history_columns(institution).await {
                Ok(columns) => Some(table_of(&columns).map(|(table, split)| (table, split, None))?),
                Err(problem) if problem.code == Code::DataMissing => None,
                Err(problem) => return Err(problem),
            },
        };
        let mut known = self.product_features(request.who).await?;
        known.extend(features::all().map(str::to_owned));
        if let Some((table, ..)) = &history {
            known.extend(table.columns().iter().map(|column| column.name.clone()));
        }
        let (id, events) = self.scorecard_events(institution, &name).await?;
        let version = next_version(&events);
        let words = |feature: &str| features::words(feature).map(|(zh, en)| (zh.to_owned(), en.to_owned()));
        let sample = history.as_ref().map(|(table, ..)| table);
        let around = Surroundings { known: &known, words: &words, sample };
        // Reading and testing take seconds of processor time for large trees: this thread is lent to it.
        let (read, check) = tokio::task::block_in_place(|| {
            let read = model::import::import((&name, version), &asked.file, &settings, around).map_err(refused)?;
            let check = check(&read.compiled, history.as_ref(), read.counted);
            Ok::<_, Problem>((read, check))
        })?;
        let document = read.model.to_json().map_err(|error| Problem::from_domain(Code::ModelRefused, error))?;
        let event = ScorecardEvent::Imported(Box::new(Imported {
            version,
            packed: pack(&document)?,
            digest: hex::encode(Sha256::digest(document.as_bytes())),
            format: read.format,
            file_digest: hex::encode(Sha256::digest(&asked.file)),
            mapping: asked.mapping.clone(),
            columns: read.columns,
            unused: read.unused,
            check: String::from_utf8_lossy(&to_json(&check)?).into_owned(),
            by: request.who.user,
        }));
        self.scorecard_changes(request, id, &name, events, event).await
    }

    /// A document in a form for other programs: of a version, or of the newest.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`] for trees as PMML.
    pub async fn export_model(
        &self,
        who: &Principal,
        which: &str,
        version: Option<u32>,
        format: ExportFormat,
    ) -> Outcome<Exported> {
        who.require(Action::ReadScorecard)?;
        let name = self.scorecard_named(who.institution, which).await?;
        let (_, events) = self.scorecard_events(who.institution, &name).await?;
        let mut made = events.iter().rev().filter_map(|(_, event)| event.made().map(|(found, ..)| (found, event)));
        let wanted = made.find(|(found, _)| version.is_none_or(|version| version == *found));
        let missing = || Problem::not_found("scorecard version", version.unwrap_or_default());
        let (version, event) = wanted.ok_or_else(missing)?;
        let text = written(document_of(event)?, format)?;
        Ok(Exported { file_name: format!("{name}-v{version}.{}", format.ending()), text })
    }

    /// Features that the institution's products declare.
    pub(crate) async fn product_features(&self, who: &Principal) -> Outcome<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        for card in self.products(who).await? {
            let document = Product::from_yaml(&card.document);
            let document = document.map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            found.extend(document.data.into_iter().flat_map(|need| need.features).map(|feature| feature.name));
        }
        Ok(found)
    }
}

fn refused(error: ImportError) -> Problem {
    let zh = match &error {
        ImportError::Unmapped(of) => {
            Some(format!("模型中有未对应的列：{of}。请在映射文件的 features 中逐列指定对应的变量"))
        }
        ImportError::NoFeature(of) => Some(format!("映射文件指定的变量不存在：{of}。请核对变量名")),
        ImportError::NoColumn(of) => Some(format!("映射文件中的列不在模型里：{of}。请核对列名")),
        ImportError::Direction { feature, declared, found } => Some(format!(
            "变量 {feature} 声明为“{}”，而模型“{}”：请按该约束重新训练，或撤回声明",
            declared.zh(),
            found.zh()
        )),
        ImportError::NoCover => Some(
            "文件没有各节点的样本数，无法给出原因；也没有含这些变量的贷款历史可供统计：请先导入历史，或改用 LightGBM 文本"
                .to_owned(),
        ),
        _ => None,
    };
    let problem = Problem::from_domain(Code::ModelRefused, error);
    match zh {
        Some(zh) => problem.in_chinese(zh),
        None => problem,
    }
}

fn model_name(name: &str) -> Outcome<String> {
    let name = name.trim();
    if name.is_empty() || name.len() > MAX_NAME_BYTES || name.chars().any(|c| c.is_control() || c == '/') {
        let said = format!("a model's name has 1 to {MAX_NAME_BYTES} bytes and no slash: choose another");
        return Err(Problem::new(Code::Invalid, said));
    }
    Ok(name.to_owned())
}

fn written(model: Model, format: ExportFormat) -> Outcome<String> {
    let failed = |error: &dyn std::fmt::Display| Problem::new(Code::Internal, format!("not written: {error}"));
    match format {
        ExportFormat::Json => model.to_json().map_err(|error| failed(&error)),
        ExportFormat::Yaml => model.to_yaml().map_err(|error| failed(&error)),
        ExportFormat::Pmml => match model.kind() {
            Kind::Trees => Err(Problem::new(
                Code::Invalid,
                "PMML is written for scorecards: take json or yaml for trees, or score with the file they came from",
            )
            .in_chinese("PMML 只用于评分卡：树模型请选择 json 或 yaml")),
            Kind::Scorecard => match model.compile().map_err(|error| failed(&error))? {
                Compiled::Scorecard(card) => card.to_pmml().map_err(|error| failed(&error)),
                Compiled::Trees(_) => Err(Problem::new(Code::Internal, "a scorecard compiled to trees")),
            },
        },
    }
}

/// Tests a model on a history.
fn check(compiled: &Compiled, history: Option<&(Table, Split, Option<String>)>, counted: bool) -> Check {
    let Some((table, split, study)) = history else { return Check::Unable(WhyNot::NoHistory {}) };
    let lacks: Vec<String> =
        compiled.features().filter(|name| table.column(name).is_none()).map(str::to_owned).collect();
    if !lacks.is_empty() {
        return Check::Unable(WhyNot::Lacks { features: lacks });
    }
    let outcomes = compiled.score_table(table).map_err(|error| error.to_string());
    let found = outcomes
        .and_then(|outcomes| scoring::develop::assess(table, split, &outcomes).map_err(|error| error.to_string()));
    match found {
        Ok(assessment) => {
            let (effects, study) = (effects(compiled, table), study.clone());
            Check::Measured(Box::new(Measured { assessment, effects, counted, study }))
        }
        Err(why) => Check::Unable(WhyNot::Failed { why }),
    }
}

/// Mean distance of each feature's points from the mean firm's, over rows spread through the table; of trees only, since
/// a scorecard's points stand in its bins.
fn effects(compiled: &Compiled, table: &Table) -> BTreeMap<String, f64> {
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    if compiled.kind() != Kind::Trees {
        return sums;
    }
    let taken = table.rows().min(MAX_EFFECT_ROWS);
    let mut scored = 0.0;
    for at in 0..taken {
        let row = row(compiled, table, at * table.rows() / taken);
        let Ok(score) = compiled.score(&row) else { continue };
        scored += 1.0;
        for given in score.contributions {
            *sums.entry(given.feature).or_default() += given.lost.abs();
        }
    }
    sums.into_iter().map(|(feature, sum)| (feature, sum / scored)).collect()
}

fn row(compiled: &Compiled, table: &Table, row: usize) -> BTreeMap<String, FeatureValue> {
    let value = |name: &str| Some(table.column(name)?.value(row));
    compiled.features().filter_map(|name| value(name).map(|value| (name.to_owned(), value))).collect()
}
