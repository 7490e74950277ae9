//! One entry of the engagement log: whom an anchor met or reached, and what came of it.

use chrono::NaiveDate;

use super::dates::{DateRefusal, ended, happened};
use super::named::choices;

/// One entry of the log. What was left blank is empty or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub date: NaiveDate,
    /// A group or a role.
    pub actor: String,
    pub actor_kind: Option<ActorKind>,
    /// The first contact with this actor in 24 months.
    pub first_time: Option<bool>,
    pub how: How,
    pub place: Option<Place>,
    pub started_by: Option<StartedBy>,
    /// Ids of themes, and tags of the anchor's own.
    pub themes: Vec<String>,
    /// In their words where they agree.
    pub heard: String,
    pub changed: Option<Changed>,
    pub changed_note: String,
    /// When they were told the answer.
    pub told_back: Option<NaiveDate>,
    pub costs_covered: Option<Costs>,
    /// When they are to be met again.
    pub next_date: Option<NaiveDate>,
    pub agreed: Option<Agreed>,
}

choices! {
    /// The fields of an entry.
    LogField {
        Date = "date",
        Who = "who",
        ActorKind = "actor_kind",
        FirstTime = "first_time",
        How = "how",
        Place = "where",
        StartedBy = "started_by",
        Themes = "themes",
        Heard = "heard",
        Changed = "changed",
        ChangedNote = "changed_note",
        ToldBack = "told_back",
        CostsCovered = "costs_covered",
        NextDate = "next_date",
        Agreed = "agreed",
    }
}

choices! {
    ActorKind {
        CommunityGroup = "community_group",
        MicroOrSmallFirm = "micro_or_small_firm",
        SocialEnterprise = "social_enterprise",
        ResidentOrTenant = "resident_or_tenant",
        ServiceUserOrCarer = "service_user_or_carer",
        StudentOrLearner = "student_or_learner",
        FaithGroup = "faith_group",
        SupportProvider = "support_provider",
        Other = "other",
    }
}

choices! {
    How {
        Met = "met",
        VisitedThem = "visited_them",
        Call = "call",
        Workshop = "workshop",
        CoDesign = "co_design",
        Shadowing = "shadowing",
        OnlineMeeting = "online_meeting",
        Survey = "survey",
        Broadcast = "broadcast",
    }
}

choices! {
    Place {
        TheirPlace = "their_place",
        Neutral = "neutral",
        OurPlace = "our_place",
        Online = "online",
    }
}

choices! {
    StartedBy {
        Them = "them",
        Us = "us",
        ThirdParty = "third_party",
    }
}

choices! {
    /// What came of what was heard.
    Changed {
        NothingYet = "nothing_yet",
        Deciding = "deciding",
        Doing = "doing",
        Done = "done",
        WillNotAndWhy = "will_not_and_why",
    }
}

choices! {
    Costs {
        PaidForTime = "paid_for_time",
        ExpensesOnly = "expenses_only",
        NotCovered = "none",
        NotNeeded = "not_needed",
    }
}

choices! {
    /// Whether they agreed that the note is fair.
    Agreed {
        Yes = "yes",
        No = "no",
        NotAsked = "not_asked",
    }
}

impl How {
    /// A survey or a broadcast is no meeting, and counts towards nothing.
    pub fn is_two_way(self) -> bool {
        !matches!(self, How::Survey | How::Broadcast)
    }
}

impl LogField {
    /// The choices of this field by their ids; none where it is no choice.
    pub fn choices(self) -> Vec<&'static str> {
        fn ids<C: Copy>(all: &[C], id: fn(C) -> &'static str) -> Vec<&'static str> {
            all.iter().copied().map(id).collect()
        }
        match self {
            LogField::ActorKind => ids(ActorKind::ALL, ActorKind::id),
            LogField::How => ids(How::ALL, How::id),
            LogField::Place => ids(Place::ALL, Place::id),
            LogField::StartedBy => ids(StartedBy::ALL, StartedBy::id),
            LogField::Changed => ids(Changed::ALL, Changed::id),
            LogField::CostsCovered => ids(Costs::ALL, Costs::id),
            _ => Vec::new(),
        }
    }
}

impl Contact {
    /// The fields that are still to be asked for, in the order of the file.
    pub fn blank_fields(&self) -> Vec<LogField> {
        let is_blank = |field: &LogField| match field {
            LogField::Date | LogField::How => false,
            LogField::Who => self.actor.trim().is_empty(),
            LogField::ActorKind => self.actor_kind.is_none(),
            LogField::FirstTime => self.first_time.is_none(),
            LogField::Place => self.place.is_none(),
            LogField::StartedBy => self.started_by.is_none(),
            LogField::Themes => self.themes.is_empty(),
            LogField::Heard => self.heard.trim().is_empty(),
            LogField::Changed => self.changed.is_none(),
            LogField::ChangedNote => self.changed_note.trim().is_empty(),
            LogField::ToldBack => self.told_back.is_none(),
            LogField::CostsCovered => self.costs_covered.is_none(),
            LogField::NextDate => self.next_date.is_none(),
            LogField::Agreed => self.agreed.is_none(),
        };
        LogField::ALL.iter().copied().filter(is_blank).collect()
    }

    /// Each date that cannot be kept, and why. Both meeting and telling back have happened, and
    /// neither telling back nor the next date is before the meeting.
    pub fn date_refusals(&self, today: NaiveDate) -> Vec<(LogField, DateRefusal)> {
        let told_back = self
            .told_back
            .and_then(|told| happened(told, today).or(ended(self.date, told)));
        let refusals = [
            (LogField::Date, happened(self.date, today)),
            (LogField::ToldBack, told_back),
            (
                LogField::NextDate,
                self.next_date.and_then(|next| ended(self.date, next)),
            ),
        ];
        refusals
            .into_iter()
            .filter_map(|(field, refusal)| Some((field, refusal?)))
            .collect()
    }
}
