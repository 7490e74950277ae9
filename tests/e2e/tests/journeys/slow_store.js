// A store that takes its time, and somebody who watches what is told meanwhile.
//
// While `journey.slow` is true, nothing that is written comes to its end. `journey.held` counts what
// was held up. `journey.false_claims` lists each time that the page said "Saved on this phone" while
// a key had been typed that no completed write had begun after.
window.journey = { slow: false, held: 0, false_claims: [] };

(() => {
  let moment = 0;
  let typed = 0;
  let saved = 0;

  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (...given) {
    const begun = ++moment;
    this.transaction.addEventListener("complete", () => (saved = begun));
    const request = add.apply(this, given);
    // As long as something is asked of it, a transaction does not complete.
    const hold = () => {
      if (journey.slow) this.get(0).onsuccess = hold;
    };
    if (journey.slow) journey.held += 1;
    hold();
    return request;
  };

  const look = () => {
    const status = document.querySelector("header [role=status]")?.textContent ?? "";
    if (status.includes("Saved on this phone") && typed > saved) {
      journey.false_claims.push(document.activeElement?.value ?? "");
    }
  };
  addEventListener("input", () => {
    typed = ++moment;
    requestAnimationFrame(() => requestAnimationFrame(look));
  });
  addEventListener("DOMContentLoaded", () =>
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    }),
  );
})();
