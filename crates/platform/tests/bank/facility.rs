//! Facilities over the use cases: opened from an approved application, drawn, repaid, drawn again; seasons; stages; restrictions.

use codes::ApplicationId;
use loan::PrepaymentMode;
use platform::approvals::ApprovalState;
use platform::cards::ApplicationCard;
use platform::facilities::{NewDraw, NewMilestone};
use platform::facility_cards::FacilityCard;
use platform::origination::NewApplication;
use platform::{Code, Request};
use store::StreamId;
use views::objects;

use crate::support::{Bank, ENGINES, cny, day, parity, refused};

const SNOW: &str = include_str!("../../../../examples/snow-season.yaml");
const PLANTING: &str = include_str!("../../../../examples/planting-stages.yaml");

/// The first firm's application for a product that comes out offered, or is approved by a person.
async fn offered(bank: &Bank, (document, code): (&str, &str), amount: &str, months: u32) -> ApplicationCard {
    let (platform, people) = (&bank.platform, &bank.people);
    let (officer, reviewer) = (Request::plain(&people.officer), Request::plain(&people.reviewer));
    platform.publish_product(&Request::plain(&people.risk), document).await.unwrap();
    platform.approve_product(&reviewer, code, None).await.unwrap();
    for firm in &bank.firms {
        bank.consent(*firm).await;
        let new = NewApplication { product: code.into(), ..Bank::asking(*firm, amount, months) };
        let id: ApplicationId = platform.submit(&officer, new).await.unwrap().id.parse().unwrap();
        let card = platform.decide(&officer, id).await.unwrap();
        if card.state.id == "offered" {
            return card;
        }
    }
    panic!("no firm of the province is offered {code}");
}

async fn opened(bank: &Bank, product: (&str, &str), amount: &str, months: u32) -> FacilityCard {
    let application = offered(bank, product, amount, months).await;
    let officer = Request::plain(&bank.people.officer);
    bank.platform.open_facility(&officer, application.id.parse().unwrap()).await.unwrap()
}

fn asked(amount: &str, months: u32) -> NewDraw {
    NewDraw { amount: amount.into(), months, currency: None }
}

/// Draws and pays out.
async fn drawn(bank: &Bank, facility: &str, amount: &str, months: u32) -> String {
    let officer = Request::plain(&bank.people.officer);
    let number = bank.platform.draw(&officer, facility, asked(amount, months)).await.unwrap().number;
    bank.pay_out(&number).await;
    number
}

async fn shown(bank: &Bank, facility: &str) -> FacilityCard {
    bank.platform.facility(&bank.people.auditor, facility).await.unwrap()
}

async fn free(bank: &Bank, facility: &str) -> String {
    shown(bank, facility).await.line.availability.free.text
}

async fn rows(bank: &Bank) -> Vec<String> {
    let (book, tenant) = (bank.platform.book(), bank.people.officer.institution);
    let mut rows = Vec::new();
    for kind in ["facility", "approval"] {
        rows.extend(
            objects::list(book, tenant, kind, None, "", 500).await.unwrap().iter().map(|row| format!("{row:?}")),
        );
    }
    rows.extend(
        views::applications::list(book, tenant, None, "", 500).await.unwrap().iter().map(|row| format!("{row:?}")),
    );
    rows.extend(views::loans::list(book, tenant, None, "", 500).await.unwrap().iter().map(|row| format!("{row:?}")));
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facility_is_opened_once_from_its_offer_and_drawn_by_its_contract() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let officer = Request::plain(&people.officer);
        bank.today("2025-10-08");
        let application = offered(&bank, (SNOW, "snow-season"), "200000", 24).await;
        assert_eq!(application.allowed.iter().map(|act| act.act.as_str()).collect::<Vec<_>>(), ["open-facility"]);
        let id: ApplicationId = application.id.parse().unwrap();
        assert_eq!(refused(platform.contract(&officer, id).await), Code::WrongState, "it is no single loan");
        assert_eq!(refused(platform.open_facility(&Request::plain(&people.finance), id).await), Code::Forbidden);
        let card = platform.open_facility(&officer, id).await.unwrap();
        assert_eq!(refused(platform.open_facility(&officer, id).await), Code::WrongState, "once");
        let number = card.line.number.clone();
        assert!(number.starts_with("SX20251008"), "{number}");
        assert_eq!((card.line.state.id.as_str(), card.line.revolving.zh.as_str()), ("open", "循环"));
        assert_eq!((card.line.from.as_str(), card.line.until.as_str()), ("2025-10-08", "2027-10-07"));
        assert_eq!(card.matures_by, "2028-04-08");
        let application = platform.application(&people.auditor, id).await.unwrap();
        assert_eq!(application.state.id, "contracted");
        assert_eq!(application.facility_number.as_deref(), Some(number.as_str()));
        assert_eq!(application.loan, None);

        assert_eq!(refused(platform.draw(&officer, &number, asked("9999.99", 6)).await), Code::AmountInvalid);
        assert_eq!(refused(platform.draw(&officer, &number, asked("200000.01", 6)).await), Code::AmountInvalid);
        assert_eq!(refused(platform.draw(&officer, &number, asked("100000", 9)).await), Code::Invalid);
        let first = drawn(&bank, &number, "150000", 8).await;
        let loan = bank.loan(&first).await;
        assert_eq!(loan.facility_number.as_deref(), Some(number.as_str()), "the loan names its facility");
        assert_eq!((loan.term_months, loan.principal.text.as_str()), (8, "150,000.00"));
        assert_eq!(free(&bank, &number).await, "50,000.00");
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seasonal_facility_is_drawn_repaid_and_drawn_again() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let officer = Request::plain(&people.officer);
        bank.today("2025-10-08");
        let number = opened(&bank, (SNOW, "snow-season"), "200000", 24).await.line.number;
        let first = drawn(&bank, &number, "150000", 8).await;
        let loan = bank.loan(&first).await;

        // Repaid in part, it is free again; the payment taken back, it is not.
        bank.today("2025-10-20");
        let finance = Request::plain(&people.finance);
        let prepaid = |amount: &'static str, on: &'static str, reference: &'static str| {
            platform.prepay(&finance, &first, cny(amount), day(on), reference, PrepaymentMode::KeepTerm)
        };
        prepaid("100000", "2025-10-20", "P1").await.unwrap();
        let now = shown(&bank, &number).await;
        let interest = 10_000_000 - (15_000_000 - now.draws[0].owed.minor);
        assert!(interest > 0, "the payment paid interest first");
        assert_eq!(now.line.availability.free.minor, 15_000_000 - interest);
        let second = drawn(&bank, &number, "120000", 6).await;
        let act = platform::approvals::Act::ReversePayment {
            loan: loan.id.parse().unwrap(),
            reference: "P1".into(),
            on: day("2025-10-21"),
        };
        bank.today("2025-10-21");
        let proposal = platform.propose(&finance, act, "退票").await.unwrap();
        platform.approve(&Request::plain(&people.reviewer), &proposal.id).await.unwrap();
        let now = shown(&bank, &number).await.line.availability;
        assert_eq!(
            (now.used.text.as_str(), now.over.text.as_str(), now.free.text.as_str()),
            ("270,000.00", "70,000.00", "0.00")
        );
        assert_eq!(now.stops.iter().map(|stop| stop.id.as_str()).collect::<Vec<_>>(), ["over"]);
        assert_eq!(refused(platform.draw(&officer, &number, asked("10000", 3)).await), Code::WrongState);
        // Found late, it counts from its day on.
        prepaid("150000", "2025-10-20", "P2").await.unwrap();
        let now = shown(&bank, &number).await;
        assert!(now.line.availability.stops.is_empty());
        let on = |text: &str| now.points.iter().find(|point| point.on == text).unwrap();
        assert!(on("2025-10-20").used.unwrap() < 20_000_000, "{:?}", now.points);
        assert_eq!(on("2026-04-01").ceiling, 6_000_000, "the off season is on the picture");
        assert_eq!(on("2026-04-01").used, None, "what has not come is not said");

        // The off season: more is in use than 30%.
        bank.today("2026-04-01");
        let now = shown(&bank, &number).await;
        assert_eq!(now.line.availability.ceiling.text, "60,000.00");
        assert!(now.line.availability.over.minor > 0 && now.seasons[1].now);
        assert_eq!(
            now.draws.iter().map(|draw| draw.number.clone()).collect::<Vec<_>>(),
            [second.clone(), first.clone()]
        );
        let listed = platform.facilities(&people.auditor, "", 10).await.unwrap();
        assert_eq!((listed.0.len(), listed.1), (1, None));
        assert_eq!(listed.0[0].number, number);
        let trail = platform::audit::AuditFilter { object: Some(format!("facility/{number}")), ..Default::default() };
        assert_eq!(platform.audit(&people.auditor, &trail, "", 50).await.unwrap().0.len(), 3);
        bank.verifies().await;
        let before = rows(&bank).await;
        platform.rebuild(&people.root).await.unwrap();
        assert_eq!(rows(&bank).await, before, "made again from the book");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_draws_at_the_same_moment_cannot_both_pass() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let officer = Request::plain(&bank.people.officer);
        let facility = opened(&bank, (PLANTING, "planting-stages"), "100000", 12).await.line.number;
        // 30,000 are open: each of four fits alone, no two together.
        let draw = || bank.platform.draw(&officer, &facility, asked("20000", 6));
        let done = tokio::join!(draw(), draw(), draw(), draw());
        let done = [done.0, done.1, done.2, done.3];
        assert_eq!(done.iter().filter(|one| one.is_ok()).count(), 1);
        for problem in done.into_iter().filter_map(Result::err) {
            assert!(matches!(problem.code, Code::Conflict | Code::AmountInvalid), "{problem:?}");
        }
        let card = shown(&bank, &facility).await;
        assert_eq!((card.draws.len(), card.line.availability.free.text.as_str()), (1, "10,000.00"));
        let loans =
            views::loans::list(bank.platform.book(), bank.people.officer.institution, None, "", 500).await.unwrap();
        assert_eq!(loans.len(), 1, "no contract of a draw that was refused");
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn stages_open_when_a_second_person_confirmed_them() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (officer, reviewer) = (Request::plain(&people.officer), Request::plain(&people.reviewer));
        let facility = opened(&bank, (PLANTING, "planting-stages"), "100000", 12).await.line.number;
        let first = drawn(&bank, &facility, "30000", 10).await;
        assert_eq!(free(&bank, &facility).await, "0.00", "preparing the land is open from the start");
        bank.today("2025-07-10");
        let sowing = |source: &str| NewMilestone {
            stage: "sowing".into(),
            source: source.into(),
            evidence: "核验单 2025-041".into(),
            on: Some("2025-07-09".into()),
            reason: "播种完成".into(),
        };
        assert_eq!(refused(platform.propose_stage(&officer, &facility, sowing("本行客户经理")).await), Code::Invalid);
        let proposal = platform.propose_stage(&officer, &facility, sowing("县农业农村局")).await.unwrap();
        assert_eq!(refused(platform.propose_stage(&officer, &facility, sowing("县农业农村局")).await), Code::Pending);
        assert_eq!(free(&bank, &facility).await, "0.00", "one person opens nothing");
        let card = shown(&bank, &facility).await;
        assert_eq!(card.stages[1].proposal.as_deref(), Some(proposal.id.as_str()));
        let told = platform.proposal(&people.reviewer, &proposal).await.unwrap();
        assert_eq!(told.facility_number.as_deref(), Some(facility.as_str()));
        assert!(told.reference.unwrap().contains("县农业农村局"));
        assert_eq!(refused(platform.approve(&officer, &proposal.id).await), Code::Forbidden);
        platform.approve(&reviewer, &proposal.id).await.unwrap();
        let card = shown(&bank, &facility).await;
        let stage = &card.stages[1];
        assert_eq!(
            (stage.open, stage.attested_on.as_deref(), stage.opened_on.as_deref()),
            (true, Some("2025-07-09"), Some("2025-07-10"))
        );
        assert_eq!((stage.by.as_deref(), stage.approved_by.as_deref()), (Some("li"), Some("wang")));
        assert_eq!(card.line.availability.free.text, "30,000.00");
        // It does not revolve: what is repaid is not free again.
        let finance = Request::plain(&people.finance);
        platform
            .prepay(&finance, &first, cny("20000"), day("2025-07-10"), "P1", PrepaymentMode::KeepTerm)
            .await
            .unwrap();
        let now = shown(&bank, &facility).await;
        assert_eq!(now.line.availability.free.text, "30,000.00");
        assert!(now.draws[0].owed.minor < now.draws[0].counted.minor);
        drawn(&bank, &facility, "30000", 10).await;
        assert_eq!(free(&bank, &facility).await, "0.00");
        assert_eq!(refused(platform.draw(&officer, &facility, asked("5000", 6)).await), Code::AmountInvalid);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn restrictions_hold_at_once_and_unfreezing_takes_a_second_person() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (officer, risk) = (Request::plain(&people.officer), Request::plain(&people.risk));
        bank.today("2025-10-08");
        let facility = opened(&bank, (SNOW, "snow-season"), "200000", 24).await.line.number;
        assert_eq!(refused(platform.freeze_facility(&officer, &facility, "预警").await), Code::Forbidden);
        assert_eq!(refused(platform.freeze_facility(&risk, &facility, " ").await), Code::Invalid);
        let card = platform.freeze_facility(&risk, &facility, "涉诉预警").await.unwrap();
        assert_eq!((card.line.state.id.as_str(), card.line.availability.free.minor), ("frozen", 0));
        assert_eq!(refused(platform.draw(&officer, &facility, asked("10000", 3)).await), Code::WrongState);
        let proposal = platform.propose_unfreezing(&risk, &facility, "已核实撤诉").await.unwrap();
        let card = shown(&bank, &facility).await;
        assert_eq!((card.line.state.id.as_str(), card.unfreeze_proposal), ("frozen", Some(proposal.id.clone())));
        let done = platform.approve(&Request::plain(&people.reviewer), &proposal.id).await.unwrap();
        assert_eq!(done.state, ApprovalState::Done);
        assert_eq!(free(&bank, &facility).await, "200,000.00");
        // An officer may withdraw what it asked for.
        platform.freeze_facility(&risk, &facility, "再次预警").await.unwrap();
        let mine = platform.propose_unfreezing(&officer, &facility, "申请解冻").await.unwrap();
        platform.refuse(&officer, &mine.id, "撤回").await.unwrap();
        let again = platform.propose_unfreezing(&officer, &facility, "申请解冻").await.unwrap();
        platform.approve(&Request::plain(&people.reviewer2), &again.id).await.unwrap();

        let number = drawn(&bank, &facility, "150000", 6).await;
        assert_eq!(refused(platform.reduce_facility(&risk, &facility, "200000", "调减").await), Code::AmountInvalid);
        let card = platform.reduce_facility(&risk, &facility, "100000", "经营收缩").await.unwrap();
        let now = &card.line.availability;
        assert_eq!((now.limit.text.as_str(), now.over.text.as_str()), ("100,000.00", "50,000.00"));
        assert_eq!(bank.loan(&number).await.principal.text, "150,000.00", "the draw stays as it is");
        let card = platform.cancel_facility(&risk, &facility, "客户申请").await.unwrap();
        assert_eq!((card.line.state.id.as_str(), card.allowed.len()), ("cancelled", 0));
        assert_eq!(refused(platform.freeze_facility(&risk, &facility, "晚了").await), Code::WrongState);
        assert_eq!(refused(platform.draw(&officer, &facility, asked("10000", 3)).await), Code::WrongState);
        assert_eq!(refused(platform.facility(&people.auditor, "SX20251008FFFFFF").await), Code::NotFound);
        let kinds: Vec<_> = card.changes.iter().map(|change| change.what.id.clone()).collect();
        assert_eq!(kinds, ["cancelled", "reduced", "drawn", "unfrozen", "frozen", "unfrozen", "frozen", "opened"]);
        bank.pay(&number, 100_000, "2025-10-08", "P1").await;
        bank.close("2025-10-08").await;
        bank.trial_balance_is_zero().await;
        bank.verifies().await;
    }
}

/// What a firm's last decision was told that it owes here.
async fn told(bank: &Bank, application: &ApplicationCard) -> i64 {
    let id: ApplicationId = application.id.parse().unwrap();
    let stream = StreamId::new(decision::STREAM_KIND, *id.as_bytes());
    let events = bank.platform.book().load(bank.people.officer.institution, &stream, 0).await.unwrap();
    let read = |event: &store::StoredEvent| decision::ApplicationEvent::read(&event.kind, event.schema, &event.payload);
    let decided = events.iter().find_map(|event| match read(event).unwrap() {
        decision::ApplicationEvent::Decided(decided) => Some(decided.decision.input.facts.outstanding.minor()),
        _ => None,
    });
    decided.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contract_is_cancelled_before_money_leaves_and_frees_what_it_held() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (officer, finance) = (Request::plain(&people.officer), Request::plain(&people.finance));
        bank.today("2025-10-08");
        let facility = opened(&bank, (SNOW, "snow-season"), "200000", 24).await;
        let (number, firm) = (facility.line.number.clone(), facility.line.firm.parse().unwrap());
        let signed = platform.draw(&officer, &number, asked("150000", 8)).await.unwrap().number;
        assert_eq!(free(&bank, &number).await, "50,000.00");
        // What may still be drawn is owed to the firm: a decision counts it with what is signed.
        let before = bank.decided(firm, "50000", 12).await;
        assert_eq!(told(&bank, &before).await, 20_000_000);

        assert_eq!(refused(platform.cancel_contract(&finance, &signed, "客户撤回").await), Code::Forbidden);
        assert_eq!(refused(platform.cancel_contract(&officer, &signed, " ").await), Code::Invalid);
        // A payout that waits for its release is taken back with it.
        platform.instruct_payout(&officer, &signed).await.unwrap();
        let card = platform.cancel_contract(&officer, &signed, "客户撤回").await.unwrap();
        assert_eq!(card.state.id, "cancelled");
        platform.cancel_contract(&officer, &signed, "客户撤回").await.unwrap();
        assert_eq!(refused(platform.release_payout(&finance, &signed).await), Code::WrongState);
        assert_eq!(free(&bank, &number).await, "200,000.00", "its room is free again");
        let after = bank.decided(firm, "50000", 12).await;
        assert_eq!(
            told(&bank, &after).await,
            20_000_000,
            "the limit that may be drawn, and nothing of what was cancelled"
        );

        let paid = drawn(&bank, &number, "120000", 6).await;
        assert_eq!(refused(platform.cancel_contract(&officer, &paid, "晚了").await), Code::WrongState);
        let risk = Request::plain(&people.risk);
        platform.freeze_facility(&risk, &number, "预警").await.unwrap();
        let frozen = bank.decided(firm, "50000", 12).await;
        assert_eq!(told(&bank, &frozen).await, 20_000_000, "a freeze passes: the limit is still owed to the firm");
        platform.cancel_facility(&risk, &number, "客户申请").await.unwrap();
        let last = bank.decided(firm, "50000", 12).await;
        assert_eq!(told(&bank, &last).await, 12_000_000, "what was not drawn is owed no longer");
        bank.close("2025-10-08").await;
        bank.trial_balance_is_zero().await;
        bank.verifies().await;
    }
}

/// Worked by hand: 10,000.00 dollars at 7.10 are 71,000.00 of a limit of 200,000.00; at 7.20 they are 72,000.00.
#[tokio::test(flavor = "multi_thread")]
async fn a_draw_in_dollars_counts_at_the_parity_of_each_day() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, officer) = (&bank.platform, Request::plain(&bank.people.officer));
        bank.today("2025-10-08");
        let document = SNOW.replace("\nfacility:\n", "\nfacility:\n  currencies: [USD]\n");
        let facility = opened(&bank, (&document, "snow-season"), "200000", 24).await.line.number;
        let dollars = |amount: &str| NewDraw { currency: Some("USD".into()), ..asked(amount, 6) };
        // The parity that ships is of the year before: too old to lend by.
        let stale = platform.draw(&officer, &facility, dollars("10000")).await.unwrap_err();
        assert_eq!(stale.code, Code::WrongState);
        assert!(stale.detail.contains("fx.usd.cny") && stale.detail.contains("2025-10-08"), "{}", stale.detail);
        bank.lay(&parity("usd", "7.10", "2025-10-08")).await;
        let number = platform.draw(&officer, &facility, dollars("10000")).await.unwrap().number;
        bank.pay_out(&number).await;
        let card = shown(&bank, &facility).await;
        let figures =
            |card: &FacilityCard| (card.line.availability.used.text.clone(), card.line.availability.free.text.clone());
        assert_eq!(figures(&card), ("71,000.00".into(), "129,000.00".into()));
        assert_eq!(card.currencies, ["USD"]);
        let used = card.used_in.iter().find(|one| one.used.currency == "USD").unwrap();
        assert_eq!((used.used.text.as_str(), used.counted.text.as_str()), ("10,000.00", "71,000.00"));
        assert_eq!(used.parity.as_ref().unwrap().yuan, "7.1");
        assert_eq!(bank.loan(&number).await.principal.currency, "USD");

        bank.today("2025-10-09");
        bank.lay(&parity("usd", "7.20", "2025-10-09")).await;
        assert_eq!(figures(&shown(&bank, &facility).await), ("72,000.00".into(), "128,000.00".into()));
        // 17,777.78 dollars are 128,000.016 yuan, 17,777.77 are 127,999.944.
        let more = platform.draw(&officer, &facility, dollars("17777.78")).await.unwrap_err();
        assert_eq!(more.code, Code::AmountInvalid);
        for said in ["17,777.78 USD", "128,000.02 CNY", "128,000.00 CNY", "USD at 7.2 yuan", "2025-10-09"] {
            assert!(more.detail.contains(said), "{said}: {}", more.detail);
        }
        assert_eq!(
            refused(
                platform.draw(&officer, &facility, NewDraw { currency: Some("EUR".into()), ..asked("10000", 6) }).await
            ),
            Code::Invalid
        );
        platform.draw(&officer, &facility, dollars("17777.77")).await.unwrap();
        assert_eq!(free(&bank, &facility).await, "0.05");
        bank.verifies().await;
        let before = rows(&bank).await;
        platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(rows(&bank).await, before, "{engine:?}");
    }
}
