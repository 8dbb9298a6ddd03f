//! A guarantor's book and a fiscal pool, as their people use them.

use platform::guarantor_desk::{DeskCard, DeskEntry, LaneRequest};
use platform::pools::{PoolDocument, PoolEntry};
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, refused};

fn entries(text: &str) -> Vec<DeskEntry> {
    serde_norway::from_str(text).unwrap()
}

const BOOK: &str = include_str!("../../../../agreements/desk/book.yaml");
const LANE: &str = include_str!("../../../../agreements/desk/lane.yaml");

fn gauge<'a>(desk: &'a DeskCard, id: &str) -> &'a platform::guarantor_desk::Gauge {
    desk.gauges.iter().find(|gauge| gauge.what.id == id).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guarantor_is_measured_and_its_fast_lane_decides() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (risk, finance) = (Request::plain(&bank.people.risk), Request::plain(&bank.people.finance));
        let bare = bank.platform.guarantor_desk(&bank.people.auditor).await.unwrap();
        assert_eq!((bare.guarantees, gauge(&bare, "multiple").light.as_str()), (0, "none"), "nothing is known yet");
        bank.platform.guarantor_record(&finance, entries(BOOK)).await.unwrap();
        assert_eq!(
            refused(bank.platform.guarantor_record(&finance, entries(LANE)).await),
            Code::Forbidden,
            "limits are the risk officer's"
        );
        bank.platform.guarantor_record(&risk, entries(LANE)).await.unwrap();
        let ask = |number: &str, at: usize, amount: &str| -> LaneRequest {
            let firm = bank.firms[at];
            let text = format!(
                "{{number: {number}, customer: {firm}, kind: small-firm, bank: demo-bank, amount: \"{amount}\", \
                 bank_percent: \"20\", term_months: 12, fee_percent: \"0.83\"}}"
            );
            serde_norway::from_str(&text).unwrap()
        };
        let given = bank.platform.guarantor_ask(&risk, ask("DB-1", 0, "3000000")).await.unwrap();
        assert_eq!((given.answer.id.as_str(), given.number.as_deref()), ("given", Some("DB-1")), "{:?}", given.checks);
        assert_eq!(given.own.unwrap().minor, 120_000_000, "40% of 3,000,000");
        let more = bank.platform.guarantor_ask(&risk, ask("DB-2", 0, "1")).await.unwrap();
        assert_eq!((more.answer.id.as_str(), more.number), ("referred", None), "the customer has its limit");
        assert_eq!(refused(bank.platform.guarantor_ask(&risk, ask("DB-1", 1, "1")).await), Code::WrongState);
        let text = "[{type: release, number: DB-1, amount: \"1000000\"}, {type: compensate, number: DB-1, amount: \"800000\"}]";
        let desk = bank.platform.guarantor_record(&finance, entries(text)).await.unwrap();
        // 1,200,000 were its own share; 400,000 repaid and 800,000 paid.
        let rate = gauge(&desk, "rate-year");
        assert_eq!((rate.value.as_deref(), rate.light.as_str()), (Some("66.67"), "red"));
        let stopped = bank.platform.guarantor_ask(&risk, ask("DB-3", 1, "1000")).await.unwrap();
        assert_eq!(stopped.answer.id, "stopped", "early stop line");
        let whole = "[{type: release, number: DB-1, amount: \"1\"}]";
        assert_eq!(refused(bank.platform.guarantor_record(&finance, entries(whole)).await), Code::WrongState);
        assert_eq!(desk, bank.platform.guarantor_desk(&bank.people.finance).await.unwrap());
        assert_eq!(gauge(&desk, "tier-one").value.as_deref(), Some("25.53"));
        assert_eq!(desk.flows[0].amount.minor, 26_000_000);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pool_pays_forty_percent_and_its_ledger_adds_up() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (risk, finance) = (Request::plain(&bank.people.risk), Request::plain(&bank.people.finance));
        let terms = include_str!("../../../../agreements/desk/pool.yaml");
        let document = || serde_norway::from_str::<PoolDocument>(terms).unwrap();
        assert_eq!(refused(bank.platform.pool_open(&finance, document()).await), Code::Forbidden);
        let pool = bank.platform.pool_open(&risk, document()).await.unwrap();
        assert_eq!(refused(bank.platform.pool_open(&risk, document()).await), Code::Exists);
        let lines = include_str!("../../../../agreements/desk/pool-lines.yaml");
        let read = || serde_norway::from_str::<Vec<PoolEntry>>(lines).unwrap();
        let shown = bank.platform.pool_record(&finance, &pool.id, read()).await.unwrap();
        assert_eq!(shown.balance.minor, 100 * (15_000_000 - 200_000 + 40_000 - 30_000), "{:?}", shown.lines);
        assert!(shown.adds_up);
        assert_eq!(refused(bank.platform.pool_record(&finance, &pool.id, read()).await), Code::WrongState, "once");
        assert_eq!(shown, bank.platform.pool(&bank.people.auditor, &pool.name).await.unwrap(), "by its name too");
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(bank.platform.pools(&bank.people.auditor).await.unwrap(), [shown]);
        bank.verifies().await;
    }
}
