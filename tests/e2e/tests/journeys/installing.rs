//! Putting the app on the phone.

use e2e::{Scene, Wanted};

/// Browsers make their offer when they like: also on a page that has been open for a while.
pub(crate) fn an_offer_to_install_comes_late(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/");
    person.sees_heading("How good is your business?");
    let session = person.browser.session().expect("the browser runs");
    let offer = "const offer = new Event('beforeinstallprompt', { cancelable: true });
        offer.prompt = () => { window.wasAsked = true; };
        dispatchEvent(offer);";
    session.run(offer, vec![]).expect("the offer is made");
    person.sees_heading("Put it on your phone first");
    person.taps_button("Put it on my phone");
    person.does_not_see(&Wanted::new("button", "Put it on my phone"));
    let asked = session.run("return window.wasAsked", vec![]);
    assert_eq!(asked.expect("the page tells"), true);
}
