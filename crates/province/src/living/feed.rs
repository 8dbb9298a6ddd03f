//! [`Feed`]: the 28 categories of the hub, and which of them know a firm.

use crate::Draw;

/// A category of the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the hub's category of the same name")]
pub enum Feed {
    Tax,
    Power,
    SocialSecurity,
    MarketSupervision,
    Environment,
    Invoices,
    BankFlow,
    CreditReport,
    Judicial,
    Administrative,
    Orders,
    ChainOrders,
    Pos,
    DeliveryPlatform,
    LiveCommerce,
    Freight,
    Customs,
    Utilities,
    Telecom,
    HousingFund,
    Property,
    Bidding,
    GovernmentProcurement,
    IntellectualProperty,
    Insurance,
    CropSensors,
    MachineTelemetry,
    Carbon,
}

/// How many there are.
pub(super) const FEEDS: usize = 28;

/// Percent of the firms of a section that a category knows, at median size, with what a size of one standard deviation above adds
/// (negative: small firms more often). Sections in the order of `places::TRADES`: C A I M F H O E G L. Ours.
const SHARES: [(Feed, &str, [u8; 10], i8); FEEDS] = [
    (Feed::Tax, "tax", [100; 10], 0),
    (Feed::Power, "power", [97, 88, 80, 84, 85, 96, 88, 70, 75, 72], 4),
    (Feed::SocialSecurity, "social-security", [92, 60, 96, 95, 80, 74, 72, 85, 84, 84], 9),
    (Feed::MarketSupervision, "market-supervision", [100; 10], 0),
    (Feed::Environment, "environment", [62, 24, 0, 8, 0, 22, 14, 20, 0, 0], 4),
    (Feed::Invoices, "invoices", [100; 10], 0),
    (Feed::BankFlow, "bank-flow", [100; 10], 0),
    (Feed::CreditReport, "credit-report", [100; 10], 0),
    (Feed::Judicial, "judicial", [100; 10], 0),
    (Feed::Administrative, "administrative", [100; 10], 0),
    (Feed::Orders, "orders", [72, 40, 60, 55, 62, 20, 22, 45, 50, 35], 6),
    (Feed::ChainOrders, "chain-orders", [60, 34, 40, 40, 0, 0, 0, 40, 40, 0], 6),
    (Feed::Pos, "pos", [0, 0, 0, 0, 66, 92, 74, 0, 0, 0], -3),
    (Feed::DeliveryPlatform, "delivery-platform", [0, 0, 0, 0, 16, 62, 8, 0, 0, 0], 0),
    (Feed::LiveCommerce, "live-commerce", [8, 20, 0, 0, 30, 12, 4, 0, 0, 0], 0),
    (Feed::Freight, "freight", [0, 0, 0, 0, 0, 0, 0, 0, 82, 0], 3),
    (Feed::Customs, "customs", [16, 5, 4, 4, 9, 0, 0, 0, 4, 0], 8),
    (Feed::Utilities, "utilities", [88, 64, 58, 64, 66, 92, 84, 40, 46, 55], 3),
    (Feed::Telecom, "telecom", [88, 66, 97, 95, 88, 88, 84, 82, 90, 90], 4),
    (Feed::HousingFund, "housing-fund", [44, 10, 78, 74, 26, 16, 14, 36, 34, 40], 12),
    (Feed::Property, "property", [52, 78, 22, 26, 26, 24, 18, 22, 20, 18], 9),
    (Feed::Bidding, "bidding", [18, 4, 42, 46, 12, 2, 6, 64, 14, 12], 8),
    (Feed::GovernmentProcurement, "government-procurement", [8, 3, 26, 30, 12, 5, 6, 22, 6, 10], 6),
    (Feed::IntellectualProperty, "intellectual-property", [30, 6, 74, 66, 10, 4, 4, 8, 4, 8], 9),
    (Feed::Insurance, "insurance", [62, 56, 44, 46, 42, 52, 36, 68, 86, 40], 6),
    (Feed::CropSensors, "crop-sensors", [0, 26, 0, 0, 0, 0, 0, 0, 0, 0], 5),
    (Feed::MachineTelemetry, "machine-telemetry", [24, 6, 0, 0, 0, 0, 0, 14, 8, 0], 7),
    (Feed::Carbon, "carbon", [28, 6, 0, 4, 0, 4, 0, 6, 12, 0], 7),
];

impl Feed {
    /// Every one, in the order of the hub's documents.
    pub const ALL: [Self; FEEDS] = {
        let mut all = [Self::Tax; FEEDS];
        let mut at = 0;
        while at < FEEDS {
            all[at] = SHARES[at].0;
            at += 1;
        }
        all
    };

    /// The hub's id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        SHARES[self as usize].1
    }

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

/// The categories that know a firm, as bits. A core firm's orders need a core firm: without a buyer there are none, which the table's
/// share already counts.
pub(super) fn draw_feeds(draw: &mut Draw, trade: usize, size: f64, has_buyer: bool) -> u32 {
    let mut bits = 0;
    for (feed, _, shares, by_size) in &SHARES {
        let roll = draw.unit() * 100.0;
        let mut share = f64::from(shares[trade]);
        if share > 0.0 && share < 100.0 {
            share = (share + f64::from(*by_size) * size).clamp(1.0, 99.5);
        }
        if *feed == Feed::ChainOrders {
            // Three fifths of such firms have a buyer.
            share = if has_buyer { share / 0.6 } else { 0.0 };
        }
        if roll < share {
            bits |= 1 << feed.index();
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_are_the_categories_of_the_hub_in_its_order() {
        let ids: Vec<&str> = hub::Catalogue::built_in().categories().iter().map(|c| c.id.as_str()).collect();
        assert_eq!(Feed::ALL.map(Feed::id).to_vec(), ids);
        for (at, feed) in Feed::ALL.iter().enumerate() {
            assert_eq!(feed.index(), at);
        }
    }
}
