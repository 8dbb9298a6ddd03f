//! The four core feeds: tax, invoices, bank flow, credit report.

use super::super::feed::Feed;
use super::super::measures as m;
use super::super::plants::Slip;
use super::super::trace::{Sink, fen};
use super::{befell, better, develops, habit, worse, year};

/// Sales declared, taxes, pay declared, late returns, arrears, and once a year the points of the tax credit assessment.
pub(super) fn tax(sink: &mut Sink<'_>) {
    let (step, circular) = (sink.step, sink.firm.circular[sink.at]);
    let comes = sink.report(Feed::Tax);
    let late = matches!(sink.slip, Some(Slip::Late(_)));
    if comes {
        // Firms in trouble declare a little less of what they sell.
        let declared = sink.firm.traits.invoiced * (1.0 + 0.015 * step.health.clamp(-3.0, 2.0)) * sink.about(0.02);
        sink.money(m::VAT_SALES_FEN, step.sales * declared + circular);
        // Of circular invoices the tax on both sides cancels.
        let paid = if step.broken { 0.35 } else { 1.0 };
        let vat = step.tax * 0.75 * declared * paid * sink.about(0.06);
        sink.money(m::VAT_PAID_FEN, vat);
        let quarter = matches!(sink.month.of_year(), 2 | 5 | 8 | 11);
        let profit = 3.0 * (step.sales - step.bought - step.pay - step.rent - step.tax);
        let income = if quarter { (0.05 * profit).max(0.0) * paid } else { 0.0 };
        sink.money(m::INCOME_TAX_PAID_FEN, income);
        let declared_pay = 0.9 * sink.about(0.03);
        sink.money(m::PAYROLL_DECLARED_FEN, step.pay * declared_pay);
        sink.level(m::EMPLOYEES_DECLARED_COUNT, (step.heads * 0.92).max(1.0));
    }
    if late {
        // Due on the fifteenth of the next month; said to be late on the day after.
        let reference = u64::from(sink.firm.index()) << 20 | sink.at as u64 | 1 << 60;
        let due = sink.month.last_epoch() + 16;
        sink.event_of(m::TAX_LATE_COUNT, due, reference, 1);
    }
    let was = sink.before.is_some_and(|before| before.broken);
    // Apart from breaks, a tax bill is now and then paid a month late.
    let owes = |sink: &Sink<'_>, month| befell(sink, 1, month, 0.004, 0.7);
    let owed = sink.at.checked_sub(1).is_some_and(|month| owes(sink, month));
    if step.broken && !was {
        sink.state(m::TAX_ARREARS_FEN, 20, fen(step.tax * 1.5));
    } else if !step.broken && owes(sink, sink.at) {
        sink.state(m::TAX_ARREARS_FEN, 20, fen(step.tax));
    } else if !step.broken && (was || owed) {
        sink.state(m::TAX_ARREARS_FEN, 20, 0);
    }
    if sink.month.of_year() == 3 || sink.is_first() {
        let points = 84.0 + 4.0 * step.health + 4.0 * sink.noise();
        sink.state(m::TAX_CREDIT_POINTS, 28, libm::round(points).clamp(20.0, 100.0) as i64);
    }
    // Deducted with the settlement of the year, by the end of May.
    if develops(sink) && (sink.month.of_year() == 4 || sink.is_first()) {
        sink.state(m::RD_EXPENSE_FEN, 28, fen(year(sink) * (0.01 + 0.07 * habit(sink, 92))));
    }
}

/// What was invoiced to whom; a ring shows as one buyer that takes much.
pub(super) fn invoices(sink: &mut Sink<'_>) {
    if !sink.report(Feed::Invoices) {
        return;
    }
    let (step, circular) = (sink.step, sink.firm.circular[sink.at]);
    let own = step.sales * sink.firm.traits.invoiced * sink.about(0.03);
    let ticket = 3_000.0 * libm::exp(0.5 * sink.firm.traits.size.clamp(-3.0, 3.0)) * (0.5 + habit(sink, 1));
    sink.money(m::INVOICED_FEN, own + circular);
    let circular_papers = if circular > 0.0 { 2.0 } else { 0.0 };
    sink.level(m::INVOICE_COUNT, (own / ticket + circular_papers).max(1.0));
    // A firm in good health has more buyers and depends less on the largest.
    let buyers = (2.0 + own / ticket * 0.35) * (1.0 + 0.06 * step.health.clamp(-4.0, 3.0)) * sink.about(0.10);
    sink.level(m::INVOICE_BUYER_COUNT, buyers.clamp(1.0, 90_000.0));
    let linked = sink.firm.buyers().first().map_or(0.0, |link| link.share);
    let usual = linked.max(0.10 + 0.25 * habit(sink, 2));
    let top = (usual - 0.035 * step.health + 0.05 * sink.noise()).clamp(0.03, 0.98);
    sink.money(m::INVOICE_TOP_BUYER_FEN, (own * top).max(circular));
    let red = (0.012 * worse(sink, 0.35) * sink.about(0.4)).min(0.4);
    sink.money(m::INVOICE_RED_FEN, own * red);
    let bought = step.bought * 0.9 * sink.about(0.04);
    sink.money(m::PURCHASES_INVOICED_FEN, bought + circular);
}

/// The account we see: a part of the firm's money, the same part every month but for noise.
pub(super) fn bank_flow(sink: &mut Sink<'_>) {
    let (step, circular, banked) = (sink.step, sink.firm.circular[sink.at], sink.firm.traits.banked);
    let comes = sink.report(Feed::BankFlow);
    if comes {
        let part = banked * sink.about(0.05);
        sink.money(m::INFLOW_FEN, step.inflow * part + circular);
        sink.money(m::OUTFLOW_FEN, step.outflow * part + circular);
        let seen = banked * sink.about(0.12);
        sink.money(m::BALANCE_AVERAGE_FEN, step.mean * seen);
        let low = sink.about(0.12);
        sink.money(m::BALANCE_LOWEST_FEN, (step.lowest * banked * low).min(step.mean * seen));
        let payers = (2.0 + step.collected / 9_000.0) * (0.4 + habit(sink, 3)) * sink.about(0.10);
        sink.level(m::PAYER_COUNT, payers.clamp(1.0, 900_000.0));
        if sink.firm.living.options.daily {
            // The month's money by days: in as customers pay, out in lumps for pay, rent and suppliers.
            let ins = sink.spread(step.inflow * part + circular, 0.5);
            let outs = sink.spread(step.outflow * part + circular, 0.9);
            for day in 1..=sink.month.days {
                let at = usize::from(day) - 1;
                sink.day(m::INFLOW_DAY_FEN, day, fen(ins[at]));
                sink.day(m::OUTFLOW_DAY_FEN, day, fen(outs[at]));
            }
        }
    }
    if comes && sink.firm.living.options.daily {
        let from: usize = sink.firm.living.months[..sink.at].iter().map(|month| usize::from(month.days)).sum();
        for day in 1..=sink.month.days {
            let balance = sink.firm.life.days[from + usize::from(day) - 1] * banked;
            let noise = (1.0 + 0.06 * sink.daily.wobble()).max(0.0);
            sink.day(m::BALANCE_FEN, day, fen(balance * noise));
        }
    }
    // Of payments that fail, those drawn on this account are seen; now and then one fails by mistake.
    let seen = (0..sink.month.days).filter(|day| step.returned & (1 << day) != 0);
    for day in seen.collect::<Vec<_>>() {
        if sink.draw.chance(banked) {
            sink.event(m::RETURNED_PAYMENT_COUNT, day + 1, 1);
        }
    }
    let mistakes = 0.004 * worse(sink, 0.5);
    for day in sink.days_of(mistakes) {
        sink.event(m::RETURNED_PAYMENT_COUNT, day, 1);
    }
}

/// Loans, lenders, limits, guarantees, what is overdue, who asked.
pub(super) fn credit_report(sink: &mut Sink<'_>) {
    let step = sink.step;
    if sink.report(Feed::CreditReport) {
        sink.money(m::LOAN_BALANCE_FEN, step.debt);
        sink.level(m::LENDER_COUNT, f64::from(step.lenders));
        sink.money(m::OVERDUE_FEN, step.overdue);
        let unused = (0.25 + 0.05 * step.health).clamp(0.0, 0.6) * (0.5 + habit(sink, 4));
        sink.money(m::CREDIT_LIMIT_FEN, step.debt * (1.0 + unused));
        let guarantees = if habit(sink, 5) < 0.15 { year(sink) * 0.05 * habit(sink, 6) } else { 0.0 };
        sink.money(m::GUARANTEE_GIVEN_FEN, guarantees);
    }
    if let Some(before) = sink.before
        && step.overdue > before.overdue
    {
        let day = sink.firm.traits.loan_day;
        sink.event(m::OVERDUE_BEGUN_FEN, day, fen(step.overdue - before.overdue));
    }
    // Lenders ask at a renewal, more of them when it was refused, when money is short, and when many loans are sought.
    let short = step.closing < 0.35 * sink.firm.traits.cushion * step.course;
    let seeks = sink.firm.plants.borrowing.is_some_and(|b| (b.month..b.month + 14).contains(&sink.at));
    let rate = 0.05 * worse(sink, 0.25)
        + if step.renewed { 0.5 } else { 0.0 }
        + if step.refused { 0.8 } else { 0.0 }
        + if short { 0.20 } else { 0.0 }
        + if seeks { 0.45 } else { 0.0 };
    for day in sink.days_of(rate) {
        let reference = sink.event(m::BUREAU_QUERY_COUNT, day, 1);
        if sink.draw.chance(0.01) {
            sink.take_back(m::BUREAU_QUERY_COUNT, day, reference, 12);
        }
    }
    let cheerful = 0.010 * better(sink, 0.3);
    for day in sink.days_of(cheerful) {
        // Who does well is courted: queries alone are no sign of trouble.
        sink.event(m::BUREAU_QUERY_COUNT, day, 1);
    }
}
