//! Power, water and gas, telecom, social security, housing fund, insurance: what a firm uses and pays month by month.

use super::super::feed::Feed;
use super::super::measures as m;
use super::super::trace::{Sink, fen};
use super::{befell, habit, worse, year};

/// Power follows real sales, which makes it a witness against invented ones.
pub(super) fn power(sink: &mut Sink<'_>) {
    let comes = sink.report(Feed::Power);
    if !sink.firm.knows(Feed::Power) {
        return;
    }
    let step = sink.step;
    // Machines are not stopped in proportion: a third of the use does not move with sales.
    let used = sink.firm.traits.power * (0.67 * step.sales + 0.33 * step.course) * sink.about(0.05);
    if comes {
        sink.level(m::POWER_KWH, used);
        sink.money(m::POWER_BILL_FEN, used * (0.62 + 0.12 * habit(sink, 10)));
        let peak = used / (180.0 + 160.0 * habit(sink, 11)) * sink.about(0.08);
        sink.level(m::POWER_PEAK_KW, peak);
    }
    if comes && sink.firm.living.options.daily {
        let parts = sink.spread(used, 0.16);
        for day in 1..=sink.month.days {
            sink.day(m::POWER_DAY_KWH, day, libm::round(parts[usize::from(day) - 1] * 10.0) as i64);
        }
    }
    let late = 0.012 * worse(sink, 0.65);
    for day in sink.days_of(late) {
        sink.event(m::POWER_LATE_COUNT, day, 1);
    }
}

/// People insured and what is paid for them; arrears begin with a break, and with bad health now and then.
pub(super) fn social_security(sink: &mut Sink<'_>) {
    let comes = sink.report(Feed::SocialSecurity);
    if !sink.firm.knows(Feed::SocialSecurity) {
        return;
    }
    let step = sink.step;
    let insured = libm::round(step.heads * sink.firm.traits.insured).max(1.0);
    // Firms insure on a base below what they pay.
    let base = insured * step.pay / step.heads.max(0.5) * 0.78 * sink.about(0.02);
    let behind = |sink: &Sink<'_>, month| befell(sink, 2, month, 0.006, 0.7);
    let owes = step.broken || behind(sink, sink.at);
    if comes {
        sink.level(m::INSURED_COUNT, insured);
        sink.money(m::CONTRIBUTION_BASE_FEN, base);
        sink.money(m::CONTRIBUTION_PAID_FEN, base * if owes { 0.08 } else { 0.26 });
    }
    let late_before = sink.at.checked_sub(1).is_some_and(|month| behind(sink, month));
    let owed_before = sink.before.is_some_and(|before| before.broken) || late_before;
    if owes && !owed_before {
        sink.state(m::CONTRIBUTION_ARREARS_FEN, 25, fen(base * 0.18));
    } else if !owes && owed_before {
        sink.state(m::CONTRIBUTION_ARREARS_FEN, 25, 0);
    }
}

/// Water follows people and sales, gas heating and ovens.
pub(super) fn utilities(sink: &mut Sink<'_>) {
    let comes = sink.report(Feed::Utilities);
    if !sink.firm.knows(Feed::Utilities) {
        return;
    }
    let step = sink.step;
    let water = (step.heads * 2.4 + step.sales / 1_500.0 * habit(sink, 12)) * sink.about(0.08);
    let winter = matches!(sink.month.of_year(), 0 | 1 | 10 | 11);
    let gas = step.sales / 900.0 * habit(sink, 13) * if winter { 1.6 } else { 1.0 } * sink.about(0.10);
    if comes {
        sink.level(m::WATER_M3, water * 10.0);
        sink.level(m::GAS_M3, gas * 10.0);
        sink.money(m::UTILITIES_BILL_FEN, water * 6.2 + gas * 3.3);
    }
    let late = 0.012 * worse(sink, 0.60);
    for day in sink.days_of(late) {
        sink.event(m::UTILITIES_LATE_COUNT, day, 1);
    }
}

/// Lines follow people, slowly; data says little.
pub(super) fn telecom(sink: &mut Sink<'_>) {
    let comes = sink.report(Feed::Telecom);
    if !sink.firm.knows(Feed::Telecom) {
        return;
    }
    let lines = libm::round(1.0 + sink.step.heads * (0.3 + 0.5 * habit(sink, 14)));
    if comes {
        let bill = lines * (58.0 + 60.0 * habit(sink, 15)) * sink.about(0.05);
        sink.money(m::TELECOM_BILL_FEN, bill);
        sink.level(m::TELECOM_LINE_COUNT, lines);
        let data = lines * 14.0 * sink.about(0.30);
        sink.level(m::TELECOM_DATA_GB, data * 10.0);
    }
    let stopped = 0.005 * worse(sink, 0.75);
    for day in sink.days_of(stopped) {
        sink.event(m::TELECOM_LATE_COUNT, day, 1);
    }
}

/// Fewer people than are insured; the first thing that is not paid.
pub(super) fn housing_fund(sink: &mut Sink<'_>) {
    let comes = sink.report(Feed::HousingFund);
    if !sink.firm.knows(Feed::HousingFund) {
        return;
    }
    let step = sink.step;
    let payers = libm::round(step.heads * sink.firm.traits.insured * (0.5 + 0.4 * habit(sink, 16))).max(1.0);
    let late = sink.draw.chance((0.015 * worse(sink, 0.7)).min(0.7)) || (step.broken && sink.draw.chance(0.8));
    if comes {
        sink.level(m::FUND_PAYER_COUNT, payers);
        let paid = payers * step.pay / step.heads.max(0.5) * 0.16;
        sink.money(m::FUND_PAID_FEN, if late { 0.0 } else { paid });
    }
    if late {
        sink.event(m::FUND_LATE_COUNT, 26, 1);
    }
}

/// Premiums fall due once a year or by month; a firm in trouble lets the policy lapse.
pub(super) fn insurance(sink: &mut Sink<'_>) {
    let comes = sink.report(Feed::Insurance);
    if !sink.firm.knows(Feed::Insurance) {
        return;
    }
    let step = sink.step;
    let renews = sink.month.of_year() == (habit(sink, 17) * 12.0) as usize;
    let sum = year(sink) * (0.2 + 0.6 * habit(sink, 18));
    let lapses = renews && sink.draw.chance((0.05 * worse(sink, 0.6)).min(0.9));
    if comes {
        sink.money(m::PREMIUM_FEN, if renews && !lapses { sum * 0.006 } else { 0.0 });
    }
    if sink.is_first() || renews {
        sink.state(m::SUM_INSURED_FEN, 1, if lapses { 0 } else { fen(sum) });
    }
    // A sudden blow is sometimes one that is insured.
    let claims = 0.010 + if step.jump > 0.0 { 0.25 } else { 0.0 };
    for day in sink.days_of(claims) {
        let paid = step.course * 0.10 * sink.about(0.5);
        sink.event(m::INSURANCE_CLAIM_FEN, day, fen(paid));
    }
}
