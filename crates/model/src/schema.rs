//! JSON Schemas of the documents, for editors and for programs that write them.
//!
//! They say which fields there are and of what type; that bins part the values, points follow from coefficients and trees
//! lead somewhere is checked by [`crate::Model::compile`].

use scoring::Scorecard;
use trees::TreeModel;

use crate::import::Settings;

/// Of a scorecard.
#[must_use]
pub fn scorecard() -> serde_json::Value {
    schemars::schema_for!(Scorecard).to_value()
}

/// Of a tree model.
#[must_use]
pub fn trees() -> serde_json::Value {
    schemars::schema_for!(TreeModel).to_value()
}

/// Of the mapping that goes with an imported file.
#[must_use]
pub fn mapping() -> serde_json::Value {
    schemars::schema_for!(Settings).to_value()
}
