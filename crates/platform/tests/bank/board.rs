//! Portraits of all firms as a table, and the board made of it, under the consents of the day it is looked at.

use codes::FirmId;
use platform::portraits::{BoardAsked, GradeMove, PortraitAsked, PortraitBoardCard, PortraitRunCard};
use platform::sources::Delivery;
use platform::{Code, Request};

use crate::support::{Bank, ENGINES, day, refused};

/// Two years of sales until a month, and of debts; in the last months sales are what is given.
async fn deliver(bank: &Bank, firm: FirmId, until: &str, last: &[i64]) {
    let code = bank.platform.firm(&bank.people.officer, &firm.to_string()).await.unwrap().uscc;
    let (mut tax, mut credit) =
        (String::from("uscc,period,vat_sales_fen\n"), String::from("uscc,period,loan_balance_fen,overdue_fen\n"));
    for back in 0..24 {
        let month = calendar::add_months(day(&format!("{until}-01")), -back).unwrap();
        let month = format!("{:04}-{:02}", month.year(), month.month());
        let sales = usize::try_from(back).ok().and_then(|back| last.get(back)).copied().unwrap_or(30_000_000);
        tax.push_str(&format!("{code},{month},{}\n", sales + i64::from(back % 3) * 100_000));
        credit.push_str(&format!("{code},{month},5000000,0\n"));
    }
    for (category, file) in [("tax", tax), ("credit-report", credit)] {
        let delivery = Delivery { category, source: "x.csv", bytes: file.as_bytes(), layout: None };
        let card = bank.platform.deliver(&Request::plain(&bank.people.risk), delivery).await.unwrap();
        assert_eq!(card.batch.refused, 0, "{:?}", card.batch);
    }
}

async fn board(bank: &Bank) -> PortraitBoardCard {
    bank.platform.portrait_board(&bank.people.officer, "latest").await.unwrap()
}

async fn reads(bank: &Bank, firm: FirmId) -> usize {
    let trail = platform::audit::AuditFilter { object: Some(format!("firm-access/{firm}")), ..Default::default() };
    match bank.platform.audit(&bank.people.auditor, &trail, "", 50).await {
        Ok((rows, _)) => rows.iter().filter(|row| row.kind.id == "firm-portrait-read").count(),
        // Nobody read anything of the firm yet.
        Err(problem) => {
            assert_eq!(problem.code, Code::NotFound);
            0
        }
    }
}

/// Who may make a run and of which day; then one of two firms.
async fn first_run(bank: &Bank, firms: [FirmId; 2]) -> PortraitRunCard {
    let risk = Request::plain(&bank.people.risk);
    let officer = Request::plain(&bank.people.officer);
    assert_eq!(refused(bank.platform.run_portraits(&officer, None, &|_| {}).await), Code::Forbidden);
    assert_eq!(refused(bank.platform.portrait_board(&bank.people.officer, "latest").await), Code::NotFound);
    let tomorrow = Some(day("2025-07-16"));
    assert_eq!(refused(bank.platform.run_portraits(&risk, tomorrow, &|_| {}).await), Code::Invalid);
    let before = reads(bank, firms[0]).await;
    let run = bank.platform.run_portraits(&risk, None, &|_| {}).await.unwrap();
    assert_eq!((run.on.as_str(), run.firms), ("2025-07-15", 2));
    assert!(run.not_consented > 0, "{run:?}");
    assert_eq!(reads(bank, firms[0]).await, before + 1);
    let first = board(bank).await;
    assert_eq!((first.before.as_ref(), first.migration.len(), first.appeared, first.gone), (None, 0, 0, 0));
    for counted in [
        first.grades.iter().map(|one| one.firms).sum::<u64>(),
        first.classes.iter().map(|one| one.counts.firms).sum(),
        first.stages.iter().map(|one| one.counts.firms).sum(),
        first.cities.iter().map(|one| one.counts.firms).sum(),
        first.industries.iter().map(|one| one.counts.firms).sum(),
    ] {
        assert_eq!(counted, 2, "{first:?}");
    }
    run
}

/// The firms of the newest board, and of each of its cells.
async fn firms_of_cells(bank: &Bank, second: &PortraitBoardCard, falling: FirmId, steady: FirmId) {
    let officer = &bank.people.officer;
    let all = BoardAsked { limit: 50, ..BoardAsked::default() };
    let firms = bank.platform.board_firms(officer, "latest", &all).await.unwrap();
    let ids: Vec<String> = firms.items.iter().map(|one| one.firm.clone()).collect();
    assert_eq!(ids, [falling.to_string(), steady.to_string()], "the one that fell most stands first");
    let fell = &firms.items[0];
    let points = |text: &Option<String>| text.as_deref().unwrap().parse::<f64>().unwrap();
    assert!(points(&fell.total) < points(&fell.total_before), "{fell:?}");
    // What the table says is what the firm's own portrait says.
    let own = bank.platform.portrait(officer, &fell.firm, PortraitAsked::default()).await.unwrap();
    assert_eq!((&own.scores.total, &own.scores.grade), (&fell.total, &fell.grade));
    assert_eq!(own.scores.stage.as_ref().map(|stage| &stage.zh), fell.stage.as_ref().map(|stage| &stage.zh));

    // Pages, and cells: the two grades of a firm name the cell in which it is.
    let one = BoardAsked { limit: 1, ..BoardAsked::default() };
    let page = bank.platform.board_firms(officer, "latest", &one).await.unwrap();
    let rest = BoardAsked { after: page.next, limit: 1, ..BoardAsked::default() };
    let page = bank.platform.board_firms(officer, "latest", &rest).await.unwrap();
    assert_eq!((page.items[0].firm.clone(), page.next), (steady.to_string(), None));
    let word = |grade: &Option<String>| Some(grade.clone().unwrap_or_else(|| "none".into()));
    let cell = BoardAsked {
        grade: word(&fell.grade),
        grade_before: word(&fell.grade_before),
        city: fell.city.as_ref().map(|city| city.id.clone()),
        limit: 50,
        ..BoardAsked::default()
    };
    let in_cell = bank.platform.board_firms(officer, "latest", &cell).await.unwrap();
    assert!(in_cell.items.iter().any(|one| one.firm == fell.firm));
    let moved = |one: &&GradeMove| one.from == fell.grade_before && one.to == fell.grade;
    assert!(second.migration.iter().find(moved).unwrap().firms >= 1);
    let nowhere = BoardAsked { city: Some("9999".into()), limit: 50, ..BoardAsked::default() };
    assert_eq!(bank.platform.board_firms(officer, "latest", &nowhere).await.unwrap().items.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn firms_are_counted_where_they_stand_and_where_they_went_under_their_consents() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let [steady, falling] = [bank.firms[3], bank.firms[4]];
        bank.today("2025-07-15");
        let risk = Request::plain(&bank.people.risk);
        let officer = Request::plain(&bank.people.officer);
        for firm in [steady, falling] {
            deliver(&bank, firm, "2025-06", &[]).await;
        }
        bank.consent(steady).await;
        let consent = bank.consent(falling).await;
        let run = first_run(&bank, [steady, falling]).await;

        // Four months later sales of one have fallen by nine tenths.
        bank.today("2025-11-15");
        deliver(&bank, steady, "2025-10", &[]).await;
        deliver(&bank, falling, "2025-10", &[3_000_000; 4]).await;
        let again = bank.platform.run_portraits(&risk, None, &|_| {}).await.unwrap();
        let second = board(&bank).await;
        assert_eq!((second.run.id.as_str(), second.before.as_ref()), (again.id.as_str(), Some(&run)));
        assert_eq!(second.migration.iter().map(|one| one.firms).sum::<u64>(), 2);
        assert_eq!((second.appeared, second.gone), (0, 0));
        firms_of_cells(&bank, &second, falling, steady).await;
        // Two firms are too few to be peers: the firm's own scores are all that is shown.
        let beside = bank.platform.portrait_peers(&bank.people.officer, &steady.to_string()).await.unwrap();
        assert_eq!((beside.section.as_ref(), beside.run.id.as_str()), (None, again.id.as_str()));
        assert!(beside.scores[0].own.is_some() && beside.scores.iter().all(|one| one.median.is_none()));
        assert_eq!(beside.scores[0].firms, 1, "itself is not among its peers");

        // A consent that is withdrawn takes the firm out of tables made before, and out of the next one.
        bank.platform.withdraw_consent(&officer, consent.id).await.unwrap();
        let without = board(&bank).await;
        assert_eq!(without.grades.iter().map(|one| one.firms).sum::<u64>(), 1);
        assert_eq!(without.migration.iter().map(|one| one.firms).sum::<u64>(), 1);
        let all = BoardAsked { limit: 50, ..BoardAsked::default() };
        let left = bank.platform.board_firms(&bank.people.officer, &run.id, &all).await.unwrap();
        assert_eq!(left.items.iter().map(|one| one.firm.clone()).collect::<Vec<_>>(), [steady.to_string()]);
        assert_eq!(bank.platform.run_portraits(&risk, None, &|_| {}).await.unwrap().firms, 1);
        // A narrower consent does not cover what the portrait was made of.
        let today = bank.platform.clock().today();
        let narrow = bank.terms(falling, today, day("2026-07-01"), vec!["tax".into()]);
        bank.platform.grant_consent(&officer, narrow).await.unwrap();
        let left = bank.platform.board_firms(&bank.people.officer, &again.id, &all).await.unwrap();
        assert_eq!(left.items.len(), 1);
        let runs = bank.platform.portrait_runs(&bank.people.auditor).await.unwrap();
        let days: Vec<&str> = runs.iter().map(|one| one.on.as_str()).collect();
        assert_eq!(days, ["2025-11-15", "2025-11-15", "2025-07-15"]);
    }
}
