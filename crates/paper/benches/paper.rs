//! How long the sample report takes, some fifteen pages with thirteen pictures and a table of 221 rows.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use paper::{Fonts, HtmlOptions, Lang, html, pdf};

fn report(criterion: &mut Criterion) {
    let document = sample::report();
    let fonts = Fonts::built_in();
    criterion.bench_function("html", |bench| {
        bench.iter(|| html(black_box(&document), Lang::Zh, &HtmlOptions::default()));
    });
    let mut pdfs = criterion.benchmark_group("pdf");
    pdfs.sample_size(20);
    pdfs.bench_function("zh", |bench| bench.iter(|| pdf(black_box(&document), Lang::Zh, &fonts).map(|pdf| pdf.pages)));
    pdfs.bench_function("en", |bench| bench.iter(|| pdf(black_box(&document), Lang::En, &fonts).map(|pdf| pdf.pages)));
    pdfs.finish();
}

criterion_group!(benches, report);
criterion_main!(benches);
