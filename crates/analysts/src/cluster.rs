//! A Ballista cluster in this process: a scheduler and executors that talk over sockets of this machine, as they would between machines.
//!
//! For proving that a distributed plan folds portraits as one machine does. A bank that needs a cluster runs Ballista's own scheduler and
//! executors with [`crate::fold`] registered; nothing here is for that.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use ballista_core::extension::{SessionConfigExt, SessionStateExt};
use ballista_core::serde::protobuf::scheduler_grpc_client::SchedulerGrpcClient;
use ballista_executor::new_standalone_executor_from_state;
use ballista_scheduler::standalone::new_standalone_scheduler_from_state;
use datafusion::error::DataFusionError;
use datafusion::execution::{SessionState, SessionStateBuilder};
use datafusion::prelude::{SessionConfig, SessionContext};

use crate::fold::PortraitFold;

/// How often a client tries to reach the scheduler, a tenth of a second apart.
const TRIES: u32 = 100;

/// A cluster.
pub struct Cluster {
    /// Where questions are asked: their plans run on the executors.
    pub context: SessionContext,
    /// Facts that each executor folded.
    pub folded: Vec<Arc<AtomicU64>>,
}

impl Cluster {
    /// Starts a scheduler and so many executors, each working on one task at a time; plans are cut into so many partitions.
    ///
    /// # Errors
    /// A port that cannot be had, or a scheduler that does not answer.
    pub async fn start(executors: usize, partitions: usize) -> Result<Self, DataFusionError> {
        let failed = |error: &dyn std::fmt::Display| DataFusionError::Configuration(error.to_string());
        let (scheduling, _) = state(partitions);
        let address = new_standalone_scheduler_from_state(&scheduling).await.map_err(|error| failed(&error))?;
        let url = format!("http://localhost:{}", address.port());
        let mut folded = Vec::with_capacity(executors);
        for _ in 0..executors {
            let mut tried = 0;
            let scheduler = loop {
                match SchedulerGrpcClient::connect(url.clone()).await {
                    Ok(scheduler) => break scheduler,
                    Err(error) if tried == TRIES => return Err(failed(&error)),
                    Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
                }
                tried += 1;
            };
            let (state, counted) = state(partitions);
            new_standalone_executor_from_state(scheduler, 1, &state).await.map_err(|error| failed(&error))?;
            folded.push(counted);
        }
        let (asking, _) = state(partitions);
        let context = SessionContext::new_with_state(asking.upgrade_for_ballista(url)?);
        // Making a state of it fills in Ballista's own functions in the place of those there were.
        context.register_udaf(PortraitFold::counted().0);
        Ok(Self { context, folded })
    }
}

/// A session with the fold, and what counts the facts that it folds.
fn state(partitions: usize) -> (SessionState, Arc<AtomicU64>) {
    let (function, folded) = PortraitFold::counted();
    let config = SessionConfig::new_with_ballista().with_target_partitions(partitions);
    let mut state = SessionStateBuilder::new().with_default_features().with_config(config).build();
    // A state that was just built has no function of this name, so registering cannot fail.
    let _ = datafusion::execution::FunctionRegistry::register_udaf(&mut state, Arc::new(function));
    (state, folded)
}
