//! Alerts over portraits, as the first release wrote them.

use codes::FirmId;
use portrait::Grade;
use watch::{AlertEvent, Category, Finding, Level, Said, Sighting, Work};

use super::{DAY, holds, user};

/// What one warning found of one firm, and the work on it.
#[test]
fn alerts() {
    let said = vec![Said { what: "overdue_last".into(), value: "12345.67".into() }];
    let seen = Sighting {
        said,
        grade: Some(Grade::D),
        grade_before: Some(Grade::B),
        owed: 50_000_000,
        sources: vec!["credit-report".into(), "tax".into()],
    };
    let raised = AlertEvent::Raised {
        firm: FirmId::from_bytes([7; 16]),
        warning: "overdue-now".into(),
        category: Category::Debt,
        level: Level::Red,
        on: DAY,
        due_on: DAY,
        seen: seen.clone(),
    };
    holds("alert-raised", &raised);
    let ungraded = Sighting { grade: None, grade_before: None, ..seen };
    holds("alert-changed", &AlertEvent::Changed { on: DAY, seen: ungraded });
    holds("alert-cleared", &AlertEvent::Cleared { on: DAY });
    holds("alert-taken", &AlertEvent::Taken { on: DAY, by: user(1) });
    let (finding, reason) = (Finding::FalseAlarm, "已核实".to_owned());
    holds("alert-noted", &AlertEvent::Noted { on: DAY, by: user(1), work: Work::Called, text: "致电".into() });
    let proposed = AlertEvent::ClosingProposed { on: DAY, by: user(1), finding, reason: reason.clone() };
    holds("alert-closing-proposed", &proposed);
    holds("alert-closing-refused", &AlertEvent::ClosingRefused { on: DAY, by: user(2), reason: reason.clone() });
    holds("alert-closed", &AlertEvent::Closed { on: DAY, by: user(2), finding, reason });
}
