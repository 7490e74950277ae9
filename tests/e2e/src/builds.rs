//! What the service worker has on the phone. A person sees no sign of it.

use crate::Person;

impl Person {
    /// Waits until the part of the app with that page could be opened without a network too.
    #[track_caller]
    pub fn has_the_part_on_the_phone(&self, page: &str) {
        let script = "const [page, told] = [arguments[0], arguments[arguments.length - 1]];
            const look = () => caches.match(page)
                .then((found) => found ? told(true) : setTimeout(look, 100));
            look()";
        self.browser
            .session()
            .and_then(|session| session.run_and_wait(script, vec![page.into()]))
            .unwrap_or_else(|error| panic!("{page} is not kept: {error}"));
    }

    /// Waits until the browser has looked for a newer build and given up what it found.
    #[track_caller]
    pub fn waits_for_an_update_to_fail(&self) {
        let script = "const told = arguments[arguments.length - 1];
            navigator.serviceWorker.ready.then(async (registration) => {
                const found = await registration.update();
                const worker = found.installing;
                if (!worker) return told(found.waiting ? 'waiting' : 'redundant');
                worker.onstatechange = () => worker.state === 'installing' || told(worker.state);
            }).catch((error) => told(String(error)))";
        let outcome = self
            .browser
            .session()
            .and_then(|session| session.run_and_wait(script, vec![]))
            .unwrap_or_else(|error| panic!("no update was looked for: {error}"));
        assert_eq!(outcome, "redundant", "a build that is not whole was taken");
    }
}
