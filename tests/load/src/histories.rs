//! What it costs to sync vaults with a history: nothing new, one change, and all of it at first.

use std::time::Instant;

use protocol::{Cursor, api::Pull};

use crate::{
    assessment,
    device::{Device, cursor},
    line::each,
};

/// Times are the median of so many.
const TIMES: usize = 51;

/// What one sync cost.
#[derive(Debug)]
pub(crate) struct Cost {
    pub(crate) batches: usize,
    pub(crate) idle_milliseconds: f64,
    pub(crate) idle_bytes: u64,
    /// One device brings a batch and another gets it.
    pub(crate) change_milliseconds: f64,
    pub(crate) change_bytes: u64,
}

/// In a vault whose log has so many batches.
pub(crate) async fn cost(address: &str, batches: usize) -> anyhow::Result<Cost> {
    let mut writer = Device::at(address).await?;
    let mut reader = Device::at(address).await?;
    let (vault, mut at) = writer.founds(&assessment::ops()?[..1]).await?;
    writer.lets_in(vault, &reader).await?;
    let answer = assessment::ops()?;
    for begun in (1..batches).step_by(500) {
        let count = (batches - begun).min(500);
        let push = (0..count).map(|_| writer.seals(vault, &answer[..1]));
        let push = push.collect::<anyhow::Result<Vec<_>>>()?.concat();
        writer.pushes(vault, &mut at, push).await?;
    }
    let mut idle = Vec::new();
    let before = writer.line.bytes;
    for _ in 0..TIMES {
        let began = Instant::now();
        writer.syncs(vault, at, vec![]).await?;
        idle.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    let idle_bytes = each(writer.line.bytes - before, TIMES)?;
    let mut change = Vec::new();
    let before = writer.line.bytes + reader.line.bytes;
    for _ in 0..TIMES {
        let read_to = at;
        let push = writer.seals(vault, &answer[..1])?;
        let began = Instant::now();
        writer.pushes(vault, &mut at, push).await?;
        reader.syncs(vault, read_to, vec![]).await?;
        change.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    let change_bytes = each(writer.line.bytes + reader.line.bytes - before, TIMES)?;
    Ok(Cost {
        batches,
        idle_milliseconds: median(idle),
        idle_bytes,
        change_milliseconds: median(change),
        change_bytes,
    })
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// What an adviser's new device downloads.
#[derive(Debug)]
pub(crate) struct FirstDownload {
    pub(crate) vaults: usize,
    pub(crate) batches: usize,
    pub(crate) seconds: f64,
    pub(crate) bytes: u64,
    pub(crate) requests: u64,
}

/// All of so many vaults, each with one assessment as its owner saved it.
pub(crate) async fn first_download(address: &str, vaults: usize) -> anyhow::Result<FirstDownload> {
    let mut owner = Device::at(address).await?;
    let mut adviser = Device::at(address).await?;
    let mut asked = Vec::new();
    for _ in 0..vaults {
        let ops = assessment::ops()?;
        let (vault, mut at) = owner.founds(&ops[..1]).await?;
        let push = ops.chunks(1).map(|op| owner.seals(vault, op));
        let push = push.collect::<anyhow::Result<Vec<_>>>()?.concat();
        owner.pushes(vault, &mut at, push).await?;
        owner.lets_in(vault, &adviser).await?;
        asked.push((vault, Cursor::START));
    }
    let (bytes, requests) = (adviser.line.bytes, adviser.line.requests);
    let (mut batches, began) = (0, Instant::now());
    while !asked.is_empty() {
        let now: Vec<_> = asked.iter().take(100).copied().collect();
        let request = now.iter().map(|(vault, at)| (*vault, *at, vec![]));
        let answers = adviser.syncs_all(request.collect()).await?;
        let mut unread = Vec::new();
        for ((vault, _), outcome) in now.iter().zip(answers) {
            let synced = outcome.map_err(|code| anyhow::anyhow!("{code:?}"))?;
            if let Pull::Page {
                batches: page,
                more,
                ..
            } = &synced.pull
            {
                batches += page.0.len();
                if *more {
                    unread.push((*vault, cursor(&synced)?));
                }
            }
        }
        asked.splice(..now.len(), unread);
    }
    Ok(FirstDownload {
        vaults,
        batches,
        seconds: began.elapsed().as_secs_f64(),
        bytes: adviser.line.bytes - bytes,
        requests: adviser.line.requests - requests,
    })
}
