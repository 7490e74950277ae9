//! How many questions fit each sector and size.

use std::collections::BTreeMap;

use instruments::check::Mode;
use instruments::profile::Profile;

#[test]
fn as_many_questions_fit_each_sector_and_size_as_the_table_says() {
    let check = crate::support::check();
    let table: BTreeMap<String, BTreeMap<String, usize>> =
        serde_json::from_str(include_str!("fitting_counts.json")).unwrap();
    assert_eq!(table.len(), check.form.sectors.len());
    for (sector, counts) in table {
        for size in check.form.sizes.iter().map(|size| &size.id) {
            let profile = Profile {
                sector: Some(sector.clone()),
                size: Some(size.clone()),
                ..Profile::default()
            };
            // The table has no column for large firms: nothing is hidden by being large.
            let expected = counts.get(size).unwrap_or(&counts["medium"]);
            assert_eq!(
                check.questions_that_fit(&profile, Mode::Full).len(),
                *expected,
                "{size} {sector}"
            );
            assert_eq!(
                check.questions_that_fit(&profile, Mode::Quick).len(),
                counts["quick"],
                "quick, {size} {sector}"
            );
        }
    }
}
