//! What a person sees.

use serde_json::Value;

use super::Person;

use crate::{
    in_page::{self, Focus, Name, Thing, Wanted},
    trouble::Outcome,
    wait,
};

impl Person {
    #[track_caller]
    pub fn sees_heading(&self, name: impl Into<Name>) {
        self.sees(&Wanted::new("heading", name));
    }

    /// Sees a status message that holds these words. A screen reader says them too.
    #[track_caller]
    pub fn sees_status(&self, words: &str) {
        self.try_to_see_status(words)
            .unwrap_or_else(|error| panic!("{error}"));
    }

    /// As [`Person::sees_status`], where it may fail.
    ///
    /// # Errors
    /// When the words do not come, or the browser is gone.
    pub fn try_to_see_status(&self, words: &str) -> Outcome<()> {
        let session = self.session()?;
        wait::until(&format!("the status {words:?}"), || {
            let said: Vec<String> = in_page::find(session, &Wanted::any("status"))?
                .into_iter()
                .filter_map(|status| status.text)
                .collect();
            let heard = said.iter().any(|text| text.contains(words));
            Ok(if heard {
                Ok(())
            } else {
                Err(format!("the status is {said:?}"))
            })
        })
    }

    #[track_caller]
    pub fn sees_button(&self, name: impl Into<Name>) {
        self.sees(&Wanted::new("button", name));
    }

    #[track_caller]
    pub fn sees_link(&self, name: impl Into<Name>) {
        self.sees(&Wanted::new("link", name));
    }

    /// Sees exactly one of what is wanted.
    #[track_caller]
    pub fn sees(&self, wanted: &Wanted) {
        self.sees_it(wanted, "shown", |thing| thing.visible);
    }

    /// Sees that an answer is chosen.
    #[track_caller]
    pub fn sees_chosen(&self, name: impl Into<Name>) {
        self.sees_it(&Wanted::new("radio", name), "chosen", |thing| thing.checked);
    }

    /// Sees that nothing of the kind is there, or goes away.
    #[track_caller]
    pub fn does_not_see(&self, wanted: &Wanted) {
        let gone = self.session().and_then(|session| {
            wait::until(&format!("{wanted} to be gone"), || {
                let found = in_page::find(session, wanted)?;
                Ok(if found.is_empty() {
                    Ok(())
                } else {
                    Err("it is still there".to_owned())
                })
            })
        });
        gone.unwrap_or_else(|error| panic!("{error}"));
    }

    /// Reads the names of all elements with a role, once there are any.
    #[track_caller]
    #[must_use]
    pub fn reads_all(&self, role: &str, group: Option<&Name>) -> Vec<String> {
        self.try_to_read_all(role, group)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// As [`Person::reads_all`], where it may fail.
    ///
    /// # Errors
    /// When there are none, or the browser is gone.
    pub fn try_to_read_all(&self, role: &str, group: Option<&Name>) -> Outcome<Vec<String>> {
        let session = self.session()?;
        wait::until(&format!("any {role}"), || {
            let names = in_page::names(session, role, group)?;
            Ok(if names.is_empty() {
                Err(in_page::roles(session)?)
            } else {
                Ok(names)
            })
        })
    }

    /// Sees the words somewhere on the page.
    #[track_caller]
    pub fn sees_text(&self, words: &str) {
        let _ = self.sees_one_of_texts(&[words]);
    }

    /// Waits until one of several texts is on the page, and says which.
    #[track_caller]
    #[must_use]
    pub fn sees_one_of_texts(&self, several: &[&str]) -> usize {
        let seen = wait::until(&format!("the words {several:?}"), || {
            let text = self.page_text()?;
            let found = several.iter().position(|words| text.contains(words));
            Ok(found.ok_or_else(|| format!("the page says:\n{text}")))
        });
        seen.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Waits until no part of the page is still being asked for.
    #[track_caller]
    pub fn sees_nothing_under_way(&self) {
        let script = "return [...document.querySelectorAll('.under-way')]
            .map((one) => one.innerText).join('')";
        let told = self.session().and_then(|session| {
            wait::until("the page to be whole", || {
                let waiting = session.run(script, vec![])?;
                let waiting = waiting.as_str().unwrap_or_default().to_owned();
                Ok(if waiting.is_empty() {
                    Ok(())
                } else {
                    Err(waiting)
                })
            })
        });
        told.unwrap_or_else(|error| panic!("{error}"));
    }

    /// Everything the page says, with white space as single spaces.
    ///
    /// # Errors
    /// When the page cannot be looked at.
    pub fn page_text(&self) -> Outcome<String> {
        let text = self
            .session()?
            .run("return document.body?.innerText ?? ''", vec![])?;
        let words = text.as_str().unwrap_or_default().split_whitespace();
        Ok(words.collect::<Vec<_>>().join(" "))
    }

    /// The path in the address bar, without the host.
    #[track_caller]
    #[must_use]
    pub fn path(&self) -> String {
        self.session()
            .and_then(|session| session.address())
            .map(|address| address.path().to_owned())
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// Waits until the path in the address bar is one that fits.
    #[track_caller]
    pub fn is_at(&self, fits: impl Fn(&str) -> bool) -> String {
        self.try_to_be_at(fits)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// As [`Person::is_at`], where it may fail.
    ///
    /// # Errors
    /// When no such address comes, or the browser is gone.
    pub fn try_to_be_at(&self, fits: impl Fn(&str) -> bool) -> Outcome<String> {
        let session = self.session()?;
        wait::until("the address", || {
            let path = session.address()?.path().to_owned();
            Ok(if fits(&path) {
                Ok(path)
            } else {
                Err(format!("it is {path}"))
            })
        })
    }

    /// What the keyboard would act on.
    #[track_caller]
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.session()
            .and_then(in_page::focus)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// Sees the keyboard at the heading of the page, where a screen reader starts to read.
    #[track_caller]
    pub fn is_at_the_heading(&self) {
        let there = self.session().and_then(|session| {
            wait::until("the focus to be on the heading", || {
                let focus = in_page::focus(session)?;
                Ok(if focus.tag == "h1" {
                    Ok(())
                } else {
                    Err(format!("it is on {focus:?}"))
                })
            })
        });
        there.unwrap_or_else(|error| panic!("{error}"));
    }

    /// Finds what has to be scrolled sideways: the culprits by name, for "it overflows" alone sends
    /// people hunting.
    #[track_caller]
    #[must_use]
    pub fn finds_overflow(&self) -> Option<String> {
        let script = "const wide = document.scrollingElement.scrollWidth;
            if (wide <= innerWidth) return null;
            const sticks_out = (one) => {
              const box = one.getBoundingClientRect();
              const spills = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
                && getComputedStyle(one).overflowX === 'visible';
              return box.right > innerWidth + 1 || box.left < -1 || spills;
            };
            return `${wide} px wide in a window of ${innerWidth}: ` +
              [...document.querySelectorAll('body *')].filter(sticks_out).slice(-6)
                .map((one) => `${one.localName}.${one.getAttribute('class') ?? ''} ` +
                  (one.innerText ?? '').slice(0, 40))
                .join('; ')";
        let said = self
            .session()
            .and_then(|session| session.run(script, vec![]));
        let said = said.unwrap_or_else(|error| panic!("{error}"));
        said.as_str().map(str::to_owned)
    }

    /// Finds the rules of accessibility that the page breaks, a line for each place.
    #[track_caller]
    #[must_use]
    pub fn finds_breaches(&self) -> Vec<String> {
        let breaches = self.session().and_then(in_page::breaches);
        breaches.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Sees a page that breaks no rule of accessibility.
    #[track_caller]
    pub fn sees_an_accessible_page(&self) {
        let breaches = self.finds_breaches();
        assert!(
            breaches.is_empty(),
            "at {}:\n{}",
            self.path(),
            breaches.join("\n")
        );
    }

    /// Waits until the one thing that is wanted is as it should be.
    #[track_caller]
    pub fn sees_it(&self, wanted: &Wanted, how: &str, is_so: impl Fn(&Thing) -> bool) {
        let seen = wait::until(&format!("{wanted} to be {how}"), || {
            Ok(self.one(wanted)?.and_then(|thing| {
                if is_so(&thing) {
                    Ok(())
                } else {
                    Err(format!("it is {thing:?}"))
                }
            }))
        });
        seen.unwrap_or_else(|error| panic!("{error}"));
    }

    /// What stands in a field.
    #[track_caller]
    #[must_use]
    pub fn reads_the_value(&self, wanted: &Wanted) -> String {
        let read = wait::until(&format!("{wanted} with something in it"), || {
            let value = self.one(wanted)?.map(|thing| thing.value);
            let text =
                |value: Option<Value>| value.and_then(|value| value.as_str().map(str::to_owned));
            Ok(value.and_then(|value| text(value).ok_or_else(|| "it is empty".to_owned())))
        });
        read.unwrap_or_else(|error| panic!("{error}"))
    }
}
