//! The picture to take home: one self-contained SVG with the chart and its words.
//!
//! Pure: the words and the results go in, markup comes out. Colours and fonts are written
//! into it, as a shared picture has no style sheet; the words are escaped, and wrapped by
//! estimated widths, as SVG does not wrap.

use super::drawing::{Paint, draw, draw_mark, view_box};
use super::geometry::PetalPicture;
use super::text::{escape, wrap, wrap_evenly};

/// Width of the picture in pixels: a portrait that phones and chats show uncropped.
pub(crate) const PICTURE_WIDTH: u32 = 1080;
/// Height of the picture in pixels.
pub(crate) const PICTURE_HEIGHT: u32 = 1350;

/// Every word on the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PictureWords {
    /// The line over the headline: what this is, and the date.
    pub(crate) title: String,
    pub(crate) headline: String,
    /// A line for each dimension, its name and its result, in the order of the sectors.
    pub(crate) dimensions: Vec<String>,
    /// What the dotted ring means.
    pub(crate) aim: String,
    /// That this is a self-check.
    pub(crate) foot: String,
    /// The language of the words, as a BCP 47 tag.
    pub(crate) language: String,
    pub(crate) right_to_left: bool,
}

const MARGIN: f32 = 72.0;
const TEXT_WIDTH: f32 = PICTURE_WIDTH as f32 - 2.0 * MARGIN;
/// Sizes of the headline in pixels, and how many lines it may take at each.
const HEADLINE_SIZES: [(f32, usize); 4] = [(68.0, 2), (60.0, 2), (52.0, 3), (42.0, 3)];
/// The size where it fits none of those.
const SMALLEST_HEADLINE: f32 = 36.0;
const INK: &str = "#1d2433";
const SOFT_INK: &str = "#4a5468";
const PAPER: &str = "#fbf8f3";
/// The colours of the dimensions, by the place of their sector.
const SECTORS: [&str; 3] = ["#b4431f", "#1f6b45", "#2c4f9e"];

/// Builds the picture as SVG markup of [`PICTURE_WIDTH`] by [`PICTURE_HEIGHT`] pixels. It is
/// always in the light colours, since it may be printed or pinned up.
pub(crate) fn take_home_picture(picture: &PetalPicture, words: &PictureWords) -> String {
    let mut head = Page::new(MARGIN, words.right_to_left);
    head.write(&words.title, 32.0, "400", SOFT_INK);
    head.skip(10.0);
    let size = headline_size(&words.headline);
    head.write(&words.headline, size, "700", INK);

    // The foot is laid out before the chart, which gets what is left.
    let mut foot = Page::new(0.0, words.right_to_left);
    for (index, line) in words.dimensions.iter().enumerate() {
        foot.legend_line(index, line);
    }
    foot.skip(10.0);
    if picture.aim.is_some() {
        foot.write(&words.aim, 28.0, "400", SOFT_INK);
    }
    foot.write(&words.foot, 28.0, "400", SOFT_INK);

    let foot_top = (PICTURE_HEIGHT as f32 - MARGIN - foot.below) as i32;
    let room = (foot_top - head.below as i32).max(0);
    let side = room.min(PICTURE_WIDTH as i32 - MARGIN as i32);
    let left = (PICTURE_WIDTH as i32 - side) / 2;
    let top = head.below as i32 + (room - side) / 2;
    let chart = draw(picture, &paint(picture), "chart");
    let view_box = view_box();
    let direction = if words.right_to_left { "rtl" } else { "ltr" };
    let language = escape(&words.language);
    let (above, below) = (head.markup, foot.markup);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{PICTURE_WIDTH}\" \
         height=\"{PICTURE_HEIGHT}\" viewBox=\"0 0 {PICTURE_WIDTH} {PICTURE_HEIGHT}\" \
         xml:lang=\"{language}\" direction=\"{direction}\" \
         font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif\">\
         <rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>{above}\
         <svg x=\"{left}\" y=\"{top}\" width=\"{side}\" height=\"{side}\" \
         viewBox=\"{view_box}\">{chart}</svg>\
         <g transform=\"translate(0 {foot_top})\">{below}</g></svg>"
    )
}

/// The largest size at which the headline takes no more lines than it may.
fn headline_size(headline: &str) -> f32 {
    let fits = |(size, most): &(f32, usize)| wrap(headline, *size, TEXT_WIDTH).len() <= *most;
    HEADLINE_SIZES
        .into_iter()
        .find(fits)
        .map_or(SMALLEST_HEADLINE, |(size, _)| size)
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
    fn new(top: f32, right_to_left: bool) -> Self {
        Self {
            markup: String::new(),
            below: top,
            right_to_left,
        }
    }

    fn skip(&mut self, pixels: f32) {
        self.below += pixels;
    }

    /// Writes a paragraph over the whole width.
    fn write(&mut self, text: &str, size: f32, weight: &str, colour: &str) {
        for line in wrap_evenly(text, size, TEXT_WIDTH) {
            self.line(&line, 0.0, size, weight, colour);
        }
    }

    /// Writes a dimension's mark and its line.
    fn legend_line(&mut self, sector: usize, words: &str) {
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
            "<svg x=\"{x}\" y=\"{y}\" width=\"42\" height=\"42\" viewBox=\"0 0 220 220\">{mark}</svg>"
        ));
        for line in wrap(words, size, TEXT_WIDTH - indent) {
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
mod tests;
