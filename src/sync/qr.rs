//! A link as a picture for a camera. Only the engine draws it, so that no part carries what it takes.

use qrcodegen::{QrCode, QrCodeEcc};

/// The margin that a camera needs around it, in squares.
const MARGIN: i32 = 4;

/// A picture of dark squares on light ground, as the engine tells it and a page draws it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Qr {
    /// How many squares wide and high it is, with the margin around it; 0 where there is no picture.
    pub(crate) side: usize,
    /// What is dark, as the `d` of an SVG path; a square is 1 by 1.
    pub(crate) dark: String,
}

impl Qr {
    /// Draws a text. One that is too long for a picture has none.
    pub(crate) fn of(text: &str) -> Self {
        QrCode::encode_text(text, QrCodeEcc::Medium).map_or_else(|_| Self::default(), drawn)
    }

    /// In one line: `29 M4 4h7v1h-7z…`.
    pub(super) fn to_line(&self) -> String {
        [&self.side.to_string(), " ", &self.dark].concat()
    }

    pub(super) fn from_line(line: &str) -> Option<Self> {
        let (side, dark) = line.split_once(' ')?;
        Some(Self {
            side: side.parse().ok()?,
            dark: dark.to_owned(),
        })
    }
}

/// Neighbours in a row are one shape: a shorter text, and no hair between them on a screen.
fn drawn(code: QrCode) -> Qr {
    let size = code.size();
    let mut dark = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                let (left, top) = (x + MARGIN, y + MARGIN);
                dark.push_str(&format!("M{left} {top}h{run}v1h-{run}z"));
            }
            x += run + 1;
        }
    }
    Qr {
        side: (size + 2 * MARGIN) as usize,
        dark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is dark, row by row, as the path says.
    fn squares(qr: &Qr) -> Vec<Vec<bool>> {
        let mut rows = vec![vec![false; qr.side]; qr.side];
        for shape in qr.dark.split_terminator('z') {
            let (corner, rest) = shape[1..].split_once('h').expect("a corner");
            let (x, y) = corner.split_once(' ').expect("two numbers");
            let (x, y): (usize, usize) = (x.parse().expect("x"), y.parse().expect("y"));
            let run: usize = rest.split_once('v').expect("a run").0.parse().expect("run");
            rows[y][x..x + run].fill(true);
        }
        rows
    }

    #[test]
    fn a_camera_reads_the_link_from_the_picture() {
        let link = "https://check.good-business.example/join#AbCdEfGhIjKlMnOpQrStUvWx-_12";
        let qr = Qr::of(link);
        let rows = squares(&qr);
        let scale = 4;
        let dark = |x: usize, y: usize| if rows[y / scale][x / scale] { 0 } else { 255 };
        let side = qr.side * scale;
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side, side, dark);
        let grids = seen.detect_grids();
        let (_, read) = grids[0].decode().expect("a camera finds one picture");
        assert_eq!(read, link);
        assert_eq!(Qr::from_line(&qr.to_line()), Some(qr));
    }

    #[test]
    fn a_text_that_is_too_long_has_no_picture() {
        assert_eq!(Qr::of(&"long".repeat(2_000)), Qr::default());
    }
}
