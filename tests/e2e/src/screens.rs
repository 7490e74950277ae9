//! Every screen of the app, in one table, and how a person gets to have them all.

use crate::{
    Name, Person, Wanted,
    log::Logged,
    reflection::Reflected,
    steps::{answer_lines, is_question},
};

/// A screen that is looked at: what it is called in pictures, and its path. `{quick}`,
/// `{step}` and the like stand for what that [`Person::fills_every_screen`] finds out.
pub type Screen = (&'static str, &'static str);

/// What somebody sees who was never here before.
pub const FOR_NEWCOMERS: [Screen; 10] = [
    ("home-first", "/"),
    ("profile-empty", "/profile"),
    ("plan-empty", "/plan"),
    ("history-empty", "/history"),
    ("backup-meaning", "/backup"),
    ("backup-words", "/backup/words"),
    ("restore", "/restore"),
    ("join", "/join#a-code-that-is-none"),
    ("anchor-first", "/anchor"),
    ("anchor-profile-empty", "/anchor/profile"),
];

/// What somebody sees with three finished checks, a step in the plan, a log of listening, a
/// reflection, a round that is held for somebody else and a backup.
pub const WITH_ANSWERS: [Screen; 57] = [
    ("home", "/"),
    ("start", "/start"),
    ("profile", "/profile"),
    ("question", "{question}"),
    ("question-answered", "{answered}"),
    ("tasks", "/check/{full}/tasks"),
    ("review", "/check/{quick}/review"),
    ("result", "/check/{quick}/result"),
    ("plan", "/plan"),
    ("step", "{step}"),
    ("history", "/history"),
    ("settings", "/settings"),
    ("copy", "/copy"),
    ("backup", "/backup"),
    ("backup-done", "/backup/done"),
    ("backup-phrase", "/backup/phrase"),
    ("backup-devices", "/backup/devices"),
    ("backup-device", "{device}"),
    ("backup-add", "/backup/add"),
    ("backup-off", "/backup/off"),
    ("backup-erase", "/backup/erase"),
    ("delete", "/delete"),
    ("privacy", "/privacy"),
    ("about", "/about"),
    ("not-found", "/no-such-page"),
    ("log", "/anchor/log"),
    ("log-quick", "{half}"),
    ("log-entry", "{entry}"),
    ("log-date", "{entry}/date"),
    ("log-who", "{entry}/who"),
    ("log-kind", "{entry}/actor_kind"),
    ("log-first-time", "{entry}/first_time"),
    ("log-themes", "{entry}/themes"),
    ("log-heard", "{entry}/heard"),
    ("log-entries", "/anchor/log/entries"),
    ("log-open", "/anchor/log/open"),
    ("log-actors", "/anchor/log/actors"),
    ("log-actor", "{actor}"),
    ("log-actor-unmet", "{unmet}"),
    ("log-measures", "/anchor/log/measures"),
    ("log-measure", "/anchor/log/measure/on_time"),
    ("anchor", "/anchor"),
    ("anchor-profile", "/anchor/profile"),
    ("reflection-inventory", "{reflection}/inventory"),
    ("reflection-themes", "{reflection}"),
    ("reflection-facts", "{reflection}/theme/P3/facts"),
    ("reflection-evidence", "{reflection}/theme/P3/evidence"),
    ("reflection-views", "{reflection}/theme/P3/views"),
    ("reflection-level", "{reflection}/theme/P3/level"),
    ("reflection-voices", "{reflection}/theme/P3/voices"),
    ("reflection-voice", "{voice}"),
    ("reflection-result", "{reflection}/result"),
    ("reflection-report", "{report}"),
    ("reflection-round", "{reflection}/outside"),
    ("reflection-commitments", "{reflection}/commitments"),
    ("reflection-commitment", "{commitment}"),
    ("host", "{host}"),
];

/// What somebody outside sees who was handed the phone: what it is called in pictures, what was handed
/// over, and how many buttons further on it is.
pub const HANDED_OVER: [(&str, &str, usize); 3] = [
    ("voice-form", "hosted/{hosted}", 0),
    ("voice-form-theme", "hosted/{hosted}", 1),
    ("papers", "papers/hosted/{hosted}", 0),
];

/// The reflection of somebody else for which this phone is the host.
const HOSTED: &str = "7b00112233445566";

/// The paths of what was filled in.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    quick: String,
    full: String,
    question: String,
    answered: String,
    step: String,
    device: String,
    logged: Logged,
    reflected: Reflected,
    host: String,
}

impl Filled {
    /// The path of a screen for this person.
    #[must_use]
    pub fn path(&self, screen: Screen) -> String {
        screen
            .1
            .replace("{quick}", &self.quick)
            .replace("{full}", &self.full)
            .replace("{question}", &self.question)
            .replace("{answered}", &self.answered)
            .replace("{step}", &self.step)
            .replace("{device}", &self.device)
            .replace("{entry}", &self.logged.entry)
            .replace("{half}", &self.logged.half_written)
            .replace("{actor}", &self.logged.actor)
            .replace("{unmet}", &self.logged.unmet)
            .replace("{report}", &self.reflected.report())
            .replace("{reflection}", &self.reflected.reflection)
            .replace("{voice}", &self.reflected.voice)
            .replace("{commitment}", &self.reflected.commitment)
            .replace("{host}", &self.host)
    }
}

/// The paths of every screen of an anchor's.
#[must_use]
pub fn of_an_anchor(logged: Logged, reflected: Reflected) -> Vec<String> {
    let filled = Filled {
        logged,
        reflected,
        ..Filled::default()
    };
    let paths = WITH_ANSWERS.map(|screen| filled.path(screen));
    let anchors = paths.into_iter();
    anchors.filter(|path| path.starts_with("/anchor")).collect()
}

impl Person {
    /// Four checks, the first of them gone into deeper, so that the other three make a trend; and a step.
    #[track_caller]
    pub fn fills_every_screen(&self) -> Filled {
        self.does_a_quick_check(|number| number % 4);
        let full = check_in(&self.path());
        self.picks_the_first_step();
        let links = self.reads_all("link", None);
        let step = links.iter().find(|name| name.ends_with("in 14 days"));
        let step = step.unwrap_or_else(|| panic!("no step in the plan among {links:?}"));
        self.taps_link(step.as_str());
        let step = self.is_at(|path| path.starts_with("/plan/"));

        let quick = [1, 2, 3].map(|better| self.checks_again(|number| (number + better) % 5));
        let [.., quick] = quick;

        self.opens(&format!("/check/{full}/result"));
        self.taps_button("Go deeper, topic by topic");
        self.sees_heading("The full check, topic by topic");
        // The list grows once the change to the full check is saved.
        self.sees_text("Not started");
        let topic = self
            .reads_all("link", None)
            .into_iter()
            .find(|name| name.ends_with("Not started"))
            .unwrap_or_else(|| panic!("every topic was started"));
        self.taps(&Wanted::new("link", topic.as_str()));
        let question = self.is_at(is_question);
        self.opens(&format!("/check/{quick}/review"));
        let line = answer_lines(self).swap_remove(0);
        self.taps_link(line.as_str());
        let answered = self.is_at(is_question);
        let logged = self.fills_a_log();
        let reflected = self.fills_a_reflection();
        let blind = ["They do not seem to see it."; 3];
        let listening = ["They ask us, and they listen."; 3];
        self.hears_a_round(
            &reflected.reflection,
            &[
                (&blind, "Pay on time"),
                (&blind, "Ask us first"),
                (&listening, "Come to us"),
            ],
        );
        let host = self.hosts_a_round();
        self.opens("/");
        let _ = self.turns_the_backup_on();
        self.opens("/backup/devices");
        self.taps_link(Name::Starting("No name yet".to_owned()));
        let device = self.is_at(|path| path.starts_with("/backup/devices/"));
        Filled {
            host,
            device,
            logged,
            quick,
            full,
            question,
            answered,
            step,
            reflected,
        }
    }

    /// From anywhere to an open round that is held for somebody else; gives its path.
    #[track_caller]
    fn hosts_a_round(&self) -> String {
        let host = format!("/anchor/host/0.1-draft/{HOSTED}");
        self.opens(&host);
        self.writes("What is the organisation called?", "Northbridge Council");
        self.sees_status("Saved on this phone");
        self.taps_button("Start a round");
        self.sees_text("0 people have answered.");
        host
    }

    /// The phone shows what somebody outside was handed, in whatever language its owner speaks.
    #[track_caller]
    pub fn has_in_hand(&self, (_, handed, further): (&str, &str, usize)) {
        let handed = handed.replace("{hosted}", HOSTED);
        self.marks_as_handed_over(&format!("JSON.stringify({handed:?})"));
        self.opens("/anchor");
        for _ in 0..further {
            let _ = self.reads_the_heading();
            let buttons = self.reads_all("button", None);
            // The way on is the last, whatever it is called in this language.
            self.taps_button(buttons.last().map_or("", String::as_str));
        }
    }

    /// The phone is in the hands of its owner again.
    #[track_caller]
    pub fn has_the_phone_back(&self) {
        self.marks_as_handed_over("");
        self.opens("/anchor");
    }

    #[track_caller]
    fn marks_as_handed_over(&self, mark: &str) {
        let key = "good-business.handed-over";
        let script = match mark {
            "" => format!("localStorage.removeItem({key:?})"),
            mark => format!("localStorage.setItem({key:?}, {mark})"),
        };
        let session = self.browser.session();
        session
            .and_then(|session| session.run(&script, vec![]))
            .unwrap_or_else(|error| panic!("handing over: {error}"));
    }

    /// From anywhere to the result of one more quick check, by its id.
    #[track_caller]
    fn checks_again(&self, level: impl Fn(usize) -> usize) -> String {
        self.opens("/start");
        self.taps_button(Name::Starting("The quick check".to_owned()));
        self.is_at(is_question);
        self.answers_the_rest(level);
        self.taps_button("See my result");
        check_in(&self.is_at(|path| path.ends_with("/result")))
    }
}

fn check_in(path: &str) -> String {
    path.split('/').nth(2).unwrap_or_default().to_owned()
}
