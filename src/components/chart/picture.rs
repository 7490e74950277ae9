//! The picture to take home: one self-contained SVG with the chart and its words.
//!
//! Pure: the words and the results go in, markup comes out. Colours and fonts are written
//! into it, as a shared picture has no style sheet; the words are escaped, and wrapped by
//! estimated widths, as SVG does not wrap.

use super::drawing::{Paint, draw, draw_mark, view_box};
use super::geometry::PetalPicture;
use super::text::{escape, wrap};

/// Width of the picture in pixels: a portrait that phones and chats show uncropped.
pub const PICTURE_WIDTH: u32 = 1080;
/// Height of the picture in pixels.
pub const PICTURE_HEIGHT: u32 = 1350;

/// Every word on the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PictureWords {
    /// The line over the headline: what this is, and the date.
    pub title: String,
    pub headline: String,
    /// The result of each dimension in words, in the order of the sectors.
    pub dimensions: Vec<String>,
    /// What the dotted ring means.
    pub aim: String,
    /// That this is a self-check.
    pub foot: String,
    /// The language of the words, as a BCP 47 tag.
    pub language: String,
    pub right_to_left: bool,
}

const MARGIN: f32 = 80.0;
const TEXT_WIDTH: f32 = PICTURE_WIDTH as f32 - 2.0 * MARGIN;
/// Sizes of the headline in pixels, tried in turn until it takes three lines.
const HEADLINE_SIZES: [f32; 4] = [68.0, 58.0, 48.0, 38.0];
const INK: &str = "#1d2433";
const SOFT_INK: &str = "#4a5468";
const PAPER: &str = "#fbf8f3";
/// The colours of the dimensions, by the place of their sector.
const SECTORS: [&str; 3] = ["#b4431f", "#1f6b45", "#2c4f9e"];

/// Builds the picture as SVG markup of [`PICTURE_WIDTH`] by [`PICTURE_HEIGHT`] pixels. It is
/// always in the light colours, since it may be printed or pinned up.
pub fn take_home_picture(picture: &PetalPicture, words: &PictureWords) -> String {
    let mut page = Page::new(words.right_to_left);
    page.write(&words.title, 32.0, "400", SOFT_INK);
    page.skip(12.0);
    let size = headline_size(&words.headline);
    page.write(&words.headline, size, "700", INK);
    page.skip(20.0);

    // The foot is laid out first, on a page of its own, as the chart gets what is left.
    let mut foot = Page::new(words.right_to_left);
    for (index, sector) in picture.sectors.iter().enumerate() {
        let result = words.dimensions.get(index).map_or("", String::as_str);
        foot.legend_line(index, &sector.label, result);
    }
    foot.skip(14.0);
    if picture.aim.is_some() {
        foot.write(&words.aim, 28.0, "400", SOFT_INK);
    }
    foot.write(&words.foot, 28.0, "400", SOFT_INK);

    let foot_top = PICTURE_HEIGHT as f32 - MARGIN - (foot.below - MARGIN) + 20.0;
    let room = (foot_top - page.below).max(0.0);
    let side = room.min(PICTURE_WIDTH as f32 - MARGIN) as i32;
    let left = (PICTURE_WIDTH as i32 - side) / 2;
    let top = page.below as i32 + (room as i32 - side) / 2;
    let chart = draw(picture, &paint(picture), "chart");
    let view_box = view_box();
    let direction = if words.right_to_left { "rtl" } else { "ltr" };
    let language = escape(&words.language);
    let (above, below) = (page.markup, foot.markup);
    let foot_shift = (foot_top - MARGIN) as i32;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{PICTURE_WIDTH}\" \
         height=\"{PICTURE_HEIGHT}\" viewBox=\"0 0 {PICTURE_WIDTH} {PICTURE_HEIGHT}\" \
         xml:lang=\"{language}\" direction=\"{direction}\" \
         font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif\">\
         <rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>{above}\
         <svg x=\"{left}\" y=\"{top}\" width=\"{side}\" height=\"{side}\" \
         viewBox=\"{view_box}\">{chart}</svg>\
         <g transform=\"translate(0 {foot_shift})\">{below}</g></svg>"
    )
}

/// The largest size at which the headline takes three lines; the smallest where none does.
fn headline_size(headline: &str) -> f32 {
    let [.., smallest] = HEADLINE_SIZES;
    let fits = |size: &f32| wrap(headline, *size, TEXT_WIDTH).len() <= 3;
    HEADLINE_SIZES.into_iter().find(fits).unwrap_or(smallest)
}

fn paint(picture: &PetalPicture) -> Paint {
    Paint {
        sectors: (0..picture.sectors.len())
            .map(|index| colour(index).to_owned())
            .collect(),
        track: "#ece5d8",
        edge: "#8a857a",
        ink: INK,
        paper: PAPER,
    }
}

fn colour(sector: usize) -> &'static str {
    SECTORS[sector % SECTORS.len()]
}

/// Lines of text from the top of a page downwards.
struct Page {
    markup: String,
    /// The top edge of what comes next, in pixels.
    below: f32,
    right_to_left: bool,
}

impl Page {
    fn new(right_to_left: bool) -> Self {
        Self {
            markup: String::new(),
            below: MARGIN,
            right_to_left,
        }
    }

    fn skip(&mut self, pixels: f32) {
        self.below += pixels;
    }

    /// Writes a paragraph over the whole width.
    fn write(&mut self, text: &str, size: f32, weight: &str, colour: &str) {
        for line in wrap(text, size, TEXT_WIDTH) {
            self.line(&line, 0.0, size, weight, colour);
        }
    }

    /// Writes a dimension's mark, its name and its result.
    fn legend_line(&mut self, sector: usize, name: &str, result: &str) {
        let size = 36.0;
        let indent = 60.0;
        let x = if self.right_to_left {
            PICTURE_WIDTH as f32 - MARGIN - 42.0
        } else {
            MARGIN
        };
        let mark = draw_mark(colour(sector), PAPER, sector, &format!("mark-{sector}"));
        let (x, y) = (x as i32, self.below as i32 + 4);
        self.markup.push_str(&format!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"42\" height=\"42\" viewBox=\"0 0 360 360\">{mark}</svg>"
        ));
        let words = if result.is_empty() {
            name.to_owned()
        } else {
            format!("{name}: {result}")
        };
        for line in wrap(&words, size, TEXT_WIDTH - indent) {
            self.line(&line, indent, size, "600", INK);
        }
        self.skip(6.0);
    }

    /// Writes one line that fits.
    fn line(&mut self, text: &str, indent: f32, size: f32, weight: &str, colour: &str) {
        let text = escape(text);
        let x = if self.right_to_left {
            PICTURE_WIDTH as f32 - MARGIN - indent
        } else {
            MARGIN + indent
        } as i32;
        let baseline = (self.below + size) as i32;
        let size_in_pixels = size as i32;
        // The start of a line is at the right where text runs from right to left.
        self.markup.push_str(&format!(
            "<text x=\"{x}\" y=\"{baseline}\" font-size=\"{size_in_pixels}\" \
             font-weight=\"{weight}\" fill=\"{colour}\">{text}</text>"
        ));
        self.below += size * 1.28;
    }
}

#[cfg(test)]
#[path = "picture_tests.rs"]
mod tests;
