//! A package of three loans, 60% sold at 98.5%, worked by hand in `golden/package.csv`: payments before and after the cut-off,
//! one found late, one taken back, a loan that goes back. The file says how each figure comes about.

use calendar::Date;
use loan::RepaymentMethod;
use money::Money;
use participation::{Account, Accrued, Fee, Form, Part, Remitted, Stake, Statement};

use super::support::{CHECKER, Loan, MAKER, PACKAGE, began, day, fen, sale, shares_of, terms};

const CUT_OFF: &str = "2025-04-20";

/// Pays all that is due on a day.
fn pay_due(loan: &mut Loan, reference: &str, on: &str) {
    let due = loan.state.position(day(on)).unwrap().unwrap().due.total().unwrap();
    loan.pay(reference, due, day(on)).unwrap();
}

/// Three loans with level principal over 12 months at 6%, paid out on 10 January and paid in time until the cut-off.
fn loans() -> Vec<Loan> {
    let one = |(n, principal): (u8, i64)| {
        let mut loan = Loan::paid_out(n, fen(principal), (600, 12), day("2025-01-10"), RepaymentMethod::EqualPrincipal);
        for (at, on) in ["2025-02-10", "2025-03-10", "2025-04-10"].iter().enumerate() {
            pay_due(&mut loan, &format!("P{at}"), on);
        }
        loan
    };
    [(1, 12_000_000), (2, 6_000_000), (3, 3_600_007)].map(one).into()
}

fn stake(until: Option<Date>) -> Stake {
    Stake {
        participation: PACKAGE,
        holder: 0,
        share_ppm: 600_000,
        after: Some(day(CUT_OFF)),
        until,
        accrued: Accrued::Stays,
    }
}

struct Table(Vec<String>);

impl Table {
    fn flows(&mut self, name: &str, loan: &Loan, stake: Stake, through: Date) {
        let allocation = participation::allocate(&loan.state, &[stake], through).unwrap();
        for (on, whole) in allocation.whole.iter().filter(|(on, _)| *on > day(CUT_OFF)) {
            let got = allocation.shares[0].days.iter().find(|(day, _)| day == on).map(|(_, parts)| *parts);
            let of = |part: Part| {
                (whole.get(part).digits(), got.map_or_else(|| "0.00".to_owned(), |got| got.get(part).digits()))
            };
            let (principal, interest, penalty) = (of(Part::Principal), of(Part::Interest), of(Part::Penalty));
            if whole.received(true).unwrap().is_zero() {
                continue;
            }
            let cells =
                [on.to_string(), name.into(), principal.0, interest.0, penalty.0, principal.1, interest.1, penalty.1];
            self.row("flow", &cells);
        }
        let share = &allocation.shares[0];
        self.row("opening", &[CUT_OFF.into(), name.into(), share.opening.digits()]);
        if let Some((principal, accrued)) = share.returned {
            self.row("returned", &[through.to_string(), name.into(), principal.digits(), accrued.digits()]);
        }
    }

    fn statement(&mut self, said: &Statement) {
        let part = |part: Part| said.parts.get(part);
        let lines: [(&str, Money); 14] = [
            ("opening", said.opening),
            ("entered", said.entered),
            ("principal", part(Part::Principal)),
            ("returned", part(Part::Returned)),
            ("closing", said.closing),
            ("interest", part(Part::Interest)),
            ("penalty", part(Part::Penalty)),
            ("fee", said.fee),
            ("bought-back", said.bought_back),
            ("price-correction", said.price_correction),
            ("due-in-period", said.due_in_period),
            ("brought-forward", said.brought_forward),
            ("remitted", said.remitted),
            ("still-due", said.still_due),
        ];
        for (name, amount) in lines {
            self.row("statement", &[format!("{} to {}", said.from, said.to), name.into(), amount.digits()]);
        }
    }

    fn row(&mut self, kind: &str, cells: &[String]) {
        self.0.push(format!("{kind},{}", cells.iter().map(|cell| cell.replace(',', "")).collect::<Vec<_>>().join(",")));
    }
}

#[test]
fn a_package_as_worked_by_hand() {
    let mut table = Table(Vec::new());
    let (mut a, b, c) = {
        let mut loans = loans();
        let (c, b) = (loans.pop().unwrap(), loans.pop().unwrap());
        (loans.pop().unwrap(), b, c)
    };
    let (mut b, mut c) = (b, c);
    // Transferred on 30 April: 60% of 90,000.00, 45,000.00 and 26,999.98 at 98.5%.
    let fee = Fee::Interest { ppm: 50_000 };
    let terms = terms(Form::Package(sale(day(CUT_OFF), day("2025-04-30"))), &[600_000], fee);
    let sold: i64 =
        [&a, &b, &c].iter().map(|loan| shares_of(loan, &[stake(None)], day(CUT_OFF))[0].opening.minor()).sum();
    let price = fen(sold).checked_mul_ratio(985, 1_000, money::Rounding::HalfUp).unwrap();
    let began = began(&[], price, day("2025-04-30"));
    table.row("price", &["2025-04-30".into(), fen(sold).digits(), price.digits()]);
    // May, as it looked at its end: all three pay on the 10th.
    for loan in [&mut a, &mut b, &mut c] {
        pay_due(loan, "P4", "2025-05-10");
    }
    let end = day("2025-05-31");
    let shares = |loans: [(&Loan, Option<Date>); 3], through: Date| {
        let one = |(loan, until): (&Loan, Option<Date>)| (loan.id, shares_of(loan, &[stake(until)], through).remove(0));
        loans.into_iter().map(one).collect::<Vec<_>>()
    };
    let account = Account {
        terms: &terms,
        began: &began,
        shares: shares([(&a, None), (&b, None), (&c, None)], end),
        remitted: vec![],
        funded: vec![],
    };
    table.statement(&account.statement(day("2025-05-01"), end).unwrap());
    let remitted = Remitted {
        holder: 0,
        reference: "R-05".into(),
        through: end,
        amount: account.remittable(end).unwrap().amount,
        on: day("2025-06-01"),
        by: MAKER,
        approved_by: CHECKER,
    };
    // June: C's payment is taken back and paid on the 5th; 10,000.00 that B prepaid on 15 April is found; C goes back on the 20th.
    c.reverse("P4", day("2025-06-02")).unwrap();
    pay_due(&mut c, "P4b", "2025-06-05");
    b.prepay("E1", fen(1_000_000), day("2025-04-15")).unwrap();
    for loan in [&mut a, &mut c] {
        pay_due(loan, "P5", "2025-06-10");
    }
    pay_due(&mut b, "P5", "2025-06-11");
    let (end, back) = (day("2025-06-30"), Some(day("2025-06-20")));
    for (name, loan, until) in [("A", &a, None), ("B", &b, None), ("C", &c, back)] {
        table.flows(name, loan, stake(until), end);
    }
    let account =
        Account { shares: shares([(&a, None), (&b, None), (&c, back)], end), remitted: vec![&remitted], ..account };
    table.statement(&account.statement(day("2025-06-01"), end).unwrap());
    let golden = include_str!("golden/package.csv");
    let rows: Vec<&str> = golden.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(table.0, rows, "{}", table.0.join("\n"));
}
