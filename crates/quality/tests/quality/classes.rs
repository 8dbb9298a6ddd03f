//! Every trigger at its boundary, from `golden/classes.csv`; the matrix of small enterprises cell by cell.

use money::Decimal;
use quality::{ClaimFacts, ClassRules, Cover, class_of, matrix, reasons};

fn word(class: loan::FiveCategory) -> String {
    serde_json::to_value(class).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn every_trigger_at_its_boundary() {
    let file = include_str!("../golden/classes.csv");
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(file.as_bytes());
    let mut rows = 0;
    for row in reader.deserialize::<std::collections::BTreeMap<String, String>>() {
        let row = row.unwrap();
        let yes = |name: &str| row[name] == "1";
        let share = |name: &str| row[name].parse::<i64>().ok().map(|part| (Decimal::from(part), Decimal::from(10_000)));
        let observed = Some(row["observed"].as_str()).filter(|text| !text.is_empty());
        let facts = ClaimFacts {
            days_past_due: row["days"].parse().unwrap(),
            technical_delay: yes("technical"),
            use_changed: yes("use_changed"),
            refinanced: yes("refinanced"),
            renewal_qualifies: yes("renewal"),
            npl_elsewhere: yes("npl_elsewhere"),
            npl_here: yes("npl_here"),
            impaired: yes("impaired"),
            expected_loss: share("loss_of_10000"),
            rating_cut: yes("rating_cut"),
            debts_overdue: share("overdue_of_10000"),
            evasion: yes("evasion"),
            bankruptcy: yes("bankruptcy"),
            observed: observed.map(|text| serde_json::from_value(text.into()).unwrap()),
            retail: yes("retail"),
            ..ClaimFacts::default()
        };
        let found = reasons(&ClassRules::RULES_2023, &facts);
        assert_eq!(word(class_of(&found)), row["class"], "{}", row["case"]);
        assert_eq!(found.first().map_or("", |reason| reason.trigger.id()), row["worst_reason"], "{}", row["case"]);
        assert!(found.iter().all(|reason| !reason.zh.is_ascii() && reason.en.is_ascii()));
        rows += 1;
    }
    assert_eq!(rows, 32);
}

#[test]
fn the_matrix_is_laid_over_only_where_it_is_more_severe() {
    let table = [
        (Cover::Unsecured, "正常 关注 次级 可疑 可疑 损失"),
        (Cover::Guaranteed, "正常 正常 关注 次级 可疑 损失"),
        (Cover::Mortgaged, "正常 正常 关注 关注 次级 可疑"),
        (Cover::Pledged, "正常 正常 正常 关注 次级 可疑"),
    ];
    let columns = [(0, 0), (1, 30), (31, 90), (91, 180), (181, 360), (361, 9_999)];
    let rules = ClassRules { matrix: true, ..ClassRules::RULES_2023 };
    for (cover, row) in table {
        for ((from, to), expected) in columns.into_iter().zip(row.split(' ')) {
            for days in [from, to] {
                assert_eq!(matrix(cover, days).zh(), expected, "{cover:?} {days}");
                let facts = ClaimFacts { days_past_due: days, cover: Some(cover), ..ClaimFacts::default() };
                let class = class_of(&reasons(&rules, &facts));
                assert_eq!(class, matrix(cover, days).max(rules.days.class_of(days)), "{cover:?} {days}");
            }
        }
    }
}
