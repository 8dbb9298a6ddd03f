//! Registers and public notices: market supervision, environment, courts, administration, property, bidding, procurement, intellectual
//! property. Mostly events; what holds from before the window is reported in the firm's first month.

use super::super::feed::Feed;
use super::super::life::Life;
use super::super::measures as m;
use super::super::trace::{Sink, fen};
use super::{befell, better, develops, habit, worse, year};

/// Whether the window's month is the one in which the firm leaves, and on which day of it.
fn leaves(life: &Life, sink: &Sink<'_>) -> Option<u8> {
    let day = life.left.filter(|left| (sink.month.epoch..=sink.month.last_epoch()).contains(left))?;
    u8::try_from(day - sink.month.epoch + 1).ok()
}

pub(super) fn market_supervision(sink: &mut Sink<'_>) {
    let comes = sink.report(Feed::MarketSupervision);
    debug_assert!(comes || sink.slip.is_some());
    let firm = sink.firm;
    if sink.is_first() {
        let epoch = i64::from(calendar::days_between(calendar::Date::constant(1970, 1, 1), firm.established_on()));
        let reference = u64::from(firm.index()) << 8 | 1 << 61;
        // What is older than the window is learnt when the window begins.
        if firm.life.born.is_some() {
            sink.event_of(m::ESTABLISHED_COUNT, epoch, reference, 1);
        } else {
            sink.event_before(m::ESTABLISHED_COUNT, firm.established_on(), reference, 1);
        }
        let capital = libm::round(year(sink) * (0.1 + 0.5 * habit(sink, 20)) / 10_000.0).max(1.0) * 10_000.0;
        sink.state(m::REGISTERED_CAPITAL_FEN, 1, fen(capital));
    }
    let changes = 0.012 * worse(sink, 0.15);
    for day in sink.days_of(changes) {
        sink.event(m::REGISTRATION_CHANGE_COUNT, day, 1);
    }
    let pledges = 0.0022 * worse(sink, 0.45);
    for day in sink.days_of(pledges) {
        let amount = fen(year(sink) * 0.1 * sink.about(0.5));
        sink.event(m::EQUITY_PLEDGE_FEN, day, amount);
    }
    // Listed for a yearly report not filed in time, and struck off the list four months later unless the firm is broken.
    let listed = |sink: &Sink<'_>, month| befell(sink, 3, month, 0.02, 0.6);
    if sink.month.of_year() == 6 && listed(sink, sink.at) {
        sink.state(m::ABNORMAL_LISTED_FLAG, 8, 1);
    } else if sink.month.of_year() == 10
        && sink.at.checked_sub(4).is_some_and(|month| listed(sink, month))
        && !sink.step.broken
    {
        sink.state(m::ABNORMAL_LISTED_FLAG, 8, 0);
    }
    if let Some(day) = leaves(&firm.life, sink) {
        sink.event(m::DEREGISTERED_COUNT, day, 1);
    }
}

pub(super) fn environment(sink: &mut Sink<'_>) {
    let comes = sink.report(Feed::Environment);
    if !sink.firm.knows(Feed::Environment) {
        return;
    }
    let step = sink.step;
    let exceeds = 0.02 * worse(sink, 0.3);
    let times = sink.days_of(exceeds).count();
    if comes {
        sink.level(m::EXCEEDANCE_COUNT, times as f64);
        let water = step.sales / 700.0 * (0.2 + habit(sink, 21)) * sink.about(0.08);
        sink.level(m::WASTEWATER_M3, water * 10.0);
    }
    if times > 0 && sink.draw.chance(0.15) {
        sink.event(m::ENV_PENALTY_FEN, 20, 5_000_000);
    }
    if sink.is_first() {
        let permit = i64::from(habit(sink, 22) < 0.8);
        sink.state(m::DISCHARGE_PERMIT_FLAG, 1, permit);
    }
}

/// Suits come with bad health and months after a break; enforcement and the lists follow a break that is not cured.
pub(super) fn judicial(sink: &mut Sink<'_>) {
    let _ = sink.report(Feed::Judicial);
    let step = sink.step;
    let rate = (0.0075 * worse(sink, 0.65)).min(0.2) + if step.broken { 0.22 } else { 0.0 };
    for day in sink.days_of(rate) {
        let reference = sink.event(m::COURT_CASE_COUNT, day, 1);
        let claim = fen(step.course * 0.35 * sink.about(0.6));
        let epoch = sink.month.epoch + i64::from(day) - 1;
        sink.event_of(m::COURT_CLAIM_FEN, epoch, reference, claim);
        if sink.draw.chance(0.03) {
            // Another firm of that name: both are taken back.
            sink.take_back(m::COURT_CASE_COUNT, day, reference, 40);
            sink.take_back(m::COURT_CLAIM_FEN, day, reference, 40);
        }
    }
    let broke = sink.firm.life.broke.filter(|_| step.broken);
    let since = broke.map_or(0, |broke| sink.month.last_epoch() - broke);
    if since > 120 && sink.draw.chance(0.15) {
        let enforced = fen(step.debt * 0.5 * sink.about(0.5));
        sink.event(m::ENFORCEMENT_FEN, 15, enforced);
        if sink.draw.chance(0.5) {
            sink.state(m::SPENDING_BAN_FLAG, 22, 1);
        }
        if sink.draw.chance(0.4) {
            sink.state(m::DISHONEST_DEBTOR_FLAG, 22, 1);
        }
    }
}

pub(super) fn administrative(sink: &mut Sink<'_>) {
    let _ = sink.report(Feed::Administrative);
    for day in sink.days_of(0.012) {
        sink.event(m::LICENCE_GRANTED_COUNT, day, 1);
    }
    let revoked = 0.0004 * worse(sink, 0.7);
    for day in sink.days_of(revoked) {
        sink.event(m::LICENCE_REVOKED_COUNT, day, 1);
    }
    let punished = 0.005 * worse(sink, 0.45);
    for day in sink.days_of(punished) {
        let amount = libm::round(20.0 * sink.about(0.6)).max(1.0) as i64 * 100_000;
        sink.event(m::PENALTY_FEN, day, amount);
    }
    let honoured = 0.004 * better(sink, 0.4);
    for day in sink.days_of(honoured) {
        sink.event(m::HONOUR_COUNT, day, 1);
    }
    // Recognitions of firms that develop something; who is recognised is subsidised more often.
    let recognised = develops(sink) && habit(sink, 93) < 0.4;
    if recognised && sink.is_first() {
        sink.state(m::HIGH_TECH_FLAG, 1, 1);
        if habit(sink, 94) < 0.35 {
            sink.state(m::SPECIALISED_FLAG, 1, 1);
        }
    }
    let subsidised = if recognised { 0.03 } else { 0.003 };
    for day in sink.days_of(subsidised) {
        let amount = fen(year(sink) * 0.01 * sink.about(0.5));
        sink.event(m::SUBSIDY_FEN, day, amount);
    }
}

pub(super) fn property(sink: &mut Sink<'_>) {
    if !sink.firm.knows(Feed::Property) {
        return;
    }
    let _ = sink.report(Feed::Property);
    let area = year(sink) / 3_000.0 * (0.2 + habit(sink, 23));
    if sink.is_first() {
        sink.state(m::PROPERTY_AREA_M2, 1, libm::round(area * 100.0) as i64);
        let land = area * if sink.firm.section() == 'A' { 60.0 } else { 2.0 };
        sink.state(m::LAND_AREA_M2, 1, libm::round(land * 100.0) as i64);
    }
    // Mortgages are registered where loans are made: at a renewal, and when money is short.
    let mortgages = if sink.step.renewed { 0.12 } else { 0.002 * worse(sink, 0.5) };
    for day in sink.days_of(mortgages) {
        let amount = fen(area * 2_500.0 * sink.about(0.3));
        sink.event(m::PROPERTY_MORTGAGE_FEN, day, amount);
    }
    if sink.step.broken && sink.draw.chance(0.05) {
        sink.event(m::PROPERTY_SEIZURE_COUNT, 18, 1);
    }
}

pub(super) fn bidding(sink: &mut Sink<'_>) {
    if !sink.firm.knows(Feed::Bidding) {
        return;
    }
    let _ = sink.report(Feed::Bidding);
    let rate = 0.25 * better(sink, 0.15);
    for day in sink.days_of(rate) {
        sink.event(m::BID_ENTERED_COUNT, day, 1);
        if sink.draw.chance((0.2 * better(sink, 0.25)).min(0.8)) {
            let amount = fen(sink.step.course * 1.5 * sink.about(0.5));
            sink.event(m::BID_WON_FEN, day, amount);
        }
    }
    let misconduct = 0.0006 * worse(sink, 0.4);
    for day in sink.days_of(misconduct) {
        sink.event(m::BID_MISCONDUCT_COUNT, day, 1);
    }
}

pub(super) fn government_procurement(sink: &mut Sink<'_>) {
    if !sink.firm.knows(Feed::GovernmentProcurement) {
        return;
    }
    let comes = sink.report(Feed::GovernmentProcurement);
    let part = 0.10 + 0.3 * habit(sink, 24);
    if comes {
        // The treasury pays late in the year.
        let season = if matches!(sink.month.of_year(), 10 | 11) { 2.2 } else { 0.7 };
        let paid = sink.step.course * part * season * sink.about(0.3);
        sink.money(m::PROCUREMENT_PAID_FEN, paid);
    }
    let signed = 0.10 * better(sink, 0.15);
    for day in sink.days_of(signed) {
        let amount = fen(sink.step.course * 2.0 * part * sink.about(0.4));
        sink.event(m::PROCUREMENT_CONTRACT_FEN, day, amount);
    }
    if sink.step.broken && sink.draw.chance(0.06) {
        sink.state(m::PROCUREMENT_BARRED_FLAG, 12, 1);
    }
}

pub(super) fn intellectual_property(sink: &mut Sink<'_>) {
    if !sink.firm.knows(Feed::IntellectualProperty) {
        return;
    }
    let _ = sink.report(Feed::IntellectualProperty);
    let held = (1.0 + 12.0 * habit(sink, 25) * habit(sink, 26)) as i64;
    if sink.is_first() {
        sink.state(m::PATENTS_HELD_COUNT, 1, held);
    }
    let granted = 0.03 * better(sink, 0.3);
    for day in sink.days_of(granted) {
        sink.event(m::PATENT_GRANTED_COUNT, day, 1);
    }
    for day in sink.days_of(0.01) {
        sink.event(m::TRADEMARK_REGISTERED_COUNT, day, 1);
    }
    let pledged = 0.0015 * worse(sink, 0.3);
    for day in sink.days_of(pledged) {
        let amount = fen(year(sink) * 0.05 * sink.about(0.4));
        sink.event(m::PATENT_PLEDGE_FEN, day, amount);
    }
    // Fees for patents in force are due once a year; a firm in trouble lets some lapse.
    if sink.month.of_year() == 8 && held > 1 && sink.draw.chance((0.10 * worse(sink, 0.5)).min(0.9)) {
        sink.state(m::PATENTS_HELD_COUNT, 20, held / 2);
    }
}
