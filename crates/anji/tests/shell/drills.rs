//! The commands of the how-to pages, run as they stand there.

use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::golden::Golden;

/// The commands of a page that carry a drill's mark, in their order.
fn commands(page: &str, drill: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/how-to").join(page);
    let text = std::fs::read_to_string(&path).unwrap();
    let mark = format!("<!-- drill: {drill} -->\n```sh\n");
    let boxes: Vec<&str> = text.split(mark.as_str()).skip(1).map(|rest| rest.split_once("\n```").unwrap().0).collect();
    assert!(!boxes.is_empty(), "{page} has no drill {drill}");
    boxes.join("\n")
}

#[track_caller]
pub fn good(output: &Output) -> String {
    let (said, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{}\n{said}\n{told}", output.status);
    format!("{said}{told}")
}

/// Whatever was said then is said now; a later release may say more.
fn contains(now: &Value, then: &Value, at: &str) {
    match (now, then) {
        (Value::Object(now), Value::Object(then)) => {
            for (name, value) in then {
                contains(now.get(name).unwrap_or(&Value::Null), value, &format!("{at}.{name}"));
            }
        }
        (Value::Array(now), Value::Array(then)) => {
            assert_eq!(now.len(), then.len(), "{at}");
            for (i, value) in then.iter().enumerate() {
                contains(&now[i], value, &format!("{at}[{i}]"));
            }
        }
        _ => assert_eq!(now, then, "{at}"),
    }
}

fn same_summary(golden: &Golden, settings: &[(&str, &str)]) {
    let now = golden.shell("anji --data data --institution demo-bank --as audit summary --json", settings);
    let now: Value = serde_json::from_str(&good(&now)).unwrap();
    let mut then: Value = serde_json::from_str(&golden.read("summary.json")).unwrap();
    // Release 0.1.0 also listed accounts that hold nothing.
    then["balances"].as_array_mut().unwrap().retain(|line| line["balance"]["minor"] != 0);
    contains(&now, &then, "summary");
}

#[test]
fn the_restore_drill() {
    let golden = Golden::unpacked();
    let said = good(&golden.shell(&commands("restore.md", "restore"), &[]));
    assert!(said.contains("the book verifies") && said.contains("are back in data"), "{said}");
    same_summary(&golden, &[]);
    // The drill is worth something only if it can fail: a head of another history is found out.
    let head = golden.read("head.json");
    let (before, root) = head.split_once("\"root\": \"").unwrap();
    let other = if root.starts_with('0') { '1' } else { '0' };
    std::fs::write(golden.path("head.json"), format!("{before}\"root\": \"{other}{}", &root[1..])).unwrap();
    let altered = golden.shell("anji --data data verify --head head.json", &[]);
    assert_eq!(altered.status.code(), Some(7), "{}", String::from_utf8_lossy(&altered.stdout));
}

#[test]
fn the_upgrade_drill_on_a_folder_of_release_0_1_0() {
    let golden = Golden::unpacked();
    let said = good(&golden.shell(&commands("upgrade.md", "upgrade"), &[]));
    assert!(said.contains("the book verifies") && said.contains("are made again from the book"), "{said}");
    same_summary(&golden, &[]);
    // That release called a loan active for ever; its rows say what it is now that they were made again.
    let listed = |state: &str| {
        let list = format!("anji --data data --institution demo-bank --as audit loan list --state {state}");
        good(&golden.shell(&list, &[]))
    };
    let (settled, active) = (listed("settled"), listed("active"));
    assert!(settled.contains("JK202507021BCDF0") && !active.contains("JK202507021BCDF0"), "{settled}");
    assert!(active.contains("JK20250812025DF7") && !settled.contains("JK20250812025DF7"), "{active}");
    // Back: the copy made before the upgrade is taken back by the same program too.
    let back = "anji --data data --institution platform --as root backup --to before --with-keys && mv data newer \
                && anji --data data restore --from before && anji --data data verify --head before.json";
    good(&golden.shell(back, &[]));
}

#[test]
fn the_rulebook_drill() {
    let golden = Golden::unpacked();
    let said = good(&golden.shell(&commands("rulebook.md", "rulebook"), &[]));
    assert!(said.contains("参数调整") && said.contains("PBoC, 2026-08-20"), "{said}");
    // The maker alone is not enough.
    let own = "id=$(anji --as zhao rulebook add-lpr --from 2026-08-21 --one-year 3.00 --five-year 3.50 --source x --json \
               | sed -n 's/.*\"id\": \"\\([0-9a-f]*\\)\".*/\\1/p'); anji --as zhao approve \"$id\"";
    let settings = [("ANJI_DATA", "data"), ("ANJI_INSTITUTION", "demo-bank")];
    assert_eq!(golden.shell(own, &settings).status.code(), Some(3));
}

/// From an idea to a live product: checked, compared, tried, run in the shadow, approved by a second person, rolled back by one.
#[test]
fn the_policy_drill() {
    let golden = Golden::unpacked();
    std::fs::create_dir(golden.path("products")).unwrap();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../products");
    for name in ["hebei-everyday.yaml", "yanhuo-shop.yaml"] {
        std::fs::copy(shipped.join(name), golden.path("products").join(name)).unwrap();
    }
    let settings = [("ANJI_DATA", "data"), ("ANJI_INSTITUTION", "demo-bank")];
    let said = good(&golden.shell(&commands("policy.md", "policy"), &settings));
    assert!(said.contains("第 2 版影子运行中") && said.contains("预期利润 expected profit"), "{said}");
    // An officer's day between the two boxes.
    let apply = "firm=$(anji --as li loan list --json | grep -om1 'firm_[0-9a-f]*'); echo 同意 > text.txt
        of() { sed -n 's/^  - category: //p' products/yanhuo-shop.yaml; }
        anji --as li firm consent \"$firm\" $(of | sed 's/^/--category /') --until 2027-06-30 --text text.txt
        app=$(anji --as li apply --firm \"$firm\" --product yanhuo-shop --amount 60000 --tenor 12 --purpose stock --json | grep -om1 'app_[0-9a-f]*')
        anji --as li decide \"$app\"";
    good(&golden.shell(apply, &settings));
    let said = good(&golden.shell(&commands("policy.md", "policy-after"), &settings));
    assert!(said.contains("决策 decisions 1, 结论一致 same outcome 1"), "{said}");
    assert!(said.contains("第 1 版 生效") && said.contains("第 2 版 已替换"), "the first version is back: {said}");
    // A document with an error is not submitted, and its maker cannot approve it.
    let bad = "sed -e 's/^version: 1$/version: 3/' -e '/_id: c, grade/d' -e '/_id: other/d' products/yanhuo-shop.yaml > bad.yaml; anji --as zhao product publish bad.yaml";
    let refused = golden.shell(bad, &settings);
    let told = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && told.contains("score.grade"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_move_to_postgresql() {
    let Some(database) = testkit::pg::test_database().await else { return };
    let golden = Golden::unpacked();
    let settings =
        [("ANJI_MIGRATE_TO", database.app_url.as_str()), ("ANJI_MIGRATE_TO_OWNER", database.owner_url.as_str())];
    let said = good(&golden.shell(&commands("postgresql.md", "postgresql"), &settings));
    assert!(said.contains("every table are the same in postgres://127.0.0.1"), "{said}");
    assert!(!said.contains(database.app_url.as_str()), "a password was printed");
    same_summary(&golden, &[("ANJI_STORE", database.app_url.as_str())]);
    // A target that holds a book is refused, and so is one that is no PostgreSQL.
    let again = golden.shell("anji --data data --institution platform --as root migrate", &settings);
    assert_eq!(again.status.code(), Some(5), "{}", String::from_utf8_lossy(&again.stderr));
    let file = golden.shell("anji --data data --institution platform --as root migrate --to other.sqlite", &[]);
    assert_eq!(file.status.code(), Some(2));
}
