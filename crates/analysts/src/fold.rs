//! [`PortraitFold`]: the portrait fold as an aggregate function, `portrait(as_of, measure, held_on, reference, value, learned_us, batch, row)`.
//!
//! One firm's facts make one struct with the columns of a table of portraits ([`gallery::shape`]). Facts are folded by the one fold of `portrait`, in whatever
//! parts and order a plan hands them over: a part's state travels in packed form and parts are merged, which is commutative, associative and
//! idempotent. So the answer is that of a batch on one machine, to the bit, however many machines a plan runs on.

use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow::array::{Array, ArrayRef, AsArray, Int64Array, StringArray, StructArray, new_null_array};
use arrow::datatypes::{DataType, Date32Type, Field, FieldRef, Fields, Int64Type, UInt64Type};
use calendar::{Date, add_days};
use codes::BatchId;
use datafusion::common::{Result, ScalarValue, exec_datafusion_err};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{Accumulator, AggregateUDF, AggregateUDFImpl, Signature, Volatility};
use hub::{Fact, Known};
use portrait::{Catalogue, FirmState, Portrait};

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The aggregate function `portrait`.
#[derive(Debug)]
pub struct PortraitFold {
    signature: Signature,
    /// Facts that this instance folded: where a plan ran can be told by it.
    folded: Arc<AtomicU64>,
}

impl PortraitFold {
    /// The function, and what counts the facts that are folded through it.
    #[must_use]
    pub fn counted() -> (AggregateUDF, Arc<AtomicU64>) {
        let folded = Arc::new(AtomicU64::new(0));
        let arguments = vec![
            DataType::Date32,
            DataType::Utf8,
            DataType::Date32,
            DataType::UInt64,
            DataType::Int64,
            DataType::Int64,
            DataType::Binary,
            DataType::UInt64,
        ];
        let signature = Signature::exact(arguments, Volatility::Immutable);
        (AggregateUDF::from(Self { signature, folded: Arc::clone(&folded) }), folded)
    }
}

impl PartialEq for PortraitFold {
    fn eq(&self, other: &Self) -> bool {
        self.signature == other.signature
    }
}

impl Eq for PortraitFold {}

impl Hash for PortraitFold {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.signature.hash(state);
    }
}

/// The columns of a portrait: words, then numbers.
fn fields() -> Fields {
    let shape = gallery::shape(Catalogue::built_in());
    let words = shape.words.into_iter().map(|name| Field::new(name, DataType::Utf8, true));
    let numbers = shape.numbers.into_iter().map(|name| Field::new(name, DataType::Int64, true));
    words.chain(numbers).collect()
}

impl AggregateUDFImpl for PortraitFold {
    fn name(&self) -> &'static str {
        "portrait"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Struct(fields()))
    }

    fn accumulator(&self, _: AccumulatorArgs<'_>) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(Folding { folded: Arc::clone(&self.folded), as_of: None, seen: 0, state: FirmState::new() }))
    }

    fn state_fields(&self, args: StateFieldsArgs<'_>) -> Result<Vec<FieldRef>> {
        let field = |name: &str, kind: DataType| Arc::new(Field::new(format!("{}[{name}]", args.name), kind, true));
        Ok(vec![field("as_of", DataType::Date32), field("seen", DataType::UInt64), field("state", DataType::Binary)])
    }
}

/// What is known of one firm so far.
struct Folding {
    folded: Arc<AtomicU64>,
    as_of: Option<i32>,
    /// The categories that told anything, as bits by their place: there are 28.
    seen: u64,
    state: FirmState,
}

impl std::fmt::Debug for Folding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Folding")
            .field("as_of", &self.as_of)
            .field("cells", &self.state.cells())
            .finish_non_exhaustive()
    }
}

fn date(days: i32) -> Result<Date> {
    add_days(EPOCH, days).map_err(|error| DataFusionError::External(Box::new(error)))
}

impl Folding {
    fn on(&mut self, as_of: i32) -> Result<()> {
        if self.as_of.is_some_and(|held| held != as_of) {
            return Err(exec_datafusion_err!("portrait() has two days for one firm: give one day"));
        }
        self.as_of = Some(as_of);
        Ok(())
    }

    fn portrait(&self, as_of: i32) -> Result<StructArray> {
        let catalogue = Catalogue::built_in();
        let portrait = Portrait::of(catalogue, &self.state, date(as_of)?)
            .map_err(|error| DataFusionError::External(Box::new(error)))?;
        let sub_class = portrait.sub_class.and_then(|at| catalogue.segments().sub_classes().get(at));
        let sources = catalogue.hub().categories().iter().enumerate();
        let sources = sources.filter(|(at, _)| self.seen >> at & 1 == 1).map(|(_, category)| category.id.as_str());
        let sources = sources.collect::<Vec<_>>().join(",");
        let words = [
            portrait.grade.map(portrait::Grade::letter),
            sub_class.map(|sub_class| sub_class.id.as_str()),
            portrait.stage.map(portrait::Stage::id),
            Some(sources.as_str()),
        ];
        let scores = &portrait.scores;
        let heads = [scores.total, Some(scores.coverage), Some(scores.confidence)];
        let heads = heads.into_iter().chain(scores.dimensions.iter().map(|dimension| dimension.score));
        let numbers = heads.map(|score| score.map(i64::from));
        let numbers = numbers.chain(portrait.readings.iter().map(|reading| reading.value()));
        let mut columns: Vec<ArrayRef> = Vec::new();
        columns.extend(words.into_iter().map(|word| Arc::new(StringArray::from(vec![word])) as ArrayRef));
        columns.extend(numbers.map(|number| Arc::new(Int64Array::from(vec![number])) as ArrayRef));
        Ok(StructArray::try_new(fields(), columns, None)?)
    }
}

impl Accumulator for Folding {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let catalogue = Catalogue::built_in();
        let [as_of, measure, held_on, reference, value, learned, batch, row] = values else {
            return Err(exec_datafusion_err!("portrait() takes eight arguments and got {}", values.len()));
        };
        let (as_of, held_on) = (as_of.as_primitive::<Date32Type>(), held_on.as_primitive::<Date32Type>());
        let (reference, row) = (reference.as_primitive::<UInt64Type>(), row.as_primitive::<UInt64Type>());
        let (value, learned) = (value.as_primitive::<Int64Type>(), learned.as_primitive::<Int64Type>());
        let (measure, batch) = (measure.as_string::<i32>(), batch.as_binary::<i32>());
        for at in 0..measure.len() {
            self.on(as_of.value(at))?;
            let Some(id) = catalogue.hub().find(measure.value(at)) else { continue };
            let batch = <[u8; 16]>::try_from(batch.value(at))
                .map_err(|_| exec_datafusion_err!("a batch is sixteen bytes: the segment is damaged"))?;
            let fact = Fact {
                measure: id,
                on: date(held_on.value(at))?,
                reference: reference.value(at),
                value: value.is_valid(at).then(|| value.value(at)),
                known: Known { learned_us: learned.value(at), batch: BatchId::from_bytes(batch), row: row.value(at) },
            };
            if let Some(place) = catalogue.source_of(id) {
                self.seen |= 1 << place;
            }
            self.state.observe(catalogue, &fact).map_err(|error| DataFusionError::External(Box::new(error)))?;
        }
        self.folded.fetch_add(measure.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        match self.as_of {
            Some(as_of) => Ok(ScalarValue::Struct(Arc::new(self.portrait(as_of)?))),
            None => {
                let nothing = new_null_array(&DataType::Struct(fields()), 1);
                Ok(ScalarValue::Struct(Arc::new(nothing.as_struct().clone())))
            }
        }
    }

    fn size(&self) -> usize {
        // A cell takes some sixty bytes unpacked.
        size_of::<Self>() + self.state.cells() * 64
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        Ok(vec![
            ScalarValue::Date32(self.as_of),
            ScalarValue::UInt64(Some(self.seen)),
            ScalarValue::Binary(Some(self.state.to_bytes())),
        ])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let [as_of, seen, state] = states else {
            return Err(exec_datafusion_err!("a state of portrait() has three parts and got {}", states.len()));
        };
        let (as_of, seen) = (as_of.as_primitive::<Date32Type>(), seen.as_primitive::<UInt64Type>());
        let state = state.as_binary::<i32>();
        for at in 0..state.len() {
            if as_of.is_null(at) {
                continue;
            }
            self.on(as_of.value(at))?;
            self.seen |= seen.value(at);
            let other = FirmState::from_bytes(state.value(at));
            let other = other.map_err(|error| DataFusionError::External(Box::new(error)))?;
            self.state
                .merge(Catalogue::built_in(), &other)
                .map_err(|error| DataFusionError::External(Box::new(error)))?;
        }
        Ok(())
    }
}
