//! The tables, and how they come to be.

use sqlx::{
    AnyPool, AssertSqlSafe, SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

use super::{Dialect, StoreError};

/// Each version's file, in order. One that was released is never changed.
const MIGRATIONS: [(i64, &str, &str); 3] = [
    (
        1,
        "vaults",
        include_str!("../../migrations/0001_vaults.sql"),
    ),
    (
        2,
        "erasures",
        include_str!("../../migrations/0002_erasures.sql"),
    ),
    (
        3,
        "probes",
        include_str!("../../migrations/0003_probes.sql"),
    ),
];

/// Brings the tables up to date. Servers that start together do it one after the other.
pub(super) async fn migrate(pool: &AnyPool, dialect: Dialect) -> Result<(), StoreError> {
    let migrations = MIGRATIONS.map(|(version, name, sql)| {
        let sql = AssertSqlSafe(sql.replace("{bytes}", dialect.bytes())).into_sql_str();
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(migrations.into())
        .run(pool)
        .await?;
    Ok(())
}
