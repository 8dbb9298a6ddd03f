//! Tables of contributions: what leaves that stand together move, summed beforehand for everything that can happen to
//! them.
//!
//! To the leaves of one table a feature's codes fall into classes, by which of their conditions a code passes. An entry
//! belongs to one class of each feature; its index is a sum with one term for each feature ([`crate::terms`]).
//!
//! | form | an entry holds | a row does |
//! |---|---|---|
//! | sum | for each feature what all leaves move | adds it |
//! | product | two entries of vectors over the points of the integral: of the way to the leaves the product of its factors; of what is asked below, summed over the leaves, the product of the weight, the value and the factors, and for each feature the same with what it is worth in place of its factor | multiplies: both products and, for a feature of the way, what it is worth over its factor; for another its own and the product of the way |
//!
//! The second form is the integral of [`crate::explain`] with the factors that all leaves share taken before the sum.

use std::hint::black_box;
use std::ops::Range;

use crate::ensemble::Ensemble;
use crate::paths::{Condition, Path, Paths};
use crate::plan::{Classes, Form, Group, MAX_WIDTH, groups, split, vectors};
use crate::quadrature::{LANES, Points, Rule};
use crate::terms::Terms;

type Vector = [f64; LANES];

/// Entries looked at before the first of them is added: they lie far apart in memory, and what is fetched together is
/// waited for once.
const AHEAD: usize = 16;

/// The tables of an ensemble.
#[derive(Debug, Clone)]
pub(crate) struct Tables {
    terms: Terms,
    sums: Sums,
    products: Products,
    /// Paths that are in no table.
    left_out: Vec<u32>,
}

/// Tables of the first form; those of one width stand together. Their indices are the first.
#[derive(Debug, Clone, Default)]
struct Sums {
    runs: Vec<Run>,
    /// First number of each table.
    starts: Vec<u32>,
    /// Coders of the numbers of an entry, table by table.
    coders: Vec<u16>,
    values: Vec<f64>,
}

#[derive(Debug, Clone)]
struct Run {
    width: usize,
    tables: Range<usize>,
    /// Place of the first table's coders.
    coders: usize,
}

/// Tables of the second form; those of one shape stand together.
#[derive(Debug, Clone, Default)]
struct Products {
    tables: Vec<Pair>,
    /// Coders of the stem and then of what is below, table by table.
    coders: Vec<u16>,
    values: Vec<Vector>,
}

#[derive(Debug, Clone, Copy)]
struct Pair {
    /// Vectors of a function of the points.
    vectors: u8,
    stem: u8,
    crown: u8,
    /// First vectors of both parts.
    starts: [u32; 2],
}

impl Pair {
    /// The vectors of the stem's product and of the crown's entry.
    #[inline(always)]
    fn entries(&self, places: [u16; 2]) -> (usize, Range<usize>) {
        let [stem, crown] = places.map(usize::from);
        let vectors = usize::from(self.vectors);
        let size = (usize::from(self.crown) + 1) * vectors;
        let from = self.starts[1] as usize + crown * size;
        (self.starts[0] as usize + (2 * usize::from(self.stem) + stem) * vectors, from..from + size)
    }
}

/// What a thread keeps from row to row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looked {
    places: Vec<u16>,
    /// Kept apart by four, so that an addition does not wait for the one before.
    sums: Vec<Vector>,
}

impl Looked {
    /// The sums of each row, one for each coder.
    pub(crate) fn sums(&self) -> impl Iterator<Item = f64> {
        self.sums.iter().map(|lanes| (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]))
    }
}

impl Tables {
    pub(crate) fn new(ensemble: &Ensemble, paths: &Paths, most: usize) -> Self {
        let groups = groups(ensemble, paths, most);
        let mut covered = vec![false; paths.all.len()];
        groups.iter().for_each(|group| covered[group.paths.clone()].fill(true));
        let left_out = (0..).zip(&covered).filter(|(_, covered)| !**covered).map(|(at, _)| at).collect();
        let parted = |group: Group| split(paths, &group.paths).map(|classes| (group, classes));
        let mut groups: Vec<_> = groups.into_iter().filter_map(parted).collect();
        groups.sort_by_key(|(group, classes)| {
            let vectors = if group.form == Form::Sum { 0 } else { vectors(paths, &group.paths) };
            (vectors, group.form, classes.len(), group.paths.start)
        });
        let (mut sums, mut products) = (Sums::default(), Products::default());
        let mut columns: Vec<&[Classes]> = Vec::new();
        for (group, classes) in &groups {
            match group.form {
                Form::Sum => {
                    columns.push(classes);
                    sums.add(&group.paths, classes, paths);
                }
                Form::Product { stem } => {
                    columns.extend([&classes[..stem], &classes[stem..]]);
                    products.add(&group.paths, classes, stem, paths);
                }
            }
        }
        sums.values.shrink_to_fit();
        products.values.shrink_to_fit();
        Self { terms: Terms::new(&paths.coders, &columns), sums, products, left_out }
    }

    /// Bytes of terms and entries.
    pub(crate) fn bytes(&self) -> usize {
        let entries = size_of_val(self.sums.values.as_slice()) + size_of_val(self.products.values.as_slice());
        self.terms.bytes() + entries
    }

    /// The paths that are in no table, in their order.
    pub(crate) fn left_out<'a>(&'a self, paths: &'a Paths) -> impl Iterator<Item = &'a Path> {
        self.left_out.iter().map(|at| &paths.all[*at as usize])
    }

    /// Adds up the entries of some rows, whose codes stand one row after another; each row in the order of the tables.
    pub(crate) fn look_up(&self, codes: &[u16], looked: &mut Looked) {
        looked.sums.clear();
        looked.sums.resize(codes.len(), [0.0; LANES]);
        let coders = self.terms.coders();
        if coders == 0 {
            return;
        }
        let indices = self.terms.indices();
        looked.places.clear();
        looked.places.resize(codes.len() / coders * indices, 0);
        if indices == 0 {
            return;
        }
        for (codes, places) in codes.chunks_exact(coders).zip(looked.places.chunks_exact_mut(indices)) {
            self.terms.add_up(codes, places);
        }
        let mut rows = Rows { places: &looked.places, indices, sums: &mut looked.sums, coders };
        self.sums.look_up(&mut rows);
        self.products.look_up(self.sums.starts.len(), &mut rows);
    }
}

/// Rows that are looked up together: entries that were fetched for one are near for the next.
struct Rows<'a> {
    places: &'a [u16],
    indices: usize,
    sums: &'a mut [Vector],
    coders: usize,
}

impl Rows<'_> {
    /// The indices of some columns and the sums of each row.
    fn each(&mut self, columns: Range<usize>) -> impl Iterator<Item = (&[u16], &mut [Vector])> {
        let places = self.places.chunks_exact(self.indices).map(move |places| &places[columns.clone()]);
        places.zip(self.sums.chunks_exact_mut(self.coders))
    }
}

impl Sums {
    fn add(&mut self, group: &Range<usize>, classes: &[Classes], paths: &Paths) {
        let (at, width) = (self.starts.len(), classes.len());
        match self.runs.last_mut() {
            Some(run) if run.width == width => run.tables.end += 1,
            _ => self.runs.push(Run { width, tables: at..at + 1, coders: self.coders.len() }),
        }
        let from = self.values.len();
        self.starts.push(from as u32);
        self.coders.extend(classes.iter().map(|classes| classes.coder));
        let states: usize = classes.iter().map(|classes| classes.passes.len()).product();
        self.values.resize(from + states * width, 0.0);
        for (leaf, path) in group.clone().enumerate() {
            let path = &paths.all[path];
            let (patterns, places) = patterns(leaf, paths.of(path), classes);
            let features = places.len();
            let mut moved = vec![0.0; features << features];
            for (pattern, moved) in (0..).zip(moved.chunks_exact_mut(features)) {
                paths.effects(path, pattern, moved);
            }
            for (entry, pattern) in self.values[from..].chunks_exact_mut(width).zip(patterns) {
                for (place, moved) in places.iter().zip(&moved[pattern as usize * features..]) {
                    if let Some(place) = place {
                        entry[*place] += moved;
                    }
                }
            }
        }
    }

    fn look_up(&self, rows: &mut Rows<'_>) {
        for run in &self.runs {
            match run.width {
                1 => self.run::<1>(run, rows),
                2 => self.run::<2>(run, rows),
                3 => self.run::<3>(run, rows),
                4 => self.run::<4>(run, rows),
                5 => self.run::<5>(run, rows),
                6 => self.run::<6>(run, rows),
                7 => self.run::<7>(run, rows),
                8 => self.run::<8>(run, rows),
                9 => self.run::<9>(run, rows),
                10 => self.run::<10>(run, rows),
                11 => self.run::<11>(run, rows),
                12 => self.run::<12>(run, rows),
                13 => self.run::<13>(run, rows),
                14 => self.run::<14>(run, rows),
                15 => self.run::<15>(run, rows),
                _ => self.run::<MAX_WIDTH>(run, rows),
            }
        }
    }

    /// Adds the entries of tables of one width, whose numbers then need no loop.
    #[inline]
    fn run<const WIDTH: usize>(&self, run: &Run, rows: &mut Rows<'_>) {
        let tables = run.tables.clone();
        let (coders, _) = self.coders[run.coders..run.coders + tables.len() * WIDTH].as_chunks::<WIDTH>();
        let at = |start: u32, place: u16| start as usize + usize::from(place) * WIDTH;
        for (first, coders) in tables.step_by(AHEAD).zip(coders.chunks(AHEAD)) {
            let tables = first..first + coders.len();
            let starts = &self.starts[tables.clone()];
            for (places, sums) in rows.each(tables) {
                let mut seen = 0.0;
                for (start, place) in starts.iter().zip(places) {
                    let from = at(*start, *place);
                    seen += self.values[from] + self.values[from + WIDTH - 1];
                }
                black_box(seen);
                for (lane, ((start, place), coders)) in starts.iter().zip(places).zip(coders).enumerate() {
                    let from = at(*start, *place);
                    let entry = &self.values[from..from + WIDTH];
                    for (coder, value) in coders.iter().zip(entry) {
                        sums[usize::from(*coder)][lane % LANES] += value;
                    }
                }
            }
        }
    }
}

impl Products {
    fn add(&mut self, group: &Range<usize>, classes: &[Classes], stem: usize, paths: &Paths) {
        let vectors = vectors(paths, group);
        let most = paths.all[group.clone()].iter().map(|path| path.count as usize).max().unwrap_or(1);
        let rule = &paths.rules[most.div_ceil(2) - 1];
        let (stem, crown) = classes.split_at(stem);
        let from = self.values.len();
        // All leaves share the way to them: the first stands for all.
        self.add_stem(&paths.all[group.start], stem, rule, paths);
        let between = self.values.len();
        for (leaf, path) in group.clone().enumerate() {
            let entries = crown_of(leaf, &paths.all[path], crown, rule, paths);
            self.values.resize(between + entries.len(), [0.0; LANES]);
            for (sum, one) in self.values[between..].iter_mut().zip(entries) {
                sum.iter_mut().zip(one).for_each(|(sum, one)| *sum += one);
            }
        }
        self.coders.extend(classes.iter().map(|classes| classes.coder));
        self.tables.push(Pair {
            vectors: vectors as u8,
            stem: stem.len() as u8,
            crown: crown.len() as u8,
            starts: [from as u32, between as u32],
        });
    }

    /// Writes of each feature and class what stands in place of its factor, over it; then of each state the product of the
    /// factors.
    fn add_stem(&mut self, path: &Path, stem: &[Classes], rule: &Rule, paths: &Paths) {
        let condition = |classes: &Classes| paths.of(path).iter().find(|other| other.coder == classes.coder).copied();
        let conditions: Vec<Condition> = stem.iter().filter_map(condition).collect();
        for (condition, classes) in conditions.iter().zip(stem) {
            for passes in &classes.passes {
                let share = condition.share;
                self.values.extend(rule.points.iter().map(|points| over(*passes & 1 == 1, share, points)));
            }
        }
        for state in 0..1_usize << stem.len() {
            for points in &rule.points {
                let mut product = [1.0; LANES];
                for (at, (condition, classes)) in conditions.iter().zip(stem).enumerate() {
                    let passed = classes.passes[state >> at & 1] & 1 == 1;
                    let factors = factors(passed, condition.share, points);
                    product.iter_mut().zip(factors).for_each(|(product, factor)| *product *= factor);
                }
                self.values.push(product);
            }
        }
    }

    /// `first` is the column of the first index.
    fn look_up(&self, first: usize, rows: &mut Rows<'_>) {
        let mut coders = self.coders.as_slice();
        for (at, tables) in self.tables.chunks(AHEAD).enumerate() {
            let from = first + 2 * AHEAD * at;
            let all: usize = tables.iter().map(|pair| usize::from(pair.stem + pair.crown)).sum();
            let (here, others) = coders.split_at(all);
            coders = others;
            for (places, sums) in rows.each(from..from + 2 * tables.len()) {
                self.some(tables, here, places.as_chunks::<2>().0, sums);
            }
        }
    }

    /// Adds some tables of one row.
    fn some(&self, tables: &[Pair], mut coders: &[u16], places: &[[u16; 2]], sums: &mut [Vector]) {
        let mut seen = 0.0;
        for (pair, places) in tables.iter().zip(places) {
            let (product, crown) = pair.entries(*places);
            // A line of the cache is two vectors.
            seen += self.values[product][0];
            seen += self.values[crown].iter().step_by(2).map(|vector| vector[0]).sum::<f64>();
        }
        black_box(seen);
        for (pair, places) in tables.iter().zip(places) {
            let (mine, others) = coders.split_at(usize::from(pair.stem + pair.crown));
            coders = others;
            match pair.vectors {
                1 => self.multiply::<1>(pair, *places, mine, sums),
                _ => self.multiply::<2>(pair, *places, mine, sums),
            }
        }
    }

    #[inline(always)]
    fn multiply<const VECTORS: usize>(&self, pair: &Pair, places: [u16; 2], coders: &[u16], sums: &mut [Vector]) {
        let (of_stem, of_crown) = coders.split_at(usize::from(pair.stem));
        let (product, crown) = pair.entries(places);
        let product = &self.values[product..product + VECTORS].as_chunks::<VECTORS>().0[0];
        let crown = self.values[crown].as_chunks::<VECTORS>().0;
        let start = pair.starts[0] as usize;
        let over = self.values[start..start + 2 * of_stem.len() * VECTORS].as_chunks::<VECTORS>().0;
        let mut whole = *product;
        for (whole, crown) in whole.iter_mut().zip(&crown[0]) {
            whole.iter_mut().zip(crown).for_each(|(whole, crown)| *whole *= crown);
        }
        let (over, _) = over.as_chunks::<2>();
        for (at, (coder, over)) in of_stem.iter().zip(over).enumerate() {
            add_product(&mut sums[usize::from(*coder)], &whole, &over[usize::from(places[0]) >> at & 1]);
        }
        for (coder, vectors) in of_crown.iter().zip(&crown[1..]) {
            add_product(&mut sums[usize::from(*coder)], product, vectors);
        }
    }
}

/// The points stay apart until a row's last table: the sum over them is the feature's.
#[inline(always)]
fn add_product<const VECTORS: usize>(sum: &mut Vector, one: &[Vector; VECTORS], two: &[Vector; VECTORS]) {
    for (one, two) in one.iter().zip(two) {
        for (sum, (one, two)) in sum.iter_mut().zip(one.iter().zip(two)) {
            *sum += one * two;
        }
    }
}

/// A condition's factor at some points.
fn factors(passed: bool, share: f64, points: &Points) -> Vector {
    let passed = f64::from(u8::from(passed));
    std::array::from_fn(|lane| share * points.rest[lane] + passed * points.at[lane])
}

/// `o - z` over the factor. A condition that fails with a share of 0 has the factor 0, over which it would be no number.
fn over(passed: bool, share: f64, points: &Points) -> Vector {
    let factors = factors(passed, share, points);
    std::array::from_fn(|lane| if passed { (1.0 - share) / factors[lane] } else { -1.0 / points.rest[lane] })
}

/// What a leaf adds below the stem in each state: the product of its factors there over the points, weighted and times its
/// value; then for each feature the same with `o - z` in place of its factor.
fn crown_of(leaf: usize, path: &Path, crown: &[Classes], rule: &Rule, paths: &Paths) -> Vec<Vector> {
    let in_crown = |condition: &&Condition| crown.iter().any(|classes| classes.coder == condition.coder);
    let conditions: Vec<_> = paths.of(path).iter().filter(in_crown).copied().collect();
    let (patterns, places) = patterns(leaf, &conditions, crown);
    let vectors = rule.points.len();
    let size = (crown.len() + 1) * vectors;
    let mut entries = vec![[0.0; LANES]; patterns.len() * size];
    for (pattern, entry) in patterns.into_iter().zip(entries.chunks_exact_mut(size)) {
        let passed = |bit: usize| pattern >> bit & 1 == 1;
        for (vector, points) in rule.points.iter().enumerate() {
            let mut product = points.weight.map(|weight| weight * path.value);
            for (bit, condition) in conditions.iter().enumerate() {
                let factors = factors(passed(bit), condition.share, points);
                product.iter_mut().zip(factors).for_each(|(product, factor)| *product *= factor);
            }
            entry[vector] = product;
            for (bit, (place, condition)) in places.iter().zip(&conditions).enumerate() {
                let Some(place) = place else { continue };
                let over = over(passed(bit), condition.share, points);
                entry[(place + 1) * vectors + vector] = std::array::from_fn(|lane| product[lane] * over[lane]);
            }
        }
    }
    entries
}

/// For each state of some classes the conditions a leaf's path passes, one bit each, and the place of each condition among
/// the classes.
fn patterns(leaf: usize, conditions: &[Condition], classes: &[Classes]) -> (Vec<u32>, Vec<Option<usize>>) {
    let mut patterns = vec![0_u32];
    let mut places = vec![None; conditions.len()];
    for (place, classes) in classes.iter().enumerate() {
        let Some(at) = conditions.iter().position(|condition| condition.coder == classes.coder) else {
            patterns = patterns.repeat(classes.passes.len());
            continue;
        };
        places[at] = Some(place);
        let passed = classes.passes.iter().map(|passes| ((passes >> leaf & 1) as u32) << at);
        patterns = passed.flat_map(|bit| patterns.iter().map(move |pattern| pattern | bit)).collect();
    }
    (patterns, places)
}
