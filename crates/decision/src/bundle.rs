//! [`Bundle`]: the versions a decision is made under.

use codes::{ProductId, ScorecardId};
use model::{Compiled, DocumentError};
use product::rules::Kind;
use product::{CompiledProduct, Feature};
use rulebook::Snapshot;
use sha2::{Digest as _, Sha256};

use crate::record::{ProductPin, ScorecardPin};

/// A product version, a version of a scorecard or tree model and the rulebook as it holds on the day. Made once, used for many decisions.
#[derive(Debug, Clone)]
pub struct Bundle {
    product: CompiledProduct,
    scorecard: Compiled,
    rules: Snapshot,
    product_pin: ProductPin,
    scorecard_pin: ScorecardPin,
}

/// Why a product and a scorecard cannot be used together.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The scorecard reads a feature the product does not declare, so no consent would be asked for it.
    #[error(
        "the scorecard reads feature '{0}', which the product does not declare: add it under `data` with its category"
    )]
    Undeclared(String),
    /// Product and scorecard disagree on a type.
    #[error(
        "feature '{feature}' is {product} for the product and {scorecard} for the scorecard: correct the product's `data`"
    )]
    Kind {
        /// The feature.
        feature: String,
        /// For the product.
        product: &'static str,
        /// For the scorecard.
        scorecard: &'static str,
    },
    /// The scorecard has no canonical document.
    #[error("the scorecard cannot be written as a document: {0}")]
    Scorecard(#[from] DocumentError),
}

/// What of a scorecard the declared features of a product do not serve, in the order of the scorecard; nothing when both go together.
pub fn misfits<'a>(declared: &'a [Feature], scorecard: &'a Compiled) -> impl Iterator<Item = BundleError> + 'a {
    scorecard.features().filter_map(move |feature| {
        let Some(held) = declared.iter().find(|held| held.name == feature) else {
            return Some(BundleError::Undeclared(feature.to_owned()));
        };
        let wanted = if scorecard.is_numeric(feature) == Some(true) { Kind::Number } else { Kind::Text };
        ((wanted == Kind::Number) != (held.kind == Kind::Number)).then(|| BundleError::Kind {
            feature: feature.to_owned(),
            product: held.kind.name(),
            scorecard: wanted.name(),
        })
    })
}

impl Bundle {
    /// Puts the versions together.
    ///
    /// # Errors
    /// A feature of the scorecard that the product does not declare, or declares as another type.
    pub fn try_new(
        product_id: ProductId,
        product: CompiledProduct,
        scorecard_id: ScorecardId,
        scorecard: impl Into<Compiled>,
        rules: Snapshot,
    ) -> Result<Self, BundleError> {
        let scorecard: Compiled = scorecard.into();
        if let Some(misfit) = misfits(product.features(), &scorecard).next() {
            return Err(misfit);
        }
        let scorecard_pin = ScorecardPin {
            id: scorecard_id,
            version: scorecard.version(),
            digest: hex::encode(Sha256::digest(scorecard.to_json()?)),
        };
        let product_pin = ProductPin {
            id: product_id,
            code: product.document().code.clone(),
            version: product.document().version,
            digest: product.digest().to_owned(),
        };
        Ok(Self { product, scorecard, rules, product_pin, scorecard_pin })
    }

    /// The product.
    #[must_use]
    pub const fn product(&self) -> &CompiledProduct {
        &self.product
    }

    /// The model: a scorecard or trees.
    #[must_use]
    pub const fn scorecard(&self) -> &Compiled {
        &self.scorecard
    }

    /// The rulebook on the day.
    #[must_use]
    pub const fn rules(&self) -> &Snapshot {
        &self.rules
    }

    /// The product version.
    #[must_use]
    pub const fn product_pin(&self) -> &ProductPin {
        &self.product_pin
    }

    /// The scorecard version.
    #[must_use]
    pub const fn scorecard_pin(&self) -> &ScorecardPin {
        &self.scorecard_pin
    }

    /// The same product and scorecard under another day's rulebook.
    #[must_use]
    pub fn with_rules(&self, rules: Snapshot) -> Self {
        Self { rules, ..self.clone() }
    }
}
