//! What many measurements come to.

/// The smallest of the measurements that this share of them does not go beyond: 0.5 for the median.
/// Nothing of nothing.
pub(crate) fn quantile(measurements: &[f64], share: f64) -> Option<f64> {
    let mut sorted = measurements.to_vec();
    sorted.sort_by(f64::total_cmp);
    let wanted = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(wanted.saturating_sub(1)).copied()
}

/// Each of these as a share of its neighbour in time: what slowed the machine slowed both.
pub(crate) fn pair_by_pair(these: &[f64], those: &[f64]) -> Vec<f64> {
    these
        .iter()
        .zip(those)
        .map(|(this, that)| this / that)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_nineteen_in_twenty_lie_at_or_below() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(quantile(&hundred, 0.5), Some(50.0));
        assert_eq!(quantile(&hundred, 0.95), Some(95.0));
        assert_eq!(quantile(&[7.0, 3.0, 5.0], 0.5), Some(5.0));
        assert_eq!(quantile(&[7.0, 3.0, 5.0], 0.95), Some(7.0));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn each_is_set_against_its_neighbour() {
        assert_eq!(pair_by_pair(&[1.0, 6.0], &[4.0, 8.0]), [0.25, 0.75]);
    }
}
