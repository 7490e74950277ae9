// Acts in place of a person, in a browser that no driver can hold: answers questions, and tells the
// server what it taps, what the app then says is saved, and what it finds after a fresh start.
addEventListener("load", async () => {
  const tell = (what, about) =>
    fetch(`/v1/journey/${what}`, { method: "POST", body: JSON.stringify(about) });
  const until = async (look) => {
    for (;;) {
      const found = look();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  // What a person sees is what was painted since the tap.
  const painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const words = (element) => element.innerText.replace(/\s+/g, " ").trim();
  const named = (selector, name) =>
    [...document.querySelectorAll(selector)].find((one) => words(one).startsWith(name));
  // The app's own, not that of the page which stands there before it.
  const heading = () => document.getElementById("heading");
  const status = () => [...document.querySelectorAll("[role=status]")].map(words).join(" ");
  const isSaved = () => !status().includes("Saving") && status().includes("Saved on this phone");
  const isQuestion = () => document.querySelector("fieldset.levels") !== null;

  const begin = async () => {
    named("a", "Check my business").click();
    await until(() => named("legend", "How many people work here?"));
    for (const group of ["How many people work here?", "What do you do?", "How long have you been trading?"]) {
      named("legend", group).parentElement.querySelector("input").click();
      await painted();
      await until(isSaved);
    }
    named("button", "Go to the first question").click();
    await until(isQuestion);
  };

  const answer = async () => {
    const question = words(heading());
    const levels = [...document.querySelectorAll("fieldset.levels label")].slice(0, 5);
    const level = levels[Math.floor(Math.random() * levels.length)];
    const given = [question, words(level)];
    await tell("tapped", given);
    level.click();
    await painted();
    await until(isSaved);
    await tell("saved", given);
  };

  const goOn = async () => {
    const here = location.pathname;
    named("button", "Continue").click();
    await until(() => location.pathname !== here);
  };

  await until(heading);
  if (location.pathname === "/") {
    const further = named("a", "Go on with my check");
    if (further) {
      const check = new URL(further.href).pathname.split("/")[2];
      return location.assign(`/check/${check}/review`);
    }
    await begin();
  }
  if (location.pathname.endsWith("/review")) {
    // The page can be on its way for a moment.
    const found = () => [...document.querySelectorAll("a.answer-line")];
    const lines = await until(() => found().length > 0 && found());
    await tell("found", lines.map(words));
    return location.assign(lines[0].href);
  }
  await tell("begun", null);
  while (isQuestion()) {
    await answer();
    await goOn();
    await until(heading);
  }
  // All are answered: once more from the first, with other answers.
  location.assign("/");
});
