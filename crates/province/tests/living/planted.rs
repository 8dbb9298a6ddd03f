//! What is planted can be found in the facts, and only there where it is planted.

use std::collections::BTreeMap;

use calendar::{Date, add_days};
use hub::Catalogue;
use province::living::{FaultKind, Feed, Living, LivingOptions};

use super::{Book, living, measure};

#[test]
fn a_ring_pays_in_a_circle() {
    let living = living(21, 1_200);
    let (top, invoiced, inflow) = (measure("invoice_top_buyer_fen"), measure("invoiced_fen"), measure("inflow_fen"));
    let mut rings: BTreeMap<u64, Vec<Vec<i64>>> = BTreeMap::new();
    let (mut inside, mut outside) = ((0.0, 0.0), (0.0, 0.0));
    for firm in living.firms() {
        let truth = firm.truth();
        let Some(ring) = truth.ring else {
            assert!(truth.circular_fen.iter().all(|fen| *fen == 0));
            continue;
        };
        let book = Book::of(&living, &firm, &[top, invoiced, inflow]);
        for (month, circular) in truth.circular_fen.iter().enumerate() {
            let (Some(top), Some(all)) = (book.get(top, month), book.get(invoiced, month)) else { continue };
            if *circular > 0 {
                assert!(top >= *circular && all >= *circular, "invoices show what goes round");
                assert!(book.get(inflow, month).is_none_or(|inflow| inflow >= *circular));
                inside = (inside.0 + top as f64 / all as f64, inside.1 + 1.0);
            } else {
                outside = (outside.0 + top as f64 / all as f64, outside.1 + 1.0);
            }
        }
        assert!(ring.members.contains(&firm.index()) && (3..=5).contains(&ring.members.len()));
        rings.entry(ring.id).or_default().push(truth.circular_fen);
    }
    assert!(rings.len() >= 2, "{} rings", rings.len());
    assert!(rings.values().all(|members| members.iter().all(|amounts| *amounts == members[0])), "the same for each");
    assert!(inside.0 / inside.1 > outside.0 / outside.1 + 0.05, "{inside:?} {outside:?}");
}

#[test]
fn many_lenders_mean_rising_loans_and_more_breaks() {
    let living = living(22, 4_000);
    let (mut borrowers, mut broke, mut others, mut others_broke) = (0.0, 0.0, 0.0, 0.0);
    let lenders = measure("lender_count");
    let mut rises = 0;
    for firm in living.firms() {
        let truth = firm.truth();
        let is_broken = f64::from(u8::from(truth.cash_break.is_some()));
        let Some(borrowing) = truth.multiple_borrowing.filter(|borrowing| borrowing.month < 18) else {
            others += 1.0;
            others_broke += is_broken;
            continue;
        };
        borrowers += 1.0;
        broke += is_broken;
        let book = Book::of(&living, &firm, &[lenders]);
        let (before, after) = (book.get(lenders, borrowing.month.max(1) - 1), book.get(lenders, borrowing.month + 5));
        rises += u32::from(before.zip(after).is_some_and(|(before, after)| after >= before + 2));
    }
    println!("{borrowers} borrow from many, {broke} of them break; of {others} others {others_broke}");
    assert!(borrowers >= 60.0);
    assert!(f64::from(rises) > 0.6 * borrowers, "{rises} show");
    assert!(broke / borrowers > 1.5 * others_broke / others, "{broke}/{borrowers}, {others_broke}/{others}");
}

#[test]
fn a_buyers_trouble_reaches_its_suppliers_a_month_or_two_later() {
    let living = living(23, 1_500);
    let firms: Vec<_> = living.firms().map(|firm| (firm.truth(), firm.buyers().to_vec())).collect();
    let (mut hit, mut calm) = ((0.0, 0.0), (0.0, 0.0));
    for (truth, buyers) in firms.iter().filter(|(_, buyers)| buyers.len() == 1) {
        let buyer = &firms[buyers[0].buyer as usize].0;
        for month in 2..truth.hidden.len() {
            let fell = buyer.hidden[month - 2].health - buyer.hidden[month - 1].health;
            let into = if fell > 0.9 { &mut hit } else { &mut calm };
            *into = (into.0 + truth.hidden[month].contagion / buyers[0].share, into.1 + 1.0);
        }
    }
    println!("contagion a unit of share: {:.3} after a fall, {:.3} otherwise", hit.0 / hit.1, calm.0 / calm.1);
    assert!(hit.0 / hit.1 > 2.5 * calm.0 / calm.1);
    assert!(
        firms.iter().filter(|(_, buyers)| buyers.is_empty()).all(|(t, _)| t.hidden.iter().all(|h| h.contagion == 0.0))
    );
}

#[test]
fn who_trades_with_itself_sells_and_takes_back() {
    let living = living(24, 4_000);
    let (sales, returns) = (measure("live_sales_fen"), measure("live_returns_fen"));
    let (mut washed, mut honest, mut wrong) = (0, 0, 0);
    for firm in living.firms().filter(|firm| firm.knows(Feed::LiveCommerce)) {
        let Some((from, through)) = firm.truth().wash_trading else { continue };
        let book = Book::of(&living, &firm, &[sales, returns]);
        for month in 0..24 {
            let (Some(sold), Some(back)) = (book.get(sales, month), book.get(returns, month)) else { continue };
            let much = back as f64 > 0.42 * sold as f64;
            if (from..=through).contains(&month) {
                washed += 1
            } else {
                honest += 1
            }
            wrong += i32::from(much != (from..=through).contains(&month));
        }
    }
    assert!(washed > 40 && honest > 200, "{washed} {honest}");
    assert!(wrong < (washed + honest) / 20, "{wrong} of {} months look like the other kind", washed + honest);
}

#[test]
fn a_sensor_that_fails_is_stuck_or_silent() {
    let living = Living::new(25, LivingOptions { firms: 900, months: 12, ..LivingOptions::default() }).unwrap();
    let catalogue = Catalogue::built_in();
    let sensors = [
        (Feed::CropSensors, 0, "soil_moisture_pct"),
        (Feed::CropSensors, 1, "air_temperature_celsius"),
        (Feed::MachineTelemetry, 0, "run_hours"),
    ];
    let mut seen = BTreeMap::new();
    for firm in living.firms().filter(|firm| firm.knows(Feed::CropSensors) || firm.knows(Feed::MachineTelemetry)) {
        let truth = firm.truth();
        for fault in &truth.sensor_faults {
            let Some((.., id)) =
                sensors.iter().find(|(feed, number, _)| *feed == fault.feed && *number == fault.sensor)
            else {
                continue;
            };
            let from = add_days(Date::constant(2023, 7, 1), fault.from_day as i32).unwrap();
            let through = add_days(Date::constant(2023, 7, 1), fault.through_day as i32).unwrap();
            let wanted = catalogue.find(id).unwrap();
            let held = firm.facts().filter(|trace| trace.measure == wanted && (from..=through).contains(&trace.on));
            let mut values: Vec<i64> = held.filter_map(|trace| trace.value).collect();
            let days = values.len();
            values.dedup();
            match fault.kind {
                FaultKind::Missing => assert_eq!(days, 0, "{id}"),
                FaultKind::Stuck => assert!(values.len() <= 1, "{id} {values:?}"),
                FaultKind::Drifting => {}
            }
            *seen.entry(format!("{:?}", fault.kind)).or_insert(0) += 1;
        }
    }
    println!("{seen:?}");
    assert_eq!(seen.len(), 3);
}

#[test]
fn a_break_is_the_first_day_that_cannot_be_paid() {
    let living = living(26, 2_500);
    let returned = measure("returned_payment_count");
    let (mut breaks, mut shown, mut before) = (0, 0, 0);
    for firm in living.firms() {
        let truth = firm.truth();
        let Some(found) = truth.cash_break else { continue };
        breaks += 1;
        assert_ne!(found.cured_on.is_some(), found.bad_on.is_some(), "cured or bad, never both");
        if let Some(cured) = found.cured_on {
            assert!(cured > found.on && cured <= add_days(found.on, 90).unwrap());
        }
        assert!(truth.left_on.is_none_or(|left| left > found.on));
        let month = living.month_ends().position(|end| found.on <= end).unwrap();
        assert!(truth.hidden[month].due_fen > truth.hidden[month].support_fen, "what the owner had was used first");
        shown += u32::from(firm.facts().any(|trace| trace.measure == returned && trace.on == found.on));
        before += u32::from(firm.facts().any(|trace| trace.measure == returned && trace.on < found.on));
    }
    println!("{breaks} breaks, {shown} seen on the account we see, {before} with a payment returned before");
    assert!(breaks > 100);
    assert!(f64::from(shown) > 0.5 * f64::from(breaks) && shown < breaks, "some break on an account elsewhere");
    assert!(before * 2 < breaks, "payments returned by mistake do not give it away");
}
