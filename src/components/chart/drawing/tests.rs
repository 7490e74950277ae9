//! What the drawing must keep when it is painted over or stands beside another.

use super::super::geometry::{Petal, Sector};
use super::*;

fn picture(shares: &[Option<f32>]) -> PetalPicture {
    let sectors = ["generative", "green", "responsible"].map(|id| Sector {
        dimension_id: id.to_owned(),
        label: id.to_owned(),
        petals: shares
            .iter()
            .map(|share| Petal {
                topic_id: "topic".to_owned(),
                title: "Tea & cake".to_owned(),
                share: *share,
            })
            .collect(),
    });
    PetalPicture {
        sectors: sectors.into(),
        aim: Some(0.5),
    }
}

fn on_page(picture: &PetalPicture, id: &str) -> String {
    draw(picture, &Paint::of_page(picture), id)
}

fn attributes<'a>(svg: &'a str, start: &str) -> Vec<&'a str> {
    let values = svg.split(start).skip(1);
    values
        .filter_map(|part| part.split_once('"'))
        .map(|(value, _)| value)
        .collect()
}

#[test]
fn each_sector_has_a_colour_and_a_texture_of_its_own() {
    let svg = on_page(&picture(&[Some(0.5)]), "chart");
    let fills: Vec<&str> = svg
        .split("class=\"petal-fill\"")
        .skip(1)
        .flat_map(|part| attributes(part, "fill=\"").into_iter().take(2))
        .collect();
    assert_eq!(
        fills,
        [
            "var(--generative)",
            "url(#chart-texture-0)",
            "var(--green)",
            "url(#chart-texture-1)",
            "var(--responsible)",
            "url(#chart-texture-2)",
        ]
    );
    let patterns = TEXTURES.map(|marks| svg.matches(marks).count());
    assert_eq!(patterns, [1, 1, 1]);
}

#[test]
fn an_unanswered_topic_has_no_fill_and_an_answered_one_no_dashes() {
    let unanswered = on_page(&picture(&[None]), "chart");
    assert_eq!(unanswered.matches("petal-open").count(), 3);
    assert!(!unanswered.contains("petal-fill"));
    let nothing_yet = on_page(&picture(&[Some(0.0)]), "chart");
    assert_eq!(nothing_yet.matches("petal-fill").count(), 3);
    assert!(!nothing_yet.contains("petal-open"));
}

#[test]
fn every_reference_is_answered_within_its_own_chart() {
    let first = on_page(&picture(&[Some(0.5), None]), "first");
    let second = on_page(&picture(&[Some(0.5), None]), "second");
    let ids = attributes(&first, " id=\"");
    for id in attributes(&second, " id=\"") {
        assert!(!ids.contains(&id), "two charts share the id {id}");
    }
    let of_labels = attributes(&first, "href=\"#");
    let of_textures = first
        .split("url(#")
        .skip(1)
        .filter_map(|part| part.split_once(')'));
    let wanted: Vec<&str> = of_labels
        .into_iter()
        .chain(of_textures.map(|(id, _)| id))
        .collect();
    assert_eq!(wanted.len(), 6);
    for id in wanted {
        assert!(ids.contains(&id), "{id} is not in {ids:?}");
    }
}

#[test]
fn the_ring_of_dots_closes_without_a_double_dot() {
    let svg = on_page(&picture(&[Some(0.5)]), "chart");
    let ring = svg.split("petal-aim\"").nth(1).unwrap();
    let radius: f32 = attributes(ring, "r=\"")[0].parse().unwrap();
    let dashes: Vec<f32> = attributes(ring, "stroke-dasharray=\"")[0]
        .split(' ')
        .map(|dash| dash.parse().unwrap())
        .collect();
    let dots = TAU * radius / (dashes[0] + dashes[1]);
    assert!((dots - dots.round()).abs() * dashes[1] < 8.0, "{dots} dots");
}

#[test]
fn without_an_aim_there_is_no_ring() {
    let picture = PetalPicture {
        aim: None,
        ..picture(&[Some(0.5)])
    };
    assert!(!on_page(&picture, "chart").contains("petal-aim"));
}

#[test]
fn a_longer_label_gets_smaller_letters() {
    let mut picture = picture(&[Some(0.5)]);
    let size = |picture: &PetalPicture| -> i32 {
        attributes(&on_page(picture, "chart"), "font-size=\"")[0]
            .parse()
            .unwrap()
    };
    let usual = size(&picture);
    picture.sectors[0].label = "A very much longer label than that one, ÅÅÅÅÅÅ".to_owned();
    assert!(size(&picture) < usual);
}
