//! Which scorecard scores for which product, and that what is put in force can decide.
//!
//! A product that names a scorecard is scored by the approved version of that name; one that names none by the institution's own, which
//! is the one approved last of those that serve every product. A scorecard reads features, and a product asks consent for them: a
//! pair that does not fit would fail at the counter, so it is refused when either of them is approved, with the names of both.

use codes::InstitutionId;
use decision::BundleError;
use product::check::{Finding, Place, Severity};
use product::rules::Kind;
use product::{CompiledProduct, Product};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use views::objects;

use crate::Platform;
use crate::cards::Named;
use crate::catalogue::{LiveProduct, ProductCard};
use crate::events::from_json;
use crate::limits::MAX_WHOLE_LIST;
use crate::models::{LiveScorecard, ScorecardCard};
use crate::problem::{Code, Outcome, Problem};

/// Which products an approved scorecard scores for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Serves {
    /// Every product that names no scorecard, and those that name this one.
    #[default]
    EveryProduct,
    /// Only products that name it.
    ProductsNamingIt,
}

impl Serves {
    pub(crate) fn is_every(&self) -> bool {
        *self == Self::EveryProduct
    }

    /// With its names.
    #[must_use]
    pub fn named(self) -> Named {
        match self {
            Self::EveryProduct => {
                Named::new("every-product", "全部未指定评分卡的产品", "every product that names none")
            }
            Self::ProductsNamingIt => Named::new("products-naming-it", "仅指定它的产品", "only products that name it"),
        }
    }
}

/// A scorecard and a product that cannot decide together.
struct Misfit {
    product: String,
    version: u32,
    error: BundleError,
}

impl Platform {
    /// The scorecard that scores a product's applicants.
    ///
    /// # Errors
    /// [`Code::ScorecardMissing`] when the product names one that has no approved version, or names none and the institution has none.
    pub(crate) async fn scorecard_for(&self, institution: InstitutionId, document: &Product) -> Outcome<LiveScorecard> {
        let Some(name) = &document.scorecard else { return self.live_scorecard(institution).await };
        let row = objects::labelled(&self.book, institution, "scorecard", name).await?.into_iter().next();
        let card: Option<ScorecardCard> = row.map(|row| from_json(row.body.as_bytes())).transpose()?;
        match card.and_then(|card| Some((card.id, card.active_version?))) {
            Some((id, version)) => self.scorecard_version(institution, id, version).await,
            None => Err(Problem::new(
                Code::ScorecardMissing,
                format!(
                    "product {} names the scorecard '{name}', which has no approved version: have a second person approve it first (anji score approve), or name another",
                    document.code
                ),
            )
            .in_chinese(format!("产品 {} 指定的评分卡“{name}”尚无获批版本：请先由另一人批准该卡，或改用其他评分卡", document.code))),
        }
    }

    /// What a check before release finds of a document beside the scorecard that its applicants are scored by.
    pub(crate) async fn card_findings(
        &self,
        institution: InstitutionId,
        product: &CompiledProduct,
    ) -> Outcome<Vec<Finding>> {
        let document = product.document();
        let finding = |code, path: &str, zh, en| Finding {
            code,
            // The institution's own card may be another by the time of the approval, which looks again and refuses.
            severity: if document.scorecard.is_some() { Severity::Error } else { Severity::Warning },
            place: Place { path: path.into(), ..Place::default() },
            witness: Vec::new(),
            zh,
            en,
        };
        let scorecard = match self.scorecard_for(institution, document).await {
            Ok(scorecard) => scorecard,
            Err(problem) if problem.code != Code::ScorecardMissing => return Err(problem),
            Err(_) => {
                let missing = document.scorecard.as_ref().map(|name| {
                    let zh = format!("指定的评分卡“{name}”尚无获批版本：请先由另一人批准该卡，或改用其他评分卡");
                    let en = format!(
                        "the scorecard '{name}' has no approved version: have a second person approve it first, or name another"
                    );
                    finding("scorecard-missing", "scorecard", zh, en)
                });
                return Ok(missing.into_iter().collect());
            }
        };
        let name = scorecard.compiled.document().name().to_owned();
        let found = decision::misfits(product.features(), &scorecard.compiled).map(|misfit| {
            let code = match misfit {
                BundleError::Kind { .. } => "scorecard-kind",
                BundleError::Undeclared(_) | BundleError::Scorecard(_) => "scorecard-feature",
            };
            finding(
                code,
                "data",
                format!("评分卡“{name}”：{}", in_chinese(&misfit)),
                format!("scorecard '{name}': {misfit}"),
            )
        });
        Ok(found.collect())
    }

    /// Refuses to put a product version in force that could not decide with the scorecard it would be scored by. Where there is
    /// no scorecard yet, nothing is known: a decision then says what is missing.
    pub(crate) async fn decidable(&self, institution: InstitutionId, product: &LiveProduct) -> Outcome<()> {
        let document = product.compiled.document();
        let scorecard = match self.scorecard_for(institution, document).await {
            Err(problem) if problem.code == Code::ScorecardMissing && document.scorecard.is_none() => return Ok(()),
            found => found?,
        };
        let Some(misfit) = misfit(product, &scorecard) else { return Ok(()) };
        let name = &scorecard.compiled.document().name().to_owned();
        Err(Problem::new(
            Code::ScorecardMisfit,
            format!(
                "version {} of product {} cannot decide with the scorecard '{name}' that it is scored by: {}. Add the feature to the product's data, or name another scorecard in it",
                misfit.version, misfit.product, misfit.error
            ),
        )
        .in_chinese(format!(
            "产品 {} 第 {} 版无法与其所用评分卡“{name}”一起决策：{}。请在产品的数据需求中补上该项，或为产品指定其他评分卡",
            misfit.product, misfit.version, in_chinese(&misfit.error)
        )))
    }

    /// Refuses to put a scorecard in force that some product in force, or scheduled, could not decide with.
    pub(crate) async fn serves_all(
        &self,
        institution: InstitutionId,
        name: &str,
        scorecard: &LiveScorecard,
        serves: Serves,
    ) -> Outcome<()> {
        let products = self.scored_by(institution, name, serves).await?;
        let misfits: Vec<Misfit> = products.iter().filter_map(|product| misfit(product, scorecard)).collect();
        if misfits.is_empty() {
            return Ok(());
        }
        let told =
            |say: &dyn Fn(&Misfit) -> String| misfits.iter().map(|m| format!("\n  {}", say(m))).collect::<String>();
        let en = told(&|m| format!("{} version {}: {}", m.product, m.version, m.error));
        let zh = told(&|m| format!("{} 第 {} 版：{}", m.product, m.version, in_chinese(&m.error)));
        let (remedy_en, remedy_zh) = match serves {
            Serves::EveryProduct => (
                "approve it only for products that name it, or bring out versions of those products that ask for the data",
                "请改为仅供指定它的产品使用，或先发布需要这些数据的产品新版本",
            ),
            Serves::ProductsNamingIt => {
                ("bring out versions of those products that ask for the data first", "请先发布需要这些数据的产品新版本")
            }
        };
        Err(Problem::new(
            Code::ScorecardMisfit,
            format!("'{name}' would leave {} product version(s) unable to decide:{en}\n{remedy_en}", misfits.len()),
        )
        .in_chinese(format!("“{name}”生效后，{} 个产品版本将无法决策：{zh}\n{remedy_zh}", misfits.len())))
    }

    /// The products that a card in force scores for, by code.
    pub(crate) async fn products_of(&self, institution: InstitutionId, card: &ScorecardCard) -> Outcome<Vec<Named>> {
        let own = match self.live_card(institution).await {
            Ok(own) => own.id == card.id,
            Err(problem) if problem.code == Code::ScorecardMissing => false,
            Err(problem) => return Err(problem),
        };
        if card.active_version.is_none() {
            return Ok(Vec::new());
        }
        let serves = if own { Serves::EveryProduct } else { Serves::ProductsNamingIt };
        let found = self.scored_by(institution, &card.name, serves).await?;
        let mut products: Vec<Named> = Vec::new();
        for product in &found {
            let document = product.compiled.document();
            if products.iter().all(|known| known.id != document.code) {
                products.push(Named::new(document.code.clone(), document.name_zh.clone(), document.name_en.clone()));
            }
        }
        Ok(products)
    }

    /// Products, with the version in force and those scheduled, that a scorecard of this name would score for.
    pub(crate) async fn scored_by(
        &self,
        institution: InstitutionId,
        name: &str,
        serves: Serves,
    ) -> Outcome<Vec<LiveProduct>> {
        let rows = objects::all(&self.book, institution, "product", None, MAX_WHOLE_LIST).await?;
        let (mut found, now) = (Vec::new(), self.clock.now());
        for row in rows {
            let card: ProductCard = from_json(row.body.as_bytes())?;
            let (id, state) = self.product_state(institution, &card.code).await?;
            let coming = state.scheduled(now).map(|(_, version)| version);
            for version in state.active(now).map(|(version, _)| version).into_iter().chain(coming) {
                let product = self.product_version(institution, id, version).await?;
                let wanted = match &product.compiled.document().scorecard {
                    Some(wanted) => wanted == name,
                    None => serves.is_every(),
                };
                if wanted {
                    found.push(product);
                }
            }
        }
        Ok(found)
    }
}

fn misfit(product: &LiveProduct, scorecard: &LiveScorecard) -> Option<Misfit> {
    let document = product.compiled.document();
    let error = decision::misfits(product.compiled.features(), &scorecard.compiled).next()?;
    Some(Misfit { product: document.code.clone(), version: document.version, error })
}

const fn kind_zh(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "数值",
        Kind::Bool => "是否",
        Kind::Text | Kind::Rows => "文本",
    }
}

fn in_chinese(error: &BundleError) -> String {
    match error {
        BundleError::Undeclared(feature) => format!("评分卡要用到“{feature}”，产品的数据需求中没有此项"),
        BundleError::Kind { feature, product, scorecard } => {
            let kind = |word: &str| kind_zh(if word == Kind::Number.name() { Kind::Number } else { Kind::Text });
            format!("“{feature}”在产品中为{}，在评分卡中为{}", kind(product), kind(scorecard))
        }
        BundleError::Scorecard(_) => "评分卡无法写成文件".into(),
    }
}
