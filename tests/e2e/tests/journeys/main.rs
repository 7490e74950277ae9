//! Every journey in every engine, each with a server and a fresh browser of its own.

mod first_check;

use e2e::{Engine, Scene};
use libtest_mimic::{Arguments, Trial};

type Journey = (&'static str, fn(&mut Scene));

const JOURNEYS: [Journey; 1] = [("quick_check_to_plan", first_check::quick_check_to_plan)];

fn main() {
    let arguments = Arguments::from_args();
    let engines = Engine::chosen().unwrap_or_else(|error| panic!("{error}"));
    let trials = engines.into_iter().flat_map(|engine| {
        JOURNEYS.map(|(name, story)| {
            Trial::test(format!("{engine}::{name}"), move || {
                story(&mut Scene::of(engine, name));
                Ok(())
            })
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}
