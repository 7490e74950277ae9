//! The cases of the engagement log.

use instruments::reflection::{
    Actor, ActorStatus, Changed, Contact, Costs, Engagement, How, Measure, MeasureId, Place,
    Regularity, Standing, StartedBy, engagement,
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
    let date = |key: &str| optional(key).map(|date| date.parse().unwrap());
    Contact {
        date: date("date").unwrap(),
        actor: crate::support::text(value, "who").to_owned(),
        actor_kind: None,
        first_time: value["first_time"].as_bool(),
        how: How::from_id(crate::support::text(value, "how")).unwrap(),
        place: optional("where").map(|place| Place::from_id(place).unwrap()),
        started_by: optional("started_by").map(|who| StartedBy::from_id(who).unwrap()),
        themes: Vec::new(),
        heard: String::new(),
        changed: optional("changed").map(|changed| Changed::from_id(changed).unwrap()),
        changed_note: String::new(),
        told_back: date("told_back"),
        costs_covered: optional("costs_covered").map(|costs| Costs::from_id(costs).unwrap()),
        next_date: None,
        agreed: None,
    }
}

fn actor(value: &Value) -> Actor {
    Actor {
        name: crate::support::text(value, "name").to_owned(),
        target_days: Some(u32::try_from(value["target_days"].as_u64().unwrap()).unwrap()),
    }
}

fn field(result: &Engagement, what: &str) -> Option<Value> {
    if let Some(measure) = MeasureId::from_id(what) {
        return Some(share(result.measures.of(measure)));
    }
    Some(match what {
        "not_filled" => of_each(result, &|measure| json!(measure.not_filled.len())),
        "behind" => of_each(result, &|measure| {
            json!([measure.counted, measure.not_counted, measure.not_filled])
        }),
        "actors" => {
            let actors = result.actors.iter().map(|(actor, standing)| {
                let status = status(standing.status);
                (
                    actor.clone(),
                    json!({ "days": standing.days, "status": status }),
                )
            });
            Value::Object(actors.collect())
        }
        "waiting" => {
            let waiting = result.waiting().into_iter().map(|(actor, standing)| {
                let status = status(standing.status);
                json!({ "who": actor, "status": status, "due_by": standing.due_by.to_string() })
            });
            Value::Array(waiting.collect())
        }
        "word" => json!(match result.regularity {
            Regularity::New => "New",
            Regularity::Regular => "Regular",
            Regularity::Some => "Some",
            Regularity::Patchy => "Patchy",
        }),
        "limits" => {
            let limits = result.limits();
            let met = limits
                .iter()
                .map(|limit| (limit.measure.id().to_owned(), json!(limit.is_met)));
            Value::Object(met.collect())
        }
        "message" => json!(longest_wait(result).map(|(actor, standing)| {
            let waited = standing.days.map_or("was never met".to_owned(), |days| {
                format!("has waited {days} days")
            });
            format!("{actor} {waited} (target {})", standing.target_days)
        })),
        _ => return None,
    })
}

fn of_each(result: &Engagement, said: &dyn Fn(&Measure) -> Value) -> Value {
    let measures = MeasureId::ALL.iter().map(|measure| {
        let said = said(result.measures.of(*measure));
        (measure.id().to_owned(), said)
    });
    Value::Object(measures.collect())
}

fn status(status: ActorStatus) -> &'static str {
    match status {
        ActorStatus::OnTime => "On time",
        ActorStatus::Due => "Due",
        ActorStatus::Overdue => "Overdue",
    }
}

fn share(measure: &Measure) -> Value {
    json!(
        measure
            .share()
            .map(|share| share.ten_thousandths() as f64 / 10_000.0)
    )
}

/// Whoever heads the list of those who wait, where they are overdue.
fn longest_wait(result: &Engagement) -> Option<(&str, &Standing)> {
    let first = result.waiting().into_iter().next();
    first.filter(|(_, standing)| standing.status == ActorStatus::Overdue)
}
