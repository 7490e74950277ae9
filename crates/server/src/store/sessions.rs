//! Challenges and sessions. Both are kept as hashes: who reads the database gains no entry.

use protocol::{Code, DeviceId};
use sha2::{Digest, Sha256};

use super::{Store, StoreError, rows};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// How long a challenge may be answered, in milliseconds.
const CHALLENGE: i64 = 5 * MINUTE;
/// How long a session lasts without a request, and at most.
const IDLE: i64 = 12 * HOUR;
const LONGEST: i64 = 7 * 24 * HOUR;

impl Store {
    /// Keeps a challenge for the key that asked for it.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub async fn put_challenge(
        &self,
        challenge: &[u8; 32],
        key: &DeviceId,
        now: i64,
    ) -> Result<(), StoreError> {
        let mut writing = self.write().await?;
        sqlx::query("DELETE FROM challenges WHERE ends_at <= $1")
            .bind(now)
            .execute(writing.connection())
            .await?;
        sqlx::query("INSERT INTO challenges (challenge, key, ends_at) VALUES ($1, $2, $3)")
            .bind(hash(challenge))
            .bind(key.0.to_vec())
            .bind(now + CHALLENGE)
            .execute(writing.connection())
            .await?;
        writing.commit().await
    }

    /// Takes a challenge, so that it is good for nothing any more, and begins a session.
    ///
    /// # Errors
    /// `BadChallenge` when it is unknown, used, over or another key's.
    pub async fn open_session(
        &self,
        challenge: &[u8; 32],
        token: &[u8; 32],
        key: &DeviceId,
        now: i64,
    ) -> Result<(), StoreError> {
        let mut writing = self.write().await?;
        let taken = sqlx::query(
            "DELETE FROM challenges WHERE challenge = $1 AND key = $2 AND ends_at > $3",
        )
        .bind(hash(challenge))
        .bind(key.0.to_vec())
        .bind(now)
        .execute(writing.connection())
        .await?;
        if taken.rows_affected() != 1 {
            return Err(Code::BadChallenge.into());
        }
        sqlx::query("DELETE FROM sessions WHERE seen_at <= $1 OR opened_at <= $2")
            .bind(now - IDLE)
            .bind(now - LONGEST)
            .execute(writing.connection())
            .await?;
        sqlx::query(
            "INSERT INTO sessions (token, key, opened_at, seen_at) VALUES ($1, $2, $3, $3)",
        )
        .bind(hash(token))
        .bind(key.0.to_vec())
        .bind(now)
        .execute(writing.connection())
        .await?;
        writing.commit().await
    }

    /// Whose session this is.
    ///
    /// # Errors
    /// `NoSession` when there is none, or it has ended.
    pub async fn session(&self, token: &[u8; 32], now: i64) -> Result<DeviceId, StoreError> {
        let row = sqlx::query(
            "SELECT key, seen_at FROM sessions WHERE token = $1 AND seen_at > $2 AND opened_at > $3",
        )
        .bind(hash(token))
        .bind(now - IDLE)
        .bind(now - LONGEST)
        .fetch_optional(&self.pool)
        .await?
        .ok_or(Code::NoSession)?;
        let seen_at: i64 = rows::number(&row, 1)?;
        // To the minute is enough, and spares a write with each request.
        if now - seen_at >= MINUTE
            && let Err(error) = self.seen(token, now).await
        {
            // Who only reads can go on with a full disk.
            tracing::warn!(%error, "that a session was used cannot be noted");
        }
        Ok(DeviceId(rows::array(&row, 0)?))
    }

    async fn seen(&self, token: &[u8; 32], now: i64) -> Result<(), StoreError> {
        let mut writing = self.write().await?;
        sqlx::query("UPDATE sessions SET seen_at = $2 WHERE token = $1")
            .bind(hash(token))
            .bind(now)
            .execute(writing.connection())
            .await?;
        writing.commit().await
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub async fn end_session(&self, token: &[u8; 32]) -> Result<(), StoreError> {
        let mut writing = self.write().await?;
        sqlx::query("DELETE FROM sessions WHERE token = $1")
            .bind(hash(token))
            .execute(writing.connection())
            .await?;
        writing.commit().await
    }
}

fn hash(secret: &[u8; 32]) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}
