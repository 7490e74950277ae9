//! Weighs what people download. Budgets are in bytes after brotli, and a kilobyte is a thousand.

use crate::dist::Dist;
use crate::workspace::Workspace;
use anyhow::bail;

/// Everything needed to answer the first question.
const FIRST_QUESTION: u64 = 250_000;
/// Everything needed for the first screen of a part beside the check.
const FIRST_SCREEN: u64 = 270_000;
/// The engine that syncs, which loads after the first screen where there is a backup.
const ENGINE: u64 = 150_000;
/// Everything that is kept of every visit, for use without a network.
const OFFLINE: u64 = 450_000;
/// With the parts that load only when asked for.
const EVERYTHING: u64 = 700_000;
/// For the visitors of an app store, never for those of the app.
const FOR_STORES: &str = "/screenshots/";

pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<()> {
    let dist = Dist::read(&workspace.dist())?;
    let first = loads_at_first(&dist, "/")?;
    let core = dist.core()?.into_keys();
    let offline: Vec<_> = core.chain(["/sw.js".to_owned()]).collect();
    let everything: Vec<_> = dist
        .addresses()
        .filter(|address| !address.starts_with(FOR_STORES))
        .map(str::to_owned)
        .collect();

    println!("{:>9}  file", "brotli");
    for address in &everything {
        let mark = if first.contains(address) {
            "  (first question)"
        } else {
            ""
        };
        println!("{:>9}  {address}{mark}", dist.weight(address)?);
    }
    println!();
    println!("{:>9} {:>9}  what", "brotli", "budget");
    let mut rows = vec![
        (
            "to answer the first question".to_owned(),
            first,
            FIRST_QUESTION,
        ),
        ("the check, offline".to_owned(), offline, OFFLINE),
        (
            "with what loads after the first screen".to_owned(),
            everything,
            EVERYTHING,
        ),
    ];
    for (last, files) in dist.parts()? {
        rows.push(if last.ends_with(".html") {
            let name = format!("to the first screen of {last}");
            (name, loads_at_first(&dist, &last)?, FIRST_SCREEN)
        } else {
            let files = files.into_keys().collect();
            ("the engine that syncs".to_owned(), files, ENGINE)
        });
    }
    let mut beyond = Vec::new();
    for (name, addresses, budget) in rows {
        let total = total(&dist, &addresses)?;
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

/// The addresses of what a browser loads for a part's first screen.
fn loads_at_first(dist: &Dist, page: &str) -> anyhow::Result<Vec<String>> {
    let files = dist.first_load(page)?.into_iter();
    Ok(files.map(str::to_owned).collect())
}

fn total(dist: &Dist, addresses: &[String]) -> anyhow::Result<u64> {
    addresses
        .iter()
        .try_fold(0, |sum, address| Ok(sum + dist.weight(address)?))
}
