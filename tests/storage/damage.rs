//! Records on the disk that are not as they were written.

use good_business::storage::{StorageError, schema};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    browser::{Bent, all_raw, exception, get, object, open_raw, put_raw},
    people::Place,
};

#[wasm_bindgen_test]
async fn a_batch_without_bytes_is_set_aside_as_it_is() {
    let place = Place::disk();
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let raw = open_raw(place.database(), schema::VERSION, &[]).await;
    let firm = JsValue::from(phone.firm.id.to_string());
    let bad = object(&[
        ("vault", firm),
        ("bytes", "no bytes".into()),
        ("mood", "odd".into()),
    ]);
    put_raw(&raw, "batches", &bad, None).await;

    let loaded = phone.loaded().await;
    assert_eq!((loaded.batches.len(), loaded.set_aside), (1, 1));
    let aside = all_raw(&raw, "set_aside").await;
    assert_eq!(get(&aside[0], "reason"), "malformed");
    assert_eq!(get(&get(&aside[0], "record"), "mood"), "odd");
    assert_eq!(all_raw(&raw, "batches").await.len(), 1);
    raw.close();
}

#[wasm_bindgen_test]
async fn a_batch_that_names_no_vault_is_found_and_set_aside() {
    let place = Place::disk();
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let raw = open_raw(place.database(), schema::VERSION, &[]).await;
    put_raw(
        &raw,
        "batches",
        &object(&[("bytes", Uint8Array::new_with_length(3).into())]),
        None,
    )
    .await;
    raw.close();

    let opened = place.open().await.unwrap();
    assert_eq!(opened.set_aside, 1);
    assert_eq!(phone.level("G1").await, Some(1));
}

#[wasm_bindgen_test]
async fn a_damaged_vault_is_set_aside_and_the_others_open() {
    let place = Place::disk();
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let raw = open_raw(place.database(), schema::VERSION, &[]).await;
    let short_key = object(&[
        ("id", "00112233445566778899aabbccddeeff".into()),
        ("kind", "firm".into()),
        ("key", Uint8Array::new_with_length(31).into()),
        ("created", 1.into()),
    ]);
    put_raw(&raw, "vaults", &short_key, None).await;

    let opened = place.open().await.unwrap();
    assert_eq!(opened.vaults, std::slice::from_ref(&phone.firm));
    assert_eq!(opened.set_aside, 1);
    let aside = all_raw(&raw, "set_aside").await;
    assert_eq!(get(&get(&aside[0], "record"), "kind"), "firm");
    raw.close();
    assert_eq!(place.come_back().await.level("G1").await, Some(1));
}

#[wasm_bindgen_test]
async fn a_phone_whose_signing_key_is_damaged_gets_a_new_one() {
    let place = Place::disk();
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let raw = open_raw(place.database(), schema::VERSION, &[]).await;
    put_raw(&raw, "devices", &"no seed".into(), Some(&"this".into())).await;

    let later = place.come_back().await;
    assert_ne!(later.device.id(), phone.device.id());
    later.answer("G2", 2).await.unwrap();
    assert_eq!(later.level("G1").await, Some(1));
    assert_eq!(later.level("G2").await, Some(2));
    assert_eq!(
        get(&all_raw(&raw, "set_aside").await[0], "record"),
        "no seed"
    );
    raw.close();
    assert_eq!(place.come_back().await.device.id(), later.device.id());
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_version_is_refused_and_untouched() {
    let place = Place::disk();
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let newer = schema::VERSION + 1;
    let raw = open_raw(place.database(), newer, &["inventions"]).await;
    put_raw(&raw, "inventions", &"kept".into(), Some(&"it".into())).await;

    assert_eq!(place.open().await.err(), Some(StorageError::NewerVersion));
    let refused = phone.store.sealed_batches(phone.firm.id).await;
    assert_eq!(
        refused,
        Err(StorageError::NewerVersion),
        "nor does the open tab go on"
    );
    raw.close();
    let raw = open_raw(place.database(), newer, &[]).await;
    assert_eq!(all_raw(&raw, "inventions").await, ["kept"]);
    assert_eq!(all_raw(&raw, "batches").await.len(), 1);
    raw.close();
}

#[wasm_bindgen_test]
async fn records_of_a_newer_format_are_refused_and_untouched() {
    let place = Place::disk();
    place.first_visit().await;
    let raw = open_raw(place.database(), schema::VERSION, &[]).await;
    put_raw(
        &raw,
        "meta",
        &(schema::FORMAT + 1).into(),
        Some(&"format".into()),
    )
    .await;
    let vaults = all_raw(&raw, "vaults").await.len();

    assert_eq!(place.open().await.err(), Some(StorageError::NewerVersion));
    assert_eq!(
        all_raw(&raw, "meta").await,
        [JsValue::from(schema::FORMAT + 1)]
    );
    assert_eq!(all_raw(&raw, "vaults").await.len(), vaults);
    raw.close();
}

#[wasm_bindgen_test]
async fn a_browser_that_forbids_databases_is_told_of() {
    for refusal in ["SecurityError", "InvalidStateError"] {
        let forbidden = Bent::method("IDBFactory", "open", move |_, _, _| Err(exception(refusal)));
        let refused = Place::disk().open().await.err();
        drop(forbidden);
        assert_eq!(refused, Some(StorageError::Unavailable), "{refusal}");
    }
}
