//! Counts, weight of evidence and information value of one bin.
//!
//! `WOE_i = ln((G_i/G) / (B_i/B))`, `IV = sum((G_i/G - B_i/B) x WOE_i)`, goods over bads throughout.

use serde::{Deserialize, Serialize};

/// What the worth of a bin without goods or without bads is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ZeroCell {
    /// Half a good and half a bad are added to that bin only.
    AddHalf,
    /// The bin is worth nothing: WOE 0, IV 0.
    Neutral,
}

/// Weighted goods and bads, and rows.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Weighted goods.
    pub goods: f64,
    /// Weighted bads.
    pub bads: f64,
    /// Rows, unweighted.
    pub rows: u64,
}

impl Counts {
    /// The sum of two.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { goods: self.goods + other.goods, bads: self.bads + other.bads, rows: self.rows + other.rows }
    }

    /// Weighted rows.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.goods + self.bads
    }

    /// Weighted bad rate, if there is any row.
    #[must_use]
    pub fn bad_rate(&self) -> Option<f64> {
        (self.rows > 0).then(|| self.bads / self.weight())
    }

    /// `(WOE, IV)` of a bin against the totals.
    ///
    /// ```
    /// use scoring::binning::{Counts, ZeroCell};
    /// let total = Counts { goods: 1000.0, bads: 100.0, rows: 1100 };
    /// let (woe, _) = Counts { goods: 400.0, bads: 10.0, rows: 410 }.worth(&total, ZeroCell::AddHalf);
    /// assert!((woe - 4.0_f64.ln()).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn worth(&self, total: &Self, zero_cell: ZeroCell) -> (f64, f64) {
        let (mut goods, mut bads) = (self.goods, self.bads);
        let nothing = goods <= 0.0 && bads <= 0.0;
        if nothing || total.goods <= 0.0 || total.bads <= 0.0 {
            return (0.0, 0.0);
        }
        if goods <= 0.0 || bads <= 0.0 {
            match zero_cell {
                ZeroCell::Neutral => return (0.0, 0.0),
                ZeroCell::AddHalf => {
                    goods += 0.5;
                    bads += 0.5;
                }
            }
        }
        let (of_goods, of_bads) = (goods / total.goods, bads / total.bads);
        let woe = libm::log(of_goods / of_bads);
        (woe, (of_goods - of_bads) * woe)
    }
}
