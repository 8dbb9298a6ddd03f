//! What became of rows that waited in quarantine, and feeds.

use codes::BatchId;
use platform::data::{Batch, DataEvent};
use platform::feeds::FeedEvent;
use platform::sources::{Columns, Delivered};

use crate::{holds, user};

/// A batch whose columns are kept for its quarantine, one that was replayed from it, and what was said of its rows.
pub fn quarantine_settled(batch: Batch) {
    let columns = Columns {
        headings: vec!["统一社会信用代码".into(), "月份".into(), "增值税销售额[元]".into()],
        layout: hub::Layout {
            schema: hub::LAYOUT_SCHEMA.into(),
            id: "tax-monthly".into(),
            category: "tax".into(),
            kind: hub::Kind::Monthly,
            firm: "统一社会信用代码".into(),
            period: "月份".into(),
            reference: None,
            columns: vec![hub::Column {
                heading: "增值税销售额[元]".into(),
                measure: "vat_sales_fen".into(),
                written: hub::Written::Yuan,
            }],
        },
    };
    let delivered = batch.delivered.clone().map(|delivered| Delivered {
        columns: Some(columns),
        replayed_from: Some(BatchId::from_bytes([7; 16])),
        ..delivered
    });
    holds("batch-imported-columns", &DataEvent::Imported { batch: Batch { delivered, ..batch }.into() });
    let (into, by, reason) = (BatchId::from_bytes([9; 16]), user(5), "录入有误".to_owned());
    let changed = vec!["月份".to_owned()];
    holds(
        "quarantine-replayed",
        &DataEvent::RowsReplayed { rows: vec![2, 5], into, changed, by, reason: reason.clone() },
    );
    holds("quarantine-dismissed", &DataEvent::RowsDismissed { rows: vec![3], by, reason });
}

/// The documents are those of `examples/feeds`.
#[test]
fn feeds() {
    let parsed = |text| hub::Feed::parse("feed", text, hub::Catalogue::built_in()).unwrap();
    let plants = parsed(include_str!("../../../../examples/feeds/plant-meters.yaml"));
    let bureau = parsed(include_str!("../../../../examples/feeds/tax-bureau.yaml"));
    holds("feed-registered-mqtt", &FeedEvent::Registered { feed: plants.into(), by: user(5) });
    holds("feed-registered-http", &FeedEvent::Registered { feed: bureau.into(), by: user(5) });
    holds("feed-ended", &FeedEvent::Ended { by: user(5), reason: "设备停用".into() });
}
