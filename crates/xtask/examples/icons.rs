//! Draws the icons of `public/icons/` from `public/favicon.svg`, the one picture there is of them:
//! `cargo run --package xtask --example icons`. An example, so that its renderer is compiled only
//! when somebody has changed the picture.

use anyhow::{Context, ensure};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::fs;
use std::path::Path;

const PICTURE: &str = "public/favicon.svg";
const CORNERS: &str = " rx=\"112\"";
const PETALS: &str = "translate(256 262)";

fn main() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let rounded = fs::read_to_string(root.join(PICTURE))?;
    ensure!(
        rounded.contains(CORNERS) && rounded.contains(PETALS),
        "{PICTURE} was drawn anew: mend this"
    );
    // A system cuts a maskable icon to any shape that leaves a circle of four fifths of its width.
    let maskable = full_bleed(&rounded, "0.86");
    // An iPhone rounds the corners by itself, and only those.
    let apple = full_bleed(&rounded, "0.95");
    for (name, picture, size) in [
        ("icon-192.png", &rounded, 192),
        ("icon-512.png", &rounded, 512),
        ("maskable-192.png", &maskable, 192),
        ("maskable-512.png", &maskable, 512),
        ("apple-touch-icon.png", &apple, 180),
    ] {
        draw(picture, size, &root.join("public/icons").join(name))?;
    }
    Ok(())
}

/// The picture with square corners and its petals scaled.
fn full_bleed(picture: &str, scale: &str) -> String {
    picture
        .replace(CORNERS, "")
        .replace(PETALS, &format!("{PETALS} scale({scale})"))
}

fn draw(picture: &str, size: u16, file: &Path) -> anyhow::Result<()> {
    let tree = Tree::from_str(picture, &Options::default())?;
    let scale = f32::from(size) / tree.size().width();
    let mut pixels = Pixmap::new(size.into(), size.into()).context("no such size")?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    fs::write(file, pixels.encode_png()?)
        .with_context(|| format!("cannot write {}", file.display()))
}
