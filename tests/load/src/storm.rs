//! Many devices that bring something at once, again and again, until the time is over.

use std::time::{Duration, Instant};

use protocol::wire::Blob;
use tokio::task::JoinSet;

use crate::{assessment, device::Device};

/// What each request of a device brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Brings {
    /// One answer, as two seconds after a tap.
    OneAnswer,
    /// A whole assessment made without a network: a batch for each save.
    AssessmentAsSaved,
    /// A whole assessment sealed as one batch.
    AssessmentAtOnce,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Storm {
    pub(crate) requests: usize,
    pub(crate) seconds: f64,
    /// How long each request took, sorted, in milliseconds.
    pub(crate) times: Vec<f64>,
    /// Over the wire, both ways.
    pub(crate) bytes: u64,
}

impl Storm {
    pub(crate) fn rate(&self) -> f64 {
        self.requests as f64 / self.seconds
    }

    pub(crate) fn percentile_95(&self) -> f64 {
        let place = self.times.len() * 95 / 100;
        self.times.get(place).copied().unwrap_or_default()
    }
}

/// How full a vault gets before a device begins another, in bytes.
const FULL: u64 = 4_800_000;

pub(crate) async fn storm(
    address: &str,
    devices: usize,
    seconds: u64,
    brings: Brings,
) -> anyhow::Result<Storm> {
    let mut ready = Vec::new();
    for _ in 0..devices {
        ready.push(Device::at(address).await?);
    }
    let began = Instant::now();
    let ends = began + Duration::from_secs(seconds);
    let mut running = JoinSet::new();
    for device in ready {
        running.spawn(one(device, ends, brings));
    }
    let (mut times, mut bytes) = (Vec::new(), 0);
    while let Some(ended) = running.join_next().await {
        let (own, more) = ended??;
        times.extend(own);
        bytes += more;
    }
    let seconds = began.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    Ok(Storm {
        requests: times.len(),
        seconds,
        times,
        bytes,
    })
}

async fn one(mut device: Device, ends: Instant, brings: Brings) -> anyhow::Result<(Vec<f64>, u64)> {
    let mut times = Vec::new();
    let (mut vault, mut at) = device.founds(&assessment::ops()?[..1]).await?;
    let before = device.line.bytes;
    while Instant::now() < ends {
        let push: Vec<Blob> = {
            let ops = assessment::ops()?;
            match brings {
                Brings::OneAnswer => device.seals(vault, &ops[..1])?,
                Brings::AssessmentAtOnce => device.seals(vault, &ops)?,
                Brings::AssessmentAsSaved => {
                    let each = ops.chunks(1).map(|op| device.seals(vault, op));
                    each.collect::<anyhow::Result<Vec<_>>>()?.concat()
                }
            }
        };
        let began = Instant::now();
        let used = device.pushes(vault, &mut at, push).await?;
        times.push(began.elapsed().as_secs_f64() * 1_000.0);
        if used > FULL {
            (vault, at) = device.founds(&assessment::ops()?[..1]).await?;
        }
    }
    Ok((times, device.line.bytes - before))
}
