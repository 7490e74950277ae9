//! How often one may ask: a bucket for each address and each key, which fills with time.
//!
//! In memory, so each server process counts for itself, and a restart forgives.

use std::{
    collections::HashMap,
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

use clap::Args;
use protocol::DeviceId;

/// How many buckets are kept before full ones are thrown away.
const MANY: usize = 10_000;

/// How often one may ask.
#[derive(Debug, Clone, Copy, Args)]
pub struct Rates {
    /// Requests without a session, such as opening one, that an address may make in a minute.
    #[arg(long, env = "GOOD_BUSINESS_ADDRESS_RATE", default_value_t = 120)]
    pub address_rate: u32,

    /// Requests in a session that a device may make in a minute.
    #[arg(long, env = "GOOD_BUSINESS_DEVICE_RATE", default_value_t = 240)]
    pub device_rate: u32,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            address_rate: 120,
            device_rate: 240,
        }
    }
}

/// Counts requests by address and by key.
#[derive(Debug)]
pub struct Limiter {
    addresses: Buckets<IpAddr>,
    keys: Buckets<DeviceId>,
}

impl Limiter {
    #[must_use]
    pub fn new(rates: Rates) -> Self {
        Self {
            addresses: Buckets::new(rates.address_rate),
            keys: Buckets::new(rates.device_rate),
        }
    }

    /// # Errors
    /// How many seconds to wait.
    pub fn by_address(&self, address: IpAddr, now: i64) -> Result<(), u64> {
        self.addresses.take(network(address), now)
    }

    /// # Errors
    /// How many seconds to wait.
    pub fn by_key(&self, key: DeviceId, now: i64) -> Result<(), u64> {
        self.keys.take(key, now)
    }
}

/// A household has one address of the old kind, and 2⁶⁴ of the new.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => address.to_ipv4_mapped().map_or_else(
            || IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
            IpAddr::V4,
        ),
    }
}

#[derive(Debug)]
struct Buckets<Who> {
    /// Requests a minute, and how many a full bucket holds.
    rate: u32,
    buckets: Mutex<HashMap<Who, Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    /// Milliseconds' worth of requests that are left.
    level: i64,
    at: i64,
}

impl<Who: Eq + Hash> Buckets<Who> {
    fn new(rate: u32) -> Self {
        Self {
            rate: rate.max(1),
            buckets: Mutex::default(),
        }
    }

    /// A bucket holds a minute; each request costs its share of it.
    fn take(&self, who: Who, now: i64) -> Result<(), u64> {
        const FULL: i64 = 60_000;
        let cost = FULL / i64::from(self.rate);
        let filled = |bucket: Bucket| (bucket.level + (now - bucket.at).max(0)).min(FULL);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MANY {
            buckets.retain(|_, bucket| filled(*bucket) < FULL);
        }
        let level = buckets.get(&who).map_or(FULL, |bucket| filled(*bucket));
        let enough = level >= cost;
        let left = if enough { level - cost } else { level };
        let bucket = Bucket {
            level: left,
            at: now,
        };
        buckets.insert(who, bucket);
        if enough {
            Ok(())
        } else {
            Err(u64::try_from((cost - level).div_euclid(1000)).unwrap_or_default() + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minutes_worth_may_come_at_once_and_then_as_time_goes_by() {
        let buckets = Buckets::new(2);
        assert_eq!(buckets.take('a', 0), Ok(()));
        assert_eq!(buckets.take('a', 0), Ok(()));
        assert_eq!(buckets.take('a', 0), Err(31));
        assert_eq!(buckets.take('b', 0), Ok(()), "another is not held up");
        assert_eq!(buckets.take('a', 29_999), Err(1));
        assert_eq!(buckets.take('a', 30_000), Ok(()));
        assert_eq!(
            buckets.take('a', 10_000),
            Err(31),
            "a clock set back gives nothing"
        );
    }

    #[test]
    fn a_household_shares_a_bucket_whichever_of_its_addresses_it_uses() {
        let parse = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(parse("2001:db8:1:2::5"), parse("2001:db8:1:2:ffff::9"));
        assert_ne!(parse("2001:db8:1:2::5"), parse("2001:db8:1:3::5"));
        assert_eq!(parse("::ffff:192.0.2.7"), parse("192.0.2.7"));
    }

    #[test]
    fn full_buckets_are_thrown_away_when_there_are_many() {
        let buckets = Buckets::new(60);
        for who in 0..MANY {
            assert_eq!(buckets.take(who, 0), Ok(()));
        }
        assert_eq!(buckets.take(MANY, 500), Ok(()));
        assert_eq!(buckets.buckets.lock().expect("whole").len(), MANY + 1);
        assert_eq!(buckets.take(MANY + 1, 1_000), Ok(()));
        assert_eq!(buckets.buckets.lock().expect("whole").len(), 2);
    }
}
