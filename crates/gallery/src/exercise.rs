//! Made-up observations (模拟) of any number of firms, to measure with: 40 monthly series of 24 months each, in merged segments.
//!
//! They look like a feed (levels, a season, a trend, noise, by firm) and are no model of anything: `province::living` is.

use calendar::{Date, add_months, days_between};
use codes::{BatchId, FirmId};
use hub::{Catalogue, Kind, Measure, Unit};
use lake::{Lake, LakeError, RunFact, SegmentInfo, bucket_of, merged_buckets};
use rayon::prelude::*;

/// Series of a firm.
pub const SERIES: usize = 40;
/// Months of a series.
pub const MONTHS: usize = 24;
/// The day on which the last month is known and the next not over.
pub const AS_OF: Date = Date::constant(2025, 7, 10);
const FIRST: Date = Date::constant(2023, 7, 31);

/// The next number of a series that looks like chance (splitmix64).
fn chance(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The firm with this number.
#[must_use]
pub fn firm(number: u32) -> FirmId {
    let mut state = u64::from(number);
    let (high, low) = (chance(&mut state), chance(&mut state));
    FirmId::from_bytes((u128::from(high) << 64 | u128::from(low)).to_be_bytes())
}

/// The measures that are told of: the first monthly ones, with the category of each.
#[must_use]
pub fn measures() -> Vec<(&'static Measure, &'static str)> {
    let catalogue = Catalogue::built_in();
    let monthly = catalogue.measures().filter(|measure| measure.kind == Kind::Monthly).take(SERIES);
    monthly
        .map(|measure| (measure, catalogue.category_of(measure.measure_id()).map_or("", |one| one.id.as_str())))
        .collect()
}

/// The ends of the months told of.
#[must_use]
pub fn month_ends() -> Vec<Date> {
    (0..MONTHS).filter_map(|back| add_months(FIRST, i32::try_from(back).ok()?).ok()).map(Date::last_of_month).collect()
}

/// What is told of a firm, by measure and month.
#[must_use]
pub fn values(number: u32, measures: &[(&Measure, &str)]) -> Vec<[i64; MONTHS]> {
    let mut state = u64::from(number) << 20;
    // A firm's size spans three powers of ten; it gains or loses up to 3% a month.
    let size = 1 + chance(&mut state) % 1_000;
    let drift = i64::try_from(chance(&mut state) % 61).unwrap_or(0) - 30;
    let mut series = Vec::with_capacity(measures.len());
    for (measure, _) in measures {
        let unit: u64 = if measure.unit == Unit::Fen { 1_000_000 } else { 12 };
        let level = i64::try_from(size * (unit + chance(&mut state) % unit)).unwrap_or(1);
        let months = std::array::from_fn(|month| {
            let along = i64::try_from(month).unwrap_or(0);
            let season = [0, -12, 2, 4, 6, 5, 3, 2, 4, 6, 8, 9][(month + 6) % 12];
            let noise = i64::try_from(chance(&mut state) % 201).unwrap_or(0) - 100;
            (level + level * (drift * along + season * 10 + noise) / 1_000).max(0)
        });
        series.push(months);
    }
    series
}

/// Writes the observations of firms 0 to `firms`, on all cores, as the lake holds them once they were merged; `tell` hears how
/// many firms are done, from any thread.
///
/// # Errors
/// [`LakeError::Exists`] when it was done in this lake before; I/O errors.
pub fn write(lake: &Lake, firms: u32, tell: &(impl Fn(u64) + Sync)) -> Result<Vec<SegmentInfo>, LakeError> {
    let measures = measures();
    let buckets = buckets(firms);
    let mut by_bucket: Vec<Vec<(FirmId, u32)>> = vec![Vec::new(); usize::from(buckets)];
    for number in 0..firms {
        let firm = firm(number);
        by_bucket[usize::from(bucket_of(firm, buckets))].push((firm, number));
    }
    by_bucket.iter_mut().for_each(|firms| firms.sort_unstable());
    let written = (0..buckets).into_par_iter().map(|bucket| {
        let firms = &by_bucket[usize::from(bucket)];
        let written = write_bucket(lake, (bucket, buckets), firms, &measures)?;
        tell(firms.len() as u64);
        Ok(written)
    });
    Ok(written.collect::<Result<Vec<_>, LakeError>>()?.concat())
}

/// Over how many buckets so many firms are spread: by their largest category.
#[must_use]
pub fn buckets(firms: u32) -> u16 {
    let measures = measures();
    let of = |category: &str| measures.iter().filter(|(_, other)| *other == category).count();
    let most = measures.iter().map(|(_, category)| of(category)).max().unwrap_or(1);
    merged_buckets(u64::from(firms) * (most * MONTHS) as u64)
}

fn write_bucket(
    lake: &Lake,
    bucket: (u16, u16),
    firms: &[(FirmId, u32)],
    measures: &[(&Measure, &str)],
) -> Result<Vec<SegmentInfo>, LakeError> {
    let names: Vec<&str> = measures.iter().map(|(measure, _)| measure.id.as_str()).collect();
    let mut categories: Vec<&str> = measures.iter().map(|(_, category)| *category).collect();
    categories.dedup();
    let ends = month_ends();
    let merge = BatchId::from_bytes([0xe0; 16]);
    let mut writers = Vec::with_capacity(categories.len());
    for category in &categories {
        writers.push(lake.merged_writer(merge, category, bucket, &names)?);
    }
    for (firm, number) in firms {
        let values = values(*number, measures);
        for (writer, category) in writers.iter_mut().zip(&categories) {
            let own = (0_u16..).zip(measures).filter(|(_, (_, other))| other == category);
            let facts = own.flat_map(|(at, _)| {
                let months = ends.iter().zip(&values[usize::from(at)]).zip(0_u8..);
                months.map(move |((on, value), month)| fact(at, *on, *value, month, *number))
            });
            writer.firm(*firm, facts)?;
        }
    }
    let mut written = Vec::new();
    for writer in writers {
        written.extend(writer.finish()?);
    }
    Ok(written)
}

/// A value as a month's delivery brought it ten days after the month's end.
fn fact(measure: u16, on: Date, value: i64, month: u8, number: u32) -> RunFact {
    let learned = i64::from(days_between(Date::constant(1970, 1, 1), on)) + 10;
    RunFact {
        measure,
        on,
        reference: 0,
        value: Some(value),
        learned_us: learned * 86_400_000_000,
        batch: BatchId::from_bytes([month; 16]),
        row: u64::from(number) + 1,
    }
}
