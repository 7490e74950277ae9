//! What a person may read off the chart, checked on the paths that are drawn.

use std::f32::consts::PI;

use super::*;

/// A petal read back from its path: a round tip on an axis, with sides from the origin.
#[derive(Debug)]
struct DrawnPetal {
    /// The angles of its two sides, from first to last, unwrapped to be ascending.
    from: f32,
    to: f32,
    /// How far out the tip reaches.
    reach: f32,
}

fn read(path: &str) -> DrawnPetal {
    let numbers: Vec<f32> = path
        .split(|c: char| !c.is_ascii_digit() && c != '-')
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap())
        .collect();
    let [_, _, left_x, left_y, round, _, _, _, _, right_x, right_y] = numbers[..] else {
        panic!("not the path of a petal: {path}");
    };
    let from = left_y.atan2(left_x);
    let to = from + (right_y.atan2(right_x) - from).rem_euclid(TAU);
    let half = (to - from) / 2.0;
    let to_centre = left_x.hypot(left_y) / half.cos();
    assert!(
        (to_centre * half.sin() - round).abs() < 3.0,
        "the tip of {path} is not inscribed between its sides"
    );
    DrawnPetal {
        from,
        to,
        reach: to_centre + round,
    }
}

fn picture(shares: &[Vec<Option<f32>>]) -> PetalPicture {
    let sectors = shares.iter().enumerate().map(|(index, shares)| Sector {
        dimension_id: format!("dimension-{index}"),
        label: String::new(),
        petals: shares
            .iter()
            .enumerate()
            .map(|(topic, share)| Petal {
                topic_id: format!("{index}-{topic}"),
                title: String::new(),
                share: *share,
            })
            .collect(),
    });
    PetalPicture {
        sectors: sectors.collect(),
        aim: Some(0.5),
    }
}

fn reach_of(share: f32) -> f32 {
    let layout = lay_out(&picture(&[
        vec![Some(share); 6],
        vec![None; 6],
        vec![None; 6],
    ]));
    read(layout.sectors[0].petals[0].grown.as_ref().unwrap()).reach
}

/// Every picture with 1 to 18 petals in up to three sectors, with every kind of result.
fn pictures() -> impl Iterator<Item = PetalPicture> {
    let kinds = [
        Some(0.0),
        None,
        Some(1.0),
        Some(0.25),
        Some(0.01),
        Some(0.5),
        Some(0.99),
    ];
    let counts = (1..7 * 7 * 7).map(|number| [number % 7, number / 7 % 7, number / 49]);
    counts.map(move |counts| {
        let mut results = kinds.into_iter().cycle();
        picture(&counts.map(|count| results.by_ref().take(count).collect()))
    })
}

#[test]
fn petals_never_overlap_and_sectors_keep_a_wider_gap() {
    for picture in pictures() {
        let layout = lay_out(&picture);
        let sectors = layout.sectors.iter().enumerate();
        let drawn: Vec<(usize, DrawnPetal)> = sectors
            .flat_map(|(sector, placed)| placed.petals.iter().map(move |petal| (sector, petal)))
            .map(|(sector, petal)| (sector, read(&petal.whole)))
            .collect();
        for (index, (sector, petal)) in drawn.iter().enumerate() {
            assert!(
                petal.to - petal.from < PI / 2.0,
                "a petal is a fan: {petal:?}"
            );
            let Some((next_sector, next)) = drawn.get(index + 1).or(drawn.first()) else {
                continue;
            };
            if drawn.len() == 1 {
                continue;
            }
            let gap = (next.from - petal.to).rem_euclid(TAU);
            let same_sector = sector == next_sector && index + 1 < drawn.len();
            let least = if same_sector { PETAL_GAP } else { SECTOR_GAP };
            assert!(
                gap > least - 0.01,
                "{gap} after petal {index} of {picture:?}"
            );
        }
        let all: f32 = drawn.iter().map(|(_, petal)| petal.to - petal.from).sum();
        assert!(
            all < TAU,
            "the petals of {picture:?} go round more than once"
        );
    }
}

#[test]
fn petals_stay_inside_the_outer_ring_and_clear_the_heart() {
    for picture in pictures() {
        let layout = lay_out(&picture);
        for petal in layout.sectors.iter().flat_map(|sector| &sector.petals) {
            for path in std::iter::once(&petal.whole).chain(&petal.grown) {
                let reach = read(path).reach;
                assert!(reach <= OUTER_RADIUS + 3.0, "{path}");
                assert!(reach >= HEART_RADIUS as f32 + 100.0, "{path}");
            }
        }
    }
}

#[test]
fn a_better_result_is_a_longer_petal_in_the_same_place() {
    for percent in 0..100 {
        let (low, high) = (percent as f32 / 100.0, (percent + 1) as f32 / 100.0);
        assert!(reach_of(high) > reach_of(low), "{percent}");
    }
}

#[test]
fn equal_steps_of_the_result_are_equal_steps_of_length() {
    let steps: Vec<f32> = [0.0, 0.25, 0.5, 0.75, 1.0]
        .map(reach_of)
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .collect();
    for step in &steps {
        assert!((step - 265.0).abs() < 6.0, "{steps:?}");
    }
}

#[test]
fn a_result_outside_the_scale_is_cut_to_it() {
    assert_eq!(reach_of(1.7), reach_of(1.0));
    assert_eq!(reach_of(-0.2), reach_of(0.0));
}

#[test]
fn nothing_achieved_shows_a_bud_and_nothing_answered_an_outline() {
    let layout = lay_out(&picture(&[vec![Some(0.0), None]]));
    let [zero, unanswered] = &layout.sectors[0].petals[..] else {
        panic!("two petals go in, two come out");
    };
    let bud = read(zero.grown.as_ref().unwrap());
    assert!(bud.reach - HEART_RADIUS as f32 >= 100.0);
    assert_eq!(unanswered.grown, None);
    let outline = read(&unanswered.whole).reach;
    assert!((outline - read(&zero.whole).reach).abs() < 2.0);
}

#[test]
fn the_aim_ring_runs_through_the_tips_of_petals_that_meet_it() {
    let layout = lay_out(&picture(&[vec![Some(0.5); 4]]));
    let reach = read(layout.sectors[0].petals[0].grown.as_ref().unwrap()).reach;
    let aim = layout.aim_radius.unwrap() as f32;
    assert!((reach - aim).abs() < 4.0, "{reach} against {aim}");
}

#[test]
fn a_firm_with_fewer_topics_in_one_sector_has_petals_of_one_width() {
    let layout = lay_out(&picture(&[
        vec![Some(0.5); 6],
        vec![Some(0.5); 6],
        vec![Some(0.5); 5],
    ]));
    let widths: Vec<f32> = layout
        .sectors
        .iter()
        .flat_map(|sector| &sector.petals)
        .map(|petal| read(&petal.whole))
        .map(|petal| petal.to - petal.from)
        .collect();
    assert_eq!(widths.len(), 17);
    for width in &widths {
        assert!((width - widths[0]).abs() < 0.01, "{widths:?}");
    }
}

#[test]
fn the_first_sector_stands_at_the_top_and_labels_never_read_upside_down() {
    let layout = lay_out(&picture(&[
        vec![Some(0.5); 6],
        vec![Some(0.5); 6],
        vec![Some(0.5); 6],
    ]));
    let first = &layout.sectors[0].petals;
    let left = read(&first[0].whole);
    let right = read(&first[5].whole);
    assert!(((left.from + PI / 2.0) + (right.to + PI / 2.0)).abs() < 0.01);
    let sweeps: Vec<bool> = layout
        .sectors
        .iter()
        .map(|sector| sector.label_path.contains(" 0 0 1 "))
        .collect();
    assert_eq!(sweeps, [true, false, false]);
}

#[test]
fn an_empty_picture_has_no_petals() {
    assert!(lay_out(&PetalPicture::default()).sectors.is_empty());
}
