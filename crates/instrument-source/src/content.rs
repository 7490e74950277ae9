//! What every question of the check must be: plain to read.

use instruments::check::{Check, Question};

use crate::entry::Entry;
use crate::reading_grade::{HIGHEST, reading_grade};

/// Reports each question that is too hard to read with its levels, in either wording.
pub(crate) fn check_reading(file: &Entry<'_>, check: &Check) {
    for (_, _, question) in check.all_questions() {
        for (wording, grade) in grades(question) {
            if grade > HIGHEST {
                file.problem(format!(
                    "asks for reading grade {grade:.1} in question {} ({wording} and its levels); use shorter words and \
                     sentences until it is {HIGHEST} or less",
                    question.id
                ));
            }
        }
    }
}

fn grades(question: &Question) -> Vec<(&'static str, f64)> {
    let grade = |text: &str, levels: &[String; 5]| {
        reading_grade([text].into_iter().chain(levels.iter().map(String::as_str)))
    };
    let mut grades = vec![("text", grade(&question.text, &question.levels))];
    if question.solo.text.is_some() || question.solo.levels.is_some() {
        let text = question.solo.text.as_ref().unwrap_or(&question.text);
        let levels = question.solo.levels.as_ref().unwrap_or(&question.levels);
        grades.push(("solo text", grade(text, levels)));
    }
    grades
}
