//! The words for what an entry can say: the instrument has ids for its choices and no words.

use instruments::reflection::{ActorKind, Agreed, Changed, Costs, How, LogField, Place, StartedBy};

use crate::words::{
    self, Text, log_agreed, log_changed, log_costs, log_how, log_kind, log_place, log_question,
    log_started_by,
};

pub(super) fn question(field: LogField) -> Text {
    match field {
        LogField::Date => log_question::date(),
        LogField::Who => log_question::who(),
        LogField::ActorKind => log_question::actor_kind(),
        LogField::FirstTime => log_question::first_time(),
        LogField::How => log_question::how(),
        LogField::Place => log_question::place(),
        LogField::StartedBy => log_question::started_by(),
        LogField::Themes => log_question::themes(),
        LogField::Heard => log_question::heard(),
        LogField::Changed => log_question::changed(),
        LogField::ChangedNote => log_question::changed_note(),
        LogField::ToldBack => log_question::told_back(),
        LogField::CostsCovered => log_question::costs_covered(),
        LogField::NextDate => log_question::next_date(),
        LogField::Agreed => log_question::agreed(),
    }
}

/// What is said under a question, where it needs it.
pub(super) fn hint(field: LogField) -> Option<Text> {
    match field {
        LogField::Who => Some(log_question::who_help()),
        LogField::How => Some(log_question::how_help()),
        LogField::Heard => Some(log_question::heard_help()),
        LogField::ToldBack => Some(log_question::told_back_help()),
        LogField::NextDate => Some(log_question::next_date_help()),
        _ => None,
    }
}

/// A choice of a field by its id; none where the field has no such choice.
pub(super) fn choice(field: LogField, id: &str) -> Option<Text> {
    match field {
        LogField::ActorKind => ActorKind::from_id(id).map(kind),
        LogField::FirstTime => Some(yes_or_no(id == "yes")),
        LogField::How => How::from_id(id).map(how),
        LogField::Place => Place::from_id(id).map(place),
        LogField::StartedBy => StartedBy::from_id(id).map(started_by),
        LogField::Changed => Changed::from_id(id).map(changed),
        LogField::CostsCovered => Costs::from_id(id).map(costs),
        LogField::Agreed => Agreed::from_id(id).map(agreed),
        _ => None,
    }
}

pub(super) fn yes_or_no(yes: bool) -> Text {
    if yes {
        words::log::yes()
    } else {
        words::log::no()
    }
}

pub(super) fn kind(kind: ActorKind) -> Text {
    match kind {
        ActorKind::CommunityGroup => log_kind::community_group(),
        ActorKind::MicroOrSmallFirm => log_kind::micro_or_small_firm(),
        ActorKind::SocialEnterprise => log_kind::social_enterprise(),
        ActorKind::ResidentOrTenant => log_kind::resident_or_tenant(),
        ActorKind::ServiceUserOrCarer => log_kind::service_user_or_carer(),
        ActorKind::StudentOrLearner => log_kind::student_or_learner(),
        ActorKind::FaithGroup => log_kind::faith_group(),
        ActorKind::SupportProvider => log_kind::support_provider(),
        ActorKind::Other => log_kind::other(),
    }
}

pub(super) fn how(how: How) -> Text {
    match how {
        How::Met => log_how::met(),
        How::VisitedThem => log_how::visited_them(),
        How::Call => log_how::call(),
        How::Workshop => log_how::workshop(),
        How::CoDesign => log_how::co_design(),
        How::Shadowing => log_how::shadowing(),
        How::OnlineMeeting => log_how::online_meeting(),
        How::Survey => log_how::survey(),
        How::Broadcast => log_how::broadcast(),
    }
}

pub(super) fn changed(changed: Changed) -> Text {
    match changed {
        Changed::NothingYet => log_changed::nothing_yet(),
        Changed::Deciding => log_changed::deciding(),
        Changed::Doing => log_changed::doing(),
        Changed::Done => log_changed::done(),
        Changed::WillNotAndWhy => log_changed::will_not_and_why(),
    }
}

fn place(place: Place) -> Text {
    match place {
        Place::TheirPlace => log_place::their_place(),
        Place::Neutral => log_place::neutral(),
        Place::OurPlace => log_place::our_place(),
        Place::Online => log_place::online(),
    }
}

fn started_by(who: StartedBy) -> Text {
    match who {
        StartedBy::Them => log_started_by::them(),
        StartedBy::Us => log_started_by::us(),
        StartedBy::ThirdParty => log_started_by::third_party(),
    }
}

fn costs(costs: Costs) -> Text {
    match costs {
        Costs::PaidForTime => log_costs::paid_for_time(),
        Costs::ExpensesOnly => log_costs::expenses_only(),
        Costs::NotCovered => log_costs::not_covered(),
        Costs::NotNeeded => log_costs::not_needed(),
    }
}

fn agreed(agreed: Agreed) -> Text {
    match agreed {
        Agreed::Yes => yes_or_no(true),
        Agreed::No => yes_or_no(false),
        Agreed::NotAsked => log_agreed::not_asked(),
    }
}
