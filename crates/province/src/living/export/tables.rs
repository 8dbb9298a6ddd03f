//! Files beside the deliveries: who the firms are, how applications were decided, and what was planted.

use calendar::{Date, add_days};
use codes::Uscc;
use hub::{Catalogue, Kind};

use super::super::plants::Slip;
use super::super::{FaultKind, Living, LivingFirm};

/// Name and headings of a table that has rows of firms; all but the first two are truths, which no source reports.
pub(super) const TABLES: [(&str, &str); TABLE_COUNT] = [
    ("firms", "uscc,name,region,city,industry,section,sole_trader,size,established_on,main_lender,scene"),
    ("decisions", "uscc,applied_on,officer,amount_fen,approved"),
    ("truth/cash-breaks", "uscc,broke_on,cured_on,bad_on"),
    ("truth/multiple-borrowing", "uscc,from_month,lenders,part_of_monthly_sales"),
    ("truth/rings", "ring,place,uscc,pays_uscc"),
    ("truth/ring-payments", "uscc,month,circular_fen"),
    ("truth/wash-trading", "uscc,from_month,through_month"),
    ("truth/sensor-faults", "uscc,category,measure,kind,from,through"),
    ("truth/misfilings", "uscc,category,month,kind,days"),
    ("truth/supply-links", "supplier_uscc,buyer_uscc,share_of_sales"),
    ("truth/departures", "uscc,left_on"),
    ("truth/hidden", "uscc,month,health,lost_to_buyers,cash_fen,support_fen,due_fen,alive"),
];
pub(super) const TABLE_COUNT: usize = 12;

/// The rows of each table.
pub(super) type Tables = [String; TABLE_COUNT];

/// Tables of the province as a whole: name, headings and rows.
pub(super) fn of_all(living: &Living) -> [(&'static str, &'static str, String); 2] {
    let mut shocks = String::new();
    for shock in living.shocks() {
        let of = shock.city.map_or_else(|| format!("trade,{}", shock.section), |city| format!("city,{city}"));
        shocks.push_str(&format!("{of},{},{:.4}\n", month(shock.month), shock.effect));
    }
    let mut officers = String::new();
    for officer in living.officers() {
        let (kind, shift) = officer
            .bias
            .map_or((String::new(), String::new()), |b| (b.kind.as_str().into(), format!("{:.4}", b.shift)));
        officers.push_str(&format!("{},{:.4},{kind},{shift}\n", officer.id, officer.leniency));
    }
    [
        ("truth/shocks", "of,code,month,effect_on_health", shocks),
        ("truth/officers", "officer,leniency,bias,shift_of_health", officers),
    ]
}

/// Adds the rows of a firm.
pub(super) fn add(living: &Living, firm: &LivingFirm<'_>, tables: &mut Tables) {
    let uscc = firm.uscc();
    let [register, decisions, truths @ ..] = tables;
    let size = firm.size().map_or("", |size| size.en());
    register.push_str(&format!(
        "{uscc},{},{},{},{},{},{},{size},{},{},{}\n",
        firm.name(),
        firm.region(),
        firm.city(),
        firm.industry(),
        firm.section(),
        firm.sole_trader(),
        firm.established_on(),
        firm.lender().as_str(),
        firm.scene().map_or("", |scene| scene.as_str()),
    ));
    for one in firm.decisions() {
        decisions.push_str(&format!("{uscc},{},{},{},{}\n", one.on, one.officer, one.amount_fen, one.approved));
    }
    truths_of(living, firm, &uscc, truths);
}

fn truths_of(living: &Living, firm: &LivingFirm<'_>, uscc: &Uscc, tables: &mut [String; TABLE_COUNT - 2]) {
    let [breaks, borrowing, rings, payments, wash, faults, misfilings, links, departures, hidden] = tables;
    let truth = firm.truth();
    let months: Vec<String> = living.months.iter().map(|one| month(one.first)).collect();
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    if let Some(found) = truth.cash_break {
        breaks.push_str(&format!("{uscc},{},{},{}\n", found.on, day(found.cured_on), day(found.bad_on)));
    }
    if let Some(found) = truth.multiple_borrowing {
        borrowing.push_str(&format!("{uscc},{},{},{:.4}\n", months[found.month], found.lenders, found.part));
    }
    if let Some(ring) = &truth.ring {
        let place = ring.members.iter().position(|member| *member == firm.index()).unwrap_or(0);
        let pays = living.uscc_of(ring.members[(place + 1) % ring.members.len()]);
        rings.push_str(&format!("{:016x},{},{uscc},{pays}\n", ring.id, place + 1));
        for (at, fen) in truth.circular_fen.iter().enumerate().filter(|(_, fen)| **fen > 0) {
            payments.push_str(&format!("{uscc},{},{fen}\n", months[at]));
        }
    }
    if let Some((from, through)) = truth.wash_trading {
        wash.push_str(&format!("{uscc},{},{}\n", months[from], months[through]));
    }
    let first = living.months[0].first;
    for fault in &truth.sensor_faults {
        let category = Catalogue::built_in().category(fault.feed.id());
        let measure = category.and_then(|category| category.of_kind(Kind::Daily).nth(usize::from(fault.sensor)));
        let kind = match fault.kind {
            FaultKind::Stuck => "stuck",
            FaultKind::Missing => "silent",
            FaultKind::Drifting => "drifting",
        };
        let on = |day: u32| i32::try_from(day).ok().and_then(|day| add_days(first, day).ok()).unwrap_or(first);
        faults.push_str(&format!(
            "{uscc},{},{},{kind},{},{}\n",
            fault.feed.id(),
            measure.map_or("", |measure| &measure.id),
            on(fault.from_day),
            on(fault.through_day)
        ));
    }
    for slip in &truth.misfilings {
        let (kind, days) = match slip.slip {
            Slip::Late(days) => ("late", days.to_string()),
            Slip::TenTimes(days) => ("ten-times", days.to_string()),
            Slip::Withdrawn(days) => ("of-another-firm", days.to_string()),
            Slip::Missing => ("missing", String::new()),
        };
        misfilings.push_str(&format!("{uscc},{},{},{kind},{days}\n", slip.feed.id(), months[slip.month]));
    }
    for link in firm.buyers() {
        links.push_str(&format!("{uscc},{},{:.4}\n", living.uscc_of(link.buyer), link.share));
    }
    if let Some(left) = truth.left_on {
        departures.push_str(&format!("{uscc},{left}\n"));
    }
    for (at, one) in truth.hidden.iter().enumerate() {
        hidden.push_str(&format!(
            "{uscc},{},{:.4},{:.4},{},{},{},{}\n",
            months[at], one.health, one.contagion, one.cash_fen, one.support_fen, one.due_fen, one.alive
        ));
    }
}

fn month(date: Date) -> String {
    date.strftime("%Y-%m").to_string()
}
