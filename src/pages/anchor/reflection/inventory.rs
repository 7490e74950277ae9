//! What the anchor holds: the opener of a reflection. Ticks and rough numbers, never a score.

use instruments::reflection::{InventoryItem, InventoryUnit};
use leptos::prelude::*;

use super::Opened;
use crate::components::{BottomBar, Go, Listed, Mark, Page, TextArea, contested_flag, live};
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::records::reflection::inventory;
use crate::state::use_session;
use crate::words::{self, Text};

#[component]
pub(super) fn Inventory(opened: Opened) -> impl IntoView {
    let id = opened.now.record.id;
    let inventory = &opened.now.reflection.inventory;
    let on = AnchorPlace::reflection(&id, ReflectionPlace::Themes);
    let items = inventory.items.iter();
    let items = items.map(|item| view! { <Item reflection=id.clone() item /> });
    let items = items.listed();
    view! {
        <Page title=words::reflection_inventory::title() class="inventory">
            <p class="lead">{inventory.ask.as_str()}</p>
            <p class="hint">{words::reflection_inventory::not_scored()}</p>
            <ul class="rows">{items}</ul>
            <BottomBar>
                <Go to=AnchorPlace::Home class="button button-quiet">{words::app::back()}</Go>
                <Go to=on class="button button-main">{words::reflection_inventory::on()}</Go>
            </BottomBar>
        </Page>
    }
}

#[component]
fn Item(reflection: String, item: &'static InventoryItem) -> impl IntoView {
    let session = use_session();
    let amount_path = inventory::amount_path(&reflection, &item.id);
    let reflection = StoredValue::new(reflection);
    let is_held = Memo::new(move |_| {
        session.replica.with(|replica| {
            reflection.with_value(|reflection| inventory::holds(replica, reflection, &item.id))
        })
    });
    let set = move |on| {
        session.save_one(inventory::tick(&reflection.get_value(), &item.id, on));
    };
    let amount = move || {
        let label = amount_label(item.unit).filter(|_| is_held.get());
        label.map(|label| {
            view! { <TextArea id=item.id.as_str() label path=amount_path.clone() short=true /> }
        })
    };
    view! {
        <li>
            <Mark label=Text::Borrowed(item.label.as_str()) on=is_held.into() set />
            {contested_flag(|on| inventory::tick(&reflection.get_value(), &item.id, on))}
            {live(amount)}
        </li>
    }
}

/// What is asked beside a tick, if anything.
fn amount_label(unit: InventoryUnit) -> Option<Text> {
    match unit {
        InventoryUnit::Pounds => Some(words::reflection_inventory::pounds()),
        InventoryUnit::Number => Some(words::reflection_inventory::number()),
        InventoryUnit::NumberOrHectares => Some(words::reflection_inventory::number_or_hectares()),
        InventoryUnit::List => Some(words::reflection_inventory::list()),
        InventoryUnit::MonthsOfRunningCosts => Some(words::reflection_inventory::months()),
        InventoryUnit::YesOrNo => None,
    }
}
