//! The local money check keeps its bounds whatever is put in.

use instruments::fraction::Fraction;
use instruments::lm3::{Local, Row, Source, lm3};
use proptest::prelude::*;

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        0..50_000_u64,
        prop_oneof![Just(Local::Yes), Just(Local::No), Just(Local::NotKnown)],
        0..=100_u8,
        prop_oneof![
            Just(Source::Surveyed),
            Just(Source::Estimated),
            Just(Source::None)
        ],
    );
    let row = row.prop_map(|(pence, local, respend_percent, source)| Row {
        pence,
        local,
        respend_percent,
        source,
    });
    proptest::collection::vec(row, 0..12)
}

/// Whether one fraction is no more than another, to a ten-thousandth.
fn is_no_more(one: Fraction, other: Fraction) -> bool {
    one.ten_thousandths() <= other.ten_thousandths()
}

proptest! {
    #[test]
    fn spending_what_came_in_gives_from_1_to_3_with_the_result_inside_its_range(
        rows in rows(), saved in 1..50_000_u64,
    ) {
        let income = rows.iter().map(|row| row.pence).sum::<u64>() + saved;
        let result = lm3(income, &rows).unwrap();
        prop_assert!(result.lm3.is_at_least(100));
        prop_assert!(is_no_more(result.lm3, Fraction::new(3, 1).unwrap()));
        prop_assert!(is_no_more(result.low, result.lm3) && is_no_more(result.lm3, result.high));
        prop_assert!(is_no_more(result.lm3, result.extended));
        prop_assert!(result.doubts.is_empty());
    }

    #[test]
    fn the_order_of_the_rows_never_matters(
        (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        prop_assert_eq!(lm3(1_000_000, &rows), lm3(1_000_000, &shuffled));
    }
}
