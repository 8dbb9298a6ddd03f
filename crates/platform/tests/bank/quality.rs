//! Classes beside days past due, expected losses and subsidies, over the use cases.

use platform::circumstances::{CircumstanceCard, NewCircumstance, RenewalEntry};
use platform::subsidies::ProgrammeDocument;
use platform::{Code, Principal, Request};
use quality::LossParameters;
use views::{losses, objects};

use crate::support::{Bank, ENGINES, day, refused};

const PARAMETERS: &str = include_str!("../../../../examples/expected-losses.yaml");
const PROGRAMME: &str = include_str!("../../../../examples/subsidy.yaml");

fn of_loan(number: &str, kind: &str) -> NewCircumstance {
    NewCircumstance {
        loan: Some(number.into()),
        kind: kind.into(),
        source: "现场检查".into(),
        reason: "检查发现".into(),
        ..NewCircumstance::default()
    }
}

async fn record(bank: &Bank, who: &Principal, entry: NewCircumstance) -> CircumstanceCard {
    bank.platform.record_circumstance(&Request::plain(who), entry).await.unwrap()
}

async fn class(bank: &Bank, number: &str) -> String {
    let card = bank.loan(number).await;
    let kept =
        views::loans::get(bank.platform.book(), bank.people.officer.institution, &card.id).await.unwrap().unwrap();
    let class = card.position.unwrap().class.id;
    assert_eq!(kept.position.unwrap().class.as_deref(), Some(class.as_str()), "the list says what the page says");
    class
}

/// Every row of circumstances, programmes, runs, their loans and all loans, as text.
async fn rows(bank: &Bank) -> Vec<String> {
    let (book, tenant) = (bank.platform.book(), bank.people.officer.institution);
    let mut rows = Vec::new();
    for kind in ["circumstance", "subsidy", "loss-run"] {
        let found = objects::list(book, tenant, kind, None, "", 500).await.unwrap();
        assert!(!found.is_empty(), "{kind}");
        for run in found.iter().filter(|row| row.kind == "loss-run") {
            let loans = losses::page(book, tenant, &run.id, None, "", 500).await.unwrap();
            rows.extend(loans.iter().map(|row| format!("{row:?}")));
        }
        rows.extend(found.iter().map(|row| format!("{row:?}")));
    }
    let found = views::loans::list(book, tenant, None, "", 500).await.unwrap();
    rows.extend(found.iter().map(|row| format!("{row:?}")));
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn circumstances_bear_on_the_class_at_once_or_after_a_second_person() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let number = bank.lent("100000", 12).await;
        bank.today("2025-07-20");
        bank.close("2025-07-20").await;
        assert_eq!(class(&bank, &number).await, "normal");
        let changed = record(&bank, &people.officer, of_loan(&number, "use-changed")).await;
        assert!(changed.in_force && changed.worsens);
        assert_eq!(class(&bank, &number).await, "special-mention", "it counts at once");
        bank.today("2025-07-21");
        bank.close("2025-07-21").await;
        let summary = platform.summary(&people.auditor).await.unwrap().close.unwrap();
        let mention = summary.classes.iter().find(|bucket| bucket.name.id == "special-mention").unwrap();
        assert_eq!(mention.count, 1, "the close counts what was recorded");
        bank.pay(&number, 100, "2025-07-21", "P0").await;
        assert_eq!(class(&bank, &number).await, "special-mention", "a payment does not lift it");

        // A class by hand: worse than the computed one, through three pairs of hands.
        let better = NewCircumstance { to: Some("special-mention".into()), ..of_loan(&number, "judged") };
        assert_eq!(
            refused(platform.record_circumstance(&Request::plain(&people.officer), better).await),
            Code::Invalid
        );
        let worse = NewCircumstance { to: Some("doubtful".into()), ..of_loan(&number, "judged") };
        let judged = record(&bank, &people.officer, worse).await;
        assert_eq!(class(&bank, &number).await, "doubtful");
        let (risk, reviewer) = (Request::plain(&people.risk), Request::plain(&people.reviewer));
        assert_eq!(refused(platform.approve_circumstance(&reviewer, &judged.id).await), Code::WrongState);
        assert_eq!(refused(platform.confirm_circumstance(&reviewer, &judged.id).await), Code::Forbidden);
        platform.confirm_circumstance(&risk, &judged.id).await.unwrap();
        let done = platform.approve_circumstance(&reviewer, &judged.id).await.unwrap();
        assert_eq!((done.step.id.as_str(), done.hands.len()), ("approved", 3));

        // Its end improves: another person agrees. Then it is held down until the conditions of a rise are met.
        let officer = Request::plain(&people.officer);
        platform.end_circumstance(&officer, &judged.id, Some(day("2025-07-22")), "已整改").await.unwrap();
        bank.today("2025-07-22");
        assert_eq!(class(&bank, &number).await, "doubtful");
        platform.approve_circumstance(&reviewer, &judged.id).await.unwrap();
        assert_eq!(class(&bank, &number).await, "substandard");
        let debtor = platform.debtor(&people.auditor, &number, None).await.unwrap();
        let way = &debtor.claims[0].upgrade;
        assert_eq!(way.iter().map(|line| line.met).collect::<Vec<_>>(), [true, false, false, false, true]);
        assert_eq!(debtor.claims[0].reasons[0].trigger, "upgrade-pending");

        // An improvement waits, and the one who recorded it does not approve it.
        let entry = RenewalEntry {
            medium: true,
            matures_on: "2027-10-01".into(),
            lawful: true,
            stable: true,
            good_credit: true,
            was_normal: true,
            meets_standard: true,
        };
        let late = NewCircumstance { renewal: Some(entry), ..of_loan(&number, "renewal-qualifies") };
        assert_eq!(refused(platform.record_circumstance(&officer, late).await), Code::Invalid);
        let technical = record(&bank, &people.officer, of_loan(&number, "technical-delay")).await;
        assert!(!technical.in_force && technical.allowed.iter().all(|act| !act.can));
        let waiting = platform.circumstances(&people.auditor, Some("waiting")).await.unwrap();
        assert_eq!(waiting.iter().map(|card| card.id.clone()).collect::<Vec<_>>(), std::slice::from_ref(&technical.id));
        platform.refuse_circumstance(&reviewer, &technical.id, "并非技术原因").await.unwrap();
        let page = platform.classification_card(&people.auditor).await.unwrap();
        assert_eq!((page.debtors.len(), page.circumstances.len()), (1, 3));
        let provision = page.provision.unwrap();
        assert_eq!(provision.methods.iter().map(|line| line.reserve.id.clone()).collect::<Vec<_>>(), ["2002", "2012"]);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contagion_reaches_a_debtors_other_loans_at_the_close() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let people = &bank.people;
        let card = bank.first_in_state("offered", "100000", 6).await;
        let first = bank.contract(&card).await;
        bank.pay_out(&first).await;
        let firm = card.firm.parse().unwrap();
        bank.today("2025-07-03");
        let again = bank.decided(firm, "100000", 12).await;
        let second = bank.contract(&again).await;
        bank.pay_out(&second).await;
        let mut entry = of_loan(&first, "rating-cut");
        (entry.loan, entry.firm) = (None, Some(card.firm.clone()));
        entry.kind = "non-retail".into();
        record(&bank, &people.risk, entry).await;
        record(&bank, &people.risk, of_loan(&first, "impaired")).await;
        assert_eq!(
            (class(&bank, &first).await, class(&bank, &second).await),
            ("substandard".into(), "substandard".into())
        );
        bank.close("2025-07-03").await;
        let close = bank.platform.summary(&people.auditor).await.unwrap().close.unwrap();
        let bad = close.classes.iter().find(|bucket| bucket.name.id == "substandard").unwrap();
        assert_eq!(bad.count, 2);
        let debtor = bank.platform.debtor(&people.auditor, &card.firm, None).await.unwrap();
        assert!(debtor.contagion && !debtor.retail);
        let excepted = record(&bank, &people.officer, of_loan(&second, "enhancement-recognised")).await;
        bank.platform.approve_circumstance(&Request::plain(&people.reviewer), &excepted.id).await.unwrap();
        assert_eq!(class(&bank, &second).await, "special-mention", "the debtor has a non-performing claim here");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn expected_losses_are_run_moved_and_made_again() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (risk, reviewer, finance) =
            (Request::plain(&people.risk), Request::plain(&people.reviewer), Request::plain(&people.finance));
        let number = bank.lent("100000", 12).await;
        let guaranteed = bank.lent_under_guarantee("1200000", 24).await;
        assert_eq!(refused(platform.run_losses(&risk, None).await), Code::WrongState, "no parameters yet");
        let document: LossParameters = serde_norway::from_str(PARAMETERS).unwrap();
        let mut two = document.clone();
        two.scenarios.truncate(2);
        assert_eq!(refused(platform.draft_loss_parameters(&risk, two).await), Code::Invalid);
        let drafted = platform.draft_loss_parameters(&risk, document.clone()).await.unwrap();
        assert_eq!((drafted.version, drafted.in_force), (1, false));
        assert_eq!(refused(platform.approve_loss_parameters(&risk, 1).await), Code::Forbidden);
        assert!(platform.approve_loss_parameters(&reviewer, 1).await.unwrap().in_force);
        assert_eq!(refused(platform.approve_loss_parameters(&reviewer, 1).await), Code::WrongState);

        let first = platform.run_losses(&risk, None).await.unwrap();
        assert_eq!((first.loans, first.stages.len()), (2, 1));
        let parts: i64 = [&first.stages, &first.classes, &first.products, &first.grades, &first.covers]
            .map(|lines| lines.iter().map(|line| line.loss.minor).sum::<i64>())
            .into_iter()
            .inspect(|sum| assert_eq!(*sum, first.loss.minor))
            .sum();
        assert!(parts > 0);
        let detail = platform.loss_loan(&people.auditor, &first.id, &guaranteed).await.unwrap();
        assert_eq!(
            (detail.loan.stage.id.as_str(), detail.loan.cover.id.as_str(), detail.years.len()),
            ("1", "guaranteed", 1)
        );
        assert_eq!(detail.years[0].loss, detail.loan.loss);

        // One loan falls into stage 3 at exactly 90 days past due, while its class is still special mention.
        let due = bank.loan(&number).await.schedule[0].due_on.clone();
        let ninety = calendar::add_days(day(&due), 90).unwrap().to_string();
        bank.today(&ninety);
        bank.close(&ninety).await;
        let second = platform.run_losses(&finance, Some(day(&ninety))).await.unwrap();
        let late = platform.loss_loan(&people.auditor, "last", &number).await.unwrap();
        assert_eq!(
            (late.loan.days_past_due, late.loan.class.id.as_str(), late.loan.stage.id.as_str()),
            (90, "special-mention", "3")
        );
        assert!(late.interest_base.minor < late.loan.exposure.minor, "interest is net in stage 3");
        let movement = platform.loss_movement(&people.auditor, &first.id, &second.id).await.unwrap();
        let total = |id: &str| movement.lines.iter().find(|line| line.what.id == id).unwrap().total.minor;
        assert_eq!(total("opening"), first.loss.minor);
        assert_eq!(total("closing"), second.loss.minor);
        assert_eq!(total("migrated"), 0, "what leaves one stage comes into another");
        let moves = ["opening", "migrated", "remeasured", "new", "repaid", "written-off"].map(total);
        assert_eq!(moves.iter().sum::<i64>(), second.loss.minor);
        assert!(movement.migrations.iter().any(|one| (one.from, one.to) == (1, 3)));
        let loans = platform.loss_loans(&people.auditor, &second.id, Some(3), "", 50).await.unwrap();
        assert!(loans.items.iter().any(|loan| loan.number == number) && loans.next.is_none());
        let provision = platform.provision(&people.auditor).await.unwrap().unwrap();
        assert_eq!(provision.methods.last().unwrap().amount, second.loss);

        // A new run of the first day says what is known now; a rebuild says what was known then.
        bank.today(&calendar::add_days(day(&ninety), 1).unwrap().to_string());
        record(&bank, &people.officer, of_loan(&guaranteed, "impaired")).await;
        let programme: ProgrammeDocument = serde_norway::from_str(PROGRAMME).unwrap();
        platform.draft_subsidy(&risk, programme).await.unwrap();
        let before = rows(&bank).await;
        platform.rebuild(&people.root).await.unwrap();
        assert_eq!(rows(&bank).await, before);
        bank.verifies().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn subsidies_are_claimed_by_quarter_and_paid() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (platform, people) = (&bank.platform, &bank.people);
        let (risk, reviewer, finance) =
            (Request::plain(&people.risk), Request::plain(&people.reviewer), Request::plain(&people.finance));
        let number = bank.lent("100000", 12).await;
        let document: ProgrammeDocument = serde_norway::from_str(PROGRAMME).unwrap();
        let card = platform.draft_subsidy(&risk, document.clone()).await.unwrap();
        assert_eq!(refused(platform.draft_subsidy(&risk, document).await), Code::Exists);
        assert_eq!(
            refused(platform.claim_subsidy(&finance, &card.id, "2025Q3").await),
            Code::WrongState,
            "not approved"
        );
        platform.approve_subsidy(&reviewer, &card.id).await.unwrap();
        assert_eq!(refused(platform.claim_subsidy(&finance, &card.id, "2025Q3").await), Code::Invalid, "not over");
        assert_eq!(refused(platform.claim_subsidy(&finance, &card.id, "third").await), Code::Invalid);
        bank.today("2025-10-05");
        let claimed = platform.claim_subsidy(&finance, &card.name, "2025Q3").await.unwrap();
        let claim = &claimed.claims[0];
        let line = &claim.lines[0];
        assert_eq!((line.number.as_str(), claim.lines.len()), (number.as_str(), 1));
        // From the payout until its first instalment went unpaid: the day after the due date does not count.
        let loan = bank.loan(&number).await;
        let days = calendar::days_between(day("2025-07-02"), day(&loan.schedule[0].due_on)) + 1;
        let most = i64::from(line.days);
        assert!(most >= i64::from(days) && line.accrued == line.amount && line.amount.minor > 0);
        assert_eq!(refused(platform.approve_subsidy_claim(&finance, &card.id, "2025Q3").await), Code::Forbidden);
        platform.approve_subsidy_claim(&reviewer, &card.id, "2025Q3").await.unwrap();
        let amount = claim.amount.text.clone();
        let quarter = (card.id.as_str(), "2025Q3");
        assert_eq!(refused(platform.pay_subsidy(&finance, quarter, None, "CZ-1", "999999").await), Code::AmountInvalid);
        let paid = platform.pay_subsidy(&finance, quarter, Some(day("2025-10-04")), "CZ-1", &amount).await.unwrap();
        assert_eq!((paid.paid.text.as_str(), paid.claims[0].state.id.as_str()), (amount.as_str(), "paid"));
        assert_eq!(refused(platform.refuse_subsidy_claim(&reviewer, quarter, "迟").await), Code::WrongState);
        bank.verifies().await;
    }
}
