//! Several things of one kind in a record, each with an id of its own.

use std::mem;

/// The field that says when a piece was made.
pub(super) const MADE: &str = "made";

/// One of several, such as a piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece<T> {
    pub(crate) id: String,
    /// Milliseconds since 1970.
    pub(crate) made: i64,
    pub(crate) what: T,
}

pub(super) trait Pieces<T> {
    /// The piece of that id, blank where it was not there. A piece is there as long as one of its
    /// fields is, so that nobody's words are lost when another takes it out.
    fn piece(&mut self, id: &str, blank: fn() -> T) -> &mut Piece<T>;

    /// Puts the first made at the front.
    fn in_order_made(&mut self);
}

impl<T> Pieces<T> for Vec<Piece<T>> {
    fn piece(&mut self, id: &str, blank: fn() -> T) -> &mut Piece<T> {
        let place = self.iter().position(|piece| piece.id == id);
        let place = place.unwrap_or_else(|| {
            self.push(Piece {
                id: id.to_owned(),
                made: 0,
                what: blank(),
            });
            self.len() - 1
        });
        &mut self[place]
    }

    fn in_order_made(&mut self) {
        let pieces = mem::take(self).into_iter();
        *self = super::super::in_order(pieces, |one, other| one.made < other.made);
    }
}
