//! Turns an SVG picture into a PNG that other apps take.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url,
};

/// A picture as a file.
pub type Png = Blob;

/// Why a picture could not be made. Sharing the words alone still works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// The browser could not read the SVG.
    NotDrawn,
    /// The browser has no canvas, or keeps it from being read, as some do for privacy.
    NoCanvas,
}

/// Draws self-contained SVG markup on a canvas of `width` by `height` pixels and returns it
/// as a PNG.
pub async fn to_png(svg: &str, width: u32, height: u32) -> Result<Png, PictureError> {
    let url = ObjectUrl::of_svg(svg)?;
    let image = HtmlImageElement::new().map_err(|_| PictureError::NotDrawn)?;
    load(&image, &url.0).await?;

    let canvas = canvas(width, height).ok_or(PictureError::NoCanvas)?;
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into().ok())
        .ok_or(PictureError::NoCanvas)?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .map_err(|_| PictureError::NotDrawn)?;
    read(&canvas).await
}

/// A `blob:` address, given back when dropped.
struct ObjectUrl(String);

impl ObjectUrl {
    fn of_svg(svg: &str) -> Result<Self, PictureError> {
        let parts = Array::of1(&JsValue::from_str(svg));
        let kind = BlobPropertyBag::new();
        kind.set_type("image/svg+xml;charset=utf-8");
        Blob::new_with_str_sequence_and_options(&parts, &kind)
            .and_then(|blob| Url::create_object_url_with_blob(&blob))
            .map(Self)
            .map_err(|_| PictureError::NotDrawn)
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // An address that is already gone is as good as given back.
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Waits until the image holds what is at the address.
async fn load(image: &HtmlImageElement, url: &str) -> Result<(), PictureError> {
    let loaded = Promise::new(&mut |resolve, reject| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&reject));
    });
    image.set_src(url);
    let outcome = JsFuture::from(loaded).await;
    image.set_onload(None);
    image.set_onerror(None);
    outcome.map(|_| ()).map_err(|_| PictureError::NotDrawn)
}

/// A canvas that is on no page.
fn canvas(width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    Some(canvas)
}

/// Reads the canvas as a PNG.
async fn read(canvas: &HtmlCanvasElement) -> Result<Blob, PictureError> {
    let png = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            // Nothing hears a refusal to be told no, so there is nothing to do if it fails.
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(png)
        .await
        .ok()
        .and_then(|png| png.dyn_into().ok())
        .ok_or(PictureError::NoCanvas)
}
