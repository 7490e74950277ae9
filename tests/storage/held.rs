//! What lies outside of every vault until it is made into a record: an open round of voices, here a byte
//! for each voice.

use good_business::storage::StorageError;
use vault::{Op, OpenedBatch, Path, Value, Write};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    people::{Phone, Place},
    tabs::together,
};

const ROUND: &str = "round";

impl Phone {
    /// Somebody answers on this tab.
    async fn hears(&self, voice: u8) -> Result<(), StorageError> {
        let take_in =
            |held: Option<Vec<u8>>| Some([held.unwrap_or_default(), vec![voice]].concat());
        self.store.change_held(ROUND, take_in).await.map(drop)
    }

    /// Closes the round on this tab: the record says who was heard.
    async fn closes(&self, path: &str) -> Result<Vec<OpenedBatch>, StorageError> {
        let keep = |held: Option<Vec<u8>>| {
            let heard = held.unwrap_or_default();
            Ok(vec![written(path, heard.escape_ascii().to_string())])
        };
        let Phone {
            store,
            device,
            firm,
        } = self;
        store.commit_held(firm, device, ROUND, keep).await
    }

    async fn held(&self) -> Vec<u8> {
        let read = self.store.change_held(ROUND, |held| held).await;
        read.unwrap().unwrap_or_default()
    }

    /// Everybody who is in a closed round.
    async fn heard(&self) -> String {
        let replica = self.replica().await;
        let rounds = replica
            .under("closed/")
            .filter_map(|(_, register)| match register.value() {
                Some(Value::Text(heard)) => Some(heard.clone()),
                _ => None,
            });
        rounds.collect()
    }
}

fn written(path: &str, text: String) -> Op {
    Op {
        path: Path::new(path).unwrap(),
        write: Write::Set(Value::Text(text)),
        replaces: Vec::new(),
        at: 1_000,
    }
}

#[wasm_bindgen_test]
async fn a_round_is_kept_and_taken_away_at_once() {
    for place in [Place::disk(), Place::memory()] {
        let phone = place.first_visit().await;
        phone.hears(b'a').await.unwrap();
        phone.hears(b'b').await.unwrap();
        let batches = phone.closes("closed/1").await.unwrap();
        assert_eq!(batches, phone.loaded().await.batches);
        assert_eq!(
            (phone.heard().await.as_str(), phone.held().await.len()),
            ("ab", 0)
        );
    }
}

#[wasm_bindgen_test]
async fn a_round_that_cannot_be_kept_stays_open_as_it_was() {
    for place in [Place::disk(), Place::memory()] {
        let phone = place.first_visit().await;
        phone.hears(b'a').await.unwrap();
        let Phone {
            store,
            device,
            firm,
        } = &phone;
        for (refused, why) in [
            (Err(StorageError::Unavailable), StorageError::Unavailable),
            (Ok("n".repeat(40_000)), StorageError::TooLarge),
        ] {
            let keep = |_| refused.clone().map(|text| vec![written("closed/1", text)]);
            let outcome = store.commit_held(firm, device, ROUND, keep).await;
            assert_eq!(outcome, Err(why));
        }
        assert_eq!(
            (phone.heard().await.as_str(), phone.held().await),
            ("", vec![b'a'])
        );
    }
}

/// The voice belongs to this round or to the next, and nobody is heard twice.
#[wasm_bindgen_test]
async fn a_round_closed_while_another_tab_hands_in_swallows_no_voice() {
    let place = Place::disk();
    let closing = place.first_visit().await;
    let form = place.come_back().await;
    closing.hears(b'a').await.unwrap();
    for turn in 0..5 {
        let late = b'b' + turn;
        let path = format!("closed/{turn}");
        let step = async |is_form: bool| match is_form {
            true => form.hears(late).await,
            false => closing.closes(&path).await.map(drop),
        };
        // A tab may begin either of them first.
        let form_is_first = turn % 2 == 0;
        together(vec![step(form_is_first), step(!form_is_first)]).await;
    }
    let mut voices = closing.heard().await.into_bytes();
    voices.extend(closing.held().await);
    voices.sort_unstable();
    assert_eq!(voices, b"abcdef", "in a closed round, or in the open one");
}
