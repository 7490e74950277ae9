use protocol::{
    Action, Code, Cursor, NewTicket, Role, VaultKind,
    api::{OpenTicket, Pull},
    wire::Blob,
};
use vault::{Ticket, TicketError, TicketSeed, VaultKey};

use crate::support::{
    database::on_each_database,
    phone::{KEY, Phone, VAULT, text_of},
    sync_server::{HOUR, SyncServer},
};

on_each_database!(
    answers_come_back_on_a_new_phone_by_twelve_words,
    an_invitation_lets_one_device_in_and_then_no_other,
    an_answer_that_was_lost_uses_no_invitation_up,
    an_invitation_ends_on_its_day,
    a_ticket_that_was_taken_back_opens_nothing,
    a_key_that_the_server_put_in_place_of_the_vaults_is_not_used,
    a_seed_makes_one_ticket_of_a_vault,
    one_phrase_opens_both_vaults_of_an_organisation,
);

fn invitation(ticket: &Ticket, redemptions: Option<u32>, ends_at: Option<i64>) -> NewTicket {
    NewTicket {
        ticket: ticket.id(),
        role: Role::Editor,
        ends_at,
        redemptions,
        wrapped_key: Blob(ticket.wrap(VAULT, &KEY, [9; 24]).unwrap()),
    }
}

/// An owner's phone with a vault, and a ticket that was made for it.
async fn owner_with(server: &SyncServer, ticket: NewTicket) -> Phone {
    let owner = server.phone_signed_in(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let made = owner.changes(VAULT, 1, Action::AddTicket(ticket)).await;
    assert_eq!(made, Ok(2));
    owner
}

async fn bearer(phone: &Phone, ticket: &Ticket) -> Phone {
    let mut bearer = phone.of_ticket(ticket);
    bearer.signs_in().await;
    bearer
}

async fn only_ticket(bearer: &Phone) -> OpenTicket {
    let mut tickets = bearer.tickets().await.expect("answered").tickets.0;
    assert_eq!(tickets.len(), 1);
    tickets.remove(0)
}

async fn answers_come_back_on_a_new_phone_by_twelve_words(server: SyncServer) {
    // On the old phone: a phrase, written on paper; then it is lost.
    let seed = TicketSeed([0x7F; 16]);
    let paper = seed.phrase().to_uppercase().replace(' ', ", ");
    let mut phrase = invitation(&Ticket::from_seed(&seed).unwrap(), None, None);
    phrase.role = Role::Owner;
    let old = owner_with(&server, phrase).await;
    old.pushes(VAULT, "we pay a living wage").await;
    old.pushes(VAULT, "we mend before we buy").await;
    drop(old);

    // On the new phone: the words, and nothing else.
    let new = server.phone_signed_in(2).await;
    let ticket = Ticket::from_seed(&TicketSeed::from_phrase(&paper).unwrap()).unwrap();
    let bearer = bearer(&new, &ticket).await;
    let open = only_ticket(&bearer).await;
    assert_eq!((open.vault, open.kind), (VAULT, VaultKind::Firm));
    let key = ticket.unwrap_key(open.vault, &open.ticket.wrapped_key.0, &open.first.0);
    assert_eq!(key, Ok(KEY));
    let device = new.key.id();
    let joined = bearer
        .changes(VAULT, open.next, Action::Join { device })
        .await;
    assert_eq!(joined, Ok(3));

    let (texts, _) = new.reads(VAULT, Cursor::START).await;
    let expected = ["the first", "we pay a living wage", "we mend before we buy"];
    assert_eq!(texts, expected);
    // The lost phone is taken off, which only an owner can.
    let key = server.phone(1).key.id();
    let removed = new.changes(VAULT, 3, Action::Remove { key }).await;
    assert_eq!(removed, Ok(4));
    new.pushes(VAULT, "written on the new phone").await;
    let read = bearer.syncs(VAULT, Cursor::START, vec![]).await;
    assert_eq!(read.err(), Some(Code::NoAccess), "a ticket reads nothing");
}

async fn an_invitation_lets_one_device_in_and_then_no_other(server: SyncServer) {
    let ticket = Ticket::from_seed(&TicketSeed([5; 16])).unwrap();
    let owner = owner_with(&server, invitation(&ticket, Some(1), None)).await;
    let (first, second) = (server.phone(2), server.phone(3));
    let bearer = bearer(&owner, &ticket).await;
    let join = |phone: &Phone| Action::Join {
        device: phone.key.id(),
    };
    assert_eq!(bearer.changes(VAULT, 2, join(&first)).await, Ok(3));
    let refused = bearer.changes(VAULT, 3, join(&second)).await;
    let refused = refused.expect_err("used");
    assert_eq!((refused.status, refused.code), (410, Code::TicketUsed));
    let open = only_ticket(&bearer).await;
    assert_eq!(open.refused, Some(Code::TicketUsed));
    let given = [open.ticket.wrapped_key, open.first];
    assert_eq!(given, [Blob(vec![]), Blob(vec![])], "nothing to try it on");
    let members = owner.members(VAULT).await.expect("a member");
    let roles = members.devices.0.iter().map(|m| (m.device, m.role));
    assert!(roles.clone().any(|m| m == (first.key.id(), Role::Editor)));
    assert_eq!(roles.count(), 2);
}

async fn an_answer_that_was_lost_uses_no_invitation_up(server: SyncServer) {
    let ticket = Ticket::from_seed(&TicketSeed([5; 16])).unwrap();
    let owner = owner_with(&server, invitation(&ticket, Some(1), None)).await;
    let bearer = bearer(&owner, &ticket).await;
    let device = server.phone(2).key.id();
    for _ in 0..2 {
        let join = Action::Join { device };
        assert_eq!(bearer.changes(VAULT, 2, join).await, Ok(3));
    }
    // Not even after somebody else changed something.
    owner.adds(VAULT, &server.phone(3), Role::Reader).await;
    let join = Action::Join { device };
    assert_eq!(bearer.changes(VAULT, 2, join).await, Ok(4));
}

async fn an_invitation_ends_on_its_day(server: SyncServer) {
    let ticket = Ticket::from_seed(&TicketSeed([5; 16])).unwrap();
    let ends_at = Some(server.now() + HOUR);
    let owner = owner_with(&server, invitation(&ticket, None, ends_at)).await;
    let bearer = bearer(&owner, &ticket).await;
    let join = |seed| Action::Join {
        device: server.phone(seed).key.id(),
    };
    server.later(HOUR - 1);
    assert_eq!(bearer.changes(VAULT, 2, join(2)).await, Ok(3));
    server.later(1);
    let refused = bearer.changes(VAULT, 3, join(3)).await;
    let refused = refused.expect_err("over");
    assert_eq!((refused.status, refused.code), (410, Code::TicketEnded));
    assert_eq!(only_ticket(&bearer).await.refused, Some(Code::TicketEnded));
}

async fn a_ticket_that_was_taken_back_opens_nothing(server: SyncServer) {
    let ticket = Ticket::from_seed(&TicketSeed([5; 16])).unwrap();
    let owner = owner_with(&server, invitation(&ticket, None, None)).await;
    let bearer = bearer(&owner, &ticket).await;
    let key = ticket.id();
    let removed = owner.changes(VAULT, 2, Action::Remove { key }).await;
    assert_eq!(removed, Ok(3));
    let device = server.phone(2).key.id();
    let refused = bearer.changes(VAULT, 3, Action::Join { device }).await;
    assert_eq!(refused.expect_err("taken back").code, Code::Removed);
    assert_eq!(only_ticket(&bearer).await.refused, Some(Code::Removed));
    let tickets = owner.members(VAULT).await.expect("a member").tickets;
    assert_eq!(tickets.0, []);
}

async fn a_key_that_the_server_put_in_place_of_the_vaults_is_not_used(server: SyncServer) {
    let ticket = Ticket::from_seed(&TicketSeed([5; 16])).unwrap();
    let owner = owner_with(&server, invitation(&ticket, None, None)).await;
    let bearer = bearer(&owner, &ticket).await;
    let honest = only_ticket(&bearer).await;

    // The server knows the ticket's public half and a key of its own; the seed it does not know.
    let thief = Ticket::from_seed(&TicketSeed([6; 16])).unwrap();
    let planted = VaultKey([0xEE; 32]);
    let planted = thief.wrap(VAULT, &planted, [1; 24]).unwrap();
    let mut connection = server.connection().await;
    sqlx::query("UPDATE tickets SET wrapped_key = $1")
        .bind(planted)
        .execute(&mut connection)
        .await
        .expect("planted");

    let open = only_ticket(&bearer).await;
    let refused = ticket.unwrap_key(VAULT, &open.ticket.wrapped_key.0, &open.first.0);
    assert_eq!(refused, Err(TicketError::WrongTicket));
    let kept = ticket.unwrap_key(VAULT, &honest.ticket.wrapped_key.0, &open.first.0);
    assert_eq!(kept, Ok(KEY));
}

async fn a_seed_makes_one_ticket_of_a_vault(server: SyncServer) {
    let ticket = Ticket::from_seed(&TicketSeed([5; 16])).unwrap();
    let once = invitation(&ticket, Some(1), None);
    let owner = owner_with(&server, once).await;
    let again = Action::AddTicket(invitation(&ticket, None, None));
    let refused = owner.changes(VAULT, 2, again).await;
    assert_eq!(refused.expect_err("taken").code, Code::TicketUsed);
    let mut long = invitation(
        &Ticket::from_seed(&TicketSeed([6; 16])).unwrap(),
        None,
        None,
    );
    long.wrapped_key = Blob(vec![0; 257]);
    let refused = owner.changes(VAULT, 2, Action::AddTicket(long)).await;
    assert_eq!(refused.expect_err("too long").code, Code::TooLarge);
}

async fn one_phrase_opens_both_vaults_of_an_organisation(server: SyncServer) {
    let ticket = Ticket::from_seed(&TicketSeed([5; 16])).unwrap();
    let owner = owner_with(&server, invitation(&ticket, None, None)).await;
    let private = vault::VaultId([0xA0; 16]);
    let founded = owner.founds(private, VaultKind::Private).await;
    founded.expect("founded");
    let mut second = invitation(&ticket, None, None);
    second.wrapped_key = Blob(ticket.wrap(private, &KEY, [8; 24]).unwrap());
    let added = owner.changes(private, 1, Action::AddTicket(second)).await;
    assert_eq!(added, Ok(2));

    let bearer = bearer(&owner, &ticket).await;
    let new = server.phone_signed_in(2).await;
    for open in bearer.tickets().await.expect("answered").tickets.0 {
        let key = ticket.unwrap_key(open.vault, &open.ticket.wrapped_key.0, &open.first.0);
        assert_eq!(key, Ok(KEY));
        let device = new.key.id();
        let join = Action::Join { device };
        let joined = bearer.changes(open.vault, open.next, join).await;
        assert!(joined.is_ok());
        let synced = new.syncs(open.vault, Cursor::START, vec![]).await;
        let Ok(Pull::Page { batches, .. }) = synced.map(|synced| synced.pull) else {
            panic!("no page");
        };
        assert_eq!(text_of(open.vault, &batches.0[0].0), "the first");
    }
    let kinds = bearer.tickets().await.expect("answered").tickets.0;
    let kinds: Vec<_> = kinds.iter().map(|open| open.kind).collect();
    assert_eq!(kinds, [VaultKind::Private, VaultKind::Firm]);
}
