// The yardstick: the questions of the check as a page of SurveyJS, put together and kept in
// localStorage as its own guides for a page without a framework say.
"use strict";

const KEPT = "yardstick-answers";

const survey = new Survey.Model(window.questions);

survey.onValueChanged.add(() => {
  localStorage.setItem(KEPT, JSON.stringify(survey.data));
  document.dispatchEvent(new Event("answer-stored"));
});

const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null");
if (kept) survey.data = kept;
survey.render(document.getElementById("survey"));
