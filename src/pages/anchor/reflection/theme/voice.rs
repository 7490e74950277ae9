//! One voice that confirmed a theme: who, when, how, and what they said that was not liked.

use chrono::NaiveDate;
use instruments::reflection::{Confirmation, SaidHow};
use leptos::prelude::*;

use super::Shown;
use super::voices::label_of;
use crate::components::{
    BottomBar, Choice, ChoiceStyle, DateField, Disclosure, Go, Listed, Page, TextArea, contested,
    contested_day, contested_flag, live, tap,
};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::ThemeStep;
use crate::state::records::reflection::theme::{self, VoiceWords};
use crate::state::{today, use_session};
use crate::words::{self, Text};

pub(super) fn screen(shown: Shown, voice: String) -> AnyView {
    let said = shown.said();
    let id = voice.clone();
    let record = Memo::new(move |_| {
        said.with(|said| {
            let found = said.voices.iter().find(|voice| voice.id == id);
            found.map(|voice| voice.what.clone())
        })
    });
    let is_there = Memo::new(move |_| record.with(Option::is_some));
    let is_saved = use_session().is_idle();
    live(move || match is_there.get() {
        true => view! { <Asked shown=shown.clone() voice=voice.clone() record /> }.into_any(),
        false if is_saved => view! { <NotFound /> }.into_any(),
        false => ().into_any(),
    })
}

#[component]
fn Asked(shown: Shown, voice: String, record: Memo<Option<Confirmation>>) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let (id, of) = (StoredValue::new(shown.id()), shown.theme.id.as_str());
    let question = &shown.now.reflection.voice_question;
    let path = |words| theme::voice_path(&id.get_value(), of, &voice, words);
    let (organisation, not_liked) = (path(VoiceWords::Organisation), path(VoiceWords::NotLiked));
    let voice = StoredValue::new(voice);

    let options = question.options.iter().filter(|option| option.id != "none").map(|option| {
        let who = option.id.as_str();
        let chosen = move || record.with(|voice| voice.as_ref().is_some_and(|voice| voice.voice == who));
        let choose = move |()| session.save_one(theme::set_voice_who(&id.get_value(), of, &voice.get_value(), who));
        view! { <Choice name="who" label=option.label.as_str() chosen=Signal::derive(chosen) choose style=ChoiceStyle::Card /> }
    });
    let options = options.listed();
    let several_voices = question
        .options
        .iter()
        .filter(|option| option.id != "none")
        .map(|option| {
            (
                option.label.as_str().into(),
                theme::set_voice_who(&id.get_value(), of, &voice.get_value(), &option.id),
            )
        });
    let several_voices = contested(several_voices);
    let ways = SaidHow::ALL.iter().map(|how| {
        let how = *how;
        let chosen = move || record.with(|voice| voice.as_ref().and_then(|voice| voice.how) == Some(how));
        let choose = move |()| session.save_one(theme::set_voice_how(&id.get_value(), of, &voice.get_value(), how));
        view! { <Choice name="how" label=said_how(how) chosen=Signal::derive(chosen) choose style=ChoiceStyle::Chip /> }
    });
    let ways = ways.listed();
    let several_ways = SaidHow::ALL.iter().map(|how| {
        (
            said_how(*how),
            theme::set_voice_how(&id.get_value(), of, &voice.get_value(), *how),
        )
    });
    let several_ways = contested(several_ways);
    let several_saw = contested_flag(|saw| {
        theme::set_voice_saw_wording(&id.get_value(), of, &voice.get_value(), saw)
    });
    let several_days = contested_day(theme::set_voice_day(
        &id.get_value(),
        of,
        &voice.get_value(),
        None,
    ));
    let saw = [(true, words::profile::yes()), (false, words::profile::no())].map(|(saw, label)| {
        let chosen = move || record.with(|voice| voice.as_ref().and_then(|voice| voice.saw_wording) == Some(saw));
        let choose = move |()| {
            session.save_one(theme::set_voice_saw_wording(&id.get_value(), of, &voice.get_value(), saw));
        };
        view! { <Choice name="saw" label chosen=Signal::derive(chosen) choose style=ChoiceStyle::Chip /> }
    });
    let saw = saw.into_iter().listed();
    let day = Signal::derive(move || record.with(|voice| voice.as_ref()?.said_on));
    let set_day = move |day| {
        session.save_one(theme::set_voice_day(
            &id.get_value(),
            of,
            &voice.get_value(),
            day,
        ))
    };
    let refuse = move |day: NaiveDate| {
        let mut changed = record.get_untracked()?;
        changed.said_on = Some(day);
        let refused = changed.date_refusal(today());
        refused.map(|_| words::reflection_voice::in_future())
    };

    let asks = &question.also;
    let back = shown.route(ThemeStep::Voices);
    let to = back.clone();
    let take_out = move |_| {
        session.save(theme::remove_voice(&id.get_value(), of, &voice.get_value()));
        navigation.go_instead(to.clone());
    };
    let who = Memo::new(move |_| {
        record.with(|voice| voice.as_ref().map(|voice| label_of(question, &voice.voice)))
    });
    let above = move || view! { <p class="topic-line">{shown.theme.name.as_str()}</p> };
    view! {
        <Page title=words::reflection_voice::title() class="question" above>
            <p class="lead">{live(move || who.get())}</p>
            <TextArea id="organisation" label=asks.organisation.as_str() path=organisation short=true />
            <DateField id="said-on" label=asks.said_on.as_str() day refuse set=set_day />
            {several_days}
            <fieldset class="chips"><legend>{asks.how.as_str()}</legend>{ways}</fieldset>
            {several_ways}
            <fieldset class="chips"><legend>{asks.saw_wording.as_str()}</legend>{saw}</fieldset>
            {several_saw}
            <TextArea id="not-liked" label=asks.not_liked.as_str() path=not_liked />
            <Disclosure summary=words::reflection_voice::change_who()>
                <fieldset><legend class="visually-hidden">{question.ask.as_str()}</legend>{options}</fieldset>
                {several_voices}
            </Disclosure>
            <Disclosure summary=words::reflection_voice::remove()>
                <p>{words::reflection_voice::remove_about()}</p>
                <button type="button" class="button button-quiet button-small" on:click=tap(take_out)>{words::reflection::take_out()}</button>
            </Disclosure>
            <BottomBar>
                <Go to=back class="button button-main">{words::reflection_voice::done()}</Go>
            </BottomBar>
        </Page>
    }
}

fn said_how(how: SaidHow) -> Text {
    match how {
        SaidHow::Met => words::reflection_voice::met(),
        SaidHow::Called => words::reflection_voice::called(),
        SaidHow::Survey => words::reflection_voice::survey(),
        SaidHow::Report => words::reflection_voice::report(),
    }
}
