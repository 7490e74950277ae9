//! Somebody writes twelve words on paper, and months later types them into a new phone.

use crate::support::{KEY, VAULT, commit, key, path, set};
use bip39::{Language, Mnemonic};
use proptest::prelude::*;
use vault::{
    CodeError, Op, OpenError, PhraseError, Ticket, TicketError, TicketSeed, VaultId, VaultKey,
};

const WORDS: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const SEED: TicketSeed = TicketSeed([0x7F; 16]);

/// The words and the seed are a test vector of BIP 39 itself.
#[test]
fn a_phrase_is_read_as_people_type_it() {
    assert_eq!(SEED.phrase(), WORDS);
    for typed in [
        WORDS.to_uppercase(),
        WORDS.replace(' ', "\u{a0}\u{2013} "),
        WORDS.replace(' ', ", ") + ".",
        format!("\n  {}\t", WORDS.replace(' ', " \n")),
        "1. Legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful \
         9. legal 10. winner 11. thank 12. yellow"
            .to_owned(),
    ] {
        assert_eq!(TicketSeed::from_phrase(&typed), Ok(SEED), "{typed}");
    }
}

#[test]
fn the_words_are_those_of_the_standard() {
    let list = include_str!("../../src/ticket/english.txt");
    assert!(
        list.lines()
            .eq(Language::English.word_list().iter().copied())
    );
}

#[test]
fn a_wrong_word_is_named_and_a_missing_one_is_counted() {
    let wrong = WORDS.replace("sausage", "sossage");
    let named = PhraseError::UnknownWord {
        position: 5,
        word: "sossage".to_owned(),
    };
    assert_eq!(TicketSeed::from_phrase(&wrong), Err(named));
    let short = WORDS.trim_end_matches(" yellow");
    let counted = Err(PhraseError::Count { found: 11 });
    assert_eq!(TicketSeed::from_phrase(short), counted);
    let swapped = WORDS.replace("wave sausage", "sausage wave");
    let refused = Err(PhraseError::Checksum);
    assert_eq!(TicketSeed::from_phrase(&swapped), refused);
    let accented = TicketSeed::from_phrase(&WORDS.replace("thank", "thänk"));
    let word = "thänk".to_owned();
    let named = PhraseError::UnknownWord { position: 2, word };
    assert_eq!(accented, Err(named));
    let nothing = Err(PhraseError::Count { found: 0 });
    assert_eq!(TicketSeed::from_phrase(" , "), nothing);
}

#[test]
fn a_code_that_was_hurt_on_the_way_is_told_from_one_that_was_cut() {
    let code = SEED.code();
    assert_eq!(code.len(), 28);
    assert_eq!(TicketSeed::from_code(&format!(" {code}\n")), Ok(SEED));
    let at_sign = format!("{}@", &code[..27]);
    assert_eq!(TicketSeed::from_code(&at_sign), Err(CodeError::Shape));
    let longer = format!("{code}A");
    assert_eq!(TicketSeed::from_code(&longer), Err(CodeError::Shape));
    for length in 2..28 {
        let cut = Err(CodeError::CutShort);
        assert_eq!(TicketSeed::from_code(&code[..length]), cut);
    }
    for (place, letter) in code.char_indices().skip(2) {
        let other = if letter == 'A' { "B" } else { "A" };
        let mut changed = code.clone();
        changed.replace_range(place..=place, other);
        let refused = Err(CodeError::Checksum);
        assert_eq!(TicketSeed::from_code(&changed), refused, "{changed}");
    }
    let newer = TicketSeed::from_code("Ag-anything-of-any-length");
    assert_eq!(newer, Err(CodeError::TooNew { version: 2 }));
}

/// The vault's first batch, as every device's first is.
fn first_batch(device: [u8; 32]) -> Vec<u8> {
    let op = Op {
        path: path("profile/name"),
        write: set(1),
        replaces: vec![],
        at: 0,
    };
    commit(device, None, &[op]).remove(0).bytes
}

#[test]
fn a_ticket_gives_the_key_of_its_vault_and_of_no_other() {
    let ticket = Ticket::from_seed(&SEED).unwrap();
    let first = first_batch([1; 32]);
    let wrapped = ticket.wrap(VAULT, &key(), [9; 24]).unwrap();
    assert_eq!(ticket.unwrap_key(VAULT, &wrapped, &first), Ok(key()));

    let wrong = Err(TicketError::WrongTicket);
    let other_vault = VaultId([0xAA; 16]);
    assert_eq!(ticket.unwrap_key(other_vault, &wrapped, &first), wrong);
    let other = Ticket::from_seed(&TicketSeed([0x7E; 16])).unwrap();
    assert_eq!(other.unwrap_key(VAULT, &wrapped, &first), wrong);
    for place in 0..wrapped.len() {
        let mut changed = wrapped.clone();
        changed[place] ^= 1;
        let refused = ticket.unwrap_key(VAULT, &changed, &first);
        assert_eq!(refused, wrong, "byte {place}");
        assert_eq!(ticket.unwrap_key(VAULT, &wrapped[..place], &first), wrong);
    }
    let newer = ticket.unwrap_key(VAULT, &[2, 0], &first);
    assert_eq!(newer, Err(TicketError::TooNew { version: 2 }));
}

#[test]
fn a_key_that_does_not_open_the_vault_is_not_taken_into_use() {
    let ticket = Ticket::from_seed(&SEED).unwrap();
    let stale = VaultKey([1; 32]);
    let wrapped = ticket.wrap(VAULT, &stale, [9; 24]).unwrap();
    let refused = ticket.unwrap_key(VAULT, &wrapped, &first_batch([1; 32]));
    assert_eq!(refused, Err(TicketError::WrongKey(OpenError::WrongKey)));
    let nothing = ticket.unwrap_key(VAULT, &wrapped, &[]);
    assert_eq!(nothing, Err(TicketError::WrongKey(OpenError::Damaged)));
}

#[test]
fn no_secret_of_a_ticket_shows_in_a_log_nor_the_vaults_key_in_what_the_server_keeps() {
    let ticket = Ticket::from_seed(&SEED).unwrap();
    assert_eq!(format!("{SEED:?}"), "TicketSeed(secret)");
    let shown = format!("{ticket:?}");
    assert_eq!(shown, format!("Ticket(DeviceId({}))", ticket.id()));
    let wrapped = ticket.wrap(VAULT, &key(), [9; 24]).unwrap();
    assert!(!wrapped.windows(4).any(|window| window == &KEY[..4]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn phrases_are_those_of_the_standard(seed in any::<[u8; 16]>(), swaps in any::<(usize, usize)>()) {
        let standard = Mnemonic::from_entropy(&seed).unwrap().to_string();
        prop_assert_eq!(TicketSeed(seed).phrase(), standard.as_str());
        let mut words: Vec<&str> = standard.split(' ').collect();
        words.swap(swaps.0 % 12, swaps.1 % 12);
        let swapped = words.join(" ");
        let read = TicketSeed::from_phrase(&swapped);
        prop_assert_eq!(read.is_ok(), Mnemonic::parse_normalized(&swapped).is_ok());
    }

    #[test]
    fn every_seed_comes_back_from_its_phrase_and_its_code(seed in any::<[u8; 16]>()) {
        let seed = TicketSeed(seed);
        let phrase = seed.phrase();
        prop_assert_eq!(phrase.split(' ').count(), 12);
        prop_assert_eq!(TicketSeed::from_phrase(&phrase), Ok(seed.clone()));
        prop_assert_eq!(TicketSeed::from_code(&seed.code()), Ok(seed));
    }

    #[test]
    fn any_text_is_a_ticket_only_if_it_is_written_as_one(text in "\\PC{0,60}") {
        prop_assert!(TicketSeed::from_phrase(&text).is_err());
        if let Ok(seed) = TicketSeed::from_code(&text) {
            prop_assert_eq!(seed.code(), text.trim());
        }
    }

    #[test]
    fn different_seeds_give_different_tickets(seeds in any::<([u8; 16], [u8; 16])>()) {
        let [one, other] = [seeds.0, seeds.1].map(TicketSeed);
        prop_assume!(one != other);
        let id = |seed| Ticket::from_seed(seed).unwrap().id();
        prop_assert_ne!(id(&one), id(&other));
    }
}
