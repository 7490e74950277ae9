//! Moves between places and keeps the address bar in step.

use leptos::prelude::*;

use crate::link::Link;
use crate::platform::address;
use crate::route::Route;

/// Where the person is; copies of it are the same.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    route: RwSignal<Route>,
    has_moved: StoredValue<bool>,
}

impl Navigation {
    /// Starts where the address bar says, and follows the back and forward buttons.
    pub(crate) fn start() -> Navigation {
        let navigation = Navigation {
            route: RwSignal::new(Route::parse(&address::path())),
            has_moved: StoredValue::new(false),
        };
        address::on_back_or_forward(move || navigation.arrive(Route::parse(&address::path())));
        navigation
    }

    /// The present place; whoever reads it hears of the next.
    pub(crate) fn route(self) -> Route {
        self.route.get()
    }

    /// Goes to a place; back leads here again.
    pub(crate) fn go(self, route: Route) {
        address::push(&route.path());
        self.arrive(route);
    }

    /// Goes to a place in the stead of this one; back does not lead here.
    pub(crate) fn go_instead(self, route: Route) {
        address::replace(&route.path());
        self.arrive(route);
    }

    /// Goes where a link leads; back leads here again.
    pub(crate) fn follow(self, link: Link) {
        address::push(&(link.route.path() + &link.fragment));
        self.arrive(link.route);
    }

    /// Whether the person moved since the page was loaded.
    pub(crate) fn has_moved(self) -> bool {
        self.has_moved.get_value()
    }

    fn arrive(self, route: Route) {
        self.has_moved.set_value(true);
        self.route.set(route);
        address::scroll_to_top();
    }
}

pub(crate) fn use_navigation() -> Navigation {
    expect_context()
}
