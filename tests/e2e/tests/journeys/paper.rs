//! What a page is on paper.

use std::{fs, io::Read};

use e2e::{Engine, Person};
use flate2::read::ZlibDecoder;

/// The rules for paper, put on the screen: what no driver prints can be looked at there. Returns
/// every colour that is not a grey.
const ON_PAPER: &str = "for (const sheet of document.styleSheets) {
      const turn = (rules) => {
        for (const rule of rules) {
          if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
          else if (rule.media?.mediaText === 'screen') rule.media.mediaText = 'not all';
          if (rule.cssRules) turn(rule.cssRules);
        }
      };
      turn(sheet.cssRules);
    }
    const is_seen = (one) => one.getClientRects().length > 0;
    const colours = (one) => {
      const style = getComputedStyle(one);
      const painted = one instanceof SVGElement ? [style.fill, style.stroke] : [style.color];
      return [...painted, style.backgroundColor];
    };
    // A pattern is told by its address; what it is made of is looked at by itself.
    const is_grey = (colour) => {
      if (colour.startsWith('url(')) return true;
      const [red, green, blue, alpha] = colour.match(/[\\d.]+/g) ?? [0, 0, 0];
      return alpha === '0' || (red === green && green === blue);
    };
    const seen = [...document.querySelectorAll('.page, .page *')].filter(is_seen);
    return seen.flatMap((one) => colours(one).filter((colour) => !is_grey(colour))
      .map((colour) => `${one.localName}.${one.getAttribute('class') ?? ''}: ${colour}`))";

/// Leaves the page as it would be on paper, and sees no colour on it.
#[track_caller]
pub(crate) fn is_black_and_white(person: &Person) {
    let session = person.browser.session().expect("the browser runs");
    let coloured = session
        .run(ON_PAPER, vec![])
        .expect("the page can be looked at");
    assert_eq!(coloured, serde_json::json!([]), "paper is black and white");
}

/// Sees how many pages are printed. WebKitGTK's driver prints nothing: there only the rules for paper
/// are looked at.
#[track_caller]
pub(crate) fn is_printed_on(person: &Person, wanted: usize) {
    if person.browser.engine() == Engine::WebKit {
        return;
    }
    let session = person.browser.session().expect("the browser runs");
    let paper = session.print().expect("the page can be printed");
    let evidence = person.browser.evidence().join("paper.pdf");
    fs::write(evidence, &paper).expect("what was printed can be kept");
    assert_eq!(pages(&paper), wanted, "pages of paper");
}

/// How many pages a PDF has: each is an object that names itself so, in the open or among others
/// that are compressed together.
fn pages(pdf: &[u8]) -> usize {
    let mut text = String::from_utf8_lossy(pdf).into_owned();
    let begins = pdf.windows(7).enumerate();
    for (place, _) in begins.filter(|(_, word)| *word == b"stream\n") {
        let mut objects = Vec::new();
        // What is no compressed text adds nothing.
        let _ = ZlibDecoder::new(&pdf[place + 7..]).read_to_end(&mut objects);
        text.push_str(&String::from_utf8_lossy(&objects));
    }
    let named = text.split("/Type").skip(1).map(str::trim_start);
    named
        .filter(|kind| kind.starts_with("/Page") && !kind.starts_with("/Pages"))
        .count()
}
