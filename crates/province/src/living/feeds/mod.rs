//! What each category reports of a month: the firm's life with the noise, blind spots and delays of the source.
//!
//! Every formula here that has `health` in it is a row of the table in `docs/province.md`.

mod accounts;
mod people;
mod registers;
mod sales;
mod sensors;

use super::trace::Sink;

/// All reports of one month, in the order of the hub's categories.
pub(super) fn month(sink: &mut Sink<'_>) {
    accounts::tax(sink);
    people::power(sink);
    people::social_security(sink);
    registers::market_supervision(sink);
    registers::environment(sink);
    accounts::invoices(sink);
    accounts::bank_flow(sink);
    accounts::credit_report(sink);
    registers::judicial(sink);
    registers::administrative(sink);
    sales::orders(sink);
    sales::chain_orders(sink);
    sales::pos(sink);
    sales::delivery_platform(sink);
    sales::live_commerce(sink);
    sales::freight(sink);
    sales::customs(sink);
    people::utilities(sink);
    people::telecom(sink);
    people::housing_fund(sink);
    registers::property(sink);
    registers::bidding(sink);
    registers::government_procurement(sink);
    registers::intellectual_property(sink);
    people::insurance(sink);
    sensors::crops(sink);
    sensors::machines(sink);
    sensors::carbon(sink);
}

/// How much more often something bad happens: `exp(-slope * health)`, between a fifth and twelve times. A broken firm counts as one
/// whose health is lower by one.
fn worse(sink: &Sink<'_>, slope: f64) -> f64 {
    let health = sink.step.health - if sink.step.broken { 1.0 } else { 0.0 };
    libm::exp(-slope * health).clamp(0.2, 12.0)
}

/// How much more often something good happens: `exp(slope * health)`, between a twelfth and five times.
fn better(sink: &Sink<'_>, slope: f64) -> f64 {
    libm::exp(slope * sink.step.health).clamp(1.0 / 12.0, 5.0)
}

/// A number between 0 and 1 that is the firm's own and the same in every month.
fn habit(sink: &Sink<'_>, number: u64) -> f64 {
    let firm = u64::from(sink.firm.index());
    (super::streams::mix(sink.firm.living.seed ^ (number << 40), firm) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Sales of a year at the firm's beginning, yuan.
fn year(sink: &Sink<'_>) -> f64 {
    sink.firm.traits.sales_year
}

/// Whether the firm spends on research: most firms of software, some of technical services and of manufacturing; ours.
fn develops(sink: &Sink<'_>) -> bool {
    let part = match sink.firm.section() {
        'I' => 0.7,
        'M' => 0.4,
        'C' => 0.2,
        _ => 0.0,
    };
    habit(sink, 91) < part
}

/// Whether something befalls the firm in a month, at a rate that bad health raises. A function of the month and no draw, so that the month in
/// which it is put right can ask again.
fn befell(sink: &Sink<'_>, number: u64, month: usize, rate: f64, slope: f64) -> bool {
    let Some(step) = sink.firm.life.steps.get(month).copied().flatten() else { return false };
    let rate = (rate * libm::exp(-slope * step.health).clamp(0.2, 12.0)).min(0.9);
    habit(sink, (number << 8) | month as u64) < rate
}
