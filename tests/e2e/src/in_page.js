// Looks at the page as a person with eyes or with a screen reader does. It only looks: whatever
// is done to the page is done by the driver's pointer and keys.
window.journeys = (() => {
  const dom = window.TestingLibraryDom ?? globalThis.TestingLibraryDom;

  /** The elements of a role inside another element, each with its accessible name. */
  const named = (role, within) => {
    const names = new Map();
    const note = (name, element) => names.set(element, name.replace(/\s+/g, " ").trim());
    return dom
      .queryAllByRole(within, role, { name: (name, element) => (note(name, element), true) })
      .map((element) => ({ element, name: names.get(element) }));
  };

  const fits = (wanted) => ({ name }) =>
    !wanted || (wanted.how === "whole" ? name === wanted.text : name.startsWith(wanted.text));

  /** Where to look: the whole page, or a group of that name. */
  const place = (group) =>
    group ? named("group", document.body).find(fits(group))?.element : document.body;

  const all = (role, wanted, group) => {
    const within = place(group);
    return within ? named(role, within).filter(fits(wanted)).map(({ element }) => element) : [];
  };

  /** Every role on the page with the names it goes by: what a failed journey tells. */
  const roles = () =>
    Object.keys(dom.getRoles(document.body))
      .filter((role) => !["generic", "presentation", "paragraph", "listitem"].includes(role))
      .map((role) => `${role}: ${named(role, document.body).map(({ name }) => JSON.stringify(name)).join(", ")}`)
      .join("\n");

  /** Where a person puts the finger: a radio button is tapped on its words. */
  const target = (element) =>
    element.matches("input[type=radio], input[type=checkbox]") && element.labels?.length
      ? element.labels[0]
      : element;

  const state = (element) => {
    const touched = target(element);
    const box = touched.getBoundingClientRect();
    const x = Math.round(box.left + box.width / 2);
    const y = Math.round(box.top + box.height / 2);
    const above = document.elementFromPoint(x, y);
    const reached = above !== null && (touched.contains(above) || element.contains(above));
    return {
      x,
      y,
      visible: box.width > 0 && box.height > 0,
      enabled: !element.matches(":disabled") && element.getAttribute("aria-disabled") !== "true",
      reached,
      // What lies over it, in a word or two.
      covered_by: reached ? null : (above?.outerHTML.slice(0, 120) ?? "the edge of the window"),
      // How far the page has to move for it to stand in the middle.
      away: Math.round(box.top + box.height / 2 - innerHeight / 2),
      focused: document.activeElement === element,
      checked: element.checked ?? element.getAttribute("aria-checked") === "true",
      value: element.value ?? null,
      text: element.innerText,
    };
  };

  let touched = false;
  addEventListener("pointerdown", () => (touched = true), { capture: true });

  return {
    /** Whether a pointer has come down on the page since the last time this was asked. */
    touched: () => {
      const was = touched;
      touched = false;
      return was;
    },
    /** The states of the elements with that role and name, three at most. */
    find: (role, wanted, group) => all(role, wanted, group).slice(0, 3).map(state),
    /** The names of all elements with that role. */
    names: (role, group) => {
      const within = place(group);
      return within ? named(role, within).map(({ name }) => name) : [];
    },
    roles,
    /** Role and name of the element that the keyboard acts on. */
    focus: () => {
      const element = document.activeElement ?? document.body;
      const tag = element.localName;
      const found = Object.entries(dom.getRoles(element.parentElement ?? element))
        .find(([, elements]) => elements.includes(element));
      const role = found?.[0] ?? "none";
      const own = found && named(role, element.parentElement).find((one) => one.element === element);
      return { role, tag, name: own?.name ?? "" };
    },
  };
})();
