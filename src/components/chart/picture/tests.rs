//! What may never go wrong with a picture that a person shows to others.

use super::super::geometry::{Petal, Sector};
use super::*;

fn picture() -> PetalPicture {
    let sectors = ["Generative", "Green", "Responsible"].map(|label| Sector {
        dimension_id: label.to_lowercase(),
        label: label.to_owned(),
        petals: vec![
            Petal {
                topic_id: "1".into(),
                title: "Tea & <cake>".into(),
                share: Some(0.5),
            },
            Petal {
                topic_id: "2".into(),
                title: "Bread".into(),
                share: None,
            },
        ],
    });
    PetalPicture {
        sectors: sectors.into(),
        aim: Some(0.5),
    }
}

fn words() -> PictureWords {
    PictureWords {
        title: "Good Business, 23 November 2026".into(),
        headline: "Fair to people. The planet needs a next step.".into(),
        dimensions: [
            "Generative: Getting there",
            "Green: First steps",
            "Responsible: How we work",
        ]
        .map(Into::into)
        .into(),
        aim: "The dotted ring is the aim for a firm of this size.".into(),
        foot: "This is a self-check. It is not a certificate.".into(),
        language: "en-GB".into(),
        right_to_left: false,
    }
}

/// The text of every line, in the order of the page, and the pixel of its baseline.
fn lines(svg: &str) -> Vec<String> {
    svg.split("<text x=")
        .skip(1)
        .filter_map(|part| part.split_once('>')?.1.split_once("</text>"))
        .map(|(text, _)| text.to_owned())
        .collect()
}

/// Where the chart lies: its top, and its side.
fn chart(svg: &str) -> (i32, i32) {
    let at = svg.find(&format!("viewBox=\"{}\"", view_box())).unwrap();
    let tag = &svg[svg[..at].rfind("<svg").unwrap()..at];
    let number = |name: &str| -> i32 {
        let value = tag.split_once(&format!(" {name}=\"")).unwrap().1;
        value.split_once('"').unwrap().0.parse().unwrap()
    };
    (number("y"), number("height"))
}

#[test]
fn the_picture_says_everything_it_was_given() {
    let said = lines(&take_home_picture(&picture(), &words())).join(" ");
    for expected in [
        "Good Business, 23 November 2026",
        "Fair to people. The planet needs a next step.",
        "Generative: Getting there",
        "Green: First steps",
        "Responsible: How we work",
        "The dotted ring is the aim for a firm of this size.",
        "This is a self-check. It is not a certificate.",
    ] {
        assert!(said.contains(expected), "{expected} is missing from {said}");
    }
}

#[test]
fn a_name_with_markup_in_it_cannot_break_the_picture() {
    let headline = "<b>Tea</b> & \"Sons\"";
    let svg = take_home_picture(
        &picture(),
        &PictureWords {
            headline: headline.into(),
            ..words()
        },
    );
    assert!(!svg.contains("<b>"), "{svg}");
    assert!(!svg.contains("<cake>"), "{svg}");
    let said = lines(&svg).join(" ");
    let expected = "&lt;b&gt;Tea&lt;/b&gt; &amp; &quot;Sons&quot;";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn the_picture_stands_on_its_own() {
    let svg = take_home_picture(&picture(), &words());
    assert!(
        svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1080\" height=\"1350\"")
    );
    assert!(!svg.contains("var("), "a colour is left to a style sheet");
    assert!(!svg.contains("<style") && !svg.contains("style="));
}

#[test]
fn every_tag_is_closed_in_order() {
    let svg = take_home_picture(&picture(), &words());
    let mut open = Vec::new();
    for tag in svg
        .split('<')
        .skip(1)
        .map(|part| part.split_once('>').unwrap().0)
    {
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
}

#[test]
fn ids_are_unique() {
    let svg = take_home_picture(&picture(), &words());
    let mut ids: Vec<&str> = svg
        .split(" id=\"")
        .skip(1)
        .map(|part| part.split_once('"').unwrap().0)
        .collect();
    let count = ids.len();
    assert!(count > 3);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn long_words_make_room_and_keep_a_chart_that_can_be_read() {
    let longer = |text: &str| format!("{text} {text}");
    let usual = words();
    let long = PictureWords {
        headline: longer(&usual.headline),
        title: longer(&usual.title),
        aim: longer(&usual.aim),
        foot: longer(&usual.foot),
        ..usual.clone()
    };
    let (usual_top, usual_side) = chart(&take_home_picture(&picture(), &usual));
    let (long_top, long_side) = chart(&take_home_picture(&picture(), &long));
    assert!(usual_side >= 700, "{usual_side}");
    assert!(long_top > usual_top && long_side < usual_side);
    assert!(long_side >= 480, "{long_side}");
    assert!(long_top + long_side < PICTURE_HEIGHT as i32 - 200);
}

#[test]
fn right_to_left_starts_every_line_at_the_right() {
    let svg = take_home_picture(
        &picture(),
        &PictureWords {
            right_to_left: true,
            ..words()
        },
    );
    assert!(svg.contains("direction=\"rtl\""));
    for part in svg.split("<text x=\"").skip(1) {
        let x: i32 = part.split_once('"').unwrap().0.parse().unwrap();
        assert!(x > 900, "a line starts at {x}");
    }
}
