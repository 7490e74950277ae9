//! Data that an earlier version of the app wrote.

use good_business::{platform::random, storage::schema};
use js_sys::Uint8Array;
use vault::{
    BatchHash, DeviceKey, Op, Path, SealRequest, SealedBatch, Value, Write,
    copy::{Copy, VaultCopy},
    seal,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    browser::{all_raw, object, open_raw, put_raw},
    people::{Place, new_firm},
};

/// Format 0 knew no `set_aside` and no `meta`, and its batches had neither `device` nor `hash`.
#[wasm_bindgen_test]
async fn what_format_0_wrote_is_read_and_goes_on() {
    let place = Place::disk();
    let (firm, seed) = (new_firm(), random::bytes());
    let device = DeviceKey::from_seed(seed);
    let op = Op {
        path: Path::new("check/1/answer/G1").unwrap(),
        write: Write::Set(Value::Number(4)),
        replaces: Vec::new(),
        at: 1_000,
    };
    let request = SealRequest {
        vault: firm.id,
        key: &firm.key,
        device: &device,
        prev: None,
        ops: &[op],
    };
    let old: SealedBatch = seal(request, random::bytes).unwrap().remove(0);

    let raw = open_raw(place.database(), 1, &["devices", "vaults", "batches"]).await;
    put_raw(&raw, "devices", &bytes(&seed), Some(&"this".into())).await;
    let vault = object(&[
        ("id", firm.id.to_string().into()),
        ("kind", "firm".into()),
        ("key", bytes(&firm.key.0)),
        ("created", 5.into()),
    ]);
    put_raw(&raw, "vaults", &vault, None).await;
    let batch = [
        ("vault", firm.id.to_string().into()),
        ("bytes", bytes(&old.bytes)),
    ];
    put_raw(&raw, "batches", &object(&batch), None).await;
    raw.close();

    let phone = place.come_back().await;
    assert_eq!(phone.firm.id, firm.id);
    assert_eq!(phone.level("G1").await, Some(4));
    let unsent = phone.store.unsent(firm.id).await;
    assert_eq!(unsent, Ok(vec![old.bytes.clone()]), "no server has it");
    assert_eq!(phone.device.id(), device.id());
    let written = phone.answer("G2", 2).await.unwrap();
    assert_eq!(written[0].header.prev, Some(old.hash), "the chain goes on");
    let vaults = vec![VaultCopy {
        id: firm.id,
        kind: firm.kind,
        key: firm.key,
        batches: vec![old.bytes],
    }];
    assert_eq!(
        phone.store.merge(Copy { made_at: 1, vaults }).await,
        Ok(0),
        "it is known by hash"
    );
    drop(phone);

    let again = place.come_back().await;
    assert_eq!(again.loaded().await.batches.len(), 2);
    let raw = open_raw(place.database(), schema::VERSION, &[]).await;
    assert_eq!(all_raw(&raw, "meta").await, [JsValue::from(schema::FORMAT)]);
    raw.close();
}

/// Format 1 knew nothing of a server: its batches had no `unsent`.
#[wasm_bindgen_test]
async fn what_format_1_wrote_waits_to_be_sent() {
    let place = Place::disk();
    let phone = place.first_visit().await;
    phone.answer("G1", 4).await.unwrap();
    phone.answer("G2", 2).await.unwrap();
    let sealed = phone.store.sealed_batches(phone.firm.id).await.unwrap();
    let (firm, device) = (phone.firm.clone(), phone.device.clone());
    drop(phone);

    let old = Place::disk();
    let stores = ["devices", "vaults", "batches", "set_aside", "meta"];
    let raw = open_raw(old.database(), 2, &stores).await;
    put_raw(&raw, "meta", &1.into(), Some(&"format".into())).await;
    put_raw(
        &raw,
        "devices",
        &bytes(&device.seed()),
        Some(&"this".into()),
    )
    .await;
    let vault = object(&[
        ("id", firm.id.to_string().into()),
        ("kind", "firm".into()),
        ("key", bytes(&firm.key.0)),
        ("created", 5.into()),
    ]);
    put_raw(&raw, "vaults", &vault, None).await;
    for batch in &sealed {
        let batch = [
            ("vault", firm.id.to_string().into()),
            ("device", device.id().to_string().into()),
            ("hash", BatchHash::of(batch).to_string().into()),
            ("bytes", bytes(batch)),
        ];
        put_raw(&raw, "batches", &object(&batch), None).await;
    }
    raw.close();

    for time in ["when it is opened", "and from then on"] {
        let phone = old.come_back().await;
        assert_eq!(phone.level("G2").await, Some(2), "{time}");
        assert_eq!(
            phone.store.unsent(firm.id).await,
            Ok(sealed.clone()),
            "{time}"
        );
        assert!(phone.store.notes().await.unwrap().is_empty(), "{time}");
    }
    let phone = old.come_back().await;
    let written = phone.answer("G3", 3).await.unwrap();
    assert_eq!(written[0].header.prev, Some(BatchHash::of(&sealed[1])));
    assert_eq!(phone.store.count_unsent().await, Ok(3));
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}
