//! Print, share, or take a copy: the result in the person's own hands.

use instruments::check::CheckResult as Scored;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chart::{picture, word_of};
use super::headline::headline;
use crate::components::chart::picture::{
    PICTURE_HEIGHT, PICTURE_WIDTH, PictureWords, take_home_picture,
};
use crate::components::{BackupOffer, Go, live, tap};
use crate::platform::share::{self, Shared};
use crate::platform::{
    browser, download,
    picture::{self as raster, PictureError, Png},
    timer,
};
use crate::route::Route;
use crate::state::{CheckView, date_of, now};
use crate::words::{self, Text};

const FILE_NAME: &str = "good-business.png";
/// When the picture is made, in milliseconds after the result is there: the chart has grown in by then.
const AFTER_THE_CHART: i32 = 1_500;

#[component]
pub(super) fn TakeHome(view: CheckView, result: Scored) -> impl IntoView {
    let told = RwSignal::new(None::<Text>);
    let svg = take_home_picture(&picture(&view, &result), &picture_words(&view, &result));
    let text = share_text(&view, &result).into_owned();
    // Phones open the share sheet only directly after a tap, so the picture is made before.
    let made = StoredValue::new_local(None::<Png>);
    let ahead = svg.clone();
    spawn_local(async move {
        timer::sleep(AFTER_THE_CHART).await;
        if let Ok(png) = to_png(&ahead).await {
            made.try_update_value(|made| *made = Some(png));
        }
    });
    let share_it = move |_| {
        let (svg, text) = (svg.clone(), text.clone());
        let made = made.get_value();
        spawn_local(async move {
            let png = match made {
                Some(png) => Ok(png),
                None => to_png(&svg).await,
            };
            told.set(match png {
                Ok(png) => share_picture(&png, &text).await,
                Err(_) => Some(words::result::share_failed()),
            });
        });
    };
    view! {
        <section class="take-home no-print">
            <h2>{words::result::take_home()}</h2>
            <div class="button-row">
                <button type="button" class="button button-quiet" on:click=tap(|_| browser::print())>{words::result::print()}</button>
                <button type="button" class="button button-quiet" on:click=tap(share_it)>{words::result::share()}</button>
                <Go to=Route::Copy class="button button-quiet">{words::trouble::take_copy()}</Go>
            </div>
            <p class="hint" role="status">{live(move || told.get())}</p>
            <BackupOffer />
        </section>
    }
}

async fn to_png(svg: &str) -> Result<Png, PictureError> {
    raster::to_png(svg, PICTURE_WIDTH, PICTURE_HEIGHT).await
}

/// The words to show afterwards; none where the person changed their mind.
async fn share_picture(png: &Png, text: &str) -> Option<Text> {
    match share::picture(&words::app::name(), text, FILE_NAME, png).await {
        Shared::Yes => Some(words::result::shared()),
        Shared::NotWanted => None,
        Shared::Unavailable => Some(match download::save(FILE_NAME, png) {
            Ok(()) => words::result::share_saved(),
            Err(_) => words::result::share_failed(),
        }),
    }
}

fn picture_words(view: &CheckView, result: &Scored) -> PictureWords {
    let locale = words::current();
    let date = words::full_date(date_of(view.record.finished.unwrap_or_else(now)));
    PictureWords {
        title: format!("{} · {date}", words::app::name()),
        headline: headline(result).into_owned(),
        dimensions: view
            .check
            .dimensions
            .iter()
            .map(|dimension| {
                words::result::dimension_line(&dimension.name, word_of(result, &dimension.id))
                    .into_owned()
            })
            .collect(),
        aim: words::result::aim().into_owned(),
        foot: words::result::not_a_certificate().into_owned(),
        language: locale.tag().to_owned(),
        right_to_left: locale.direction() == "rtl",
    }
}

fn share_text(view: &CheckView, result: &Scored) -> Text {
    let line = |dimension: &str| {
        let named = view
            .check
            .dimensions
            .iter()
            .find(|named| named.id == dimension);
        named
            .map(|named| words::result::dimension_line(&named.name, word_of(result, dimension)))
            .unwrap_or_default()
    };
    words::result::share_text(
        headline(result),
        line("generative"),
        line("green"),
        line("responsible"),
    )
}
