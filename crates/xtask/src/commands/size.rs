//! Weighs what people download. Budgets are in bytes after brotli, and a kilobyte is a thousand.

use crate::dist::Dist;
use crate::workspace::Workspace;
use anyhow::bail;

/// Everything needed to answer the first question.
const FIRST_QUESTION: u64 = 250_000;
/// Everything needed for the first screen of the anchor part.
const ANCHOR: u64 = 270_000;
const ANCHOR_PAGE: &str = "/anchor.html";
/// Everything that is kept of every visit, for use without a network.
const OFFLINE: u64 = 450_000;
/// With the parts that load only when asked for.
const EVERYTHING: u64 = 900_000;
/// For the visitors of an app store, never for those of the app.
const FOR_STORES: &str = "/screenshots/";

pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<()> {
    let dist = Dist::read(&workspace.dist())?;
    let first = dist.first_load("/")?;
    let anchor = dist.first_load(ANCHOR_PAGE)?;
    let [first, anchor] = [first, anchor].map(|files| {
        let files = files.into_iter().map(str::to_owned);
        files.collect::<Vec<_>>()
    });
    let core = dist.core()?.into_keys();
    let offline: Vec<_> = core.chain(["/sw.js".to_owned()]).collect();
    let everything: Vec<_> = dist
        .addresses()
        .filter(|address| !address.starts_with(FOR_STORES))
        .map(str::to_owned)
        .collect();

    println!("{:>9}  file", "brotli");
    for address in &everything {
        let mark = match (first.contains(address), anchor.contains(address)) {
            (true, true) => "  (first question, anchor)",
            (true, false) => "  (first question)",
            (false, true) => "  (anchor)",
            (false, false) => "",
        };
        println!("{:>9}  {address}{mark}", dist.weight(address)?);
    }
    println!();
    println!("{:>9} {:>9}  what", "brotli", "budget");
    let parts = [
        ("to answer the first question", &first, FIRST_QUESTION),
        ("to an anchor's first screen", &anchor, ANCHOR),
        ("the check, offline", &offline, OFFLINE),
        (
            "with what loads after the first screen",
            &everything,
            EVERYTHING,
        ),
    ];
    let mut beyond = Vec::new();
    for (name, addresses, budget) in parts {
        let total = total(&dist, addresses)?;
        println!("{total:>9} {budget:>9}  {name}");
        if total > budget {
            beyond.push(format!("{name}, by {}", total - budget));
        }
    }
    if !beyond.is_empty() {
        bail!("over the budget: {}", beyond.join("; "));
    }
    Ok(())
}

fn total(dist: &Dist, addresses: &[String]) -> anyhow::Result<u64> {
    addresses
        .iter()
        .try_fold(0, |sum, address| Ok(sum + dist.weight(address)?))
}
