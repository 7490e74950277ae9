use server::store::{
    Store,
    copying::{Before, copy},
};

use super::Outcome;

/// Copy everything into another, empty database, such as from SQLite to PostgreSQL.
///
/// Stop the servers first, and start them on the other database afterwards. Every row is compared
/// by its hash before anything counts as copied. Sessions are not copied: devices sign in again by
/// themselves.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The database to copy, such as `sqlite:data/good-business.db`.
    #[arg(long, env = "GOOD_BUSINESS_COPY_FROM", hide_env_values = true)]
    from: String,

    /// The database to copy it into, such as `postgres://<user>:<password>@<host>/<name>`.
    #[arg(long, env = "GOOD_BUSINESS_COPY_TO", hide_env_values = true)]
    to: String,
}

pub(crate) async fn run(arguments: Arguments) -> Outcome {
    let from = Store::open(&arguments.from).await?;
    let to = Store::open(&arguments.to).await?;
    let copied = copy(&from, &to, Before::Nothing, &[]).await?;
    from.close().await;
    to.close().await;
    println!(
        "Copied {} vaults with {} batches, each row the same on both sides",
        copied.vaults, copied.batches
    );
    Ok(())
}
