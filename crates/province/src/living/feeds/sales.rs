//! Where a firm sells: orders, a core firm's orders, terminals, platforms, live streams, freight, customs.

use super::super::feed::Feed;
use super::super::measures as m;
use super::super::trace::{Sink, fen};
use super::{habit, worse};

/// Orders follow the health of the month itself, sales half that of the month before: orders lead.
pub(super) fn orders(sink: &mut Sink<'_>) {
    if !sink.report(Feed::Orders) {
        return;
    }
    let step = sink.step;
    let before = sink.before.map_or(step.health, |before| before.health);
    let lead = libm::exp(0.05 * (step.health - before) - 0.20 * step.buyers.min(3.0));
    let taken = step.sales * (0.6 + 0.35 * habit(sink, 30)) * lead * sink.about(0.07);
    let ticket = 8_000.0 * libm::exp(0.5 * sink.firm.traits.size.clamp(-3.0, 3.0)) * (0.4 + habit(sink, 31));
    sink.money(m::ORDERS_FEN, taken);
    sink.level(m::ORDER_COUNT, (taken / ticket).max(1.0));
    let delivered = taken * (0.96 + 0.01 * step.health).clamp(0.6, 1.0) * sink.about(0.03);
    sink.money(m::DELIVERIES_FEN, delivered);
    let customers = (1.0 + taken / ticket * 0.4) * (1.0 + 0.05 * step.health.clamp(-4.0, 3.0)) * sink.about(0.10);
    sink.level(m::CUSTOMER_COUNT, customers.clamp(1.0, 900_000.0));
    let linked = sink.firm.buyers().first().map_or(0.0, |link| link.share);
    let top = (linked.max(0.12 + 0.25 * habit(sink, 32)) - 0.03 * step.health + 0.05 * sink.noise()).clamp(0.03, 0.98);
    sink.money(m::TOP_CUSTOMER_FEN, taken * top);
    let backlog = step.course * (0.9 + 0.10 * step.health).clamp(0.1, 2.0) * sink.about(0.12);
    sink.money(m::ORDER_BACKLOG_FEN, backlog);
}

/// Orders of the largest buyer: its trouble shows here first, in the orders of the month and in what is paid.
pub(super) fn chain_orders(sink: &mut Sink<'_>) {
    let Some(link) = sink.firm.buyers().first().copied() else { return };
    if !sink.firm.knows(Feed::ChainOrders) {
        return;
    }
    let comes = sink.report(Feed::ChainOrders);
    let step = sink.step;
    let trouble = step.buyers.min(3.0);
    let ordered = step.sales * link.share * libm::exp(-0.30 * trouble) * sink.about(0.08);
    if comes {
        sink.money(m::CHAIN_ORDERS_FEN, ordered);
        sink.money(m::CHAIN_CONFIRMED_FEN, ordered * (0.8 - 0.10 * trouble).max(0.1));
        let paid = (0.92 - 0.20 * trouble).clamp(0.1, 1.0) * sink.about(0.06);
        sink.money(m::CHAIN_PAID_FEN, ordered * paid);
        let rejected = (0.012 * worse(sink, 0.4) * sink.about(0.4)).min(0.3);
        sink.money(m::CHAIN_REJECTED_FEN, ordered * rejected);
    }
    for day in sink.days_of(0.9) {
        let one = fen(ordered * 0.3 * sink.about(0.3));
        sink.event(m::CHAIN_ORDER_FEN, day, one);
    }
    if matches!(sink.month.of_year(), 0 | 6) || sink.is_first() {
        let points = 78.0 + 5.0 * step.health + 5.0 * sink.noise();
        sink.state(m::CHAIN_SUPPLIER_POINTS, 10, libm::round(points).clamp(0.0, 100.0) as i64);
    }
}

pub(super) fn pos(sink: &mut Sink<'_>) {
    if !sink.report(Feed::Pos) {
        return;
    }
    let step = sink.step;
    let receipts = step.sales * (0.35 + 0.4 * habit(sink, 33)) * sink.about(0.04);
    let ticket = 40.0 + 160.0 * habit(sink, 34);
    sink.money(m::POS_RECEIPTS_FEN, receipts);
    sink.level(m::POS_TRANSACTION_COUNT, receipts / ticket);
    let refunds = (0.010 * worse(sink, 0.30) * sink.about(0.3)).min(0.5);
    sink.money(m::POS_REFUND_FEN, receipts * refunds);
    if sink.firm.living.options.daily {
        let parts = sink.spread(receipts, 0.28);
        for day in 1..=sink.month.days {
            sink.day(m::POS_DAY_RECEIPTS_FEN, day, fen(parts[usize::from(day) - 1]));
        }
    }
}

pub(super) fn delivery_platform(sink: &mut Sink<'_>) {
    if !sink.report(Feed::DeliveryPlatform) {
        return;
    }
    let step = sink.step;
    let receipts = step.sales * (0.12 + 0.22 * habit(sink, 35)) * sink.about(0.06);
    sink.money(m::DELIVERY_RECEIPTS_FEN, receipts);
    sink.level(m::DELIVERY_ORDER_COUNT, receipts / (28.0 + 30.0 * habit(sink, 36)));
    let refunds = (0.015 * worse(sink, 0.35) * sink.about(0.3)).min(0.5);
    sink.money(m::DELIVERY_REFUND_FEN, receipts * refunds);
    let rating = (4.55 + 0.10 * step.health + 0.08 * sink.noise()).clamp(1.0, 5.0);
    sink.level(m::DELIVERY_RATING_POINTS, rating * 100.0);
}

/// Live commerce. A firm that trades with itself sells and sends back: sales and returns rise together, other sources do not move.
pub(super) fn live_commerce(sink: &mut Sink<'_>) {
    if !sink.firm.knows(Feed::LiveCommerce) {
        return;
    }
    let comes = sink.report(Feed::LiveCommerce);
    let step = sink.step;
    let honest = step.sales * (0.08 + 0.3 * habit(sink, 37)) * sink.about(0.15);
    let washing = sink.firm.plants.wash.is_some_and(|(from, through)| (from..=through).contains(&sink.at));
    let invented = if washing { honest * (0.9 + 0.8 * sink.draw.unit()) } else { 0.0 };
    let returned = (0.14 * worse(sink, 0.15) * sink.about(0.2)).min(0.6);
    let ticket = 35.0 + 90.0 * habit(sink, 38);
    if comes {
        sink.money(m::LIVE_SALES_FEN, honest + invented);
        sink.level(m::LIVE_ORDER_COUNT, (honest + invented) / ticket);
        sink.money(m::LIVE_RETURNS_FEN, honest * returned + invented * 0.93);
        let hours = (60.0 + 160.0 * habit(sink, 39)) * sink.about(0.15);
        sink.level(m::LIVE_HOURS, (hours * 10.0).min(7_440.0));
    }
    if comes && sink.firm.living.options.daily {
        let mut parts = sink.spread(honest, 0.6);
        // Invented orders come on few days.
        for burst in 0..4 {
            let day = (sink.daily.below(u32::from(sink.month.days)) + burst) % u32::from(sink.month.days);
            parts[day as usize] += invented / 4.0;
        }
        for day in 1..=sink.month.days {
            sink.day(m::LIVE_DAY_SALES_FEN, day, fen(parts[usize::from(day) - 1]));
        }
    }
    let complaints = 0.04 * worse(sink, 0.30);
    for day in sink.days_of(complaints) {
        sink.event(m::LIVE_COMPLAINT_COUNT, day, 1);
    }
}

pub(super) fn freight(sink: &mut Sink<'_>) {
    if !sink.firm.knows(Feed::Freight) {
        return;
    }
    let comes = sink.report(Feed::Freight);
    let step = sink.step;
    let income = step.sales * (0.7 + 0.25 * habit(sink, 40)) * sink.about(0.04);
    let km = income / (6.0 + 4.0 * habit(sink, 41));
    if comes {
        sink.money(m::FREIGHT_INCOME_FEN, income);
        sink.level(m::FREIGHT_KM, (km * 10.0).min(9e7));
        let trips = libm::round(km / (120.0 + 500.0 * habit(sink, 42))).max(1.0);
        sink.level(m::FREIGHT_TRIP_COUNT, trips);
        let on_time = (0.93 + 0.02 * step.health + 0.02 * sink.noise()).clamp(0.3, 1.0);
        sink.level(m::FREIGHT_ON_TIME_COUNT, trips * on_time);
        let settles = (38.0 - 4.0 * step.health + 14.0 * step.buyers.min(3.0)) * sink.about(0.12);
        sink.level(m::FREIGHT_SETTLEMENT_DAYS, settles.clamp(3.0, 380.0) * 10.0);
        let rating = (4.5 + 0.12 * step.health + 0.08 * sink.noise()).clamp(1.0, 5.0);
        sink.level(m::FREIGHT_RATING_POINTS, rating * 100.0);
        let load = (6_000.0 + 18_000.0 * habit(sink, 90)) * sink.about(0.06);
        sink.level(m::FREIGHT_CARGO_KG, (trips * load).min(9e9));
    }
    if comes && sink.firm.living.options.daily {
        let parts = sink.spread(km, 0.35);
        for day in 1..=sink.month.days {
            let metres = libm::round(parts[usize::from(day) - 1] * 10.0) as i64;
            sink.day(m::FREIGHT_DAY_KM, day, metres.min(5_000_000));
        }
    }
    let violations = 0.03 * worse(sink, 0.20);
    for day in sink.days_of(violations) {
        sink.event(m::FREIGHT_VIOLATION_COUNT, day, 1);
    }
}

pub(super) fn customs(sink: &mut Sink<'_>) {
    if !sink.firm.knows(Feed::Customs) {
        return;
    }
    let comes = sink.report(Feed::Customs);
    let step = sink.step;
    if comes {
        let exports = step.sales * (0.15 + 0.5 * habit(sink, 43)) * sink.about(0.15);
        sink.money(m::EXPORT_FEN, exports);
        let imports = step.bought * 0.2 * habit(sink, 44) * sink.about(0.2);
        sink.money(m::IMPORT_FEN, imports);
        sink.level(m::DECLARATION_COUNT, (exports / 150_000.0).max(1.0));
    }
    let punished = 0.002 * worse(sink, 0.30);
    for day in sink.days_of(punished) {
        sink.event(m::CUSTOMS_PENALTY_FEN, day, 2_000_000);
    }
}
