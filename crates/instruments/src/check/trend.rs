//! How results moved over three checks or more.

use super::{CheckResult, Percent};

/// The least number of results that make a trend.
pub const LEAST_RESULTS: usize = 3;

/// The results of one dimension, a place for each check in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionTrend {
    pub dimension_id: String,
    /// None for a check that had too few answers to show a result.
    pub results: Vec<Option<Percent>>,
}

/// A trend for each dimension that showed a result in three checks or more.
///
/// `checks` are oldest first. The dimensions are in the order of the latest check.
pub fn trend(checks: &[CheckResult]) -> Vec<DimensionTrend> {
    let Some(latest) = checks.last() else {
        return Vec::new();
    };
    let dimensions = latest.dimensions.iter().map(|dimension| DimensionTrend {
        dimension_id: dimension.id.clone(),
        results: checks
            .iter()
            .map(|check| shown(check, &dimension.id))
            .collect(),
    });
    dimensions
        .filter(|trend| trend.results.iter().flatten().count() >= LEAST_RESULTS)
        .collect()
}

fn shown(check: &CheckResult, dimension_id: &str) -> Option<Percent> {
    check
        .dimensions
        .iter()
        .find(|dimension| dimension.id == dimension_id)?
        .shown
        .percent()
}
