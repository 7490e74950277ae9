//! Columns as the types that they hold.

use sqlx::{Row, any::AnyRow};

/// The bytes of an id or hash. Another length was not written by this program.
pub(super) fn array<const N: usize>(row: &AnyRow, column: usize) -> Result<[u8; N], sqlx::Error> {
    let bytes: Vec<u8> = row.try_get(column)?;
    bytes.try_into().map_err(|_| foreign(column))
}

/// A number that is never negative.
pub(super) fn number<N: TryFrom<i64>>(row: &AnyRow, column: usize) -> Result<N, sqlx::Error> {
    let number: i64 = row.try_get(column)?;
    N::try_from(number).map_err(|_| foreign(column))
}

/// A number that may be missing.
pub(super) fn maybe<N: TryFrom<i64>>(
    row: &AnyRow,
    column: usize,
) -> Result<Option<N>, sqlx::Error> {
    let number: Option<i64> = row.try_get(column)?;
    number
        .map(|number| N::try_from(number).map_err(|_| foreign(column)))
        .transpose()
}

/// A number that stands for something.
pub(super) fn named<T>(
    row: &AnyRow,
    column: usize,
    from_number: fn(i64) -> Option<T>,
) -> Result<T, sqlx::Error> {
    from_number(row.try_get(column)?).ok_or_else(|| foreign(column))
}

fn foreign(column: usize) -> sqlx::Error {
    sqlx::Error::Decode(format!("column {column} holds what this program does not write").into())
}
