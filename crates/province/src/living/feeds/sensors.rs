//! Things that measure by themselves: crop sensors, machines, the carbon account. Sensors fail; see [`super::super::FaultKind`].

use hub::MeasureId;

use super::super::feed::Feed;
use super::super::measures as m;
use super::super::plants::FaultKind;
use super::super::trace::Sink;
use super::{better, habit, worse, year};

/// A sensor's value of a day as it is reported, with the fault that is planted in it.
struct Sensor {
    feed: Feed,
    number: u8,
    measure: MeasureId,
    /// Least and greatest at the measure's scale: a sensor's own range.
    range: (f64, f64),
}

fn read(sink: &mut Sink<'_>, sensor: &Sensor, day: u8, right: f64) {
    let of_window = (sink.month.epoch - sink.firm.living.months[0].epoch) + i64::from(day) - 1;
    let fault = sink.firm.plants.faults.iter().find(|fault| {
        fault.feed == sensor.feed
            && fault.sensor == sensor.number
            && (i64::from(fault.from_day)..=i64::from(fault.through_day)).contains(&of_window)
    });
    let (low, high) = sensor.range;
    let value = match fault.map(|fault| (fault.kind, of_window - i64::from(fault.from_day))) {
        Some((FaultKind::Missing, _)) => return,
        Some((FaultKind::Stuck, _)) => low + (high - low) * (0.3 + 0.4 * habit(sink, 60 + u64::from(sensor.number))),
        Some((FaultKind::Drifting, since)) => right + (high - low) * 0.02 * since as f64,
        None => right,
    };
    sink.day(sensor.measure, day, libm::round(value.clamp(low, high)) as i64);
}

/// Soil, air and light of a greenhouse or field. Care is worse in bad health: soil is left dry, sensors are offline.
pub(super) fn crops(sink: &mut Sink<'_>) {
    if !sink.report(Feed::CropSensors) {
        return;
    }
    if sink.is_first() {
        let area = libm::round(year(sink) / 12.0 * (0.5 + habit(sink, 50)) * 10.0) as i64;
        sink.state(m::CROP_AREA_M2, 1, area);
    }
    if matches!(sink.month.of_year(), 8..=10) {
        let tonnes = sink.step.sales / 4.0 * sink.about(0.15);
        sink.event(m::HARVEST_KG, 15, libm::round(tonnes * 10.0) as i64);
    }
    if !sink.firm.living.options.daily {
        return;
    }
    let sensor = |number, measure, range| Sensor { feed: Feed::CropSensors, number, measure, range };
    let soil = sensor(0, m::SOIL_MOISTURE_PCT, (0.0, 1_000.0));
    let air = sensor(1, m::AIR_TEMPERATURE_CELSIUS, (-500.0, 700.0));
    let light = sensor(2, m::LIGHT_LUX, (0.0, 200_000.0));
    // The coldest day of Hebei is in the middle of January.
    let health = sink.step.health.clamp(-4.0, 3.0);
    for day in 1..=sink.month.days {
        let of_year = f64::from(sink.month.day(day).day_of_year()) - 15.0;
        let warmth = -libm::cos(of_year * std::f64::consts::PI / 182.6);
        let (one, two, three) = (sink.daily.wobble(), sink.daily.wobble(), sink.daily.wobble());
        read(sink, &soil, day, 260.0 + 12.0 * health + 35.0 * one);
        read(sink, &air, day, 180.0 + 110.0 * warmth + 25.0 * two);
        read(sink, &light, day, (24_000.0 + 12_000.0 * warmth) * (1.0 + 0.3 * three).max(0.1));
        let online = (235.0 + 3.0 * health + 6.0 * one * two).clamp(0.0, 240.0);
        sink.day(m::SENSOR_ONLINE_HOURS, day, libm::round(online) as i64);
    }
}

/// Hours and energy of machines: they run as much as is sold, and fail more often where nobody pays for care.
pub(super) fn machines(sink: &mut Sink<'_>) {
    let comes = sink.report(Feed::MachineTelemetry);
    if !sink.firm.knows(Feed::MachineTelemetry) {
        return;
    }
    let step = sink.step;
    let machines = (1.0 + year(sink) / 1_200_000.0).min(900.0);
    let load = 0.36 * (step.sales / step.course.max(1.0)).clamp(0.1, 2.0) * (1.0 + 0.04 * step.health.clamp(-4.0, 3.0));
    let hours = machines * 24.0 * f64::from(sink.month.days) * load.clamp(0.02, 0.95) * sink.about(0.05);
    if comes {
        let pieces = hours * (8.0 + 60.0 * habit(sink, 51)) * sink.about(0.04);
        sink.level(m::MACHINE_OUTPUT_COUNT, pieces);
        sink.level(m::MACHINE_MONTH_HOURS, hours * 10.0);
    }
    if comes && sink.firm.living.options.daily {
        let run =
            Sensor { feed: Feed::MachineTelemetry, number: 0, measure: m::RUN_HOURS, range: (0.0, machines * 2_400.0) };
        let kilowatts = 6.0 + 30.0 * habit(sink, 52);
        let energy = Sensor {
            feed: Feed::MachineTelemetry,
            number: 1,
            measure: m::MACHINE_ENERGY_KWH,
            range: (0.0, machines * 24.0 * kilowatts * 12.0),
        };
        let parts = sink.spread(hours, 0.20);
        for day in 1..=sink.month.days {
            let hours = parts[usize::from(day) - 1].min(machines * 24.0);
            let wobble = sink.daily.wobble();
            read(sink, &run, day, hours * 100.0);
            read(sink, &energy, day, hours * kilowatts * (1.0 + 0.05 * wobble) * 10.0);
        }
    }
    let failures = 0.06 * worse(sink, 0.30);
    for day in sink.days_of(failures) {
        sink.event(m::MACHINE_FAILURE_COUNT, day, 1);
    }
}

/// Energy by fuel and what it emits; green power is bought by firms that can afford it.
pub(super) fn carbon(sink: &mut Sink<'_>) {
    if !sink.firm.knows(Feed::Carbon) {
        return;
    }
    let comes = sink.report(Feed::Carbon);
    let step = sink.step;
    let power = sink.firm.traits.power * (0.67 * step.sales + 0.33 * step.course);
    let coal = step.sales / 90.0 * habit(sink, 53) * habit(sink, 54) * sink.about(0.10);
    let fuel = step.sales / 300.0 * habit(sink, 55) * sink.about(0.10);
    let green = power * (0.12 * better(sink, 0.25) * habit(sink, 56)).min(0.9);
    if comes {
        // Kilograms of CO2 for a kilowatt-hour, a kilogram of coal and of oil products: usual factors, rounded.
        sink.level(m::EMISSIONS_KG, (power - green) * 0.57 + coal * 2.0 + fuel * 3.1);
        sink.level(m::COAL_KG, coal);
        sink.level(m::FUEL_KG, fuel);
        sink.level(m::GREEN_POWER_KWH, green);
        let output = step.sales * sink.about(0.04);
        sink.money(m::OUTPUT_VALUE_FEN, output);
    }
    let breaches = 0.003 * worse(sink, 0.30);
    for day in sink.days_of(breaches) {
        sink.event(m::CARBON_BREACH_COUNT, day, 1);
    }
}
