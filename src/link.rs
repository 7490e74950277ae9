//! A link that a person pasted: where in the app it leads.

use crate::route::{BackupPlace, Route};

/// How long the code of an invitation is; a newer one may be longer.
const CODE_LETTERS: usize = 28;

/// A place and what the link carries to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) route: Route,
    /// The `#` and what stands behind it, which no server ever sees; empty where there is none.
    pub(crate) fragment: String,
}

/// Why what was pasted opens nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoLink {
    Empty,
    /// It is no link, or one of another site.
    NotOurs,
    /// It is a link of this site that names none of its places.
    NoSuchPlace,
}

/// Reads a link of the site at `origin`, such as `https://good.example`, out of what was pasted:
/// with or without its scheme, and whatever stands around it. Links are ASCII, so it looks at
/// bytes, which is a shorter download than letters. The code of an invitation alone is as good as its link.
///
/// # Errors
/// When there is no such link.
pub(crate) fn read(pasted: &str, origin: &str) -> Result<Link, NoLink> {
    if is_code(pasted.trim().as_bytes()) {
        return Ok(Link {
            route: BackupPlace::Join.into(),
            fragment: ["#", pasted.trim()].concat(),
        });
    }
    let host = without_scheme(origin.as_bytes());
    let mut pieces = pasted.as_bytes().split(|byte| ends_a_link(*byte));
    let place = pieces.find_map(|piece| behind_host(piece, host));
    let Some(place) = place.and_then(|place| str::from_utf8(place).ok()) else {
        return Err(if pasted.trim().is_empty() {
            NoLink::Empty
        } else {
            NoLink::NotOurs
        });
    };
    let until = |mark| place.bytes().position(|byte| byte == mark);
    let (place, fragment) = place.split_at(until(b'#').unwrap_or(place.len()));
    let path = &place[..until(b'?').unwrap_or(place.len()).min(place.len())];
    match Route::parse(path) {
        Route::NotFound => Err(NoLink::NoSuchPlace),
        route => Ok(Link {
            route,
            fragment: fragment.to_owned(),
        }),
    }
}

/// Whether it has the letters and the length of a code. Whether it is one is looked at where it is used.
fn is_code(pasted: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
    (CODE_LETTERS..=2 * CODE_LETTERS).contains(&pasted.len()) && pasted.iter().all(is_letter)
}

fn ends_a_link(byte: u8) -> bool {
    !byte.is_ascii_graphic() || b"<>\"|".contains(&byte)
}

/// What follows the host, if the piece is a link of this site.
fn behind_host<'a>(mut piece: &'a [u8], host: &[u8]) -> Option<&'a [u8]> {
    // What people write right before and after a link.
    while let [b'(' | b'[' | b'\'', rest @ ..] = piece {
        piece = rest;
    }
    while let [
        rest @ ..,
        b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'\'',
    ] = piece
    {
        piece = rest;
    }
    let (named, place) = without_scheme(piece).split_at_checked(host.len())?;
    let is_whole = matches!(place, [] | [b'/' | b'#' | b'?', ..]);
    (named.eq_ignore_ascii_case(host) && is_whole).then_some(place)
}

fn without_scheme(link: &[u8]) -> &[u8] {
    let schemes: [&[u8]; 2] = [b"https://", b"http://"];
    let found = schemes.into_iter().find_map(|scheme| {
        let (named, rest) = link.split_at_checked(scheme.len())?;
        named.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    found.unwrap_or(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: &str = "https://good.example";

    fn opened(pasted: &str) -> Result<(String, String), NoLink> {
        read(pasted, HOME).map(|link| (link.route.path(), link.fragment))
    }

    fn place(path: &str, fragment: &str) -> Result<(String, String), NoLink> {
        Ok((path.to_owned(), fragment.to_owned()))
    }

    #[test]
    fn a_link_leads_to_its_place_with_what_it_carries() {
        let link = "https://good.example/check/0a1b/result#k=Zm9v-_.YQ==";
        assert_eq!(opened(link), place("/check/0a1b/result", "#k=Zm9v-_.YQ=="));
        assert_eq!(opened("https://good.example"), place("/", ""));
        assert_eq!(opened("https://good.example/#a#b"), place("/", "#a#b"));
        assert_eq!(
            opened("https://good.example/plan?from=mail#a"),
            place("/plan", "#a")
        );
    }

    #[test]
    fn what_people_and_messages_put_around_a_link_does_no_harm() {
        for pasted in [
            "  https://good.example/plan#a \n",
            "<https://good.example/plan#a>",
            "“https://good.example/plan#a”.",
            "(https://good.example/plan#a).",
            "good.example/plan#a",
            "HTTPS://Good.Example/plan#a!",
            "http://good.example/plan/#a",
            "Have a look: https://good.example/plan#a, it is short.",
            "https://other.example/x then https://good.example/plan#a",
        ] {
            assert_eq!(opened(pasted), place("/plan", "#a"), "{pasted}");
        }
        assert_eq!(opened("Try good.example."), place("/", ""));
    }

    #[test]
    fn the_code_of_an_invitation_is_as_good_as_its_link() {
        let code = "AUI56ZQulpjdUZ89WZVrHAu1dfEM";
        let there = place("/join", &format!("#{code}"));
        assert_eq!(opened(&format!(" {code}\n")), there);
        assert_eq!(opened(&format!("{HOME}/join#{code}")), there);
        assert_eq!(opened(&code[1..]), Err(NoLink::NotOurs));
    }

    #[test]
    fn a_port_is_part_of_the_site() {
        let local = "http://localhost:8080";
        assert!(read("localhost:8080/plan", local).is_ok());
        assert_eq!(
            read("http://localhost:80801/plan", local),
            Err(NoLink::NotOurs)
        );
        assert_eq!(read("http://localhost/plan", local), Err(NoLink::NotOurs));
        assert_eq!(
            opened("https://good.example:444/plan"),
            Err(NoLink::NotOurs)
        );
    }

    #[test]
    fn anything_else_is_refused_with_its_reason() {
        assert_eq!(opened(""), Err(NoLink::Empty));
        assert_eq!(opened(" \n "), Err(NoLink::Empty));
        for pasted in [
            "soup",
            "/plan",
            "é",
            "https://other.example/plan",
            "https://good.example.evil.example/plan",
            "https://evil.example/good.example/plan",
            "https://good.example@evil.example/plan",
            "https://evilgood.example/plan",
            "javascript://good.example/plan",
        ] {
            assert_eq!(opened(pasted), Err(NoLink::NotOurs), "{pasted}");
        }
        assert_eq!(
            opened("https://good.example/soup"),
            Err(NoLink::NoSuchPlace)
        );
        assert_eq!(
            opened("https://good.example/not-found"),
            Err(NoLink::NoSuchPlace)
        );
    }
}
