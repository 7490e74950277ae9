//! The cases of the engagement log.

use instruments::reflection::{
    Actor, ActorStatus, Changed, Contact, Costs, Engagement, How, Measure, Place, Regularity,
    StartedBy, engagement,
};
use serde_json::{Value, json};

#[test]
fn a_log_says_whom_an_anchor_meets_and_what_came_of_it() {
    for case in crate::support::cases(include_str!("engagement.json")) {
        let name = crate::support::text(&case, "name");
        let log: Vec<Contact> = case["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(contact)
            .collect();
        let actors: Vec<Actor> = case["actors"]
            .as_array()
            .unwrap()
            .iter()
            .map(actor)
            .collect();
        let today = crate::support::text(&case, "today").parse().unwrap();
        let result = engagement(today, &log, &actors);
        for (what, expected) in case["expect"].as_object().unwrap() {
            let actual = field(&result, what)
                .unwrap_or_else(|| panic!("{name}: nothing is known of {what}"));
            assert_eq!(actual, *expected, "{name}: {what}");
        }
    }
}

fn contact(value: &Value) -> Contact {
    let optional = |key: &str| value[key].as_str();
    Contact {
        date: crate::support::text(value, "date").parse().unwrap(),
        actor: crate::support::text(value, "who").to_owned(),
        first_time: value["first_time"].as_bool().unwrap(),
        how: match crate::support::text(value, "how") {
            "met" => How::Met,
            "visited_them" => How::VisitedThem,
            "call" => How::Call,
            "workshop" => How::Workshop,
            "survey" => How::Survey,
            "broadcast" => How::Broadcast,
            other => panic!("how is {other}"),
        },
        place: optional("where").map(|place| match place {
            "their_place" => Place::TheirPlace,
            "neutral" => Place::Neutral,
            "our_place" => Place::OurPlace,
            "online" => Place::Online,
            other => panic!("where is {other}"),
        }),
        started_by: optional("started_by").map(|who| match who {
            "them" => StartedBy::Them,
            "us" => StartedBy::Us,
            other => panic!("started_by is {other}"),
        }),
        changed: optional("changed").map(|changed| match changed {
            "nothing_yet" => Changed::NothingYet,
            "deciding" => Changed::Deciding,
            "doing" => Changed::Doing,
            "done" => Changed::Done,
            "will_not_and_why" => Changed::WillNotAndWhy,
            other => panic!("changed is {other}"),
        }),
        told_back: optional("told_back").map(|date| date.parse().unwrap()),
        costs_covered: optional("costs_covered").map(|costs| match costs {
            "paid_for_time" => Costs::PaidForTime,
            "expenses_only" => Costs::ExpensesOnly,
            "none" => Costs::NotCovered,
            "not_needed" => Costs::NotNeeded,
            other => panic!("costs_covered is {other}"),
        }),
    }
}

fn actor(value: &Value) -> Actor {
    Actor {
        name: crate::support::text(value, "name").to_owned(),
        target_days: u32::try_from(value["target_days"].as_u64().unwrap()).unwrap(),
    }
}

fn field(result: &Engagement, what: &str) -> Option<Value> {
    let measures = &result.measures;
    Some(match what {
        "rhythm" => share(measures.rhythm),
        "on_time" => share(result.on_time),
        "loop" => share(measures.loop_closed),
        "change" => share(measures.something_changed),
        "answered" => share(measures.honest_answer),
        "new_voices" => share(measures.new_voices),
        "their_ground" => share(measures.their_ground),
        "their_start" => share(measures.started_by_them),
        "costs" => share(measures.costs_covered),
        "not_filled" => json!({
            "change": measures.something_changed.not_filled,
            "answered": measures.honest_answer.not_filled,
            "their_ground": measures.their_ground.not_filled,
            "their_start": measures.started_by_them.not_filled,
            "costs": measures.costs_covered.not_filled,
        }),
        "actors" => {
            let actors = result.actors.iter().map(|(actor, standing)| {
                let status = match standing.status {
                    ActorStatus::OnTime => "On time",
                    ActorStatus::Due => "Due",
                    ActorStatus::Overdue => "Overdue",
                };
                (
                    actor.clone(),
                    json!({ "days": standing.days, "status": status }),
                )
            });
            Value::Object(actors.collect())
        }
        "word" => json!(match result.regularity {
            Regularity::New => "New",
            Regularity::Regular => "Regular",
            Regularity::Some => "Some",
            Regularity::Patchy => "Patchy",
        }),
        "message" => json!(result.longest_wait.as_ref().map(|wait| {
            let waited = wait.days.map_or("was never met".to_owned(), |days| {
                format!("has waited {days} days")
            });
            format!("{} {waited} (target {})", wait.actor, wait.target_days)
        })),
        _ => return None,
    })
}

fn share(measure: Measure) -> Value {
    json!(
        measure
            .share()
            .map(|share| share.ten_thousandths() as f64 / 10_000.0)
    )
}
