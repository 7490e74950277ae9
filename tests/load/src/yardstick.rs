//! PouchDB's clients at work on PouchDB's server.

use std::{path::Path, process::Command};

use anyhow::{Context, bail};
use serde::Deserialize;

use crate::{assessment, line::Line, running::Running, storm::Storm};

/// What `clients.mjs` prints.
#[derive(Debug, Deserialize)]
struct Printed {
    seconds: f64,
    times: Vec<f64>,
}

pub(crate) async fn storm(
    packages: &Path,
    server: &Running,
    clients: usize,
    seconds: u64,
) -> anyhow::Result<Storm> {
    let mut line = Line::to(&server.address).await?;
    // It is there already where another number of clients was measured before.
    let _ = line.ask("PUT", "/assessments", "", &[]).await;
    let answer = Command::new("node")
        .arg(packages.join("clients.mjs"))
        .arg(format!("http://{}/assessments", server.address))
        .args([clients.to_string(), seconds.to_string()])
        .arg(assessment::document().to_string())
        .output()
        .context("node does not start")?;
    if !answer.status.success() {
        bail!("{}", String::from_utf8_lossy(&answer.stderr));
    }
    let Printed { seconds, mut times } = serde_json::from_slice(&answer.stdout)?;
    times.sort_by(f64::total_cmp);
    Ok(Storm {
        requests: times.len(),
        seconds,
        times,
        bytes: 0,
    })
}
