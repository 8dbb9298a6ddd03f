//! The segmentation board (客群分层): tables of portraits counted by class, stage, city and industry, and held against the run before.

use std::collections::{BTreeMap, BTreeSet};

use codes::{FirmId, Industry, Region};
use lake::{Dataset, WideShape};
use portrait::{Catalogue, Grade, Stage};
use views::vault::FirmRow;

use super::board_cards::{
    BoardFirm, BoardFirms, CityCounts, ClassCounts, GradeMove, GradeShare, PortraitBoardCard, PortraitRunCard,
    SectionCounts, StageCounts, Sums, points,
};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Named;
use crate::data::Batch;
use crate::limits::MAX_BOARD_PAGE;
use crate::problem::{Code, Outcome, Problem};

/// Which firms of a board. What is empty asks for nothing; `none` asks for those without.
#[derive(Debug, Clone, Default)]
pub struct BoardAsked {
    /// Grade now.
    pub grade: Option<String>,
    /// Grade in the run before.
    pub grade_before: Option<String>,
    /// Sub-class.
    pub sub_class: Option<String>,
    /// Stage of life.
    pub stage: Option<String>,
    /// First four digits of the division code.
    pub city: Option<String>,
    /// Where the page before said that this one begins.
    pub after: Option<String>,
    /// How many at most.
    pub limit: u32,
}

/// A row of a table that may still be used.
#[derive(Debug, Clone, Default)]
struct Stood {
    grade: Option<Grade>,
    sub_class: Option<String>,
    stage: Option<String>,
    total: Option<i64>,
}

/// A table and the one before it, of the firms whose consents still cover what they were made of.
struct Tables {
    run: PortraitRunCard,
    before: Option<PortraitRunCard>,
    now: BTreeMap<FirmId, Stood>,
    then: BTreeMap<FirmId, Stood>,
    files: BTreeMap<FirmId, FirmRow>,
    consented: BTreeMap<FirmId, BTreeSet<String>>,
}

impl Platform {
    /// The runs over all firms, the newest first.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn portrait_runs(&self, who: &Principal) -> Outcome<Vec<PortraitRunCard>> {
        who.require(Action::ReadPortrait)?;
        Ok(self.runs(who).await?.into_iter().map(|(card, _)| card).collect())
    }

    pub(super) async fn runs(&self, who: &Principal) -> Outcome<Vec<(PortraitRunCard, Batch)>> {
        let batches = self.batches_of(who.institution, Some(Dataset::Portraits)).await?;
        let mut runs: Vec<_> =
            batches.into_iter().filter_map(|batch| Some((PortraitRunCard::of(&batch)?, batch))).collect();
        // Of one day, the one made last is the one to look at; ids of runs rise with time.
        runs.sort_by(|(a, _), (b, _)| (&b.on, &b.id).cmp(&(&a.on, &a.id)));
        Ok(runs)
    }

    /// The board of a run, by id, or of the `latest`.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn portrait_board(&self, who: &Principal, run: &str) -> Outcome<PortraitBoardCard> {
        who.require(Action::ReadPortrait)?;
        Ok(board(&self.tables(who, run).await?))
    }

    /// Firms of a board, those that fell most first. That their portraits were read is recorded.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn board_firms(&self, who: &Principal, run: &str, asked: &BoardAsked) -> Outcome<BoardFirms> {
        who.require(Action::ReadPortrait)?;
        let tables = self.tables(who, run).await?;
        let skip = asked.after.as_deref().map_or(Ok(0), str::parse::<usize>).map_err(|error| {
            Problem::new(Code::Invalid, "the cursor is of no page: leave `after` out").because(error)
        })?;
        let mut found: Vec<(i64, FirmId)> = Vec::new();
        for (firm, stood) in &tables.now {
            let then = tables.then.get(firm);
            if asked.wants(stood, then, tables.files.get(firm)) {
                let change = stood.total.zip(then.and_then(|then| then.total)).map_or(0, |(now, then)| now - then);
                found.push((change, *firm));
            }
        }
        found.sort_unstable();
        let limit = asked.limit.clamp(1, MAX_BOARD_PAGE) as usize;
        let page: Vec<FirmId> = found.iter().skip(skip).take(limit).map(|(_, firm)| *firm).collect();
        let read: BTreeMap<FirmId, BTreeSet<String>> =
            page.iter().filter_map(|firm| Some((*firm, tables.consented.get(firm)?.clone()))).collect();
        self.record_reads(who, &read, "portrait-board").await?;
        let next = (found.len() > skip + page.len()).then(|| (skip + page.len()).to_string());
        Ok(BoardFirms { items: page.iter().map(|firm| tables.firm(*firm)).collect(), next })
    }

    /// Every table of portraits with its segments, the newest first.
    pub(crate) async fn portrait_tables(
        &self,
        who: &Principal,
    ) -> Outcome<Vec<(PortraitRunCard, Vec<lake::SegmentInfo>)>> {
        Ok(self.runs(who).await?.into_iter().map(|(card, batch)| (card, batch.segments)).collect())
    }

    async fn tables(&self, who: &Principal, which: &str) -> Outcome<Tables> {
        let runs = self.runs(who).await?;
        let at = match which {
            "latest" => (!runs.is_empty()).then_some(0),
            id => runs.iter().position(|(card, _)| card.id == id),
        };
        let at = at.ok_or_else(|| Problem::not_found("portrait run", which))?;
        let (run, batch) = &runs[at];
        let before = runs[at..].iter().find(|(card, _)| card.on < run.on);
        let rows = self.file_rows(who.institution).await?;
        let consented = self.consented(who.institution, &rows).await?;
        let now = self.stood(batch, &consented)?;
        let then = before.map_or_else(|| Ok(BTreeMap::new()), |(_, batch)| self.stood(batch, &consented))?;
        let mut files = BTreeMap::new();
        for row in rows {
            files.insert(crate::origination::firm_id(&row)?, row);
        }
        let before = before.map(|(card, _)| card.clone());
        Ok(Tables { run: run.clone(), before, now, then, files, consented })
    }

    /// The rows of a table that consents still cover.
    fn stood(&self, batch: &Batch, consented: &BTreeMap<FirmId, BTreeSet<String>>) -> Outcome<BTreeMap<FirmId, Stood>> {
        let damaged = |error| Problem::from_domain(Code::StoreDamaged, error);
        let words = ["grade", "sub_class", "stage", "sources"].map(str::to_owned).to_vec();
        let shape = WideShape { words, numbers: vec!["total".to_owned()] };
        let mut found = BTreeMap::new();
        tokio::task::block_in_place(|| {
            self.lake.wide_rows(&batch.segments, &shape, |row| {
                let mut words = row.words.into_iter();
                let (grade, sub_class, stage) =
                    (words.next().flatten(), words.next().flatten(), words.next().flatten());
                let sources = words.next().flatten().unwrap_or_default();
                let allowed = consented.get(&row.firm);
                let covered = allowed.is_some_and(|allowed| sources.split(',').all(|source| allowed.contains(source)));
                if covered {
                    let grade = grade.and_then(|letter| Grade::ALL.into_iter().find(|grade| grade.letter() == letter));
                    let total = row.numbers.first().copied().flatten();
                    found.insert(row.firm, Stood { grade, sub_class, stage, total });
                }
            })
        })
        .map_err(damaged)?;
        Ok(found)
    }
}

impl BoardAsked {
    fn wants(&self, now: &Stood, then: Option<&Stood>, file: Option<&FirmRow>) -> bool {
        let is = |asked: &Option<String>, found: Option<&str>| {
            asked.as_deref().is_none_or(|asked| if asked == "none" { found.is_none() } else { found == Some(asked) })
        };
        let letter = |grade: Option<Grade>| grade.map(Grade::letter);
        let city = file.map(city_code);
        is(&self.grade, letter(now.grade))
            // Only a firm that was in the run before has gone anywhere.
            && self.grade_before.as_ref().is_none_or(|_| then.is_some())
            && is(&self.grade_before, then.and_then(|then| letter(then.grade)))
            && is(&self.sub_class, now.sub_class.as_deref())
            && is(&self.stage, now.stage.as_deref())
            && is(&self.city, city.as_deref())
    }
}

impl Tables {
    fn firm(&self, firm: FirmId) -> BoardFirm {
        let now = self.now.get(&firm).cloned().unwrap_or_default();
        let then = self.then.get(&firm);
        let letter = |grade: Option<Grade>| grade.map(|grade| grade.letter().to_owned());
        let file = self.files.get(&firm);
        let segments = Catalogue::built_in().segments();
        let sub_class = segments.sub_classes().iter().find(|one| Some(&one.id) == now.sub_class.as_ref());
        BoardFirm {
            firm: firm.to_string(),
            name: file.map_or_else(String::new, |file| file.name.clone()),
            grade: letter(now.grade),
            grade_before: then.and_then(|then| letter(then.grade)),
            total: now.total.map(points),
            total_before: then.and_then(|then| then.total).map(points),
            sub_class: sub_class.map(|one| Named::new(&one.id, &one.zh, &one.en)),
            stage: Stage::ALL.into_iter().find(|one| Some(one.id()) == now.stage.as_deref()).map(stage_name),
            city: file.map(|file| city_name(&city_code(file))),
        }
    }
}

fn board(tables: &Tables) -> PortraitBoardCard {
    let mut by_class: BTreeMap<&str, Sums> = BTreeMap::new();
    let mut by_stage: BTreeMap<&str, Sums> = BTreeMap::new();
    let mut by_city: BTreeMap<String, Sums> = BTreeMap::new();
    let mut by_section: BTreeMap<&str, (Sums, Industry)> = BTreeMap::new();
    for (firm, stood) in &tables.now {
        let count = |sums: &mut Sums| sums.add(stood.grade, stood.total);
        if let Some(class) = &stood.sub_class {
            count(by_class.entry(class).or_default());
        }
        if let Some(stage) = &stood.stage {
            count(by_stage.entry(stage).or_default());
        }
        let Some(file) = tables.files.get(firm) else { continue };
        count(by_city.entry(city_code(file)).or_default());
        if let Ok(industry) = file.industry.parse::<Industry>() {
            let section = industry.section();
            count(&mut by_section.entry(section.code()).or_insert_with(|| (Sums::default(), section)).0);
        }
    }
    let segments = Catalogue::built_in().segments();
    let classes = segments.sub_classes().iter().enumerate().map(|(at, one)| ClassCounts {
        class: segments
            .class_of(at)
            .map_or_else(|| Named::new("", "", ""), |class| Named::new(&class.id, &class.zh, &class.en)),
        sub_class: Named::new(&one.id, &one.zh, &one.en),
        meaning: Named::new("", &one.meaning_zh, &one.meaning_en),
        counts: by_class.get(one.id.as_str()).map(Sums::card).unwrap_or_default(),
    });
    let stages = Stage::ALL.into_iter().map(|stage| StageCounts {
        stage: stage_name(stage),
        counts: by_stage.get(stage.id()).map(Sums::card).unwrap_or_default(),
    });
    let cities = by_city.iter().map(|(code, sums)| CityCounts {
        code: code.clone(),
        name: city_name(code),
        counts: sums.card(),
    });
    let industries = by_section.iter().map(|(code, (sums, section))| SectionCounts {
        section: (*code).to_owned(),
        name: Named::new(*code, section.zh(), section.section_en()),
        counts: sums.card(),
    });
    let both = tables.now.keys().filter(|firm| tables.then.contains_key(firm)).count() as u64;
    PortraitBoardCard {
        run: tables.run.clone(),
        before: tables.before.clone(),
        grades: shares(tables),
        classes: classes.collect(),
        stages: stages.collect(),
        cities: cities.collect(),
        industries: industries.collect(),
        migration: moves(tables),
        appeared: if tables.before.is_some() { tables.now.len() as u64 - both } else { 0 },
        gone: tables.then.len() as u64 - both,
    }
}

/// A to D, and without.
fn all_grades() -> impl Iterator<Item = Option<Grade>> + Clone {
    Grade::ALL.into_iter().map(Some).chain([None])
}

fn shares(tables: &Tables) -> Vec<GradeShare> {
    let of =
        |table: &BTreeMap<FirmId, Stood>, grade| table.values().filter(|stood| stood.grade == grade).count() as u64;
    all_grades()
        .map(|grade| GradeShare {
            grade: grade.map(|grade| grade.letter().to_owned()),
            firms: of(&tables.now, grade),
            before: tables.before.as_ref().map(|_| of(&tables.then, grade)),
        })
        .collect()
}

fn moves(tables: &Tables) -> Vec<GradeMove> {
    if tables.before.is_none() {
        return Vec::new();
    }
    let mut counted: BTreeMap<(Option<Grade>, Option<Grade>), u64> = BTreeMap::new();
    for (firm, now) in &tables.now {
        if let Some(then) = tables.then.get(firm) {
            *counted.entry((then.grade, now.grade)).or_default() += 1;
        }
    }
    let letter = |grade: Option<Grade>| grade.map(|grade| grade.letter().to_owned());
    all_grades()
        .flat_map(|from| all_grades().map(move |to| (from, to)))
        .map(|(from, to)| GradeMove {
            from: letter(from),
            to: letter(to),
            firms: counted.get(&(from, to)).copied().unwrap_or(0),
        })
        .collect()
}

fn stage_name(stage: Stage) -> Named {
    Named::new(stage.id(), stage.zh(), stage.en())
}

/// The city of a firm: the first four digits of its division code.
fn city_code(file: &FirmRow) -> String {
    file.region.chars().take(4).collect()
}

fn city_name(code: &str) -> Named {
    let region = format!("{code}00").parse::<Region>().ok();
    let name = region.and_then(|region| Some((region.zh()?, region.en().unwrap_or(code))));
    name.map_or_else(|| Named::new(code, code, code), |(zh, en)| Named::new(code, zh, en))
}
