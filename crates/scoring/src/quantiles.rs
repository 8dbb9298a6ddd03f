//! Exact quantiles without a full sort: the middle one is selected first, then those of each half.

/// Lower edges that part the values into `parts` of like count; ties make fewer. Values must not be NaN; their order is
/// lost.
pub(crate) fn quantile_edges(values: &mut [f64], parts: usize) -> Vec<f64> {
    let count = values.len();
    let mut places: Vec<usize> = (1..parts).map(|part| count * part / parts).filter(|place| *place > 0).collect();
    places.dedup();
    let mut edges = Vec::with_capacity(places.len());
    select(values, 0, &places, &mut edges);
    // The first part must not be empty: an edge at the least value would cut nothing off.
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    edges.sort_unstable_by(f64::total_cmp);
    edges.dedup();
    edges.retain(|edge| *edge > least);
    edges
}

fn select(values: &mut [f64], offset: usize, places: &[usize], edges: &mut Vec<f64>) {
    if places.is_empty() || values.is_empty() {
        return;
    }
    let middle = places.len() / 2;
    let at = places[middle] - offset;
    let (below, value, above) = values.select_nth_unstable_by(at, f64::total_cmp);
    // `+ 0.0` makes a negative zero positive, so that edges compare as numbers do.
    edges.push(*value + 0.0);
    select(below, offset, &places[..middle], edges);
    select(above, places[middle] + 1, &places[middle + 1..], edges);
}

/// The bin of a value among lower edges.
#[inline]
pub(crate) fn place(edges: &[f64], value: f64) -> usize {
    // A count without branches beats a search at ten edges.
    edges.iter().map(|edge| usize::from(*edge <= value)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn edges_are_those_of_a_sort(values in prop::collection::vec(-50_i32..50, 1..300), parts in 1_usize..20) {
            let mut values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let mut sorted = values.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let mut expected: Vec<f64> = (1..parts).map(|part| sorted[sorted.len() * part / parts]).collect();
            expected.dedup();
            expected.retain(|edge| *edge > sorted[0]);
            let edges = quantile_edges(&mut values, parts);
            prop_assert_eq!(&edges, &expected);
            for value in sorted {
                prop_assert_eq!(place(&edges, value), edges.partition_point(|edge| *edge <= value));
            }
        }
    }
}
