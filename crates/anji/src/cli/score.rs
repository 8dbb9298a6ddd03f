//! Arguments of `anji score`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum, ValueHint};

/// `anji score`
#[derive(Debug, Subcommand)]
pub enum ScoreCommand {
    /// Develop a scorecard on the institution's loan history and submit it for approval.
    #[command(after_help = "Example:\n  anji score develop --name regional --exclude term_months")]
    Develop {
        /// Name of the scorecard.
        #[arg(long)]
        name: String,
        /// Column to leave out; may be given more than once. Columns known to leak are left out anyway.
        #[arg(long)]
        exclude: Vec<String>,
    },
    /// Bring in a model trained elsewhere and submit it for approval: LightGBM text, ONNX, a PMML scorecard, or our own JSON or YAML.
    #[command(
        after_help = "Examples:\n  anji --as risk score import model.txt --name gbm --mapping mapping.yaml\n  anji --as reviewer score approve gbm"
    )]
    Import {
        /// The model file; its format is found from its content.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Name of the model; a known one gets its next version. The file's name when left out.
        #[arg(long)]
        name: Option<String>,
        /// Mapping (YAML or JSON): the model's columns to features, units, points, calibration, cut-offs.
        #[arg(long, value_hint = ValueHint::FilePath)]
        mapping: Option<PathBuf>,
        /// Study whose sample set it is tested on and whose feature names its columns may have; the loan history when left out.
        #[arg(long)]
        study: Option<String>,
    },
    /// Write a model's document: PMML for other programs (scorecards), JSON or YAML.
    #[command(after_help = "Example:\n  anji score export regional --format pmml --out regional.pmml")]
    Export {
        /// Name of the model.
        name: String,
        /// Version; the newest when left out.
        #[arg(long)]
        version: Option<u32>,
        /// pmml, json or yaml.
        #[arg(long, default_value = "yaml")]
        format: String,
        /// File to write; standard output when left out.
        #[arg(long, value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
    },
    /// Print the JSON Schema of a document: scorecard, trees or mapping.
    Schema {
        /// scorecard, trees or mapping.
        document: String,
    },
    /// Approve a developed or imported version: a second person. Of a challenger, this promotes it.
    Approve {
        /// Name of the scorecard.
        name: String,
        /// Version; the newest when left out.
        #[arg(long)]
        version: Option<u32>,
        /// Which products it scores for; as before when left out, and every product that names no card for a first version.
        #[arg(long, value_enum)]
        serves: Option<ServesArg>,
    },
    /// Show a model's report: bins or features, points, KS, AUC, calibration, stability.
    Report {
        /// Name of the scorecard; the one in force when left out.
        name: Option<String>,
    },
    /// A version that scores every decision beside the one in force and decides nothing.
    #[command(subcommand)]
    Challenger(ChallengerCommand),
    /// List scorecards and tree models.
    List,
    /// Tables of your own to develop scorecards on.
    #[command(subcommand)]
    Sample(super::laboratory::SampleCommand),
    /// Studies: what you decide about a model, step by step, with its runs and reports.
    #[command(subcommand)]
    Study(super::laboratory::StudyCommand),
    /// When loans of a study go bad: the probability of default by month on the book, held against what was observed.
    #[command(
        name = "term-structure",
        after_help = "Examples:\n  anji --as risk score term-structure 城区 --seen months_seen --horizon 36\n  anji --as risk score term-structure 本行2025\nThe second study reads days past due month by month, which say how long and whether."
    )]
    TermStructure {
        /// Study id or name.
        study: String,
        /// Column with how long each loan was seen: until it went bad, else until it was repaid or the data end.
        #[arg(long)]
        seen: Option<String>,
        /// How many units of that column are one period: 30.4375 for days and monthly periods.
        #[arg(long)]
        units: Option<f64>,
        /// How many periods.
        #[arg(long, default_value_t = 36)]
        horizon: u32,
    },
    /// How much is lost of a study's bad loans: whether anything is, and if so how much.
    #[command(after_help = "Example:\n  anji --as risk score lgd 城区 --lost written_off --of balance_at_default")]
    Lgd {
        /// Study id or name.
        study: String,
        /// Column with what was lost; empty where the workout is not at its end.
        #[arg(long)]
        lost: String,
        /// Column with the exposure that it was lost of; left out, --lost is the share itself.
        #[arg(long)]
        of: Option<String>,
        /// Shares up to this count as nothing lost.
        #[arg(long)]
        threshold: Option<f64>,
    },
    /// Points that experts agreed on (技术流), for a firm: what it gets, why, and what it lacks.
    #[command(
        after_help = "Example:\n  anji --as risk score points examples/points/tech-points.yaml --value invention_patents=4 --value revenue_growth_bps=1800 --proven invention_patents"
    )]
    Points {
        /// The document, YAML or JSON.
        #[arg(value_hint = ValueHint::FilePath)]
        document: PathBuf,
        /// What is known of the firm: INDICATOR=NUMBER or INDICATOR=CATEGORY; may be given more than once.
        #[arg(long = "value", value_name = "INDICATOR=VALUE")]
        values: Vec<String>,
        /// Indicators whose evidence is there, comma between.
        #[arg(long, value_delimiter = ',')]
        proven: Vec<String>,
    },
}

/// `anji score challenger`
#[derive(Debug, Subcommand)]
pub enum ChallengerCommand {
    /// Let a version score beside the one in force.
    #[command(after_help = "Example:\n  anji --as risk score challenger start gbm --reason 'better on 2024'")]
    Start {
        /// Name of the model.
        name: String,
        /// Version; the newest when left out.
        #[arg(long)]
        version: Option<u32>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Stop it.
    Stop {
        /// Name of the model.
        name: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Compare both on the decisions made since it began: distribution, grades, who would be in and out, outcomes.
    Show {
        /// Name of the model.
        name: String,
        /// From this day on (YYYY-MM-DD); since it began when left out.
        #[arg(long)]
        since: Option<String>,
        /// Through this day.
        #[arg(long)]
        until: Option<String>,
    },
}

/// Which products an approved card scores for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ServesArg {
    /// Every product that names no card, and those that name this one.
    EveryProduct,
    /// Only products whose document names it (scorecard: NAME).
    ProductsNamingIt,
}

impl From<ServesArg> for platform::scorecard_use::Serves {
    fn from(serves: ServesArg) -> Self {
        match serves {
            ServesArg::EveryProduct => Self::EveryProduct,
            ServesArg::ProductsNamingIt => Self::ProductsNamingIt,
        }
    }
}
