//! Moves between places and keeps the address bar in step.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::link::Link;
use crate::part::Part;
use crate::platform::{address, browser, page};
use crate::route::{BackupPlace, Route};
use crate::state::Session;

/// Where the person is; copies of it are the same.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    part: Part,
    route: RwSignal<Route>,
    has_moved: StoredValue<bool>,
    /// What is saved before the page is left for another part's; none until the store is open.
    session: StoredValue<Option<Session>>,
}

impl Navigation {
    /// Starts where the address bar says, and follows the back and forward buttons.
    pub(crate) fn start(part: Part) -> Navigation {
        let navigation = Navigation {
            part,
            route: RwSignal::new(Route::parse(&address::path())),
            has_moved: StoredValue::new(false),
            session: StoredValue::new(None),
        };
        address::on_back_or_forward(move || navigation.arrive(Route::parse(&address::path())));
        navigation
    }

    /// From now on this session's changes are saved before another part is loaded.
    pub(crate) fn keeps(self, session: Session) {
        self.session.set_value(Some(session));
    }

    /// Where a person begins in this part.
    pub(crate) fn home(self) -> Route {
        match self.part {
            Part::Check => Route::Home,
            Part::Anchor | Part::Log => Route::anchor_home(),
        }
    }

    /// Whether a link to that place needs a window of its own: where nothing is kept, the page that
    /// is left takes all answers with it.
    pub(crate) fn needs_own_window(self, route: &Route) -> bool {
        let keeps_nothing = |session: &Option<Session>| session.is_some_and(|s| s.in_memory_only);
        route.part() != self.part && self.session.with_value(keeps_nothing)
    }

    /// The present place; whoever reads it hears of the next.
    pub(crate) fn route(self) -> Route {
        self.route.get()
    }

    /// Goes to a place; back leads here again.
    pub(crate) fn go(self, route: Route) {
        self.follow(Link {
            route,
            fragment: String::new(),
        });
    }

    /// Goes to a place in the stead of this one; back does not lead here.
    pub(crate) fn go_instead(self, route: Route) {
        address::replace(&route.path());
        self.arrive(route);
    }

    /// Goes where a link leads; back leads here again.
    pub(crate) fn follow(self, link: Link) {
        let mut address = link.route.path();
        if link.route == BackupPlace::Join.into() {
            address::hand_over_code(link.fragment.trim_start_matches('#'));
        } else {
            address += &link.fragment;
        }
        if link.route.part() == self.part {
            address::push(&address);
            self.arrive(link.route);
        } else {
            self.leave_for(address);
        }
    }

    /// Whether the person moved since the page was loaded.
    pub(crate) fn has_moved(self) -> bool {
        self.has_moved.get_value()
    }

    /// Loads another part's page when all is saved: a page that is left undoes what is under way. What
    /// could not be saved is in this page alone, so the person stays with the notice that says so.
    fn leave_for(self, address: String) {
        browser::leave_field();
        let session = self.session.get_value();
        spawn_local(async move {
            if let Some(session) = session {
                session.written().await;
                if !session.is_idle() {
                    address::scroll_to_top();
                    return;
                }
            }
            page::open(&address);
        });
    }

    /// The screen turned to its next page, and the place stayed.
    pub(crate) fn turn_page(self) {
        self.has_moved.set_value(true);
        address::scroll_to_top();
    }

    fn arrive(self, route: Route) {
        self.route.set(route);
        self.turn_page();
    }
}

pub(crate) fn use_navigation() -> Navigation {
    expect_context()
}
