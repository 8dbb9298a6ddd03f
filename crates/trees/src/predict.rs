//! Fast raw scores.
//!
//! **Masks.** Leaves of a tree are numbered from left to right, one bit each. A split that answers no forbids the leaves
//! under its left child; of the leaves that no split forbids, the lowest is the one the row reaches (Lucchese et al.,
//! *QuickScorer*, SIGIR 2015, theorem 1). What a feature forbids depends on the value's code alone, so it is worked out
//! beforehand for every code, all its splits at once, for sixteen trees side by side in one line of the cache. A row then
//! costs one AND for each feature it has, whatever the depth of the trees, and no branch on data.
//!
//! **Walk.** Tables grow with trees times splits. An ensemble whose tables would pass [`MAX_TABLE_BYTES`] is walked in
//! blocks: each tree stays in the cache while many rows go down it, several at a time.
//!
//! Both add leaves in the order of the trees, so both give the bits of [`Ensemble::raw`].

use rayon::prelude::*;

use crate::codes::{Coders, Left, NO_CODE};
use crate::ensemble::{Ensemble, downward, leaf};
use crate::forest::{Link, Split, Tree};
use crate::limits::MAX_TABLE_BYTES;

/// Words of a line; with 32 bits each a line of the cache.
const WORDS: usize = 16;
/// Rows coded and scored together: enough that the masks of sixteen trees, fetched once, serve many rows.
const BLOCK_ROWS: usize = 512;
/// Rows that go down a tree side by side, to hide the wait for memory.
const ABREAST: usize = 8;
/// Rows given to one thread at a time.
const CHUNK_ROWS: usize = 4_096;

#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Line([u32; WORDS]);

/// An ensemble ready to score.
#[derive(Debug, Clone)]
pub struct Predictor {
    coders: Coders,
    engine: Engine,
    base: f64,
    divisor: f64,
    mean: bool,
    link: Link,
}

#[derive(Debug, Clone)]
enum Engine {
    Masks(Masks),
    Walk(Walk),
}

/// What a thread keeps from row to row, so that scoring allocates nothing.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    codes: Vec<u16>,
    masks: Starts,
}

#[derive(Debug, Clone, Default)]
struct Starts {
    starts: Vec<u32>,
    exits: Vec<u32>,
}

#[derive(Debug, Clone)]
struct Masks {
    /// For each line of trees a row for each code of each coder.
    table: Vec<Line>,
    rows: usize,
    /// First row of the table of each coder.
    first: Vec<u32>,
    lines: usize,
    /// Values of the leaves of each word, in the order of its bits.
    values: Vec<[f64; 32]>,
    /// Words of each tree; empty when every tree has one.
    words: Vec<u16>,
    trees: usize,
}

impl Masks {
    /// `None` when the tables would be too large.
    fn try_new(ensemble: &Ensemble, coders: &Coders, most: usize) -> Option<Self> {
        let trees = &ensemble.forest().trees;
        let words: Vec<usize> = trees.iter().map(|tree| tree.leaves.len().div_ceil(32)).collect();
        let lines = words.iter().sum::<usize>().div_ceil(WORDS);
        let rows: usize = coders.coders.iter().map(|coder| coder.codes()).sum();
        if rows.checked_mul(lines)?.checked_mul(size_of::<Line>())? > most {
            return None;
        }
        let mut first = Vec::with_capacity(coders.coders.len());
        let mut next = 0;
        for coder in &coders.coders {
            first.push(next as u32);
            next += coder.codes();
        }
        let mut masks = Self {
            table: vec![Line([u32::MAX; WORDS]); rows * lines],
            rows,
            first,
            lines,
            values: vec![[0.0; 32]; lines * WORDS],
            words: Vec::new(),
            trees: trees.len(),
        };
        let mut word = 0;
        for (tree, words) in trees.iter().zip(&words) {
            masks.add(tree, word, coders);
            word += words;
        }
        if words.iter().any(|words| *words != 1) {
            // A tree has at most MAX_LEAVES / 32 words.
            masks.words = words.iter().map(|words| *words as u16).collect();
        }
        Some(masks)
    }

    /// Enters a tree whose first word is `word`.
    fn add(&mut self, tree: &Tree, word: usize, coders: &Coders) {
        let spans = left_to_right(tree);
        for (at, place) in spans.leaf_places.iter().enumerate() {
            self.values[word + place / 32][place % 32] = tree.leaves[at].value;
        }
        for (split, (from, below)) in tree.splits.iter().zip(&spans.left_spans) {
            let coder = coders.of(split);
            for code in 0..coders.coders[coder].codes() {
                if coders.coders[coder].goes_left(split, code) {
                    continue;
                }
                let row = self.first[coder] as usize + code;
                for part in from / 32..below.div_ceil(32) {
                    // Bits from..below that lie in this part.
                    let (low, high) = (from.saturating_sub(part * 32), (below - part * 32).min(32));
                    let forbidden = (u64::MAX << low & !(u64::MAX << high)) as u32;
                    self.table[(word + part) / WORDS * self.rows + row].0[(word + part) % WORDS] &= !forbidden;
                }
            }
        }
    }

    /// The table's row of each coder.
    #[inline]
    fn starts(&self, codes: &[u16], starts: &mut Vec<u32>) {
        starts.clear();
        starts.extend(self.first.iter().zip(codes).map(|(first, code)| first + u32::from(*code)));
    }

    /// What is left of sixteen words for a row.
    #[inline]
    fn line(&self, at: usize, starts: &[u32]) -> [u32; WORDS] {
        and(&self.table[at * self.rows..(at + 1) * self.rows], starts)
    }

    /// Sums of a block of rows, whose codes stand one row after another. Sixteen trees at a time for all rows, so that
    /// their masks stay near; each row still adds its trees in their order.
    fn block(&self, base: f64, codes: &[u16], sums: &mut [f64], scratch: &mut Starts) {
        let coders = self.first.len();
        if !self.words.is_empty() || coders == 0 {
            for (at, sum) in sums.iter_mut().enumerate() {
                self.starts(&codes[at * coders..(at + 1) * coders], &mut scratch.starts);
                *sum = self.sum(base, &scratch.starts, &mut scratch.exits);
            }
            return;
        }
        scratch.starts.clear();
        for codes in codes.chunks_exact(coders) {
            scratch.starts.extend(self.first.iter().zip(codes).map(|(first, code)| first + u32::from(*code)));
        }
        sums.fill(base);
        let mut left_over = self.trees;
        for (at, values) in self.values.chunks_exact(WORDS).enumerate() {
            let table = &self.table[at * self.rows..(at + 1) * self.rows];
            let here = left_over.min(WORDS);
            for (starts, sum) in scratch.starts.chunks_exact(coders).zip(&mut *sums) {
                let left = and(table, starts);
                for (values, left) in values.iter().zip(&left).take(here) {
                    *sum += values[(left.trailing_zeros() & 31) as usize];
                }
            }
            left_over -= here;
        }
    }

    /// The sum over the trees; `starts` holds the table's row of each coder.
    #[inline]
    fn sum(&self, base: f64, starts: &[u32], exits: &mut Vec<u32>) -> f64 {
        if !self.words.is_empty() {
            return self.sum_of_words(base, starts, exits);
        }
        let mut sum = base;
        let mut left_over = self.trees;
        for (at, values) in self.values.chunks_exact(WORDS).enumerate() {
            let left = self.line(at, starts);
            // Words past the last tree hold no value.
            for (values, left) in values.iter().zip(&left).take(left_over) {
                sum += values[(left.trailing_zeros() & 31) as usize];
            }
            left_over = left_over.saturating_sub(WORDS);
        }
        sum
    }

    /// The same where trees have several words: the lowest leaf left is in the first word that is not 0.
    fn sum_of_words(&self, base: f64, starts: &[u32], exits: &mut Vec<u32>) -> f64 {
        exits.clear();
        for at in 0..self.lines {
            exits.extend(self.line(at, starts));
        }
        let mut sum = base;
        let mut word = 0;
        for words in &self.words {
            let words = usize::from(*words);
            let of_tree = &exits[word..word + words];
            let at = of_tree.iter().position(|left| *left != 0).unwrap_or_default();
            sum += self.values[word + at][(of_tree[at].trailing_zeros() & 31) as usize];
            word += words;
        }
        sum
    }
}

/// The masks of a row's codes, all together. Never inlined: beside the look-ups of leaves the compiler would keep sixteen
/// single words instead of four vectors, at three times the cost.
#[inline(never)]
fn and(table: &[Line], starts: &[u32]) -> [u32; WORDS] {
    let mut left = [u32::MAX; WORDS];
    for start in starts {
        for (left, mask) in left.iter_mut().zip(&table[*start as usize].0) {
            *left &= mask;
        }
    }
    left
}

struct Spans {
    /// Of each leaf its place from the left.
    leaf_places: Vec<usize>,
    /// Of each split the places of the leaves under its left child.
    left_spans: Vec<(usize, usize)>,
}

/// Numbers leaves from left to right.
fn left_to_right(tree: &Tree) -> Spans {
    let order = downward(tree);
    let mut sizes = vec![0_usize; tree.splits.len()];
    let size = |sizes: &[usize], child: i32| if child < 0 { 1 } else { sizes[child as usize] };
    for at in order.iter().rev() {
        sizes[*at] = size(&sizes, tree.splits[*at].left) + size(&sizes, tree.splits[*at].right);
    }
    let mut spans = Spans { leaf_places: vec![0; tree.leaves.len()], left_spans: vec![(0, 0); tree.splits.len()] };
    let mut first = vec![0_usize; tree.splits.len()];
    for at in order {
        let split = &tree.splits[at];
        let middle = first[at] + size(&sizes, split.left);
        spans.left_spans[at] = (first[at], middle);
        for (child, from) in [(split.left, first[at]), (split.right, middle)] {
            match leaf(child) {
                Some(leaf) => spans.leaf_places[leaf] = from,
                None => first[child as usize] = from,
            }
        }
    }
    spans
}

/// Nodes of all trees, of each its splits before its leaves; a leaf leads to itself, so that a row may wait there while
/// others go on.
#[derive(Debug, Clone)]
struct Walk {
    nodes: Vec<Node>,
    /// Value of each node that is a leaf.
    values: Vec<f64>,
    /// Bit sets of the categories that splits send left.
    sets: Vec<u64>,
    /// Root of each tree.
    roots: Vec<u32>,
    coders: usize,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    coder: u16,
    /// Codes up to this go left. Not asked of a split by category.
    rank: u16,
    /// The codes of missing and of 0 where these go left; otherwise `NO_CODE`.
    missing: u16,
    zero: u16,
    left: u32,
    right: u32,
    /// First word of the bit set of a split by category; `NO_SET` for a split by number.
    set: u32,
}

const NO_SET: u32 = u32::MAX;

impl Walk {
    fn new(ensemble: &Ensemble, coders: &Coders) -> Self {
        let mut walk = Self {
            nodes: Vec::new(),
            values: Vec::new(),
            sets: Vec::new(),
            roots: Vec::new(),
            coders: coders.coders.len(),
        };
        for tree in &ensemble.forest().trees {
            let first = walk.nodes.len() as u32;
            let place = |child: i32| {
                let leaf = leaf(child).map(|leaf| tree.splits.len() + leaf);
                first + leaf.unwrap_or(child as usize) as u32
            };
            walk.roots.push(first);
            for split in &tree.splits {
                let node = walk.node(split, coders, place(split.left), place(split.right));
                walk.nodes.push(node);
                walk.values.push(0.0);
            }
            for leaf in &tree.leaves {
                let here = walk.nodes.len() as u32;
                let (missing, zero) = (NO_CODE, NO_CODE);
                walk.nodes.push(Node { coder: 0, rank: NO_CODE, missing, zero, left: here, right: here, set: NO_SET });
                walk.values.push(leaf.value);
            }
        }
        walk
    }

    fn node(&mut self, split: &Split, coders: &Coders, left: u32, right: u32) -> Node {
        let place = coders.of(split);
        let coder = &coders.coders[place];
        let mut node = Node { coder: place as u16, rank: 0, missing: NO_CODE, zero: NO_CODE, left, right, set: NO_SET };
        match coder.left(split) {
            Left::Number { rank, missing, zero } => {
                let codes = coder.special();
                node.rank = rank;
                node.missing = if missing { codes.0 } else { NO_CODE };
                node.zero = if zero { codes.1 } else { NO_CODE };
            }
            Left::Category(set) => {
                node.set = self.sets.len() as u32;
                self.sets.extend(set);
            }
        }
        node
    }

    #[inline(always)]
    fn step(&self, at: u32, codes: &[u16]) -> u32 {
        let node = &self.nodes[at as usize];
        // A leaf asks about the first coder, which an ensemble without splits does not have.
        let code = codes.get(usize::from(node.coder)).copied().unwrap_or_default();
        let left = if node.set == NO_SET {
            (code <= node.rank) | (code == node.missing) | (code == node.zero)
        } else {
            self.sets[node.set as usize + usize::from(code) / 64] >> (code % 64) & 1 == 1
        };
        if left { node.left } else { node.right }
    }

    /// Lets every lane go down to its leaf; `codes` gives the row of a lane.
    #[inline(always)]
    fn descend<'a>(&self, at: &mut [u32; ABREAST], codes: impl Fn(usize) -> &'a [u16]) {
        loop {
            let mut moved = 0;
            for (lane, at) in at.iter_mut().enumerate() {
                let next = self.step(*at, codes(lane));
                moved |= next ^ *at;
                *at = next;
            }
            if moved == 0 {
                return;
            }
        }
    }

    /// The sum over the trees for one row, several trees abreast.
    fn sum(&self, base: f64, codes: &[u16]) -> f64 {
        let mut sum = base;
        for roots in self.roots.chunks(ABREAST) {
            let mut at = [roots[0]; ABREAST];
            at[..roots.len()].copy_from_slice(roots);
            self.descend(&mut at, |_| codes);
            for at in &at[..roots.len()] {
                sum += self.values[*at as usize];
            }
        }
        sum
    }

    /// Adds every tree to the sums of a block of rows, several rows abreast.
    fn add_block(&self, codes: &[u16], sums: &mut [f64]) {
        let row = |row: usize| &codes[row * self.coders..(row + 1) * self.coders];
        for root in &self.roots {
            for (part, sums) in sums.chunks_mut(ABREAST).enumerate() {
                let mut at = [*root; ABREAST];
                let last = sums.len() - 1;
                self.descend(&mut at, |lane| row(part * ABREAST + lane.min(last)));
                for (sum, at) in sums.iter_mut().zip(at) {
                    *sum += self.values[at as usize];
                }
            }
        }
    }
}

impl Predictor {
    /// Prepares an ensemble, by masks or for the walk as its size asks.
    #[must_use]
    pub fn new(ensemble: &Ensemble) -> Self {
        Self::with_table_bytes(ensemble, MAX_TABLE_BYTES)
    }

    /// As [`Self::new`], with masks only where they take at most this much memory.
    #[must_use]
    pub fn with_table_bytes(ensemble: &Ensemble, most: usize) -> Self {
        let coders = Coders::new(ensemble);
        let engine = match Masks::try_new(ensemble, &coders, most) {
            Some(masks) => Engine::Masks(masks),
            None => Engine::Walk(Walk::new(ensemble, &coders)),
        };
        let (base, divisor) = (ensemble.forest().base, ensemble.divisor());
        Self { coders, engine, base, divisor, mean: ensemble.forest().mean, link: ensemble.link() }
    }

    /// Values of a row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.coders.width
    }

    /// The raw score of one row, NaN being missing.
    ///
    /// # Panics
    /// When the row has fewer values than the ensemble has features.
    #[must_use]
    pub fn raw(&self, row: &[f64], scratch: &mut Scratch) -> f64 {
        scratch.codes.resize(self.coders.coders.len(), 0);
        self.coders.encode(row, &mut scratch.codes);
        let sum = match &self.engine {
            Engine::Masks(masks) => {
                masks.starts(&scratch.codes, &mut scratch.masks.starts);
                masks.sum(self.base, &scratch.masks.starts, &mut scratch.masks.exits)
            }
            Engine::Walk(walk) => walk.sum(self.base, &scratch.codes),
        };
        self.finish(sum)
    }

    /// The prediction of one row: its raw score through the link.
    ///
    /// # Panics
    /// When the row has fewer values than the ensemble has features.
    #[must_use]
    pub fn predict(&self, row: &[f64], scratch: &mut Scratch) -> f64 {
        self.link.apply(self.raw(row, scratch))
    }

    /// Raw scores of many rows, one after another in `rows`, on this thread.
    ///
    /// # Panics
    /// When `rows` is not exactly one value for each feature and score.
    pub fn raw_rows(&self, rows: &[f64], scores: &mut [f64], scratch: &mut Scratch) {
        let width = self.coders.width;
        assert_eq!(rows.len(), scores.len() * width, "one value for each feature and score");
        let coders = self.coders.coders.len();
        for (rows, scores) in rows.chunks(BLOCK_ROWS * width).zip(scores.chunks_mut(BLOCK_ROWS)) {
            scratch.codes.resize(scores.len() * coders, 0);
            self.coders.encode_rows(rows, &mut scratch.codes);
            match &self.engine {
                Engine::Masks(masks) => masks.block(self.base, &scratch.codes, scores, &mut scratch.masks),
                Engine::Walk(walk) => {
                    scores.fill(self.base);
                    walk.add_block(&scratch.codes, scores);
                }
            }
            scores.iter_mut().for_each(|score| *score = self.finish(*score));
        }
    }

    /// Raw scores of many rows on all threads of the pool; row order is kept.
    ///
    /// # Panics
    /// When `rows` is not whole rows.
    #[must_use]
    pub fn raw_all(&self, rows: &[f64]) -> Vec<f64> {
        let width = self.coders.width;
        assert_eq!(rows.len() % width, 0, "whole rows");
        let mut scores = vec![0.0; rows.len() / width];
        let parts = rows.par_chunks(CHUNK_ROWS * width).zip(scores.par_chunks_mut(CHUNK_ROWS));
        parts.for_each_init(Scratch::default, |scratch, (rows, scores)| self.raw_rows(rows, scores, scratch));
        scores
    }

    /// Bytes of the tables, 0 when the ensemble is walked.
    #[must_use]
    pub fn table_bytes(&self) -> usize {
        match &self.engine {
            Engine::Masks(masks) => size_of_val(masks.table.as_slice()),
            Engine::Walk(_) => 0,
        }
    }

    fn finish(&self, sum: f64) -> f64 {
        if self.mean { sum / self.divisor } else { sum }
    }
}
